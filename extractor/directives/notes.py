"""Notes: where the clauses of minutes are parted beside semicolons, and what a meeting settles in a sentence."""

from __future__ import annotations

import re

from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.directives.minutes import ARROW, LABEL
from extractor.records import At

_COMMA = re.compile(r",\s+(?:còn\s+)?")
_COURTESY = 9  # characters: "đồng chí "


def settled(context: Context, start: int, end: int) -> int | None:
    """Where begins what a sentence says a meeting settled: "Cuộc họp thống nhất: | chị Hoa soạn thư; anh Tú in thư"; None where nobody has a task by it."""
    if context.kind != "minutes":
        return None
    lead = context.pattern("speech.settling").match(context.folded, start, end)
    if lead is None:
        return None
    own = context.heads.read(lead.end(), end)
    person = own.chain is not None and own.chain.bodies[-1].type == "person"
    return lead.end() if person or (own.chain is not None and own.opening) else None


def parted(context: Context, found: list[At]) -> list[At]:
    """The parts of a note, each also parted where an arrow or a comma leads to somebody who does something."""
    if context.kind != "minutes":
        return found
    apart: list[At] = []
    for start, end in found:
        at = start
        arrows = list(ARROW.finditer(context.text, start, end))
        # Several arrows draw the steps of a procedure.
        for arrow in arrows if len(arrows) == 1 else ():
            head = context.heads.read(arrow.end(), end)
            if head.chain is not None and head.opening:
                begins = context.heads.skip_connectors(at, end)
                stated = arrow.start() > at and not context.rule_at(begins, "opening.condition")
                apart += [trim(context.text, at, arrow.start())] if stated else []
                at = arrow.end()
        apart.append((at, end))
    return [own for part in apart for own in _each_own(context, *part)]


def _each_own(context: Context, start: int, end: int) -> list[At]:
    """A part of minutes, parted at the commas behind which the next person has a task: "chị Hoa soạn thư, | anh Tú in thư"."""
    head = context.heads.read(start, end)
    acts = [c for c in context.acts(start, end) if c.rule in ("act.giao", "act.phan-cong")]
    label = LABEL.match(context.text, start, end)
    if head.chain is None and label is not None:
        head = context.heads.read(label.end(), end)
    assigned = context.addressee(acts[0], end) is not None if acts else False
    if not assigned and (head.chain is None or not head.opening):
        return [(start, end)]
    found, at = [], start
    for comma in _COMMA.finditer(context.text, head.task, end):
        own = context.heads.read(comma.end(), end)
        person = own.chain is not None and own.chain.bodies[0].type == "person"
        opens = own.chain is not None and own.chain.start <= comma.end() + _COURTESY
        if person and opens and own.opening and not _helps(context, own, end):
            found.append((at, comma.start()))
            at = comma.end()
    return [*found, (at, end)]


def _helps(context: Context, head: Head, end: int) -> bool:
    """Whether those a phrase names only help with the task before it: "…, cô Hiền hỗ trợ"."""
    helps = context.form(r"(?:{addition.helps}|hỗ trợ|cùng)(?!\w)")
    return helps.match(context.folded, head.task, end) is not None
