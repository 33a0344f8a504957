"""Tables that a text draws with "|": which lines are rows of which table, and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_RULE = re.compile(r"[\s|:+=\-_*]*")
_FRAME = re.compile(r"\+[-=+]+\+?$|\|?[\s:]*-{3,}[-|:\s+]*$")
_RULED = 1000
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s*\|")
# Lines over which a row may be broken; what a cell cannot end with.
_MOST_LINES = 8
_UNFINISHED = re.compile(r"(?:,|;|(?<!\w)(?:trước|ngày|tháng|năm|quý|đến|và|từ))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table: the table's number and the row's, both from 1; no row for a rule.

    `bare` says that the table's rows begin with their first cell, not with a "|": a line of it
    that begins with one has an empty first cell.
    """

    number: int
    row: int | None
    bare: bool = False


def table_lines(lines: Sequence[str], gaps: AbstractSet[int]) -> dict[int, TableLine]:
    """The lines that belong to tables, by index.

    A table is two or more lines in a row with "|" in them, or one line framed by "|". `gaps`
    are the lines with an empty line before them; such a line opens another table, unless the
    table has an empty line after each of its rows. One line alone goes on with the table
    before it, across a page break or a heading, where it has as many cells.
    """
    found: dict[int, TableLine] = {}
    number = last = width = 0
    bare = False
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _in_table(lines[end]):
            if end in gaps and end - at > 1 and end - 1 not in gaps:
                break
            end += 1
        rows = [i for i in range(at, end) if "|" in lines[i] and not _is_rule(lines[i])]
        if len(rows) >= 2 or (rows and _framed(lines[rows[0]])):
            number += 1
            order = {i: k for k, i in enumerate(rows, start=1)}
            bare = not lines[rows[0]].startswith("|")
            found.update((i, TableLine(number, order.get(i), bare)) for i in range(at, end))
            last, width = len(rows), _width(lines[rows[0]])
        elif rows and width > 2 and _width(lines[rows[0]]) == width:
            last += 1
            found[rows[0]] = TableLine(number, last, bare)
        at = max(end, at + 1)
    return found


def broken_rows(lines: Sequence[str], gaps: AbstractSet[int]) -> set[int]:
    """The lines that go on with a row of a table: their cells were broken over lines, without a frame.

    A row has as many "|" as the first row of its table; lines that have them only together
    are one row. What stands behind the last one goes on with the last cell where that is
    unfinished. `gaps` are the lines with an empty line before them.
    """
    found: set[int] = set()
    at = 0
    while at < len(lines):
        bars = lines[at].count("|")
        if bars < 2 or _is_rule(lines[at]) or _framed(lines[at]):
            at += 1
            continue
        at += 1
        while at < len(lines) and at not in gaps:
            end = _row_end(lines, at, bars, gaps)
            if end is None:
                break
            found |= set(range(at + 1, end))
            at = end
    return found


def _row_end(lines: Sequence[str], at: int, bars: int, gaps: AbstractSet[int]) -> int | None:
    """Where the row that begins at a line ends; None where no row of `bars` begins there."""
    if _is_rule(lines[at]):
        return at + 1 if "|" in lines[at] or "-" in lines[at] else None
    so_far, end = 0, at
    while so_far < bars:
        if end == len(lines) or end - at >= _MOST_LINES or (end > at and end in gaps):
            return None
        if end > at and _NUMBERED.match(lines[at]) and _NUMBERED.match(lines[end]):
            return None  # "I | Cấp nước" above "1 | Lắp đặt …" is a row of its own
        so_far += lines[end].count("|")
        end += 1
    if so_far > bars:
        return None
    if end < len(lines) and end not in gaps and "|" not in lines[end]:
        last = lines[end - 1].rpartition("|")[2].strip()
        if last and (_UNFINISHED.search(last) or lines[end][:1].islower()):
            end += 1
    return end


def _in_table(line: str) -> bool:
    return "|" in line or (len(line) < _RULED and _FRAME.match(line) is not None)


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _width(line: str) -> int:
    return sum(1 for _ in cells(line))


def _framed(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and line.count("|") >= 3


def cells(line: str, *, bare: bool = False) -> Iterator[tuple[int, int, int]]:
    """The cells of a row: column from 1, start and end without blanks around.

    A `bare` row has no "|" before its first cell.
    """
    at = 1 if line.startswith("|") and not bare else 0
    end = len(line) - 1 if line.endswith("|") and len(line) > 1 else len(line)
    column = 1
    while at <= end:
        stop = line.find("|", at, end)
        stop = end if stop < 0 else stop
        text = line[at:stop]
        left = at + len(text) - len(text.lstrip())
        yield column, left, max(left, at + len(text.rstrip()))
        at, column = stop + 1, column + 1
