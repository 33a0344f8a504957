"""Deadlines that stand for themselves: a sentence, a part or a line that only says when.

"1. Sở Xây dựng rà soát các dự án. Hoàn thành trước ngày 31/10." is one task with a deadline;
so is "…: Thời gian thực hiện: quý IV/2025" on the line below a task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.records import At, Block, DeadlineMention, Document, Mentions, TaskClause
from extractor.rules import Pack, fold

_REACH = 120  # characters before a time in which the words that state it stand
_BEGINS = re.compile(r"[.;][\s(]+$")
_CLOSED = re.compile(r"\s*\)?\s*(?:[.;\n]|$)")


@dataclass(frozen=True, slots=True)
class _Statement:
    mention: DeadlineMention
    at: At
    block: int


def settle(
    clauses: Sequence[TaskClause], document: Document, mentions: Mentions, pack: Pack
) -> tuple[TaskClause, ...]:
    """The clauses with the deadlines that the text states after them; a mere statement is no task.

    A statement governs the sentence before it, after ";" the part before it; on a line of its
    own it governs all tasks of the item above.
    """
    settled = _handed_on(clauses, document.normal.text)
    for statement in _statements(document, mentions, pack):
        start, end = statement.at
        settled = [c for c in settled if not (start <= c.start and c.end <= end)]
        for index in _governed(settled, statement, document):
            clause = settled[index]
            if clause.deadline is None or clause.deadline is clause.directive.governing:
                settled[index] = replace(clause, deadline=statement.mention)
    return tuple(settled)


def _handed_on(clauses: Sequence[TaskClause], text: str) -> list[TaskClause]:
    """Clauses with the time that heads their sentence: "từ nay đến hết năm: giải ngân; xử lý nợ"."""
    handed: list[TaskClause] = []
    head: TaskClause | None = None
    for clause in clauses:
        mine = clause.deadline
        if mine is not None and mine.start == clause.start and text.startswith(":", mine.end):
            head = clause
        elif head is not None and clause.directive.sentence != head.directive.sentence:
            head = None
        handed.append(replace(clause, deadline=mine or head.deadline) if head else clause)
    return handed


def _statements(document: Document, mentions: Mentions, pack: Pack) -> list[_Statement]:
    text = fold(document.normal.text)
    pattern = pack.regex(pack.rule("deadline.statement"))
    found: list[_Statement] = []
    position = 0
    for mention in mentions.deadlines:
        while position < len(document.blocks) and document.blocks[position].end <= mention.start:
            position += 1
        if position == len(document.blocks):
            break
        block = document.blocks[position]
        if block.kind != "paragraph" or not block.body <= mention.start < block.end:
            continue
        if _CLOSED.match(text, mention.end, block.end) is None:
            continue
        for start in _heads(text, mention, block, pattern):
            if start == mention.start == block.body and (block.marker or "-")[0].isalnum():
                break  # "2. Trong quý III/2025" heads what stands below it
            if not text[block.body : start].strip(" (") or _BEGINS.search(text, block.body, start):
                found.append(_Statement(mention, (start, mention.end), position))
                break
    return found


def _heads(
    text: str, mention: DeadlineMention, block: Block, pattern: re.Pattern[str]
) -> Iterator[int]:
    """Where a statement with this time may begin: at the time itself, or at words right before it."""
    if mention.reading["strength"] == "strong":
        yield mention.start
    for match in pattern.finditer(text, max(block.body, mention.start - _REACH), mention.end):
        if not text[match.end() : mention.start].strip(" :,("):
            yield match.start()


def _governed(
    clauses: Sequence[TaskClause], statement: _Statement, document: Document
) -> list[int]:
    """Which clauses the statement belongs to."""
    start, text, blocks = statement.at[0], document.normal.text, document.blocks
    earlier = [i for i, c in enumerate(clauses) if c.end <= start and not c.directive.whole]
    if not earlier:
        return []
    last = clauses[earlier[-1]]
    home = blocks[statement.block]
    if last.start >= home.start and text[last.end : start].strip() == ";":
        return earlier[-1:]
    if last.start >= home.start:
        return [i for i in earlier if clauses[i].directive.sentence == last.directive.sentence]
    above = blocks[statement.block - 1] if statement.block else home
    if text[home.body : start].strip(" (") or last.start < above.start:
        return []
    return [i for i in earlier if clauses[i].start >= above.start]
