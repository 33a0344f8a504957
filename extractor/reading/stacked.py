"""Tables that lost their frame: a cell a line, as copies and converters leave them.

Such a table shows itself by its column headings, one a line. Which line belongs to which
column is told by what the lines look like — a number, a task, a body, a time — and by the
order of the columns: the reading of all lines together that fits best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.reading.markers import MARKER
from extractor.reading.signature import is_name
from extractor.rules import Pack, fold

_COUNT = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.)]?")
_CHAPTER = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])[.)/-]?\s+\S")
_NOTE = re.compile(r"\s*\([^()]*\)$")
# What a time can't end with.
_UNFINISHED = frozenset(
    {"trước ngày", "trước", "chậm nhất", "đến ngày", "từ ngày", "ngày", "trong"}
)
_HEADING, _ROW, _TABLE = 60, 24, 1500  # characters; lines
_NEVER = -100.0
# What the rows under headings score at least, one with another.
_LIKELY = 1.5
# What a row scores at least that plainly is one: a task, a body and a time.
_PLAIN = 4.5
# What it costs that a column of a row is empty.
_EMPTY = {
    "number": -1.0,
    "task": _NEVER,
    "responsible": -1.5,
    "coordinating": -0.8,
    "deadline": -1.2,
    "note": -0.4,
}


@dataclass(frozen=True, slots=True)
class StackedCell:
    """A line that is a cell of a table with a cell a line; all numbers from 1."""

    number: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line looks like."""

    line: str
    counts: bool
    due: bool
    body: bool
    chapter: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """Lines read as rows: the score, and for each line its row and column; `open` while no task row closed it."""

    score: float
    cells: tuple[tuple[int, int], ...] = ()
    rows: int = 1
    open: bool = True


@dataclass(frozen=True, slots=True)
class FramedTable:
    """A table that has its frame: its number, how many rows it has, and its column headings."""

    number: int
    rows: int
    headings: tuple[str, ...]


def stacked_cells(
    lines: Sequence[str], pack: Pack, framed: Mapping[int, FramedTable]
) -> dict[int, StackedCell]:
    """The cells of tables with a cell a line, by index of the line.

    `framed` holds, by the index of the line behind them, the tables that have their frame:
    where a page break took the frame away, the lines behind go on with their rows.
    """
    found: dict[int, StackedCell] = {}
    tables = max((table.number for table in framed.values()), default=0)
    at = 0
    while at < len(lines):
        headings = _headings(lines, at, pack)
        before = framed.get(at)
        if headings:
            start = at + sum(height for height, _ in headings)
            read = _rows(lines, start, [role for _, role in headings], pack)
            number, rows = tables + 1, 1
        elif before is not None:
            start, number, rows = at, before.number, before.rows
            read = _continued(lines, at, before, pack)
        else:
            start, number, rows = at, tables + 1, 0
            read = _numbered(lines, at, pack)
        if read is None:
            at += 1
            continue
        tables = max(tables, number)
        line = at
        for column, (height, _) in enumerate(headings, start=1):
            for _ in range(height):
                found[line] = StackedCell(number, 1, column)
                line += 1
        for offset, (row, column) in enumerate(read.cells):
            found[start + offset] = StackedCell(number, rows + row - 1, column)
        at = start + len(read.cells)
    return found


def _continued(lines: Sequence[str], at: int, table: FramedTable, pack: Pack) -> _Reading | None:
    """The rows that go on with a framed table; None where they do not plainly look like its rows."""
    roles = [_role(heading, pack) for heading in table.headings]
    known = [role for role in roles if role is not None]
    if len(known) < len(roles) or len(roles) < 3 or "task" not in roles:
        return None
    read = _rows(lines, at, known, pack)
    return read if read is not None and read.score >= _PLAIN * (read.rows - 1) else None


