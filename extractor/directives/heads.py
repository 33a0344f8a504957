"""Heads: what a clause begins with — connector, circumstance, addressee, modal, verb."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.directives.chains import Chain, Chains
from extractor.directives.cues import cues
from extractor.directives.openings import words
from extractor.records import BodyMention, Cue
from extractor.remembering import remembered
from extractor.rules import Pack, fold

_SHORT_VERBS = frozenset(
    "trình lập gửi nộp giao ký họp thu chi cử rà chống giữ giảm tăng mở xóa hạn vượt đạt lo".split()
)
_THEN = re.compile(r"(?<!\w)thì(?!\w)")
_ORDINAL = re.compile(
    r"(?:thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?:\s+là)?|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là)\s*[,:]?\s*"
)
# Verbs that are part of a noun here: "các cơ quan, tổ chức khác", "lãnh đạo tỉnh".
_NOUNS = re.compile(
    r"(?:(?:thông báo|công văn|quyết định|báo cáo)\s+(?:(?:kết luận\s+)?số|này|cũng|còn|nêu|chỉ rõ)(?=\s)|học (?:sinh|viên|kỳ|phí|bổng|bạ|đường|viện|thuật|vị)|cấp (?:ủy|uỷ|trên|dưới|xã|huyện|tỉnh|cơ sở)|trình độ|giao (?:thông|dịch)|tổ chức,?\s+(?:khác|có liên quan|liên quan|chính trị|xã hội|cá nhân|đảng|đoàn thể|tín dụng)|lãnh đạo\s+(?:các|tỉnh|huyện|xã|bộ|sở|ubnd|thành phố|đơn vị|công ty))(?!\w)"
)
# Behind the circumstance the clause tells what was done: "Nhân dịp này, Công ty đã trao …, phòng chống …".
_IF_THEN = re.compile(r"(?<!\w)(?:nếu|trường hợp) [^.;:]{3,120} thì\s*$")
_HAPPENED = re.compile(r", [^,;:]{3,80} (?:đã|đang|vừa|giúp|góp phần) ")
_BOLD = re.compile(r"(?:\*\*)?[^*:.;]{2,60}(?::\*\*|\*\*:)\s*(?=\S)")
# "Họ | phải công khai …": those named before.
_THEY = re.compile(r"(?:họ|những người này|các đơn vị này|các địa phương này)\s+(?:cũng\s+)?")
# A clause that tells what was or is done, and not what with.
_TOLD = re.compile(r"(?<!\w)(?:đã|đang|vừa|từng)(?!\w)")
_WHICH = re.compile(r"(?: [^\W\d_]+){1,5}?(?=(?P<joint>,? )(?:cần|phải|có trách nhiệm) )")
_MORE = re.compile(
    r"(?:,| và|, và) (?P<who>(?:các|những|mọi|mỗi|từng|đội ngũ)(?: [^\W\d_]+){1,6}?)(?=(?P<joint>,? )(?:cần|phải|có trách nhiệm) )"
)
_WILL = re.compile(r"sẽ\s+(?:phải\s+|cần\s+)?")
_ENDS_MATTER = re.compile(r"\s*(?:\([^()]*\))?\s*(?:[,:]|$)")
_DOTS = re.compile(r"(?: ?(?:…|\.\.\.))?,? (?:thì )?(?:cũng )?")
_NAME_TO_COLON = re.compile(r"(?P<name> [^\W\d_][^.:;()\n]{1,70}?) ?:\s*")
_COLON = re.compile(r"\s*:\s*")
# "…, | trước ngày 10/6, | phải …"; a colon ends the lead-in of a list, whose time is all its items'.
_JOINT = re.compile(r",?[ \n]*")
_QUOTES = re.compile(r"(?:[\s“\"'*_@`→⇒]|=>)+")
_BRACKETS = re.compile(r"\s*\([^()]{0,200}\)")
_FIGURE = re.compile(r"\s*[~\d]")
_MARKER = re.compile(
    # "P. Kinh doanh" and "Q. Ba Đình" begin names.
    r"(?:\[[ xX✓✔]?\]|(?!(?:p|q|x)\.)\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]+)[.)]|[-+•*])\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The opening of a clause. `task` is where what is to be done begins.

    `chain` is the addressee, `topical` says it came as "Đối với X,"; `shared` says that whoever
    speaks asks it of all, himself included ("chúng ta phải …"); `modal` the modal; `opening` how the task begins: "modal", "verb" or "" where nothing tells.
    """

    start: int
    task: int
    chain: Chain | None = None
    topical: Chain | None = None
    modal: Cue | None = None
    opening: str = ""
    topic: str | None = None
    shared: bool = False


