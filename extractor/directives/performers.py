"""Performers: who performs a speech act — the person, post or body before it, or he with whom the sentence begins."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.records import BodyMention, Cue, Speaker, within

_OURS = r"(?:,|rằng) (?P<body>{speech.ours}) (?:cũng |còn )?$"
_ONE_PREDICATE = re.compile(r" [a-zđà-ỹ][^,;.:]{3,70} và ")
ASKING = (
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
#: The acts by which a leader directs somebody, wherever they stand.
DIRECTING = ("act.yeu-cau", "act.giao", "act.chi-dao", "act.phan-cong")
# "Kết luận hội nghị, …", "Phát biểu chỉ đạo, …" only say on what occasion.
_OPENING = ("act.ket-luan", "act.khang-dinh", "act.chi-dao")
# What joins an act to the one before it, with the same subject.
_AND_ASKS = re.compile(
    r"(?:[,;]\s*)?(?:đồng thời|cũng như|(?<=\s)và|(?<=\s)rồi|[,;])(?:\s+(?:cũng|đã|nhưng))*\s+$"
)
_GOES_ON = re.compile(r",? (?:đồng thời|và) ")
_CIRCUMSTANCE, _BESIDE = 160, 200  # characters
_BRACKET = re.compile(r" \([^()]{1,120}\)")
_SAID = re.compile(r"[ ]+(?:(?:đã|cũng)[ ]+)?")


def introduced(context: Context, start: int, end: int) -> Speaker | None:
    """The person or post with which a sentence begins and who may speak in it; nobody who is assigned something there."""
    by = _named_first(context, start, end)
    assigned = (c for c in context.acts(start, end) if c.rule == "act.duoc-giao")
    if by is None or by.at is None or not context.news:
        return by
    at = by.at[1]
    told = any(c.start >= at and only_fillers(context, at, c.start) for c in assigned)
    return None if told else by


def _named_first(context: Context, start: int, end: int) -> Speaker | None:
    """The person or post with which a sentence begins, a circumstance before aside: "Kết luận hội nghị, đồng chí A …"."""
    begins = context.heads.skip_connectors(start, end)
    for person in within(context.mentions.people, begins, end)[:1]:
        before = context.folded[begins : person.start].rstrip()
        acts = [c for c in context.acts(begins, person.start) if c.rule not in _OPENING]
        plain = len(before) < _CIRCUMSTANCE and not acts
        if not before or before in ("theo", "cũng theo") or (before[-1] == "," and plain):
            return context.speakers.person(person)
    if (
        context.form("{speech.according},").match(context.folded, begins, end)
        and context.now.subject is not None
    ):
        return replace(context.now.subject, at=(begins, begins))  # "Theo ông, nguyên nhân là …"
    for unit in context.chains.within(begins, end)[:1]:
        body = unit.bodies[0]
        if unit.start == begins and body.rule == "body.courtesy" and context.news:
            return context.speakers.named(body, context.now.subject or context.now.speaker)
        according = context.folded[begins : unit.start] in ("theo ", "cũng theo ")
        if according and body.rule == "body.post" and context.text.startswith(",", unit.end):
            return context.speakers.named(body, context.now.subject or context.now.speaker)
        # "UBND phường | ghi nhận …; đồng thời đề nghị …": who praises is about to ask.
        said = _SAID.match(context.folded, unit.end, end)
        telling = said is not None and context.rule_at(said.end(), "speech.appraising")
        asks = body.rule == "body.post" if unit.start == begins else body.type == "post" and telling
        # "Kết luận phiên họp, Thủ tướng | cơ bản thống nhất …; giao …"
        occasion = context.rule_at(begins, "speech.occasion")
        asks = asks or (body.rule == "body.name" and telling)
        asks = asks or (body.rule == "body.post" and occasion)
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


def praised(context: Context, start: int, end: int) -> tuple[BodyMention, ...]:
    """The one body with a name that somebody praises in a sentence; none where nobody does."""
    praise = context.pattern("speech.appraising").search(context.folded, start, end)
    if not context.news or context.now.subject is None or praise is None:
        return ()
    for unit in context.chains.within(praise.end(), end):
        if unit.bodies[0].rule == "body.name" and len(unit.bodies) == 1:
            return unit.bodies
    return ()


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
        return _further_back(context, cue, floor, earlier)
    by = context.now.introduced
    if (
        context.news
        and cue.rule in ASKING
        and by is not None
        and by.at is not None
        and by.at[1] < best[2]
        and _GOES_ON.match(context.folded, best[0], cue.start)
    ):
        # "Đồng chí A chúc mừng nhà trường, đồng thời mong muốn …": the school is no speaker.
        return by, True
    if context.form(r"(?<!\w){speech.document-of} $").search(context.folded, floor, best[2]):
        return best[1], True
    sent = sent_to(context, cue, floor)
    if sent is not None and sent.start <= best[2]:
        before = Cue(cue.rule, context.folded.rindex("gửi", floor, sent.start), cue.end)
        return performer(context, before, floor, earlier)
    if context.rule_before(best[2], "not.relative"):
        # "… đánh giá cao kết quả của Sư đoàn 309 và đề nghị": what the sentence is about asks.
        return _further_back(context, cue, floor, earlier)
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
        and all(act.rule in _OPENING for act in context.acts(begins, at))
    )


def _further_back(
    context: Context, cue: Cue, floor: int, earlier: Speaker | None
) -> tuple[Speaker, bool] | None:
    """The performer whom other words keep from the act: “Tôi giao …”, "ông Tri tiếp thu các ý kiến và yêu cầu …"."""
    speaker = context.now.speaker
    himself = context.form(r"(?<!\w){speech.i} $").search(context.folded, floor, cue.start)
    if himself and speaker is not None:
        return speaker, True
    subject = context.now.introduced
    ours = (
        context.form(_OURS).search(context.folded, floor, cue.start)
        if earlier is not None
        else None
    )
    if context.news and subject is not None and ours is not None:
        return replace(
            subject, at=ours.span("body")
        ), True  # "Giám đốc Sở cho biết, …, đơn vị cũng đề nghị …"
    did = context.now.told or we_did(context, floor, cue.start)
    asks = cue.rule in (*ASKING, "act.nhan-manh")
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
    filled = context.form(r"[\s,]*{between.subject-and-act}?")
    gap = _BRACKET.sub("", context.folded[end:start])
    return len(gap) < 160 and filled.fullmatch(gap) is not None


def sent_to(context: Context, cue: Cue, floor: int) -> Chain | None:
    """To whom a document was sent that asks: "Sở Y tế có công văn gửi | các bệnh viện | đề nghị …"."""
    for sent in context.form(r"(?<!\w){speech.sent-to}\s+").finditer(
        context.folded, floor, cue.start
    ):
        chain = context.chains.at(sent.end(), cue.start)
        if chain is not None and only_fillers(context, chain.end, cue.start):
            return chain
    return None


def we_did(context: Context, start: int, end: int) -> bool:
    """Whether somebody quoted tells what they did: “Chúng tôi đã …”, at the head or behind a quotation mark."""
    heads = [start, *(i + 1 for i in range(start, end) if context.text[i] in '“"')]
    did = context.pattern("speech.we-did")
    return any(did.match(context.folded, at, end) for at in heads)
