"""Speaking: the acts by which somebody asks in a clause, and who performs each."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.authority import rank
from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.speakers import is_called
from extractor.records import Cue, Speaker, within

_SUBJECT_GAP = re.compile(
    r"[\s,]*(?:(?:cũng|đã|vừa|trân trọng|kính|xin|sao gửi|mới|mới đây|tiếp tục|đồng thời|còn|lại|trực tiếp|thống nhất|ký|ban hành|có|ra|tiếp đó|"
    r"công điện|chỉ thị|văn bản|hỏa tốc|công văn|thông báo|quyết định|nghị quyết|kết luận|phát biểu|phê bình|ghi nhận|biểu dương|"
    r"đề nghị|yêu cầu|nhấn mạnh|lưu ý|(?:đồng ý|nhất trí)(?= và)|và|về việc|chỉ đạo|đặc biệt|thẳng thắn|bày tỏ|hội nghị|cuộc họp|buổi làm việc|phiên họp|tại|số [\w/.-]+|[\w-]+/[\w/-]+|năm \d{4}|ngày [\d/.-]+)[\s,]*)*",
)
_NEVER_IN_LISTS = (
    "act.chi-dao",
    "act.khang-dinh",
    "act.can-dan",
    "act.quan-triet",
    "act.neu-ro",
    "act.nhan-manh",
)
_TASK_ACTS = (
    "act.chi-dao",
    "act.quan-triet",
    "act.khang-dinh",
    "act.can-dan",
    "act.luu-y",
    "act.nhac-nho",
    "act.phan-cong",
    "act.quyet-dinh-giao",
    "act.nhan-manh",
    "act.neu-ro",
)
_DOCUMENT_ASKS = re.compile(
    r"(?<!\w)(?:công điện|chỉ thị|văn bản|công văn|nghị quyết|thông báo|kết luận|quyết định|kế hoạch)\s+(?:này\s+)?(?:cũng\s+|còn\s+)?$"
)
# "Văn bản của | Bộ Y tế yêu cầu …": whose the document is asks.
_DOCUMENT_OF = re.compile(
    r"(?<!\w)(?:công điện|chỉ thị|văn bản|công văn|thông báo)(?: số \S+| hỏa tốc| mới| này)* của $"
)
# "đã yêu cầu", "Bộ Y tế có Công văn số 9 yêu cầu …": in a document that itself asks.
_SENT_BEFORE = re.compile(
    r"(?<!\w)(?:đã|(?:có|ban hành|gửi) (?:công văn|văn bản|công điện|chỉ thị|thông báo|quyết định)(?: hỏa tốc)? số)(?!\w)"
)
_I = re.compile(r"(?<!\w)(?:chúng )?tôi (?:cũng |xin )?$")
_ONE_PREDICATE = re.compile(r" [a-zđà-ỹ][^,;.:]{3,70} và ")
_ASKING = (
    "act.de-ra",
    "act.yeu-cau",
    "act.giao",
    "act.de-nghi",
    "act.chi-dao",
    "act.phan-cong",
    "act.luu-y",
    "act.mong-muon",
    "act.nhac-nho",
)
# "Kết luận hội nghị, …", "Phát biểu chỉ đạo, …" only say on what occasion.
_OPENING = ("act.ket-luan", "act.khang-dinh", "act.chi-dao")
# What joins an act to the one before it, with the same subject.
_AND_ASKS = re.compile(
    r"(?:[,;]\s*)?(?:đồng thời|cũng như|(?<=\s)và|[,;])(?:\s+(?:cũng|đã|nhưng))*\s+$"
)
_GOES_ON = re.compile(r",? (?:đồng thời|và) ")
_DONE = re.compile(r"(?:cũng )?đã ")
_WE_DID = re.compile(r"(?:chúng tôi|tôi|đơn vị|ban)\s+(?:cũng\s+)?đã(?!\w)")
_CIRCUMSTANCE, _BESIDE = 160, 200  # characters
_SAID = re.compile(r"[ ]+(?:(?:đã|cũng)[ ]+)?")
_ACCORDING = re.compile(r"(?:cũng )?theo (?:ông|bà|đồng chí)(?: này)?,")
_IN_CONTENT = re.compile(
    r"(?:[,;]|:\s*[“\"]?|trong đó,?|đồng thời,?|(?:vì vậy|vì thế|do đó|do vậy|bởi vậy|cho nên),?|(?<!\w)nhưng)\s*$"
)


def splits(context: Context, cue: Cue, floor: int) -> bool:
    """Whether an act inside a clause begins a new one: after a comma, with its own addressee."""
    chain = context.addressee(cue)
    return chain is not None and bool(
        _IN_CONTENT.search(context.folded, max(floor, cue.start - 20), cue.start)
    )


def spoken_acts(
    context: Context, start: int, end: int, acts: list[Cue], head: Head
) -> list[tuple[Cue, Speaker | None]]:
    """The acts by which somebody asks, each with its speaker where the clause names one."""
    found: list[tuple[Cue, Speaker | None]] = []
    for cue in acts:
        if cue.rule == "act.duoc-giao":
            continue
        if _unspoken(context, cue):
            context.found.rule_out(start, end, "not.promise")
            continue
        if found and _same_act(context, found[-1][0], cue):
            found[-1] = (cue, found[-1][1])
            continue
        floor = found[-1][0].end if found else start
        # "… yêu cầu …, trong đó đồng chí nhấn mạnh …": he who asked goes on.
        subject = performer(context, cue, floor, found[-1][1] if found else None)
        first = context.heads.skip_connectors(start, end)
        begins = cue.start in (first, head.start) or (
            first < cue.start and only_fillers(context, first, cue.start)
        )
        if subject is not None:
            name, at_head = subject
            if found and name.at is not None and _addressed_at(context, found[-1][0], name.at[0]):
                continue
            if _own_task(context, cue, name, at_head):
                continue
            found.append((cue, name))
        elif begins and context.now.told and not context.official:
            context.found.rule_out(start, end, "not.background")
        elif begins and (
            context.official
            or cue.rule not in _TASK_ACTS
            or _goes_on_asking(context, cue, end)
            or (context.kind == "minutes" and cue.rule == "act.phan-cong")
        ):
            if cue.rule in _TASK_ACTS and not (
                context.addressee(cue, end)
                or _modal_follows(context, cue, end)
                or _goes_on_asking(context, cue, end)
            ):
                continue
            if cue.rule in _NEVER_IN_LISTS and context.listing():
                continue
            if _of_their_own(context, cue, end):
                continue
            found.append((cue, None))
        elif cue.rule == "act.nhan-manh" and begins and _modal_follows(context, cue, end):
            found.append((cue, None))
        elif found and _we_did(context, floor, cue.start):
            continue  # what they tell of themselves goes on
        elif found and splits(context, cue, floor) and cue.rule not in _NEVER_IN_LISTS:
            found.append((cue, found[0][1]))
        elif (
            not found
            and (
                cue.rule in ("act.yeu-cau", "act.giao", "act.de-nghi")
                or _names_whom(context, cue, end)
            )
            and _after_document(context, cue, start)
        ):
            if recalled(context, start, cue.start):
                context.found.rule_out(start, end, "not.background")
                continue
            found.append((cue, None))
        elif told(context, start, cue.start):
            context.found.rule_out(start, end, "not.background")
        elif (
            not found
            and head.opening != "modal"
            and splits(context, cue, floor)
            and cue.rule not in _TASK_ACTS
        ):
            found.append((cue, None))
    by = context.now.introduced if context.news else None
    return [(cue, speaker or (by if cue.rule in _ASKING else None)) for cue, speaker in found]


def _same_act(context: Context, earlier: Cue, cue: Cue) -> bool:
    """Whether two verbs are one act, of which the second names the addressee: "chỉ đạo giao UBND phường …"."""
    between = context.text[earlier.end : cue.start].strip()
    return earlier.rule == "act.chi-dao" and not between and context.addressee(cue) is not None


def introduced(context: Context, start: int, end: int) -> Speaker | None:
    """The person or post with which a sentence begins, a circumstance before aside: "Kết luận hội nghị, đồng chí A …"."""
    begins = context.heads.skip_connectors(start, end)
    for person in within(context.mentions.people, begins, end)[:1]:
        before = context.folded[begins : person.start].rstrip()
        acts = [c for c in context.acts(begins, person.start) if c.rule not in _OPENING]
        plain = len(before) < _CIRCUMSTANCE and not acts
        if not before or before in ("theo", "cũng theo") or (before[-1] == "," and plain):
            return context.speakers.person(person)
    if _ACCORDING.match(context.folded, begins, end) and context.now.subject is not None:
        return replace(context.now.subject, at=(begins, begins))  # "Theo ông, nguyên nhân là …"
    for unit in context.chains.within(begins, end)[:1]:
        body = unit.bodies[0]
        according = context.folded[begins : unit.start] in ("theo ", "cũng theo ")
        if according and body.rule == "body.post" and context.text.startswith(",", unit.end):
            return context.speakers.named(body, context.now.subject or context.now.speaker)
        # "UBND phường | ghi nhận …; đồng thời đề nghị …": who praises is about to ask.
        said = _SAID.match(context.folded, unit.end, end)
        telling = said is not None and context.rule_at(said.end(), "speech.appraising")
        asks = body.rule == "body.post" if unit.start == begins else body.type == "post" and telling
        asks = asks or (body.rule == "body.name" and telling)
        if asks and len(unit.bodies) == 1 and _heads(context, unit.start, begins):
            return context.speakers.named(body, context.now.subject or context.now.speaker)
    return None


def quoted_by(context: Context, start: int, end: int) -> bool:
    """Whether a sentence tells what the person with whom it begins said, so that the next ones may go on with it.

    "Theo đồng chí A, các xã cần …", "Chủ tịch A ghi nhận …. Thời gian tới, cần …".
    """
    by = context.now.introduced
    if not context.news or by is None or by.at is None:
        return False
    if context.folded.startswith(
        ("theo ", "cũng theo "), context.heads.skip_connectors(start, end)
    ):
        return True
    # "Giám đốc Sở Y tế chỉ đạo các bệnh viện …" in a list is who must do it.
    if by.rule == "speaker.post" and context.listing():
        return False
    return context.pattern("speech.telling").search(context.folded, by.at[1], end) is not None


def _of_their_own(context: Context, cue: Cue, end: int) -> bool:
    """Whether those whom a list addresses are to put their own people to it: "Phân công cán bộ, giáo viên trực"."""
    chain = context.addressee(cue, end)
    return (
        context.official
        and context.marked()
        and cue.rule in ("act.phan-cong", "act.quyet-dinh-giao", "act.chi-dao")
        and bool(context.outline.addressees())
        and (chain is None or all(body.rule.endswith("group") for body in chain.bodies))
    )


def _addressed_at(context: Context, cue: Cue, position: int) -> bool:
    """Whether what stands at a position is whom the earlier act addresses."""
    chain = context.addressee(cue)
    return chain is not None and chain.start <= position < chain.end


def _modal_follows(context: Context, cue: Cue, end: int) -> bool:
    return context.heads.read(context.after_act(cue, end), end).modal is not None


def _names_whom(context: Context, cue: Cue, end: int) -> bool:
    """Whether what a document states is whose task something is: "Văn bản cũng nêu rõ, Sở Y tế tăng cường …"."""
    said = context.heads.read(context.after_act(cue, end), end)
    return (
        cue.rule in ("act.neu-ro", "act.nhan-manh")
        and said.chain is not None
        and said.opening == "verb"
        and context.heads.strong_verb_at(said.task)
    )


def _goes_on_asking(context: Context, cue: Cue, end: int) -> bool:
    """Whether who spoke last directs nobody in particular: "Đồng thời chỉ đạo 6 tháng cuối năm tiếp tục …"."""
    if not (context.news and context.now.speaking and cue.rule == "act.chi-dao"):
        return False
    at = context.after_act(cue, end)
    head = context.heads.read(context.past_time(at), end)
    return (
        head.opening == "verb"
        and context.heads.words.adverb.match(context.folded, head.task) is not None
    )


def told(context: Context, start: int, end: int) -> bool:
    """Whether a clause tells what a body has done: "UBND huyện đã ban hành 34 văn bản, giao …".

    Who has praised somebody is about to ask: "Đoàn đã biểu dương …; yêu cầu …". Whoever is
    quoted tells what they did: “Chúng tôi đã phạt hai đơn vị …; đồng thời yêu cầu …”.
    """
    if _we_did(context, start, end):
        return True
    return any(
        unit.bodies[0].type in ("body", "group")
        and (
            unit.start == context.heads.skip_connectors(start, end)
            or context.text[unit.start - 2 : unit.start] == ", "
        )
        and (done := _DONE.match(context.folded, context.heads.skip_connectors(unit.end, end)))
        and not context.rule_at(done.end(), "not.praise")
        for unit in context.chains.within(start, end)
    )


def _we_did(context: Context, start: int, end: int) -> bool:
    """Whether somebody quoted tells what they did: “Chúng tôi đã …”, at the head or behind a quotation mark."""
    heads = [start, *(i + 1 for i in range(start, end) if context.text[i] in '“"')]
    return any(_WE_DID.match(context.folded, at, end) for at in heads)


def recalled(context: Context, start: int, end: int) -> bool:
    """Whether what leads to an act says that it was asked before: "đã có nhiều văn bản yêu cầu".

    A document asks in the present: in an official one "đã" is enough.
    """
    if context.official and _SENT_BEFORE.search(context.folded, start, end):
        return True
    return context.pattern("not.background").search(context.folded, start, end) is not None


def _after_document(context: Context, cue: Cue, start: int) -> bool:
    """Whether the act follows the document that asks ("Công điện số … yêu cầu …")."""
    if _DOCUMENT_ASKS.search(context.folded, max(start, cue.start - 30), cue.start):
        return True
    return any(
        r.end <= cue.start
        and not re.search(r"[,;]|\w{2,}\s+\w{2,}\s+\w{2,}", context.folded[r.end : cue.start])
        and r.start >= start
        for r in within(context.mentions.references, start, cue.start)
    )


def _unspoken(context: Context, cue: Cue) -> bool:
    rule = context.pack.rule("not.promise")
    return (
        re.search(rf"(?:{rule.pattern})\s+$", context.folded[max(0, cue.start - 12) : cue.start])
        is not None
    )


def performer(
    context: Context, cue: Cue, floor: int, earlier: Speaker | None = None
) -> tuple[Speaker, bool] | None:
    """Who performs the act: the person, post or body right before it, fillers aside.

    `earlier` performs the act before it in the same clause.
    """
    best: tuple[int, Speaker, int] | None = None
    for person in within(context.mentions.people, floor, cue.start):
        near = person.end <= cue.start and only_fillers(context, person.end, cue.start)
        if near and (best is None or person.end >= best[0]):
            best = (person.end, context.speakers.person(person), person.start)
    for unit in context.chains.within(floor, cue.start):
        if best is not None and unit.start >= best[2]:
            continue
        if only_fillers(context, unit.end, cue.start) and (best is None or unit.end > best[0]):
            unit = _with_partners(context, unit, floor)
            names = {b.name for b in unit.bodies}
            speaker = _called(context, unit, earlier)
            if len(names) > 1:
                speaker = Speaker(
                    ", ".join(b.name for b in unit.bodies),
                    None,
                    (unit.start, unit.end),
                    "speaker.body",
                )
            best = (unit.end, speaker, unit.start)
    if best is None:
        return _further_back(context, cue, floor)
    by = context.now.introduced
    if (
        context.news
        and cue.rule in _ASKING
        and by is not None
        and by.at is not None
        and by.at[1] < best[2]
        and _GOES_ON.match(context.folded, best[0], cue.start)
    ):
        # "Đồng chí A chúc mừng nhà trường, đồng thời mong muốn …": the school is no speaker.
        return by, True
    if _DOCUMENT_OF.search(context.folded, floor, best[2]):
        return best[1], True
    if context.rule_before(best[2], "not.relative"):
        # "… đánh giá cao kết quả của Sư đoàn 309 và đề nghị": what the sentence is about asks.
        return _further_back(context, cue, floor)
    return best[1], _heads(context, best[2], floor)


def _heads(context: Context, at: int, floor: int) -> bool:
    """Whether a performer heads its clause, at most behind a circumstance: "Để đáp ứng nhu cầu đi lại, Cục A chỉ đạo …"."""
    begins = context.heads.skip_connectors(floor, at)
    if at <= begins:
        return True
    return (
        context.text[begins:at].rstrip().endswith(",")
        and at - begins < _CIRCUMSTANCE
        and not context.chains.within(begins, at)
        and not context.acts(begins, at)
    )


def _further_back(context: Context, cue: Cue, floor: int) -> tuple[Speaker, bool] | None:
    """The performer whom other words keep from the act: “Tôi giao …”, "ông Tri tiếp thu các ý kiến và yêu cầu …"."""
    speaker = context.now.speaker
    if _I.search(context.folded, floor, cue.start) and speaker is not None:
        return speaker, True
    subject = context.now.introduced
    did = context.now.told or _we_did(context, floor, cue.start)
    asks = cue.rule in (*_ASKING, "act.nhan-manh")
    if context.news and subject is not None and asks and not did:
        joined = _AND_ASKS.search(context.folded, floor, cue.start)
        # "…, các xã báo cáo và đề nghị": what comes before the act has a subject of its own.
        clause = context.folded.rfind(",", floor, joined.start()) + 1 if joined else floor
        own = context.chains.at(
            context.heads.skip_connectors(max(clause, floor), cue.start), cue.start
        )
        his = own is not None and subject.at is not None and own.start < subject.at[1]
        if joined and (own is None or his or clause <= floor):
            return subject, True
    if cue.rule not in ("act.yeu-cau", "act.giao") or not context.folded.endswith(
        " và ", floor, cue.start
    ):
        return None
    for person in within(context.mentions.people, floor, cue.start):
        between = context.text[person.end : cue.start]
        if person.end < cue.start and _ONE_PREDICATE.fullmatch(between):
            return context.speakers.person(person), True
    return None


def _called(context: Context, unit: Chain, earlier: Speaker | None) -> Speaker:
    """The speaker that a phrase names; a post right behind a person's name says who he is."""
    body = unit.bodies[-1]
    if body.type == "post":
        for person in within(context.mentions.people, max(0, body.start - _BESIDE), body.start):
            apart = context.text[person.end : body.start] if person.end <= body.start else ""
            if person.start < body.start and (
                body.start < person.end or apart in (", ", " - ", " (")
            ):
                speaker = context.speakers.person(person)
                return replace(speaker, position=speaker.position or body.name)
    return context.speakers.named(body, earlier or context.now.subject or context.now.speaker)


