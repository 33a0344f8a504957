"""The scan: one walk through a document that decides, clause by clause, what is a directive.

What carries over from clause to clause is the discourse: who speaks, who was last addressed,
which outline levels hand an addressee or a deadline down, and whether bare clauses
("Rà soát …", "Sở Y tế tổng hợp …") are being listed as tasks right now.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractor.directives.chains import Chain, Chains
from extractor.directives.clauses import parts, sentences, trim
from extractor.directives.cues import cues
from extractor.directives.heads import Head, Heads
from extractor.directives.labels import role_only
from extractor.directives.outline import Level, Outline, heading_activity, shape
from extractor.directives.speakers import Speakers, document_speaker
from extractor.records import (
    At,
    Block,
    BodyMention,
    Cue,
    DeadlineMention,
    Directive,
    Document,
    Force,
    Mentions,
    Ruled,
    Speaker,
)
from extractor.rules import Pack, fold

Tokens = Callable[[int, int], frozenset[At]]

_SUBJECT_GAP = re.compile(
    r"[\s,]*(?:(?:cũng|đã|vừa|mới|mới đây|tiếp tục|đồng thời|còn|lại|trực tiếp|thống nhất|ký|ban hành|có|ra|tiếp đó|"
    r"công điện|chỉ thị|văn bản|hỏa tốc|công văn|thông báo|quyết định|nghị quyết|kết luận|phát biểu|phê bình|ghi nhận|biểu dương|"
    r"đề nghị|yêu cầu|nhấn mạnh|lưu ý|và|về việc|chỉ đạo|đặc biệt|thẳng thắn|bày tỏ|hội nghị|cuộc họp|buổi làm việc|phiên họp|tại|số [\w/.-]+|[\w-]+/[\w/-]+|năm \d{4}|ngày [\d/.-]+)[\s,]*)*",
)
_TRAILING_SPEECH = re.compile(r"[\s.,”\"'–-]*$")
_AFTER_ACT = re.compile(r"[\s,:“\"]*(?:rằng|là|thêm|đến|tới|với|cho)?[\s,:“\"]*")
_PETITIONS = ("act.de-nghi", "act.kien-nghi", "act.mong-muon")
_NEVER_IN_LISTS = ("act.chi-dao", "act.khang-dinh", "act.quan-triet", "act.neu-ro", "act.nhan-manh")
_TASK_ACTS = ("act.chi-dao", "act.quan-triet", "act.khang-dinh", "act.luu-y", "act.nhac-nho", "act.phan-cong", "act.quyet-dinh-giao", "act.nhan-manh", "act.neu-ro")
_DOCUMENT_ASKS = re.compile(r"(?<!\w)(?:công điện|chỉ thị|văn bản|công văn|nghị quyết|thông báo|kết luận|quyết định|kế hoạch)\s+(?:này\s+)?(?:cũng\s+|còn\s+)?$")
_DUE = re.compile(r"(?:và\s+)?(?:phải\s+)?(?:hoàn thành|xong|thời\s+(?:gian|hạn)(?:\s+(?:hoàn thành|thực hiện|báo cáo))*|hạn(?:\s+(?:hoàn thành|chót))?)\s*:?\s*")
_ENUMERATION = re.compile(r"(?<!\w)(?:về|gồm|như|lĩnh vực|nội dung|vấn đề|sau|là|chuyên đề|phong trào thi đua|mục|cụ thể)\s*:\s*\S")
# Words after a body that begin no task, whatever follows.
_NO_VERBS = frozenset(
    "đã đang là có được bị và của với cho về tại trong theo để như mới cũng chưa vẫn thuộc gồm này ở từ do thì mà khi nếu hoặc hay nói "
    "đạt tăng giảm sẽ trên dưới qua đến nên còn vừa từng hiện luôn bao nêu gần hơn khoảng trước sau ngoài cùng các những một nhiều đó kia ấy "
    "trực tiếp số lần ngày tháng năm giờ".split()
)
_IN_CONTENT = re.compile(r"(?:[,;]|trong đó,?|đồng thời,?|(?<!\w)nhưng)\s*$")


@dataclass
class Discourse:
    """What one clause leaves behind for the next."""

    speaker: Speaker | None = None
    subject: Speaker | None = None
    last: tuple[BodyMention, ...] = ()
    last_block: int = -1
    listing: bool = False
    silent: int = 0
    told: bool = False
    asked: bool = False
    act: tuple[str, Force] = ("yêu cầu", "order")
    deadline: DeadlineMention | None = None


@dataclass
class Found:
    """What the scan collects."""

    directives: list[Directive] = field(default_factory=list)
    ruled: list[Ruled] = field(default_factory=list)

_COURTESY = 5  # words beside the names of those who ask or are asked: "đồng chí", "thay mặt", "đã"


def _spans_time(mention: DeadlineMention) -> bool:
    """Whether a time without a word of relation can head a sentence: "Quý IV/2025, Sở Y tế …", but no bare day."""
    units = {span["unit"] for span in mention.reading["spans"]}
    return mention.reading["edge"] == "from" or (bool(units) and units <= {"recurrence", "quarter", "month", "months-of-year", "year"})


class Scan:
    """The walk through one document."""

    def __init__(self, document: Document, mentions: Mentions, pack: Pack, tokens: Tokens, used: frozenset[int] = frozenset()) -> None:
        self.text = document.normal.text
        self.folded = fold(self.text)
        self.document = document
        self.kind = document.header.kind
        self.official = self.kind not in ("news", "minutes", "other")
        self.pack = pack
        self.tokens = tokens
        self.used = used
        self.mentions = mentions
        self.acts = [c for c in cues(self.text, pack) if not c.rule.startswith("modal.")]
        self.chains = Chains(self.text, mentions.bodies, [c.start for c in self.acts])
        self.heads = Heads(self.text, self.chains, pack)
        self.speakers = Speakers(mentions.people, document.header)
        self.people = {p.end: p for p in mentions.people}
        self.outline = Outline()
        self.now = Discourse(speaker=document_speaker(document, mentions))
        self.found = Found()
        self.block = 0
        self.begun = False
        self.tabled = any(block.kind == "cell" for block in document.blocks)
        self.loose = 0

    # ── blocks ───────────────────────────────────────────────────────────────────────────

    def run(self) -> Found:
        """All directives of the document, and the clauses that were ruled out."""
        for self.block, block in enumerate(self.document.blocks):
            if self.block in self.used:
                continue
            if block.kind == "paragraph" or (block.kind == "heading" and self.kind != "news"):
                self.paragraph(block)
        return self.found

    def paragraph(self, block: Block) -> None:
        """One paragraph or list item: what it opens, then its sentences."""
        body, end = block.body, block.end
        form = shape(block.marker)
        bare = self.text[body:end].strip()
        if not bare:
            return
        if form is None and block.kind == "heading":
            # The letterhead and title of an official document name nobody who is asked.
            if self.begun and bare != bare.upper():
                self._heading_item(Level(None), body, end)
            elif self.begun:
                self._section(bare, Level(None))
            return
        self.begun = True
        if form is None and self._loose_cell(body, end):
            return
        if not self.official:
            if form is None:
                self.outline.leave_items()
                if self._title_line(bare):
                    return
        level = self.outline.enter(form) if form else None
        if level is not None and self._only_addressees(level, body, end):
            return
        if level is not None and block.kind != "heading" and form not in ("roman", "part") and self._title_item(bare):
            self._section(bare, level)
            level.topic = bare
            return
        if level is not None and (block.kind == "heading" or form in ("roman", "part", "capital")):
            if self._heading_item(level, body, end):
                return
        spans = sentences(self.text, body, end)
        for n, (start, stop) in enumerate(spans):
            if n == 0 and form is None and self._continues(body):
                sentence = self.found.directives[-1].sentence
                (a, b), *others = self._whole_parts(start, stop)
                self._extend(a, b, sentence)
                self.now.asked = True
                for a, b in others:
                    self.part(a, b, sentence, first=False)
                continue
            self.sentence(start, stop, level, last=n == len(spans) - 1)

    def _loose_cell(self, start: int, end: int) -> bool:
        """A line that was a cell of a table: who does the item above, who helps, by when, in this order.

        Converters break tables over pages into a cell a line; the item itself looks like any other.
        """
        last = self.found.directives[-1] if self.found.directives else None
        if not self.tabled or last is None or last.block != self.block - 1 - self.loose or end - start > 300:
            return False
        mention = next((d for d in self.mentions.deadlines if start <= d.start and d.end <= end), None)
        chain = self.chains.at(self.heads.skip_connectors(start, end), end)
        covered = 0
        if chain is not None and not re.search(r"\w", self.text[chain.end : end].replace("...", "")):
            covered = 1
            if self.loose == 0:
                last = replace(last, addressees=chain.bodies, inherited=False, companions=())
            else:
                last = replace(last, companions=(*last.companions, *chain.bodies))
        elif mention is not None and len(self.text[start : mention.start].split()) + len(self.text[mention.end : end].split()) < 4:
            covered = 1
            last = replace(last, governing=mention)
        if not covered:
            return False
        self.found.directives[-1] = last
        self.loose += 1
        return True

    def _only_addressees(self, level: Level, start: int, end: int) -> bool:
        """An item that names only who is addressed ("2. Sở Y tế") hands them down."""
        at = self.heads.skip_connectors(start, end)
        chain = self.chains.at(at, end) or self.heads.read(start, end).topical
        if chain is None:
            return False
        rest = self.text[chain.end : end].strip()
        bodies = chain.bodies
        if re.search(r"\w", rest):
            # "Các khoa lâm sàng:" is narrowed by words that no lexicon holds.
            if not rest.endswith(":") or not re.fullmatch(r"[^.:;]{1,60}:", rest) or self.heads.read(start, end).opening:
                return False
            stop = chain.end + self.text[chain.end : end].index(":")
            name = " ".join(self.text[bodies[-1].start : stop].split())
            bodies = (*bodies[:-1], replace(bodies[-1], end=stop, name=name))
        level.addressees = self.now.last = bodies
        if self.outline.active() is not False:
            level.active = True
        return True

    def _title_item(self, text: str) -> bool:
        """An item of an official text that ends without punctuation above what it is the title of."""
        if not (self.official or self.kind == "minutes") or not text[-1].isalnum() or self.block + 1 >= len(self.document.blocks):
            return False
        here, below = self.document.blocks[self.block], self.document.blocks[self.block + 1]
        who = self.chains.at(below.body, below.end) if self.tabled else None
        if who is not None and not re.search(r"\w", self.text[who.end : below.end]):
            return False
        return below.kind == "paragraph" and shape(below.marker) != shape(here.marker) and len(text.split()) < 40

    def _continues(self, start: int) -> bool:
        """Whether a paragraph goes on with the sentence before it: it begins in lower case, with no addressee."""
        last = self.found.directives[-1] if self.found.directives else None
        if last is None or last.block != self.block - 1 or not self.text[start].islower():
            return False
        return self.chains.at(start, len(self.text)) is None

    def _title_line(self, text: str) -> bool:
        """A line of a news piece that ends without punctuation is a title, a caption or a name."""
        return self.kind == "news" and len(text.split()) < 35 and text[-1].isalnum()

    def _section(self, text: str, level: Level) -> None:
        active = heading_activity(text, self.pack)
        if level.shape is None:
            self.outline.clear()
            self.outline.levels.append(level)
        level.heading, level.active = text.rstrip(" :"), active
        if self.kind == "minutes" and active:
            # What is concluded in minutes is the chair's, whoever spoke before.
            self.now.speaker = self.now.subject = document_speaker(self.document, self.mentions) or self.now.speaker
        self.now.last, self.now.deadline = (), None
        if not self.official:
            # A subheading of a news piece interrupts nothing: the leader goes on.
            level.active = None if active else active

    def _heading_item(self, level: Level, start: int, end: int) -> bool:
        """A marked heading: its section, its addressee; whether nothing else is in it."""
        head = self.heads.read(start, end)
        text = self.text[start:end].strip()
        chain = head.chain or head.topical
        if chain is not None and trim(self.text, chain.end, end)[0] >= trim(self.text, chain.end, end)[1]:
            if level.shape is None:
                self.outline.clear()
                self.outline.levels.append(level)
            level.addressees = chain.bodies
            level.active = self.outline.active() is not False
            self.now.last = chain.bodies
            return True
        if level.shape is not None and head.opening and text.endswith((".", ";")):
            return False
        self._section(text, level)
        return True

    # ── sentences ────────────────────────────────────────────────────────────────────────

    def sentence(self, start: int, end: int, level: Level | None, *, last: bool) -> None:
        """One sentence: its parts in order, what they hand on to each other and to the list below."""
        self.now.deadline, self.now.told = None, False
        begins = self.heads.skip_connectors(start, end)
        introduced = next((p for p in self.mentions.people if p.start == begins), None)
        if introduced is not None:
            self.now.subject = self.speakers.person(introduced)
        opens_list = last and self.text[start:end].rstrip().endswith(":")
        spans = self._whole_parts(start, end)
        before = len(self.found.directives)
        for n, (a, b) in enumerate(spans):
            so_far = len(self.found.directives)
            self.part(a, b, (start, end), first=n == 0)
            self.now.told = self.now.told or (n == 0 and len(self.found.directives) == so_far and self._told(a, b))
            self.now.asked = len(self.found.directives) > so_far
        if opens_list:
            self._open_list(start, end, level, before)

    def _whole_parts(self, start: int, end: int) -> list[At]:
        """Parts between semicolons, a part that names only addressees joined to the next."""
        joined: list[At] = []
        pending: int | None = None
        for a, b in parts(self.text, start, end):
            begin = a if pending is None else pending
            chain = self.chains.at(self.heads.skip_connectors(begin, b), b)
            if chain is not None and not re.search(r"\w", self.text[chain.end : b]):
                pending = begin
                continue
            pending = None
            if joined and self._enumerates(joined[0][0], joined[-1][1]) and self._object(begin, b):
                joined[-1] = (joined[-1][0], b)
                continue
            joined.append((begin, b))
        if pending is not None:
            joined.append((pending, end))
        return joined

    def _enumerates(self, start: int, end: int) -> bool:
        """Whether a clause has opened a list of objects: "hội nghị về: …", "các lĩnh vực: …"."""
        return _ENUMERATION.search(self.folded, start, end) is not None

    def _object(self, start: int, end: int) -> bool:
        head = self.heads.read(start, end)
        plain = head.chain is None and head.modal is None and not self._acts(start, end)
        return plain and not self.folded.startswith(("đặc biệt", "đồng thời", "nhất là", "chú trọng"), start)

    def _open_list(self, start: int, end: int, level: Level | None, before: int) -> None:
        """A sentence that ends in a colon hands its addressee, deadline and act to the items below."""
        regulates = self.pack.regex(self.pack.rule("not.regulation")).search(self.folded, start, end) is not None
        if regulates and not self._acts(start, end):
            # "Điều 3 quy định nhiệm vụ của Ban Chỉ đạo như sau:" tells what a law says.
            del self.found.directives[before:]
        new = self.found.directives[before:]
        within = self.folded[start:end].rstrip(" :")
        if re.search(r"(?<!\w)(?:điện|kính gửi|gửi)$", within):
            self.outline.clear()
            self.outline.levels.append(Level(None, active=False))
            return
        if level is None:
            self.outline.clear()
            level = Level(None)
            self.outline.levels.append(level)
        lead = self._lead_chain(start, end)
        bare = re.fullmatch(r"\W*lưu ý\W*", self.folded[start:end]) is not None
        asked = (bool(new) or bool(self._acts(start, end)) or lead is not None) and not bare
        if new:
            directive = new[-1]
            level.addressees = directive.addressees
            level.companions = directive.companions
            level.deadline = self._governing(start, end, lasting=True)
            if not within.endswith("trong đó"):
                del self.found.directives[before:]
        else:
            if lead is not None:
                level.addressees = lead.bodies
            level.deadline = self._governing(start, end, lasting=True)
        active = heading_activity(self.text[start:end], self.pack)
        if regulates and not new:
            asked, active = False, False
        under = self.outline.levels[:-1]
        if not new and next((up.active for up in reversed(under) if up.active is not None), None) is False:
            asked = active = False
        level.active = True if asked else active
        level.topic = self.text[start:end].strip(" :") if not asked else None
        if asked:
            self.now.listing, self.now.silent = True, 0
        if level.addressees:
            self.now.last = level.addressees

    def _lead_chain(self, start: int, end: int) -> Chain | None:
        acts = self._acts(start, end)
        if acts:
            after = _AFTER_ACT.match(self.text, acts[-1].end, end)
            return self.chains.at(after.end() if after else acts[-1].end, end)
        head = self.heads.read(start, end)
        named = head.chain if head.chain is not None and (head.modal or not head.opening) else None
        return named or head.topical

    def _strong_deadline(self, start: int, end: int) -> DeadlineMention | None:
        return next(
            (
                d
                for d in self.mentions.deadlines
                if start <= d.start and d.end <= end and d.reading.get("strength") != "weak"
            ),
            None,
        )

    def _governing(self, start: int, end: int, *, lasting: bool = False) -> DeadlineMention | None:
        """A deadline that stands at the head of what follows: "Trong quý IV, …" or "… trong năm 2025, Chủ tịch yêu cầu".

        `lasting`: for a whole list below; a purpose ("Để hoàn thành kế hoạch năm 2025, …") sets none.
        """
        opening = self.heads.skip_connectors(start, end)
        if lasting and self.folded.startswith(("để ", "nhằm ", "với "), opening):
            return None
        for mention in self.mentions.deadlines:
            if not (start <= mention.start and mention.end <= end):
                continue
            if mention.reading.get("strength") == "weak" and not (mention.start == opening and _spans_time(mention)):
                continue
            closes = re.match(r"\s*[,:]", self.text[mention.end : mention.end + 3]) is not None
            heads = ("trong ",) if lasting else ("trong ", "chậm nhất", "trước ")
            leads = mention.start == opening or self.folded.startswith(heads, mention.start)
            # "Giao các đơn vị hoàn thành các nhiệm vụ sau trước ngày 25/10: …"
            leads = leads or (lasting and self.text.startswith(":", mention.end))
            words = 1 if mention.reading.get("strength") == "weak" else _COURTESY
            if closes and leads and (lasting or self._only_who(mention.end, end, words)):
                return mention
        return None

    def _only_who(self, start: int, end: int, words: int) -> bool:
        """Whether a range says who asks whom in names and few `words`, at most with a purpose, and tells no event.

        "Trong tháng 8, mưa lũ gây thiệt hại lớn, Chủ tịch yêu cầu …": the month is the flood's.
        """
        if self.folded.startswith(("để ", "nhằm "), self.heads.skip_connectors(start, end)):
            return True
        named = [m for m in (*self.mentions.people, *self.mentions.bodies) if start <= m.start and m.end <= end]
        left = "".join(
            c for i, c in enumerate(self.folded[start:end], start) if not any(m.start <= i < m.end for m in named)
        )
        return len(re.findall(r"[^\W\d]+", left)) <= words

    # ── parts ────────────────────────────────────────────────────────────────────────────

    def _acts(self, start: int, end: int) -> list[Cue]:
        """The speech acts in a range that word segmentation confirms to be words of their own."""
        candidates = [c for c in self.acts if start <= c.start and c.end <= end]
        if not candidates:
            return []
        tokens = self.tokens(start, end)
        return [c for c in candidates if self._own_word(c, tokens, start)]

    def _own_word(self, cue: Cue, tokens: frozenset[At], floor: int) -> bool:
        """Whether segmentation sees the cue as a word; names it does not know may glue to it."""
        around = next((t for t in tokens if t[0] <= cue.start < t[1]), None)
        if around is None or (around[0] == cue.start and around[1] <= cue.end):
            return True
        if around[0] < cue.start:
            return self.chains.before(cue.start, floor) is not None
        after = _AFTER_ACT.match(self.text, cue.end)
        return self.chains.at(after.end() if after else cue.end, len(self.text)) is not None

    def part(self, start: int, end: int, sentence: At, *, first: bool) -> None:
        """One part of a sentence: an act with its content, or a head with its task."""
        head = self.heads.read(start, end)
        acts = self._acts(start, end)
        if self._quoted(start, end, acts, sentence):
            return
        assigned = next((c for c in acts if c.rule == "act.duoc-giao"), None)
        if assigned is not None:
            chain = self.chains.before(assigned.start, start)
            if chain is not None and self._ruled_before(chain.start, "not.several"):
                self.found.ruled.append(Ruled(start, end, "not.several"))
                self.now.listing = True
                return
            if chain is not None:
                self._emit(assigned, self.now.speaker, chain.bodies, False, (assigned.end, end), sentence, head)
                return
        spoken = self._spoken(start, end, acts, head)
        if not spoken:
            self._bare(head, start, end, sentence, first=first)
            return
        if spoken[0][0].start > head.task and head.opening and (head.chain or head.modal or self.official):
            subject = spoken[0][1]
            if self.official and self._listing() and not self._splits(spoken[0][0], start):
                self._bare(head, start, end, sentence, first=first)
                return
            if subject is None:
                # "Sở Y tế rà soát …, đề nghị …": the act belongs to the task that comes first.
                self._bare(head, start, spoken[0][0].start if self._splits(spoken[0][0], start) else end, sentence, first=first)
                if not self._splits(spoken[0][0], start):
                    return
        for n, (cue, speaker) in enumerate(spoken):
            stop = end
            if n + 1 < len(spoken):
                later, by = spoken[n + 1]
                stop = by.at[0] if by is not None and by.at is not None and cue.end < by.at[0] < later.start else later.start
            self._asked(cue, speaker, stop, sentence, head, start)

    def _splits(self, cue: Cue, floor: int) -> bool:
        """Whether an act inside a clause begins a new one: after a comma, with its own addressee."""
        after = _AFTER_ACT.match(self.text, cue.end)
        chain = self.chains.at(after.end() if after else cue.end, len(self.text))
        return chain is not None and bool(_IN_CONTENT.search(self.folded, max(floor, cue.start - 20), cue.start))

    def _spoken(self, start: int, end: int, acts: list[Cue], head: Head) -> list[tuple[Cue, Speaker | None]]:
        """The acts by which somebody asks, each with its speaker where the clause names one."""
        found: list[tuple[Cue, Speaker | None]] = []
        for cue in acts:
            if cue.rule == "act.duoc-giao":
                continue
            if self._unspoken(cue):
                self.found.ruled.append(Ruled(start, end, "not.promise"))
                continue
            floor = found[-1][0].end if found else start
            subject = self._subject(cue, floor)
            first = self.heads.skip_connectors(start, end)
            begins = cue.start in (first, head.start) or (first < cue.start and self._gap(first, cue.start))
            if subject is not None:
                name, at_head = subject
                if found and name.at is not None and self._addressed_at(found[-1][0], name.at[0]):
                    continue
                if self._own_task(cue, name, at_head):
                    continue
                found.append((cue, name))
            elif begins and self.now.told and not self.official:
                self.found.ruled.append(Ruled(start, end, "not.background"))
            elif begins and (self.official or cue.rule not in _TASK_ACTS):
                if cue.rule in _TASK_ACTS and not (self._addressed(cue, end) or self._modal_follows(cue, end)):
                    continue
                if cue.rule in _NEVER_IN_LISTS and self._listing():
                    continue
                found.append((cue, None))
            elif cue.rule == "act.nhan-manh" and begins and self._modal_follows(cue, end):
                found.append((cue, None))
            elif found and self._splits(cue, floor) and cue.rule not in _NEVER_IN_LISTS:
                found.append((cue, found[0][1]))
            elif not found and cue.rule in ("act.yeu-cau", "act.giao", "act.de-nghi") and self._after_document(cue, start):
                found.append((cue, None))
            elif self._told(start, cue.start):
                self.found.ruled.append(Ruled(start, end, "not.background"))
            elif not found and head.opening != "modal" and self._splits(cue, floor) and cue.rule not in _TASK_ACTS:
                found.append((cue, None))
        return found

    def _addressed_at(self, cue: Cue, position: int) -> bool:
        """Whether what stands at a position is whom the earlier act addresses."""
        after = _AFTER_ACT.match(self.text, cue.end)
        chain = self.chains.at(after.end() if after else cue.end, len(self.text))
        return chain is not None and chain.start <= position < chain.end

    def _modal_follows(self, cue: Cue, end: int) -> bool:
        after = _AFTER_ACT.match(self.text, cue.end, end)
        return self.heads.read(after.end() if after else cue.end, end).modal is not None

    def _told(self, start: int, end: int) -> bool:
        """Whether a clause tells what a body has done: "UBND huyện đã ban hành 34 văn bản, giao …"."""
        return any(
            unit.bodies[0].type in ("body", "group")
            and (unit.start == self.heads.skip_connectors(start, end) or self.text[unit.start - 2 : unit.start] == ", ")
            and self.folded.startswith(("đã ", "cũng đã "), self.heads.skip_connectors(unit.end, end))
            for unit in self.chains.within(start, end)
        )

    def _after_document(self, cue: Cue, start: int) -> bool:
        """Whether the act follows the document that asks ("Công điện số … yêu cầu …")."""
        if _DOCUMENT_ASKS.search(self.folded, max(start, cue.start - 30), cue.start):
            return True
        return any(
            r.end <= cue.start and not re.search(r"[,;]|\w{2,}\s+\w{2,}\s+\w{2,}", self.folded[r.end : cue.start]) and r.start >= start
            for r in self.mentions.references
        )

    def _addressed(self, cue: Cue, end: int) -> bool:
        after = _AFTER_ACT.match(self.text, cue.end, end)
        return self.chains.at(after.end() if after else cue.end, end) is not None

    def _unspoken(self, cue: Cue) -> bool:
        rule = self.pack.rule("not.promise")
        return re.search(rf"(?:{rule.pattern})\s+$", self.folded[max(0, cue.start - 12) : cue.start]) is not None

    def _subject(self, cue: Cue, floor: int) -> tuple[Speaker, bool] | None:
        """Who performs the act: the person, post or body right before it, fillers aside."""
        best: tuple[int, Speaker, int] | None = None
        for person in self.mentions.people:
            if floor <= person.start and person.end <= cue.start and self._gap(person.end, cue.start):
                if best is None or person.end >= best[0]:
                    best = (person.end, self.speakers.person(person), person.start)
        for unit in self.chains.within(floor, cue.start):
            if best is not None and unit.start >= best[2]:
                continue
            if self._gap(unit.end, cue.start) and (best is None or unit.end > best[0]):
                unit = self._with_partners(unit, floor)
                names = {b.name for b in unit.bodies}
                speaker = self._called(unit)
                if len(names) > 1:
                    speaker = Speaker(", ".join(b.name for b in unit.bodies), None, (unit.start, unit.end), "speaker.body")
                best = (unit.end, speaker, unit.start)
        if best is None or self._ruled_before(best[2], "not.relative"):
            return None
        return best[1], best[2] <= self.heads.skip_connectors(floor, cue.start)

    def _called(self, unit: Chain) -> Speaker:
        """The speaker that a phrase names; a post right behind a person's name says who he is."""
        body = unit.bodies[-1]
        if body.type == "post":
            for person in self.mentions.people:
                apart = self.text[person.end : body.start] if person.end <= body.start else ""
                if person.start < body.start and (body.start < person.end or apart in (", ", " - ", " (")):
                    speaker = self.speakers.person(person)
                    return replace(speaker, position=speaker.position or body.name)
        return self.speakers.named(body, self.now.subject or self.now.speaker)

    def _with_partners(self, unit: Chain, floor: int) -> Chain:
        """The bodies that ask together: "Bộ Chính trị, Ban Bí thư kết luận"."""
        before = self.chains.before(unit.start, floor)
        if before is None or unit.bodies[0].type != "body" or before.bodies[0].type != "body":
            return unit
        if self.text[before.end : unit.start] != ", ":
            return unit
        return Chain((*before.bodies, *unit.bodies), before.start, unit.end)

    def _ruled_before(self, position: int, rule_id: str) -> bool:
        """Whether the word before a position is one that the rule names."""
        rule = self.pack.rule(rule_id)
        return re.search(rf"(?<!\w)(?:{rule.pattern})\s+$", self.folded[max(0, position - 16) : position]) is not None

    def _gap(self, end: int, start: int) -> bool:
        gap = self.folded[end:start]
        return len(gap) < 160 and _SUBJECT_GAP.fullmatch(gap) is not None

    def _own_task(self, cue: Cue, speaker: Speaker, at_head: bool) -> bool:
        """Whether the "speaker" is in truth an addressee told to direct, propose or remind others."""
        current = self.now.speaker
        same = current is not None and current.name == speaker.name
        if same or speaker.rule in ("speaker.person", "speaker.title", "speaker.dong-chi", "speaker.signer"):
            return False
        listing = self.outline.active() or self.now.listing
        if speaker.rule == "speaker.post" and not self.official:
            return False
        if cue.rule in _TASK_ACTS and not self.official and not (at_head and self._addressed(cue, len(self.text))):
            return True
        if cue.rule in _TASK_ACTS:
            return bool(self.official or listing)
        return bool(self.official and listing and at_head and self.block_marked())

    def block_marked(self) -> bool:
        """Whether the block at hand is a list item."""
        block = self.document.blocks[self.block]
        return block.marker is not None or self.text.startswith("[", block.body)

    def _quoted(self, start: int, end: int, acts: list[Cue], sentence: At) -> bool:
        """“Không để …”, đồng chí nhấn mạnh: the act closes the sentence, the content came before it."""
        if not acts:
            return False
        cue = acts[-1]
        if not _TRAILING_SPEECH.match(self.text, cue.end, end) or re.search(r"\w", self.text[cue.end : end]):
            return False
        subject = self._subject(cue, start)
        if subject is None:
            return False
        opening = cue.start
        for person in self.mentions.people:
            if start < person.start < opening and self._gap(person.end, cue.start):
                opening = min(opening, person.start)
        for unit in self.chains.within(start, cue.start):
            if self._gap(unit.end, cue.start):
                opening = min(opening, unit.start)
        a, b = trim(self.text, start, opening)
        if b - a < 12 or self.text[opening - 1 : opening].isalpha():
            return False
        separator = self.text[b:opening]
        if not re.search(r"[,”\"–-]", separator):
            return False
        self.now.speaker = subject[0]
        quote = max(self.text.rfind("“", a, b), self.text.rfind('"', a, b - 1))
        if quote > a and self._acts(a, quote):
            # "Thủ tướng yêu cầu …. “Phải …”, Thủ tướng nhấn mạnh": what comes before the quote stands by itself.
            self.part(a, quote, sentence, first=True)
            a, b = trim(self.text, quote + 1, b)
        head = self.heads.read(a, b)
        rule = self.pack.rule(cue.rule)
        if head.opening and (self.now.listing or head.modal or rule.fields.get("strength") == "strong"):
            self._take(head, cue, a, b, sentence)
        return True

    def _take(self, head: Head, cue: Cue | None, start: int, end: int, sentence: At) -> None:
        chain = head.chain or head.topical
        inherited = chain is None
        done_by = self._done_by(head, end)
        if done_by is not None:
            chain, inherited = done_by, False
        passive = chain is None and head.opening == "noun" and head.modal is not None and self.folded.startswith(" được", head.modal.end)
        bodies = chain.bodies if chain else () if passive else self._inherit(head)
        self._emit(cue or head.modal, self.now.speaker, bodies, inherited, (head.task, end), sentence, head)

    def _done_by(self, head: Head, end: int) -> Chain | None:
        """Who must do it in a passive: "phải được Sở Y tế thẩm định", "do Sở Tư pháp thực hiện"."""
        if head.opening == "noun" and head.modal is not None:
            match = re.compile(r"\s*được\s+").match(self.folded, head.modal.end, end)
            return self.chains.at(match.end(), end) if match else None
        return None

    # ── acts ─────────────────────────────────────────────────────────────────────────────

    def _asked(self, cue: Cue, speaker: Speaker | None, end: int, sentence: At, head: Head, start: int) -> None:
        """An act and its content: addressee, modal, task."""
        rule = self.pack.rule(cue.rule)
        after = _AFTER_ACT.match(self.text, cue.end, end)
        at = after.end() if after else cue.end
        said = self.heads.read(at, end)
        if not said.opening and said.chain is None:
            later = self.heads.after_setting(at, at, end)
            if later is not None and later.chain is not None and later.modal is not None:
                said = later
        chain = said.chain or said.topical
        if chain is None and head.topical is not None and head.start <= cue.start:
            chain = head.topical
        rest = trim(self.text, said.task, end)
        weak = rule.fields.get("strength") == "weak"
        known = self.now.speaker, self.now.last
        if self.kind == "minutes" and self.outline.active() is False:
            self.found.ruled.append(Ruled(start, end, "section.report"))
            return
        if speaker is not None and not (self.kind == "minutes" and weak and rest[1] - rest[0] >= 3):
            if self.now.speaker is None or speaker.name != self.now.speaker.name:
                self.now.last = ()
            self.now.speaker = self.now.subject = speaker
        if rest[1] - rest[0] < 3 and not self.text[cue.end : end + 1].rstrip().endswith(":"):
            # "kế hoạch Thủ tướng giao": the act ends a relative clause and asks for nothing.
            self.now.speaker, self.now.last = known
            return
        if rest[1] - rest[0] < 3:
            # "… yêu cầu:" opens a list; _open_list hands the addressee down.
            self.now.act = (str(rule.fields.get("act", "")), rule.fields.get("force", "order"))
            if chain is not None:
                self.now.last = chain.bodies
            return
        if weak and not (said.modal or (said.chain and said.opening == "verb" and self.heads.strong_verb_at(said.task))):
            self.found.ruled.append(Ruled(start, end, cue.rule))
            return
        if self._excluded(said, said.task, end):
            return
        if self.official and speaker is not None and speaker.rule == "speaker.body" and cue.rule in _PETITIONS:
            current = known[0]
            if current is not None and current.name != speaker.name and self.document.header.issuer != speaker.name:
                self.now.speaker, self.now.last = known
                self.found.ruled.append(Ruled(start, end, "not.petition"))
                return
        if speaker is not None and speaker.at is not None and self._background(speaker, cue, start):
            self.found.ruled.append(Ruled(start, end, "not.background"))
            return
        governing = self._governing(start, cue.start)
        if governing is not None:
            self.now.deadline = governing
        if not self.official and chain is None and (cue.rule == "act.giao" or weak):
            self.found.ruled.append(Ruled(start, end, "context.no-addressee"))
            return
        topic = self._topic(start, cue.start)
        if chain is not None and not self.official and not self.block_marked():
            # The leader turns to somebody else: an earlier list's addressee is asked no longer.
            self.outline.clear()
        bodies = chain.bodies if chain else self._inherit(head, topic)
        self.now.act = (str(rule.fields.get("act", "")), rule.fields.get("force", "order"))
        last = self.found.directives[-1] if self.found.directives else None
        if chain is not None and last is not None and last.block == self.block and last.inherited and last.sentence != sentence:
            if role_only(self.folded, self.chains, *rest):
                # "Đào tạo 200 hướng dẫn viên. Giao Sở Nội vụ chủ trì thực hiện": who does the task before.
                partners = tuple(b for unit in self.chains.within(*rest) for b in unit.bodies)
                self.found.directives[-1] = replace(last, addressees=chain.bodies, inherited=False, companions=partners)
                return
        self._emit(cue, self.now.speaker, bodies, chain is None, (said.task, end), sentence, head, topic)

    def _background(self, speaker: Speaker, cue: Cue, start: int) -> bool:
        """An earlier directive that is only mentioned: "đã có nhiều văn bản chỉ đạo", "UBND tỉnh đã giao"."""
        assert speaker.at is not None
        if not speaker.at[1] <= cue.start or self.official:
            return False
        gap = self.folded[speaker.at[1] : cue.start]
        below = self.pack.regex(self.pack.rule("not.from-below"))
        if below.search(self.folded[max(start, speaker.at[0] - 20) : speaker.at[1]]):
            return True
        if cue.rule == "act.kien-nghi":
            return True
        petition = self.pack.regex(self.pack.rule("not.petition"))
        if cue.rule in ("act.de-nghi", "act.mong-muon", "act.kien-nghi") and (
            petition.search(gap) or petition.match(self.folded, self.heads.skip_connectors(start, cue.start))
        ):
            return True
        rule = self.pack.regex(self.pack.rule("not.background"))
        if rule.search(gap) or rule.match(self.folded, self.heads.skip_connectors(start, cue.start)) or rule.match(self.folded, start):
            return True
        return speaker.rule == "speaker.body" and re.search(r"(?<!\w)đã(?!\w)", gap) is not None

    def _topic(self, start: int, end: int) -> str | None:
        match = re.compile(r"\s*(?:về|liên quan đến|đối với)\s[^;]{3,200}?,").match(self.folded, start, end)
        return self.text[match.start() : match.end()].strip(" ,") if match else None

    def _inherit(self, head: Head, topic: str | None = None) -> tuple[BodyMention, ...]:
        """The addressee of a clause that names none: the list's, else the speaker's last one."""
        if self.now.last_block == self.block and self.now.last and topic is None:
            return self.now.last
        listed = self.outline.addressees()
        if listed:
            return listed
        if topic is not None and not self.official and fold(topic).startswith(("về", "liên quan")):
            return ()
        return self.now.last

    # ── bare clauses ─────────────────────────────────────────────────────────────────────

    def _bare(self, head: Head, start: int, end: int, sentence: At, *, first: bool) -> None:
        """A clause without an act: a task only where tasks are being listed."""
        cued = head.modal is not None or any(start <= m < end for m in self.heads.modals)
        if self._helps(head, end) or self._assigns(head, end, sentence) or self._due_only(start, end):
            return
        reason = self._no_task(head, start, end, first=first)
        if reason is not None and head.chain is not None and head.opening:
            self.now.last, self.now.last_block = head.chain.bodies, self.block
        if reason is None:
            governing = self._governing(start, head.start) if head.start > start else None
            before = self.now.deadline
            self.now.deadline = governing or before
            self._take(head, None, start, end, sentence)
            if not first:  # at the head of a part after ";" a time governs that part alone
                self.now.deadline = before
            return
        if reason == "context.fragment" and self._extend(start, end, sentence):
            return
        if cued or self._acts(start, end):
            self.found.ruled.append(Ruled(start, end, reason))
        if first and not self.official:
            self.now.silent += 1
            if reason in ("not.done", "not.report") or self.now.silent > 2:
                self.now.listing = False

    def _helps(self, head: Head, end: int) -> bool:
        """"…; Sở Tài chính, Công an tỉnh phối hợp": they take part in the task before."""
        if head.chain is None or not self.found.directives:
            return False
        if not re.compile(r"(?:cùng )?phối hợp(?: (?:cùng )?(?:thực hiện|triển khai))?[\s.;,]*").fullmatch(self.folded, head.task, end):
            return False
        last = self.found.directives[-1]
        self.found.directives[-1] = replace(last, companions=(*last.companions, *head.chain.bodies))
        return True

    def _assigns(self, head: Head, end: int, sentence: At) -> bool:
        """"Tổ chức 05 lớp tập huấn. Sở Nội vụ chủ trì, hoàn thành trong quý II": who does the task before."""
        last = self.found.directives[-1] if self.found.directives else None
        near = last is not None and last.block in (self.block, self.block - 1)
        if head.chain is None or last is None or not near or last.sentence == sentence or not last.inherited:
            return False
        match = re.compile(r"(?:chủ trì|phụ trách|là đầu mối|đầu mối)(?:\s+thực hiện)?(?=[,;.\s]|$)").match(self.folded, head.task, end)
        if match is None:
            return False
        rest = self._phrases(match.end(), end)
        partners = tuple(b for unit in self.chains.within(match.end(), end) for b in unit.bodies)
        if not all(self._says_part(a, b) for a, b in rest):
            return False
        deadline = self._strong_deadline(match.end(), end)
        self.found.directives[-1] = replace(
            last, addressees=head.chain.bodies, inherited=False, companions=partners, governing=deadline or last.governing
        )
        self.now.last, self.now.last_block = head.chain.bodies, self.block
        return True

    def _says_part(self, start: int, end: int) -> bool:
        """Whether a phrase only says who helps or by when."""
        if re.match(r"(?:hoàn thành|xong|thời (?:gian|hạn)|trong|trước|chậm nhất)(?!\w)", self.folded[start:end]):
            return True
        helps = re.compile(r"(?:và )?phối hợp(?: (?:cùng|với))? +").match(self.folded, start, end)
        chain = self.chains.at(helps.end() if helps else start, end)
        if chain is None:
            return False
        after = r"[\s,]*(?:thực hiện|triển khai)?\s*" if helps else r" +(?:cùng )?phối hợp(?: thực hiện)?\s*"
        return re.compile(after).fullmatch(self.folded, chain.end, end) is not None

    def _due_only(self, start: int, end: int) -> bool:
        """"Hoàn thành trước ngày 30/6": a deadline that stands by itself belongs to the task before it."""
        last = self.found.directives[-1] if self.found.directives else None
        if last is None or last.block not in (self.block, self.block - 1):
            return False
        opening = _DUE.match(self.folded, self.heads.skip_connectors(start, end), end)
        if opening is None:
            return False
        for mention in self.mentions.deadlines:
            if opening.end() <= mention.start <= opening.end() + 2 and not re.search(r"\w", self.text[mention.end : end]):
                self.found.directives[-1] = replace(last, governing=mention)
                return True
        return False

    def _phrases(self, start: int, end: int) -> list[At]:
        """The phrases between commas and semicolons."""
        return [
            trim(self.text, match.start(), match.end())
            for match in re.compile(r"[^,;]+").finditer(self.text, start, end)
            if match.group().strip(" .")
        ]

    def _extend(self, start: int, end: int, sentence: At) -> bool:
        """A part that asks for nothing of its own stays with the task before it in its sentence."""
        if not self.found.directives or self.found.directives[-1].sentence != sentence:
            return False
        last = self.found.directives[-1]
        self.found.directives[-1] = replace(last, content=(last.content[0], trim(self.text, start, end)[1]))
        return True

    def _ruled_at(self, position: int, rule_id: str) -> bool:
        return self.pack.regex(self.pack.rule(rule_id)).match(self.folded, position) is not None

    def _listing(self) -> bool:
        """Whether bare clauses are tasks here: the outline says so, or the clauses before were."""
        active = self.outline.active()
        return active is True or (active is None and self.now.listing)

    def _no_task(self, head: Head, start: int, end: int, *, first: bool) -> str | None:
        """The rule that keeps a bare clause from being a task; None where it is one."""
        listing = self._listing()
        if self._excluded(head, head.task, end):
            return "not.done"
        if first and (self._report(start) or self._reported(head, end)):
            return "not.report"
        for opening in ("not.consequence", "not.basis"):
            if self.pack.regex(self.pack.rule(opening)).match(self.folded, start, end):
                return opening
        if head.modal is not None and not self._is_word(head.modal, start, end):
            return "context.no-word"
        if head.chain is not None and not head.opening and listing and self._new_verb(head, end):
            return None
        if head.chain is not None and head.opening:
            if listing:
                return None
            if self.official and self.heads.words.adverb.match(self.folded, head.task):
                return None
            if head.modal is not None and (self.now.speaker is not None and self.official or self._strong_deadline(head.task, end)):
                return None
            return "context.no-speaker"
        if head.opening == "noun" and self._ruled_at(head.start, "not.manner"):
            return "not.manner"
        if head.modal is not None:
            return None if listing else "context.no-speaker"
        if head.opening == "verb":
            if not listing:
                return "context.no-list"
            if not first and not self.official and not self.now.asked:
                return "context.no-list"
            if self.kind == "news" and first and not self._inherit(head, head.topic):
                return "context.no-addressee"
            if first and self.kind == "minutes" and not self.block_marked():
                return "context.no-addressee"
            if self.block_marked() or not first or self.heads.strong_verb_at(head.task):
                return None
            return "context.weak-verb"
        steady = self.official or self.outline.active() is True
        if listing and self.block_marked() and first and steady and end - start > 25 and not self._topical_line(start, end):
            return None
        return "context.fragment" if not first else "context.no-verb"

    def _new_verb(self, head: Head, end: int) -> bool:
        """Whether an addressee in a list is followed by a verb that no lexicon holds."""
        if not (self.block_marked() or self.official):
            return False
        words = re.findall(r"[^\W\d_]+", self.text[head.task : end])
        return len(words) > 3 and words[0][0].islower() and words[0] not in _NO_VERBS

    def _is_word(self, modal: Cue, start: int, end: int) -> bool:
        """Whether word segmentation sees the modal as a word: "cần" is none in "chuyên cần"."""
        inside = [t for t in self.tokens(start, end) if t[0] <= modal.start < t[1]]
        return not inside or inside[0][0] == modal.start

    def _topical_line(self, start: int, end: int) -> bool:
        if re.match(r"\d", self.text[start:end]) or re.search(r"(?<!\w)(?:đã|đang|chưa|đạt|hiện)(?!\w)", self.folded[start : start + 70]):
            return True
        return self.folded.startswith(("về ", "đối với ", "việc "), start) or self.text[start:end].rstrip().endswith(":")

    def _reported(self, head: Head, end: int) -> bool:
        """"Thực hiện Nghị quyết của Chính phủ, Bộ Công an đã …": what comes first only sets the scene."""
        if head.chain is not None or head.modal is not None:
            return False
        return any(
            re.match(r"[\s,]*(?:cũng |vừa )?(?:đã|đang) ", self.folded[unit.end : unit.end + 16]) is not None
            and self.text[max(head.task, unit.start - 2) : unit.start] == ", "
            for unit in self.chains.within(head.task, end)
        )

    def _report(self, start: int) -> bool:
        match = self.pack.regex(self.pack.rule("not.report")).search(self.folded, start, min(len(self.folded), start + 60))
        return match is not None

    def _excluded(self, head: Head, at: int, end: int) -> bool:
        """Whether what should be a task says that something is done, praised, or merely owed."""
        for rule in self.pack.of("exclusion"):
            where = rule.fields.get("where")
            if where == "resolution" and self.kind == "resolution" and self.pack.regex(rule).match(self.folded, at, end):
                self.found.ruled.append(Ruled(at, end, rule.id))
                return True
            if where != "predicate" and not (where == "subject-predicate" and head.chain is not None and head.modal is None):
                continue
            if rule.id == "not.done" and (head.modal is not None or self._commitment(head, at)):
                continue
            if self.pack.regex(rule).match(self.folded, at, end):
                self.found.ruled.append(Ruled(at, end, rule.id))
                return True
        if head.modal is not None and head.modal.rule == "modal.co-trach-nhiem":
            rule = self.pack.rule("not.accountable")
            if self.pack.regex(rule).match(self.folded, head.modal.start, end):
                self.found.ruled.append(Ruled(at, end, rule.id))
                return True
        return False

    def _commitment(self, head: Head, at: int) -> bool:
        """In minutes, "anh Hùng sẽ gửi báo giá" is what the meeting fixed."""
        return self.kind == "minutes" and head.chain is not None and self.folded.startswith("sẽ ", at)

    # ── output ───────────────────────────────────────────────────────────────────────────

    def _emit(self, cue: Cue | None, speaker: Speaker | None, bodies: tuple[BodyMention, ...], inherited: bool,
              content: At, sentence: At, head: Head, topic: str | None = None) -> None:
        a, b = trim(self.text, *content)
        if b - a < 6:
            return
        rule = self.pack.rule(cue.rule) if cue is not None else None
        act, force = self.now.act
        if rule is not None and rule.kind != "modal":
            act, force = str(rule.fields.get("act", act)), rule.fields.get("force", force)
        self.loose = 0
        self.found.directives.append(
            Directive(
                act=act,
                force=force,
                cue=(cue.start, cue.end) if cue is not None else None,
                rules=(cue.rule if cue is not None else "task.listed",),
                speaker=speaker,
                addressees=bodies,
                inherited=inherited,
                content=(a, b),
                sentence=sentence,
                block=self.block,
                governing=self.now.deadline or self.outline.deadline(),
                companions=self.outline.companions() if inherited else (),
                topic=topic or head.topic or self.outline.topic(),
                section=self.outline.section(),
            )
        )
        if bodies:
            self.now.last = bodies
            if not inherited:
                self.now.last_block = self.block
        self.now.listing, self.now.silent = True, 0
