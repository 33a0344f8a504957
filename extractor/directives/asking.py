"""Asking: what follows a speech act — addressee, modal, task — and whether it asks for anything."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from extractor.directives.addressees import in_lead, up_to_task
from extractor.directives.addressing import emit, inherit
from extractor.directives.authority import from_below, leads, proposes
from extractor.directives.chains import Chain
from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.deadlines import leading_deadline, strong_deadline
from extractor.directives.exclusions import excluded
from extractor.directives.heads import Head
from extractor.directives.labels import role_only
from extractor.directives.lists import counted_up, led_in
from extractor.directives.partners import coordinating
from extractor.directives.performers import only_fillers, praised, sent_to
from extractor.directives.speakers import is_called
from extractor.directives.speaking import recalled
from extractor.directives.strangers import addressed, points_back, spoken_of
from extractor.records import At, Cue, Speaker, within
from extractor.rules import fold

# News tells what was said in the last days; what is dated earlier is background.
_RECENT = dt.timedelta(days=21)
_DAY = re.compile(
    r"ngày (?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?:[/.-]| năm )(?P<year>\d{4})"
)
_DATED = re.compile(rf"\W*(?:trước đó, )?(?:vào )?{_DAY.pattern}")
# What a chair says of somebody's report is asked even where only reports are told.
_ORDERS = ("act.giao", "act.yeu-cau", "act.phan-cong", "act.chi-dao")
_REPORTED = 3  # blocks
_PETITIONS = ("act.de-nghi", "act.kien-nghi", "act.mong-muon")


def ask(
    context: Context,
    cue: Cue,
    speaker: Speaker | None,
    end: int,
    sentence: At,
    head: Head,
    start: int,
) -> None:
    """An act and its content: addressee, modal, task."""
    rule = context.pack.rule(cue.rule)
    at = context.after_act(cue, end)
    said = context.heads.read(at, end)
    if not said.opening and said.chain is None:
        later = context.heads.after_setting(at, at, end)
        if later is not None and later.chain is not None and later.modal is not None:
            said = later
        time = context.past_time(at)
        if said.chain is None and time > at:
            # "đề nghị năm 2026 các cơ quan …"
            behind = context.heads.read(time, end)
            said = behind if behind.opening else said
    if said.chain is None and said.opening in ("", "noun") and context.news:
        # "… đề nghị: Thời gian tới, doanh nghiệp tiếp tục …"
        places = (at, said.start, *context.heads.behind_setting(at, end))
        strangers = (addressed(context, cue.rule, place, end) for place in places)
        said = next((head for head in strangers if head is not None), said)
    if not said.opening:
        said = context.heads.behind_clause(said.task, end) or said
    said = context.heads.named_behind(said, end)
    whole = in_lead(context, at, end) if context.official else None
    if whole is not None:
        said = replace(
            said, chain=whole, task=trim(context.text, whole.end, end)[0], opening="verb"
        )
    elif rule.fields.get("strength") != "telling":
        said = up_to_task(context, at, end, said) or said
    pointed = _pointed(context, at, end) if said.chain is None else None
    if pointed is not None:
        said = pointed
    chain = said.chain or said.topical or sent_to(context, cue, start)
    if chain is None and head.topical is not None and head.start <= cue.start:
        chain = head.topical
    if chain is None and context.news and context.heads.matter_of(head, cue.start):
        chain = head.chain  # "Riêng tỉnh A với vai trò đầu tàu, Bộ trưởng yêu cầu phải …"
    if chain is None and context.news:
        chain = spoken_of(context, start, cue.start)
    rest = trim(context.text, said.task, end)
    telling = rule.fields.get("strength") == "telling"
    weak = telling or rule.fields.get("strength") == "weak"
    known = context.now.speaker, context.now.last
    if speaker is not None and context.kind == "minutes" and leads(context, speaker.name):
        assert context.leader is not None
        speaker = replace(context.leader, at=speaker.at, rule=speaker.rule)
    chairs = context.now.chairing or (speaker is not None and leads(context, speaker.name))
    by_chair = chairs and cue.rule in _ORDERS
    # "Tiến độ": "- Giao cho nhóm A …" is assigned in the midst of a report.
    opens = cue.start == context.heads.skip_connectors(start, end) or _labelled(context, start, cue)
    by_chair = by_chair or (opens and cue.rule == "act.giao" and not context.now.contributing)
    by_client = context.kind == "minutes" and _by_client(context, cue, speaker)
    if context.kind == "minutes" and _specifies(context, cue, said, end):
        return
    if (
        context.kind == "minutes"
        and context.outline.active() is False
        and not (by_chair or by_client)
    ):
        context.found.rule_out(start, end, "section.report")
        return
    if not by_client and proposes(context, cue, speaker, chain.bodies if chain else ()):
        context.found.rule_out(start, end, "not.petition")
        return
    if speaker is not None and not (context.kind == "minutes" and weak and rest[1] - rest[0] >= 3):
        if context.now.speaker is None or speaker.name != context.now.speaker.name:
            context.now.last = praised(context, start, cue.start)
        context.now.speaker = context.now.subject = speaker
    if chain is not None and points_back(context, chain):
        chain, said = None, replace(said, chain=None)
    if rest[1] - rest[0] < 3 and not context.text[cue.end : end + 1].rstrip().endswith(":"):
        # "kế hoạch Thủ tướng giao": the act ends a relative clause and asks for nothing.
        context.now.speaker, context.now.last = known
        return
    if context.news:
        if from_below(context, cue, speaker, chain.bodies if chain else (), start):
            # What he goes on to say is his petition, too.
            context.now.petitioning = context.now.told = True
            context.now.listing, context.now.last = False, ()
            context.outline.clear()
            context.found.rule_out(start, end, "not.petition")
            return
        context.now.petitioning = context.now.petitioning and speaker is None
    if rest[1] - rest[0] < 3:
        # "… yêu cầu:" opens a list; open_list hands the addressee down.
        context.now.act = (str(rule.fields.get("act", "")), rule.fields.get("force", "order"))
        if chain is not None:
            context.now.last = chain.bodies
        return
    if cue.rule == "act.quyet-dinh-giao" and chain is None:
        # "người được chủ xe ủy quyền" names nobody who must do anything.
        context.now.speaker, context.now.last = known
        return
    if weak and not telling and (counted := counted_up(context, said, end)) is not None:
        # "… nhấn mạnh 3 nhiệm vụ: một là, rà soát …" counts up what is to be done.
        said, weak = counted, False
        chain = said.chain
    if weak and said.modal is None and said.chain is None:
        said = context.heads.behind_clause(at, end) or said
        chain = said.chain or chain
    if weak and not (
        said.modal
        or (
            not telling
            and said.chain
            and said.opening == "verb"
            and context.heads.strong_verb_at(said.task)
        )
    ):
        context.now.floor = context.block
        context.found.rule_out(start, end, cue.rule)
        return
    if context.news and _long_ago(context, sentence[0], cue.start):
        context.found.rule_out(start, end, "not.background")
        return
    own = chain is None and said.modal is None  # "… mong muốn mở rộng hợp tác": his own wish
    if cue.rule == "act.mong-muon" and (own or context.rule_at(at, "not.wish")):
        context.found.rule_out(start, end, "not.wish")
        return
    if excluded(context, said, said.task, end):
        if chain is not None and context.found.ruled[-1].rule == "not.accountable":
            # "X chịu trách nhiệm toàn bộ về kỳ thi; bố trí …": what follows is for X to do.
            context.now.last, context.now.last_block = chain.bodies, context.block
            context.now.listing, context.now.owed, context.now.silent = True, True, 0
        if context.found.ruled[-1].rule == "not.unsaid":
            # "… giao các nhiệm vụ cụ thể cho các sở. Trong đó, Sở Xây dựng …": they are said next.
            context.now.listing, context.now.silent = True, 0
        return
    if (
        context.official
        and speaker is not None
        and speaker.rule == "speaker.body"
        and cue.rule in _PETITIONS
    ):
        current = known[0]
        if (
            current is not None
            and current.name != speaker.name
            and not is_called(speaker.name, context.document.header.issuer)
        ):
            context.now.speaker, context.now.last = known
            context.found.rule_out(start, end, "not.petition")
            return
    if speaker is not None and speaker.at is not None and _background(context, speaker, cue, start):
        if speaker.rule == "speaker.body":
            context.now.narrated = context.block
        context.found.rule_out(start, end, "not.background")
        return
    # "Trong quý IV, Chủ tịch yêu cầu các xã …", "Chủ tịch yêu cầu trước ngày 15/11, các xã …".
    governing = (
        leading_deadline(context, start, cue.start)
        or leading_deadline(context, at, max(at, said.start))
        or leading_deadline(context, cue.end, max(at, said.start))
    )
    if governing is not None:
        context.now.deadline = governing
    listed = led_in(context, said, end)
    first: At | None = None
    if listed is not None:
        # "xây dựng kế hoạch triển khai, trong đó tập trung vào các nhiệm vụ như: …": a task, and its parts.
        among = context.folded.find(", trong đó ", said.task, listed.start)
        if among > said.task and context.heads.strong_verb_at(said.task):
            first = (said.task, among)
        context.now.inline = strong_deadline(context, at, listed.start) or governing
        # "… một số vấn đề nhà trường cần lưu ý: quan tâm …"
        units = context.chains.within(said.task, listed.start)
        asked_for = next((u for u in units if u.end + 1 in context.heads.modals), None)
        said = replace(said, task=listed.task)
        chain = listed.chain or chain or asked_for
    asked = context.found.last
    goes_on = asked is not None and asked.sentence == sentence and said.modal is not None
    owed = weak and not by_client and (telling or said.opening != "modal")
    if not context.official and chain is None and not goes_on and (cue.rule == "act.giao" or owed):
        if weak:
            context.now.floor = context.block
        context.found.rule_out(start, end, "context.no-addressee")
        return
    topic = _topic(context, start, cue.start)
    if chain is not None and not context.official and not context.marked():
        # The leader turns to somebody else: an earlier list's addressee is asked no longer.
        context.outline.clear()
    bodies = chain.bodies if chain else () if said.shared else inherit(context, topic)
    context.now.act = (str(rule.fields.get("act", "")), rule.fields.get("force", "order"))
    last = context.found.last
    before = (
        last is not None
        and last.block == context.block
        and last.inherited
        and last.sentence != sentence
    )
    if (
        chain is not None
        and last is not None
        and before
        and role_only(context.folded, context.chains, *rest)
    ):
        # "Đào tạo 200 hướng dẫn viên. Giao Sở Nội vụ chủ trì thực hiện": who does the task before.
        partners = tuple(b for unit in context.chains.within(*rest) for b in unit.bodies)
        context.found.directives[-1] = replace(
            last, addressees=chain.bodies, inherited=False, companions=partners
        )
        return
    whom = replace(head, chain=said.chain, modal=said.modal) if said.chain is not None else head
    for content in (first, (said.task, end)) if first is not None else ((said.task, end),):
        emit(context, cue, bodies, chain is None, content, sentence, whom, topic)
    beside = coordinating(context.text, start, cue.start, context.chains, bodies, context.pack)
    if beside and context.rule_at(start, "speech.together"):
        asked = context.found.directives[-1]
        context.found.directives[-1] = replace(asked, companions=(*asked.companions, *beside))


def _pointed(context: Context, at: int, end: int) -> Head | None:
    """The head of what a letter asks of "Quý cơ quan", its recipients."""
    pointing = context.pattern("recipients.pointing").match(context.folded, at, end)
    if pointing is None or not context.recipients.bodies:
        return None
    # "Quý đơn vị | thực hiện …": the words of pointing end where a predicate begins.
    words = [m.end() for m in re.finditer(r"\S+", context.text[at : pointing.end()])]
    for stop in (at + n for n in words[1:]):
        behind = context.heads.read(stop, end)
        if behind.opening in ("verb", "modal"):
            return replace(behind, chain=Chain(context.recipients.bodies, at, stop))
    return None


def _labelled(context: Context, start: int, cue: Cue) -> bool:
    """Whether only a label that asks stands before an act: "Công việc: | giao cho nhóm A …"."""
    label = context.pattern("label.asks").match(context.folded, start, cue.start)
    return label is not None and not context.text[label.end() : cue.start].strip(" *_")


def _by_client(context: Context, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether those for whom a team works ask for something: "Khách hàng yêu cầu: …"; they may, wherever minutes tell it."""
    asks = cue.rule in (*_ORDERS, "act.nhan-manh")
    named = context.pattern("speech.client")
    return asks and speaker is not None and named.match(fold(speaker.name)) is not None