def _with_partners(context: Context, unit: Chain, floor: int) -> Chain:
    """The bodies that ask together: "Bộ Chính trị, Ban Bí thư kết luận"."""
    before = context.chains.before(unit.start, floor)
    if before is None or unit.bodies[0].type != "body" or before.bodies[0].type != "body":
        return unit
    # "Theo quy chế của Chính phủ, Văn phòng Chính phủ đề nghị …": whose the rules are.
    aside = context.rule_before(before.start, "not.relative")
    if context.text[before.end : unit.start] != ", " or aside:
        return unit
    return Chain((*before.bodies, *unit.bodies), before.start, unit.end)


def only_fillers(context: Context, end: int, start: int) -> bool:
    """Whether only fillers stand between two positions: "đã", "cũng", "tại hội nghị", "Công điện số …"."""
    gap = context.folded[end:start]
    return len(gap) < 160 and _SUBJECT_GAP.fullmatch(gap) is not None


def _own_task(context: Context, cue: Cue, speaker: Speaker, at_head: bool) -> bool:
    """Whether the "speaker" is in truth an addressee told to direct, propose or remind others."""
    current = context.now.speaker
    issuer = context.document.header.issuer
    above, own = rank(context, issuer or ""), rank(context, speaker.name)
    higher = above is not None and own is not None and own > above
    if context.text.startswith(":", cue.end) and at_head:
        return False  # "Giám đốc Sở Y tế chỉ đạo: các bệnh viện …"
    if context.official and higher and cue.rule not in _TASK_ACTS:
        return False  # "Thủ tướng yêu cầu Bộ Y tế …" in a province's dispatch
    same = is_called(speaker.name, issuer) or (current is not None and current.name == speaker.name)
    if same or speaker.rule in (
        "speaker.person",
        "speaker.title",
        "speaker.dong-chi",
        "speaker.signer",
    ):
        return False
    listing = context.outline.active() or context.now.listing
    unit = context.chains.at(speaker.at[0], cue.start) if speaker.at is not None else None
    if listing and unit is not None and unit.bodies[0].rule == "post.group":
        return cue.rule in _TASK_ACTS  # "Giám đốc các sở chỉ đạo thanh tra …" is for them to do
    if speaker.rule == "speaker.post" and not context.official:
        return False
    if (
        cue.rule in _TASK_ACTS
        and not context.official
        and not (at_head and context.addressee(cue) is not None)
    ):
        return True
    if cue.rule in _TASK_ACTS:
        return bool(context.official or listing)
    return bool(context.official and listing and at_head and context.marked())