def _headings(lines: Sequence[str], at: int, pack: Pack) -> list[tuple[int, str]]:
    """The column headings that begin at a line: how many lines each has, and its role.

    Empty where they are no headings of a table that assigns tasks.
    """
    found: list[tuple[int, str]] = []
    while at < len(lines):
        role, height = _role(lines[at], pack), 1
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if len(lines[at]) < 25 and (role is None or below[:1].islower()):
            # "Cơ quan" above "chủ trì": a heading over two lines.
            both = _role(f"{lines[at]} {below}", pack)
            role, height = (both, 2) if both is not None else (role, 1)
        if role is None or (role == "number" and found):
            break
        found.append((height, role))
        at += height
    roles = [role for _, role in found]
    assigns = "task" in roles and ("responsible" in roles or "deadline" in roles)
    return found if assigns and len(found) >= 3 else []


@lru_cache(maxsize=4096)
def _role(line: str, pack: Pack) -> str | None:
    """The role of a column by its heading; None where a line is none."""
    if not line or len(line) > _HEADING or line[-1] in ".:;,!?":
        return None
    label = _NOTE.sub("", fold(line)).strip(" *_")
    if label in pack.words("reading.first-column"):
        return "number"
    for rule in pack.of("label"):
        if pack.regex(rule).fullmatch(label):
            return str(rule.fields["role"])
    if label in pack.words("reading.task-column"):
        return "task"
    return "note" if label in pack.words("reading.other-column") else None


def _counts(line: str, number: str) -> bool:
    """Whether a line is this number of a row: "1", "01.", "1)"."""
    return _COUNT.fullmatch(line) is not None and line.strip("0.)") == number


def _numbered(lines: Sequence[str], at: int, pack: Pack) -> _Reading | None:
    """The rows of a table that lost its headings, too: 1, a task, who leads, who helps, by when; 2, …"""
    if not _counts(lines[at], "1"):
        return None
    # Rows count up: what is tried here costs as much as a table is long.
    if not any(_counts(line, "2") for line in lines[at + 1 : at + 1 + 2 * _ROW]):
        return None
    read = _rows(lines, at, ["number", "task", "responsible", "coordinating", "deadline"], pack)
    if read is None or read.rows < 4 or read.score < _PLAIN * (read.rows - 1):
        return None
    columns = {column for _, column in read.cells}
    return read if {1, 2, 3, 5} <= columns else None


def _rows(lines: Sequence[str], start: int, roles: list[str], pack: Pack) -> _Reading | None:
    """The best reading of the lines from `start` on as rows of a table with these columns."""
    looks = [_look(line, pack) for line in lines[start : start + _TABLE]]
    best: dict[int, _Reading] = {0: _Reading(0.0)}
    whole: _Reading | None = None
    for at in range(len(looks)):
        so_far = best.get(at)
        if so_far is None or not looks[at].line:
            continue
        if not so_far.open and (whole is None or so_far.score > whole.score):
            whole = so_far
        for end, reading in _next(looks, at, so_far, roles, lines, start, pack):
            if end not in best or reading.score > best[end].score:
                best[end] = reading
    for reading in best.values():
        if not reading.open and (whole is None or reading.score > whole.score):
            whole = reading
    return whole if whole is not None and whole.score >= _LIKELY * (whole.rows - 1) else None


