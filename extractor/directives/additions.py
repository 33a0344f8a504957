"""Additions: clauses that ask for nothing new but say more of the directive before them — who helps, by when."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.deadlines import strong_deadline
from extractor.directives.heads import Head
from extractor.records import At, within


def loose_cell(context: Context, start: int, end: int) -> bool:
    """A line that was a cell of a table: who does the item above, who helps, by when, in this order.

    Converters break tables over pages into a cell a line; the item itself looks like any other.
    """
    last = context.found.last
    if (
        not context.tabled
        or last is None
        or last.block != context.block - 1 - context.loose
        or end - start > 300
        or context.text[start:end].rstrip(" *_").endswith(":")  # a label of what follows
    ):
        return False
    mention = next(
        (d for d in within(context.mentions.deadlines, start, end) if d.end <= end), None
    )
    chain = context.chains.at(context.heads.skip_connectors(start, end), end)
    if chain is not None and not re.search(r"\w", context.text[chain.end : end].replace("...", "")):
        if context.loose == 0:
            last = replace(last, addressees=chain.bodies, inherited=False, companions=())
        else:
            last = replace(last, companions=(*last.companions, *chain.bodies))
    elif (
        mention is not None
        and len(context.text[start : mention.start].split())
        + len(context.text[mention.end : end].split())
        < 4
    ):
        last = replace(last, governing=mention)
    else:
        return False
    context.found.directives[-1] = last
    context.loose += 1
    return True


def helps(context: Context, head: Head, end: int) -> bool:
    """Bodies that only help take part in the task before: "…; Sở Tài chính, Công an tỉnh phối hợp"."""
    if head.chain is None or not context.found.directives:
        return False
    if not context.form(r"{addition.helps}[\s.;,]*").fullmatch(context.folded, head.task, end):
        return False
    last = context.found.directives[-1]
    context.found.directives[-1] = replace(last, companions=(*last.companions, *head.chain.bodies))
    return True


def assigns(context: Context, head: Head, end: int, sentence: At) -> bool:
    """A sentence may name who does the task before: "Tổ chức 05 lớp tập huấn. Sở Nội vụ chủ trì"."""
    last = context.found.last
    near = last is not None and last.block in (context.block, context.block - 1)
    if (
        head.chain is None
        or last is None
        or not near
        or last.sentence == sentence
        or not last.inherited
    ):
        return False
    match = context.form(r"{addition.leads}(?=[,;.\s]|$)").match(context.folded, head.task, end)
    if match is None:
        return False
    rest = _phrases(context, match.end(), end)
    partners = tuple(b for unit in context.chains.within(match.end(), end) for b in unit.bodies)
    if not all(_says_part(context, a, b) for a, b in rest):
        return False
    deadline = strong_deadline(context, match.end(), end)
    context.found.directives[-1] = replace(
        last,
        addressees=head.chain.bodies,
        inherited=False,
        companions=partners,
        governing=deadline or last.governing,
    )
    context.now.last, context.now.last_block = head.chain.bodies, context.block
    return True


def _says_part(context: Context, start: int, end: int) -> bool:
    """Whether a phrase only says who helps or by when."""
    if context.pattern("addition.when").match(context.folded, start, end):
        return True
    helps = context.form(r"{addition.helped-by} +").match(context.folded, start, end)
    chain = context.chains.at(helps.end() if helps else start, end)
    if chain is None:
        return False
    after = r"[\s,]*{addition.carries-out}?\s*" if helps else r" +{addition.helping}\s*"
    return context.form(after).fullmatch(context.folded, chain.end, end) is not None


def due_only(context: Context, start: int, end: int) -> bool:
    """A deadline that stands by itself belongs to the task before: "Hoàn thành trước ngày 30/6"."""
    last = context.found.last
    if last is None or last.block not in (context.block, context.block - 1):
        return False
    at = context.heads.skip_connectors(start, end)
    several = context.pattern("tasks.above").match(context.folded, at, end)
    begin = several.end() + 1 if several is not None else at
    opening = context.form(r"{addition.due}[*_]*\s*:?[*_]*\s*").match(context.folded, begin, end)
    if opening is None:
        return False
    first = begin if several is not None else opening.end()  # "xong trước ngày" is one expression
    for mention in within(context.mentions.deadlines, first, opening.end() + 3):
        if not re.search(r"\w", context.text[mention.end : end]):
            for n in _above(context) if several is not None else (-1,):
                context.found.directives[n] = replace(
                    context.found.directives[n], governing=mention
                )
            return True
    return False


def _above(context: Context) -> list[int]:
    """Which directives "các nhiệm vụ trên" means: those of one sentence, or the run of those last asked of the same in one section."""
    directives = context.found.directives
    last, run = directives[-1], []
    for n in range(len(directives) - 1, -1, -1):
        same = (directives[n].addressees, directives[n].section) == (last.addressees, last.section)
        if not same and directives[n].sentence != last.sentence:
            break
        run.append(n)
    return run


def _phrases(context: Context, start: int, end: int) -> list[At]:
    """The phrases between commas and semicolons."""
    return [
        trim(context.text, match.start(), match.end())
        for match in re.compile(r"[^,;]+").finditer(context.text, start, end)
        if match.group().strip(" .")
    ]


def extend(context: Context, start: int, end: int, sentence: At) -> bool:
    """A part that asks for nothing of its own stays with the task before it in its sentence."""
    if not context.found.directives or context.found.directives[-1].sentence != sentence:
        return False
    last = context.found.directives[-1]
    context.found.directives[-1] = replace(
        last, content=(last.content[0], trim(context.text, start, end)[1])
    )
    return True
