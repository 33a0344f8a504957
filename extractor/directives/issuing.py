"""Issuing: news that an authority has sent out a document, and "Theo đó, …", which says what the document asks."""

from __future__ import annotations

from extractor.directives.authority import rank
from extractor.directives.context import Context
from extractor.directives.performers import performer
from extractor.records import Cue, Speaker, within

# Blocks within which the story tells what the document asks.
_NEAR = 2
_ORDERS = ("công điện", "chỉ thị")


def issued(context: Context, start: int, end: int) -> Speaker | None:
    """Who has sent out a document that directs: "UBND huyện vừa ban hành Công văn số 12 về …"; nobody who pleads."""
    if not context.news or context.pattern("speech.pleading").search(context.folded, start, end):
        return None
    for match in context.pattern("speech.issuing").finditer(context.folded, start, end):
        # Who acts before the verb is found as the performer of an act is.
        by = performer(context, Cue("act.yeu-cau", match.start(), match.end()), start)
        if by is None:
            continue
        described = f"{by[0].position or ''} {by[0].name}"
        level = rank(context, described)
        # A firm's letter may plead, its dispatch directs its own.
        if level is None or level > 0 or (level == 0 and match.group().endswith(_ORDERS)):
            return by[0]
    return None


def ordered_by(context: Context, start: int, end: int) -> Speaker | None:
    """By whose order a sentence tells its tasks: "Theo chỉ đạo của UBND tỉnh, Sở Y tế phải …".

    Of official documents those count that pass on what a person asks.
    """
    begins = context.heads.skip_connectors(start, end)
    order = context.pattern("speech.by-order").match(context.folded, begins, end)
    if order is None and context.official:
        order = context.pattern("speech.passing-on").search(context.folded, begins, end)
    if order is None or not (context.news or context.official):
        return None
    by = context.chains.at(order.end(), end) if context.news else None
    for person in within(context.mentions.people, order.end(), end)[:1]:
        if not context.text[order.end() : person.start].strip():
            return context.speakers.person(person)
    return context.speakers.named(by.bodies[0], context.now.speaker) if by is not None else None


def opens_content(context: Context, start: int) -> bool:
    """Whether a sentence begins to tell what a document just issued asks: "Theo đó, …"."""
    return (
        context.now.issuer is not None
        and 0 <= context.block - context.now.issued <= _NEAR
        and context.pattern("speech.accordingly").match(context.folded, start) is not None
    )