def _next(
    looks: Sequence[_Look],
    at: int,
    so_far: _Reading,
    roles: list[str],
    lines: Sequence[str],
    start: int,
    pack: Pack,
) -> Iterator[tuple[int, _Reading]]:
    """The readings one row longer: where the row ends, and the whole reading with it."""
    row = so_far.rows + 1
    again = _headings(lines, start + at, pack)
    if [role for _, role in again] == roles:
        # The headings come again at the top of a page.
        cells = tuple(
            (row, column)
            for column, (height, _) in enumerate(again, start=1)
            for _ in range(height)
        )
        yield at + len(cells), _Reading(so_far.score, so_far.cells + cells, row)
        return
    title = 0.5 if looks[at].chapter else -0.5 if looks[at].body else -2.0
    yield at + 1, _Reading(so_far.score + title, (*so_far.cells, (row, 1)), row)
    # Within the row: for each column that the last line may stand in, the best score and columns.
    states: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for k in range(at, min(at + _ROW, len(looks))):
        if not looks[k].line:
            return
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, columns) in states.items():
            skipped = 0.0
            for column in range(max(last, 0), len(roles)):
                same = column == last
                if not same and column - 1 > last:
                    skipped += _EMPTY[roles[column - 1]]
                new = score + skipped + _fit(looks[k], roles[column], same)
                if k > at:
                    new += _joint(looks[k - 1], looks[k], same)
                if new > _NEVER / 2 and (column not in following or new > following[column][0]):
                    following[column] = (new, (*columns, column))
        states = following
        for last, (score, columns) in states.items():
            if not any(roles[c] in ("responsible", "coordinating", "deadline") for c in columns):
                continue
            rest = sum(_EMPTY[role] for role in roles[last + 1 :])
            if rest > _NEVER / 2:
                cells = tuple((row, column + 1) for column in columns)
                yield (
                    k + 1,
                    _Reading(so_far.score + score + rest, so_far.cells + cells, row, open=False),
                )


def _fit(look: _Look, role: str, same: bool) -> float:
    """How well a line fits a column; `same` where the line before stands in it, too."""
    if role == "number":
        return 3.0 if look.counts and not same else _NEVER
    if look.counts:
        return -4.0
    short = len(look.line) <= 40
    if role == "task":
        if same:
            return 0.0 if look.goes_on else -0.8
        plain = 1.5 + (0.5 if not short else 0.0) + (1.0 if MARKER.match(look.line) else 0.0)
        return -3.0 if look.due else -1.5 if look.body else plain
    if role in ("responsible", "coordinating"):
        fits = 2.0 if look.body else -3.0 if look.due else -0.5 if short else -2.5
        return min(fits, 0.3) if same else fits
    if role == "deadline":
        fits = 2.5 if look.due else -1.0 if short else -3.0
        return min(fits, 0.3) if same else fits
    return -1.5 if look.due else -1.0 if look.body else 0.0 if same else 0.2


def _joint(before: _Look, look: _Look, same: bool) -> float:
    """How well two lines in a row stand in the same cell, or in two."""
    apart = 0.0
    if before.line.endswith((",", ";")) or (before.due and before.line.lower() in _UNFINISHED):
        apart += 1.0
    if look.goes_on:
        apart += 0.5
    return apart if same else -apart


def _look(line: str, pack: Pack) -> _Look:
    folded = fold(line)
    due = len(line) < 80 and any(pack.regex(r).match(folded) for r in pack.of("cell-due"))
    return _Look(
        line,
        counts=_COUNT.fullmatch(line) is not None,
        due=due,
        body=not due and _names(line, pack),
        chapter=line.isupper() or _CHAPTER.match(line) is not None,
        goes_on=line[:1].islower() or line[:1] in ("-", "+", "•"),
    )


def _names(line: str, pack: Pack) -> bool:
    """Whether a line begins like the name of a body, post, person or group."""
    if len(line) > 200 or line.endswith("."):
        return False
    exact, folded, none = _openings(pack)
    nobody = none.match(line)
    named = exact.match(line) or folded.match(fold(line))
    if named is not None:
        return nobody is None or nobody.end() < named.end()
    return is_name(line)


@lru_cache(maxsize=8)
def _openings(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def either(*words: str) -> re.Pattern[str]:
        ordered = sorted(words, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    exact = (w for id in ("body-head", "post-head", "courtesy") for w in pack.words(id))
    groups = (w for id in ("group-open", "group-actor") for w in pack.words(id))
    return either(*exact), either(*map(fold, groups)), either(*pack.words("not-a-body"))