def _specifies(context: Context, cue: Cue, said: Head, end: int) -> bool:
    """Whether an item only says of what kind the thing above it is to be: "- Yêu cầu: | sáng màu"."""
    labels = cue.rule == "act.yeu-cau" and context.text[cue.end : end].lstrip("*_ ").startswith(":")
    opens = cue.start == context.heads.skip_connectors(
        context.document.blocks[context.block].body, end
    )
    return labels and opens and not said.opening and said.chain is None


def _background(context: Context, speaker: Speaker, cue: Cue, start: int) -> bool:
    """An earlier directive that is only mentioned: "đã có nhiều văn bản chỉ đạo", "UBND tỉnh đã giao"."""
    assert speaker.at is not None
    if not speaker.at[1] <= cue.start:
        return False
    gap = context.folded[speaker.at[1] : cue.start]
    if context.official:
        return recalled(context, speaker.at[1], cue.start)
    if cue.rule == "act.kien-nghi":
        return True
    petition = context.pattern("not.petition")
    of_others = context.form(r"(?<!\w){not.of-others} $")
    if cue.rule in ("act.de-nghi", "act.mong-muon", "act.kien-nghi") and (
        any(not of_others.search(gap, 0, m.start()) for m in petition.finditer(gap))
        or petition.match(context.folded, context.heads.skip_connectors(start, cue.start))
    ):
        return True
    rule = context.pattern("not.background")
    past = rule.search(gap)
    # "… ghi nhận kết quả trong thời gian qua, đồng thời đề nghị …": it is the praise that looks back.
    if past is not None and context.pattern("speech.appraising").search(gap, 0, past.start()):
        past = None
    if (
        past is not None
        or rule.match(context.folded, context.heads.skip_connectors(start, cue.start))
        or rule.match(context.folded, start)
    ):
        return True
    if speaker.rule != "speaker.body":
        return False
    current = context.now.speaker
    if (
        current is not None
        and context.found.last is not None
        and is_called(speaker.name, current.name)
        and context.pattern("speech.adding").match(context.folded, start)
    ):
        return False  # "Bên cạnh đó, Sở Y tế đã đề nghị …": what the piece reports goes on
    if sent_to(context, cue, start) is not None and context.found.last is None:
        return False  # "Sở Y tế đã có văn bản gửi các bệnh viện yêu cầu …": what the piece reports
    # "Thành ủy đã yêu cầu …. UBND thành phố giao …": the paragraph goes on telling what was done.
    done = re.search(r"(?<!\w)đã(?!\w)", gap)
    praised = done is not None and context.rule_at(speaker.at[1] + done.end() + 1, "not.praise")
    return (done is not None and not praised) or context.now.narrated == context.block


def _long_ago(context: Context, start: int, asked: int) -> bool:
    """Whether a sentence dates what it tells weeks before the piece, at its head or in the document that asked.

    "Ngày 4/9/2020, Chính phủ ban hành …", "Bộ Y tế đã có Công văn số 12 ngày 4/9/2020 đề nghị …".
    """
    dated = _DATED.match(context.folded, start)
    written = context.document.header.date
    if written is None:
        # What a piece without a date reports stands at its head, with the day.
        return dated is not None and context.block > _REPORTED
    letters = [r for r in within(context.mentions.references, start, asked) if r.end <= asked]
    if dated is None and letters and only_fillers(context, letters[-1].end, asked):
        dated = _DAY.search(context.folded, letters[-1].start, letters[-1].end)
    if dated is None:
        return False
    try:
        day = dt.date(int(dated["year"]), int(dated["month"]), int(dated["day"]))
    except ValueError:
        return False
    return written - day > _RECENT


def _topic(context: Context, start: int, end: int) -> str | None:
    match = context.form(r"\s*{speech.topic}\s[^;]{3,200}?,").match(context.folded, start, end)
    return context.text[match.start() : match.end()].strip(" ,") if match else None