class Heads:
    """Reads clause openings of one document; `times` gives the end of each time by its start."""

    def __init__(
        self, text: str, chains: Chains, pack: Pack, times: Mapping[int, int] | None = None
    ) -> None:
        self.text = text
        self.folded = fold(text)
        self.chains = chains
        self.words = words(pack)
        self.pack = pack
        self.times = times or {}
        self.modals = {c.start: c for c in cues(text, pack) if c.rule.startswith("modal.")}

    @remembered
    def verb_at(self, position: int) -> bool:
        """Whether a task verb or adverb begins here."""
        if _NOUNS.match(self.folded, position):
            return False
        return (
            self.words.verb.match(self.folded, position) is not None
            or self.words.adverb.match(self.folded, position) is not None
        )

    def urges(self, start: int, end: int) -> bool:
        """Whether a range holds an adverb of doing: "khẩn trương", "tiếp tục"."""
        words = (start, *(m.end() for m in re.finditer(r"\s", self.folded[start:end])))
        found = (
            self.words.adverb.match(self.folded, at, end)
            for at in (words[0], *(start + n for n in words[1:]))
        )
        return any(adverb is not None and adverb.group() != "không" for adverb in found)

    def ends_at(self, position: int, end: int) -> bool:
        """Whether an adverb or a task verb of two syllables fills the range `[position, end)`."""
        verb = self.words.verb.fullmatch(self.folded, position, end)
        adverb = self.words.adverb.fullmatch(self.folded, position, end)
        return adverb is not None or (verb is not None and " " in verb.group())

    def strong_verb_at(self, position: int) -> bool:
        """Whether a verb begins here that opens a task even without any context near it."""
        if self.words.prohibition.match(self.folded, position):
            return True
        match = self.words.adverb.match(self.folded, position) or self.words.verb.match(
            self.folded, position
        )
        return match is not None and (" " in match.group() or match.group() in _SHORT_VERBS)

    def does(self, start: int, end: int) -> bool:
        """Whether a range holds a verb that opens a task by itself."""
        words = re.finditer(r"(?<!\w)\w", self.folded[start:end])
        return any(self.strong_verb_at(start + word.start()) for word in words)

    @remembered
    def skip_connectors(self, position: int, end: int) -> int:
        """The position after markers, quotes, ordinals and connectors."""
        while position < end:
            match = (
                self._label(position)
                or _QUOTES.match(self.folded, position)
                or _MARKER.match(self.folded, position)
                or _ORDINAL.match(self.folded, position)
                or self.words.note.match(self.folded, position)
            )
            if match is None and not self.verb_at_strict(position):
                match = self.words.connector.match(self.folded, position)
            if match is None:
                post = self.words.standing.match(self.folded, position, end)
                match = post if post is not None and self.verb_at(post.end()) else None
            if match is None or match.end() == position or match.end() > end:
                return position
            position = match.end()
        return position

    def _label(self, position: int) -> re.Match[str] | None:
        """A label in bold that names nobody: "**Quỹ:** | thu trước 15/9"."""
        label = _BOLD.match(self.text, position)
        return label if label is not None and not self.chains.within(*label.span()) else None

    def noted(self, position: int) -> bool:
        """Whether a label sets the sentence at a position apart: "Lưu ý: …"."""
        return self.words.note.match(self.folded, position) is not None

    def verb_at_strict(self, position: int) -> bool:
        """An adverb that is also a connector ("tiếp tục", "đặc biệt chú trọng") opens the task.

        Before a modal it only connects: "Đặc biệt | cần tập trung …".
        """
        match = self.words.adverb.match(self.folded, position)
        after = _after_space(self.folded, match.end()) if match is not None else position
        return match is not None and self.verb_at(after) and after not in self.modals

    @remembered
    def read(self, start: int, end: int) -> Head:
        """The head of the clause `[start, end)`."""
        at = self.skip_connectors(start, end)
        here = self._plain(start, at, end)
        scene = self.words.scene.match(self.folded, at) is not None
        setting = (
            self.words.circumstance.match(self.folded, at) is not None
            and (self.words.periodic.match(self.folded, at) or not self.verb_at_strict(at))
            and (here is None or here.chain is None)
            and not (here is not None and here.modal and self.words.foremost.match(self.folded, at))
        )
        if (
            here is not None
            and not setting
            and not (scene and here.chain is None and here.modal is None)
        ):
            return here
        owing = self._owes(at, end)
        if owing is not None:
            return owing
        topical = self._topical(at, end)
        if setting or scene or topical:
            best = self.after_setting(start, at, end)
            if best is None or best.chain is None:
                best = self._grounds(at, end) or best
            if best is not None and scene and (best.chain is None or not best.opening):
                best = None
            if best is not None:
                topic = self.text[at : best.start].strip(" ,")
                return replace(best, topical=topical, topic=topic)
            if topical is not None:
                rest = self.skip_connectors(_after_punctuation(self.text, topical.end), end)
                return Head(at, rest, None, topical, None, "verb" if self.verb_at(rest) else "")
        return (
            here
            or self._on_topic(start, at, end)
            or self._noun(at, end)
            or self._concluded(at, end)
            or Head(at, at)
        )

    def _on_topic(self, start: int, at: int, end: int) -> Head | None:
        """Who must act in a matter named first: "Riêng việc tiết kiệm điện, | các địa phương cần …"."""
        if not self.folded.startswith(("việc ", "công tác "), at):
            return None
        head = self.after_setting(start, at, end)
        return head if head is not None and head.chain is not None and head.modal else None

    def _concluded(self, at: int, end: int) -> Head | None:
        """What follows from what a clause says first: "Thời gian còn ít, do đó các xã phải tăng tốc"."""
        for therefore in self.words.therefore.finditer(self.folded, at, end):
            head = self._plain(at, therefore.end(), end)
            if head is not None and (head.modal is not None or (head.chain and head.opening)):
                return head
        matters = self.words.what_matters.search(self.folded, at, end)
        head = self._plain(at, matters.end(), end) if matters is not None else None
        return head if head is not None and head.modal is not None else None

    def named_behind(self, head: Head, end: int) -> Head:
        """The head behind a colon that names those meant: "giao các đơn vị: | Công ty A, Công ty B khẩn trương …"; else the head itself."""
        if head.chain is None or head.opening:
            return head
        colon = _COLON.match(self.text, head.chain.end, end)
        named = self.read(colon.end(), end) if colon is not None else head
        return named if named.chain is not None and named.opening else head

    def behind_clause(self, at: int, end: int, *, verb: bool = False) -> Head | None:
        """Who must act behind a clause that says why or what with: "Thời gian không còn nhiều, | các xã phải tăng tốc"; None where nobody must.

        With `verb` a verb will do: "Nguồn vốn không tiêu hết, | Sở Tài chính tham mưu điều chuyển".
        """
        for stop in self._stops(at, end):
            head = self._plain(at, self.skip_connectors(stop, end), end)
            if head is None or head.chain is None:
                continue
            told = _TOLD.search(self.folded, at, head.start) is not None
            if head.modal is not None or (verb and not told and self.strong_verb_at(head.task)):
                return head
        return None

    def _noun(self, at: int, end: int) -> Head | None:
        """A thing that must be so: "Cách làm phải cụ thể", "Hồ sơ phải được hoàn thành"."""
        match = self.words.subject.match(self.folded, at, end)
        if (
            match is None
            or match["noun"].count(",") > self._commas(match)
            or re.search(
                r"(?<!\w)(?:đang|vẫn|còn(?! thiếu)|sẽ|không|được|những gì|ai|là|mà|do|nếu|khi)(?!\w)",
                match["noun"],
            )
        ):
            return None
        modal = self.modals.get(match.end() + 1)
        if modal is None or modal.end >= end or self.words.we.search(match.group() + " "):
            return None
        somebody = self.chains.before(modal.start, at)
        if somebody is not None and "," in self.text[at : somebody.start]:
            return None  # "Tiến độ quá chậm, | chủ đầu tư phải …"
        if self.words.time.fullmatch(match.group()):
            return Head(modal.start, self._after_modal(modal, end), None, None, modal, "modal")
        return Head(at, at, None, None, modal, "noun")

    def _commas(self, subject: re.Match[str]) -> int:
        """How many commas what must be so may hold: a row of things that must be done, few else."""
        done = self.words.be_done.match(self.folded, subject.end()) is not None
        return 5 if done else 3 if " nào " in subject["noun"] else 1

    def after_setting(self, start: int, at: int, end: int) -> Head | None:
        """The head behind a circumstance: after the comma or "thì" where an addressee, modal or verb begins."""
        best: Head | None = None
        based = self.folded.startswith("căn cứ", at)
        for stop in self._stops(at, end):
            head = self._plain(start, self.skip_connectors(stop, end), end)
            if head is None:
                continue
            if (
                best is not None
                and head.chain is not None
                and self.words.latest.match(self.folded, head.task)
            ):
                # "Sau hội nghị, gửi biên bản đến Sở Y tế, UBND các xã chậm nhất ngày 4/2": a recipient.
                continue
            if head.modal is not None:
                return head
            if _HAPPENED.search(self.folded, at, stop) and not self._on_condition(at, stop):
                continue  # "Với thành tích đó, ngành điện đã được Đảng, | Nhà nước khen thưởng"
            if head.chain is not None and head.opening and (best is None or not based):
                return head
            if best is None and head.opening:
                best = head
        return best

    def _on_condition(self, at: int, stop: int) -> bool:
        """Whether a circumstance ends with a condition: "…, do đó, nếu đủ điều kiện thì | Sở Tài chính …"."""
        return _IF_THEN.search(self.folded, at, stop) is not None

    def behind_setting(self, at: int, end: int) -> list[int]:
        """Where a clause may begin behind the circumstance with which it opens."""
        if self.words.circumstance.match(self.folded, at) is None:
            return []
        return [self.skip_connectors(stop, end) for stop in self._stops(at, end)]

    @remembered
    def _plain(self, start: int, at: int, end: int) -> Head | None:
        """Addressee, modal, verb right at `at`; None where none of them is."""
        chain = self.chains.at(at, end)
        chain = self._to_modal(chain, end) if chain is not None else None
        if chain is not None:
            after = self._after_chain(chain, end)
            modal = self._modal(after, end)
            if modal is not None:
                return Head(at, self._after_modal(modal, end), chain, None, modal, "modal")
            will = _WILL.match(self.folded, after, end)
            if will is not None and self.verb_at(will.end()):
                return Head(at, after, chain, None, None, "verb")
            labelled = self._labelled(at, chain, end)
            if labelled is not None:
                return labelled
            if self.verb_at(after) or self.folded.startswith("cùng ", after):
                return Head(
                    at,
                    after,
                    chain,
                    None,
                    None,
                    "verb" if self.verb_at(after) or self._beside(after, end) else "",
                )
            return Head(at, after, chain)
        we = self.words.we.match(self.folded, at, end)
        modal = self._modal(we.end(), end) if we is not None else None
        if modal is not None:
            return Head(at, self._after_modal(modal, end), None, None, modal, "modal", None, True)
        they = _THEY.match(self.folded, at, end)
        modal = self._modal(they.end(), end) if they is not None else None
        if modal is not None:
            return Head(at, self._after_modal(modal, end), None, None, modal, "modal")
        # "trước hết phải ưu tiên …": what comes first in order is said before the modal.
        foremost = self.words.foremost.match(self.folded, at, end)
        modal = self._modal(foremost.end() if foremost else at, end)
        if modal is not None:
            return Head(at, self._after_modal(modal, end), None, None, modal, "modal")
        if self.verb_at(at) and not self.owing(at):
            return Head(at, at, None, None, None, "verb")
        return None

    def _to_modal(self, chain: Chain, end: int) -> Chain:
        """An addressee with the words that only say which it is, up to the modal: "các hộ nuôi | tôm | cần …"."""
        last = chain.bodies[-1]
        more = _MORE.match(self.text, chain.end, end)
        if more is not None and more.end("joint") in self.modals:
            # "Các cơ quan báo chí, | những người làm báo | phải …": one more, by a name of no lexicon.
            at = more.span("who")
            also = BodyMention(*at, self.text[slice(*at)], "group", "body.asked", at)
            return Chain((*chain.bodies, also), chain.start, at[1])
        which = _WHICH.match(self.text, chain.end, end)
        if which is None or last.type == "person" or which.end("joint") not in self.modals:
            return chain
        if chain.end + 1 in self.times:
            return chain
        words = [chain.end + m.start() for m in re.finditer(r"(?<= )\S", which.group())]
        # "Cơ quan | soạn thảo | phải …": one verb alone, right before a modal, says which they are.
        function = self.pack.regex(self.pack.rule("addressee.function"))
        names = last.type == "group" and (
            self.words.verb.fullmatch(self.folded, words[0], which.end())
            or function.match(self.folded, words[0], which.end())
        )
        if not names and any(self.verb_at(word) for word in words):
            return chain
        if self.words.no_name.search(which.group()):
            return chain
        name = self.text[last.start : which.end()]
        bodies = (*chain.bodies[:-1], replace(last, end=which.end(), name=name))
        return Chain(bodies, chain.start, which.end())

    def _labelled(self, at: int, chain: Chain, end: int) -> Head | None:
        """Whoever a label names in full whose name no lexicon holds: "Trung tâm Kiểm soát | hồ sơ, thẻ điện tử: rà soát …"."""
        label = _NAME_TO_COLON.match(self.text, chain.end, end)
        begins = chain.end + 1
        if label is None or chain.bodies[-1].rule != "body.name":
            return None
        if self.words.leads_in.search(self.folded, begins, label.end()):
            return None
        task = self.skip_connectors(label.end(), end)
        if not self.verb_at(task) or any(begins <= m < label.end() for m in self.modals):
            return None
        stop = label.end("name")
        last = chain.bodies[-1]
        name = " ".join(self.text[last.start : stop].split())
        bodies = (*chain.bodies[:-1], replace(last, end=stop, name=name))
        return Head(at, task, Chain(bodies, chain.start, stop), None, None, "verb")

    def owing(self, at: int) -> bool:
        """Whether what looks like a verb is what must be so: "Báo cáo phải được Sở Y tế hoàn thiện"."""
        verb = self.words.verb.match(self.folded, at)
        return verb is not None and _after_space(self.folded, verb.end()) in self.modals

    def _beside(self, at: int, end: int) -> bool:
        """Whether "cùng B" at `at` is followed by the verb that both share."""
        match = re.compile(r"cùng(?:\s+với)?\s+").match(self.folded, at, end)
        partner = self.chains.at(match.end(), end) if match else None
        if partner is None:
            return False
        after = re.compile(r"[ ,]*(?=[^\W\d_])").match(self.text, partner.end, end)
        return after is not None and self.text[after.end()].islower()

    def _after_chain(self, chain: Chain, end: int) -> int:
        """Past what may stand between an addressee and its verb: brackets, fillers, asides."""
        at = chain.end
        aside = _BRACKETS.match(self.text, at, end)
        if aside:
            at = aside.end()
        filler = self.words.filler_after.match(self.folded, at, end)
        at = filler.end() if filler else at
        reach = self.words.reach.match(self.folded, at, end)
        at = reach.end() if reach else at
        if self.text[chain.end : at].rstrip().endswith(":"):
            # "yêu cầu các đơn vị: thứ nhất, hoàn thành …"
            at = self.skip_connectors(at, end)
            matter = self.words.matter.match(self.folded, at, end)
            if matter is not None and self.verb_at(matter.end()):
                return matter.end()
        if self._beside(at, end):
            return at
        if not self.verb_at(at) and self._modal(at, end) is None:
            timed = self._past_time(at, end)
            if self.verb_at(timed) or self._modal(timed, end) is not None:
                return timed
            for pattern in self.words.asides:
                match = pattern.match(self.folded, at, end)
                if match and (
                    self.verb_at(match.end())
                    or self.folded.startswith("phối hợp ", match.end())
                    or self._modal(match.end(), end)
                ):
                    return match.end()
        return at

    def _past_time(self, at: int, end: int) -> int:
        """Past the time between an addressee and the verb: "Sở Y tế | trước ngày 10/6 | phải trình đề án"."""
        joint = _JOINT.match(self.text, at, end)
        time = self.times.get(joint.end()) if joint is not None else None
        if time is None or time >= end:
            return at
        bracket = _BRACKETS.match(self.text, time, end)
        behind = _JOINT.match(self.text, bracket.end() if bracket else time, end)
        return behind.end() if behind is not None else time

    def _modal(self, at: int, end: int) -> Cue | None:
        filler = self.words.filler.match(self.folded, at)
        modal = self.modals.get(filler.end() if filler else at)
        if modal is None or modal.end >= end or _FIGURE.match(self.text, modal.end):
            return None
        return modal

    def _after_modal(self, modal: Cue, end: int) -> int:
        """Where the task begins: after the modal, unless the modal is part of it ("không được …")."""
        if modal.rule == "modal.hay" and not self.folded.startswith(("hãy", "nên"), modal.start):
            return modal.start
        at = _after_space(self.folded, modal.end)
        following = self.modals.get(at)
        if following is not None and following.rule != "modal.hay":
            at = _after_space(self.folded, following.end)
        return min(at, end)

    def _topical(self, at: int, end: int) -> Chain | None:
        match = self.words.topical.match(self.folded, at)
        chain = self.chains.at(match.end(), end) if match else None
        if chain is None or not _ENDS_MATTER.match(self.folded, chain.end, end):
            return None
        return chain

    def _owes(self, at: int, end: int) -> Head | None:
        """Who must do something, named as a matter: "Đối với các hợp tác xã | cần ký cam kết"."""
        match = self.words.as_matter.match(self.folded, at)
        chain = self.chains.at(match.end(), end) if match else None
        dots = _DOTS.match(self.text, chain.end, end) if chain is not None else None
        if chain is None or dots is None:
            return None
        modal = self.modals.get(dots.end())
        if modal is None and "," not in dots.group():
            # "Đối với Phòng Nội vụ | rà soát …"; what several do may only say who they are.
            adverb = self.words.adverb.match(self.folded, dots.end(), end)
            named = chain.bodies[-1].type in ("body", "post") and self.strong_verb_at(dots.end())
            return Head(at, dots.end(), chain, None, None, "verb") if adverb or named else None
        if modal is None or modal.end >= end:
            return None
        return Head(at, self._after_modal(modal, end), chain, None, modal, "modal")

    def _grounds(self, at: int, end: int) -> Head | None:
        """What is to be done on some ground: "Căn cứ diễn biến giá để tính toán phương án"."""
        match = self.words.on_ground.match(self.folded, at, end)
        if match is None or not self.verb_at(match.end()):
            return None
        return Head(at, at, None, None, None, "verb")

    def matter_of(self, head: Head, asked: int) -> bool:
        """Whether a clause names first whom its act is about, as what they are: "Riêng tỉnh A với vai trò đầu tàu, …"."""
        if head.chain is None or head.opening or head.chain.end > asked:
            return False
        role = self.words.as_role.match(self.folded, head.chain.end, asked)
        return role is not None and "," in self.text[role.end() : asked]

    def _stops(self, start: int, end: int) -> list[int]:
        """Where a circumstance may end: after its commas, colons, "thì" and what says why, outside brackets."""
        depth, found = 0, [m.end() for m in _THEN.finditer(self.folded, start, end)]
        why = {
            m.start(): m.end()
            for m in self.words.so.finditer(self.folded, start, end)
            if self.chains.at(m.end(), end) is not None
        }
        found += why.values()
        # "Trong quá trình triển khai | cần chú trọng …": what must be done follows without a comma.
        comma = self.text.find(",", start, end)
        found += [
            m
            for m in self.modals
            if start < m < (comma if comma >= 0 else end)
            and m not in why
            and self.chains.before(m, start) is None
        ]
        when = self.words.when.match(self.folded, start, end)
        if when is not None:
            found.append(when.end())
        for i in range(start, end):
            c = self.text[i]
            if c in "(“[":
                depth += 1
            elif c in ")”]":
                depth = max(0, depth - 1)
            elif c in ",:" and depth == 0:
                found.append(i + 1)
        return sorted(found)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n":
        at += 1
    return at


def _after_punctuation(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n,:;":
        at += 1
    return at
