"""Assignment tables: a header row that names the columns, then a task a row."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from extractor.directives.chains import Chains
from extractor.directives.clauses import sentences, trim
from extractor.directives.labels import role_of
from extractor.directives.listed import is_open, named_in
from extractor.directives.outline import heading_activity
from extractor.directives.speakers import document_speaker
from extractor.recognise.deadlines import stated
from extractor.records import (
    At,
    Block,
    BodyMention,
    DeadlineMention,
    Directive,
    Document,
    Mentions,
    Speaker,
    within,
)
from extractor.rules import Pack, fold

_PREAMBLE = 8  # blocks before a table that can say when all of it is to be done
_ABOVE = 2  # blocks before a table that can say what it is
# Fewer rows than these do not show what a column without a heading holds.
_LEAST_ROWS = 3


def rows(document: Document, mentions: Mentions, pack: Pack) -> list[Directive]:
    """A directive for each row of each table whose header names tasks and who does them.

    A table without a header of its own goes on with the header of the table before it where
    it has as many columns: a page break or a heading came between.
    """
    text = document.normal.text
    chains = Chains(text, mentions.bodies)
    speaker = document_speaker(document, mentions)
    cells = [(i, b) for i, b in enumerate(document.blocks) if b.kind == "cell"]
    made: list[Directive] = []
    header: dict[int, str] = {}
    width = 0
    for _, table in groupby(cells, key=lambda item: item[1].table):
        grid = [list(row) for _, row in groupby(table, key=lambda item: item[1].row)]
        columns = max(cell.column or 0 for row in grid for _, cell in row)
        if columns != width:
            header, width = {}, columns
        if not header and not any(_header(row, text, pack) for row in grid):
            header = _inferred(grid, text, chains, pack)
        if document.header.kind == "minutes" and _reports(grid, document, pack, text):
            continue
        if _schedules(grid[0], pack, text):
            continue
        group: tuple[BodyMention, ...] = ()
        above: tuple[BodyMention, ...] = ()
        so_far = len(made)
        before: list[tuple[int, Block]] = []
        for row in grid:
            named = _header(row, text, pack)
            below = _subheader(row, text, pack) if header and not named else {}
            if named or below:
                header = named or _finer(header, below)
                continue
            counted = document.header.kind == "minutes" and _counts_on(row, before, header, text)
            before = row
            if not counted and len(row) <= 2 and sum(_says(text, c, header) for _, c in row) == 1:
                # A row with one cell is the title of those below; it may name who does them.
                group = tuple(
                    b for _, c in row for unit in chains.within(c.start, c.end) for b in unit.bodies
                )
            elif header and made and _continues(row, header, text):
                made[-1] = _continued(made[-1], row, header, document, mentions, chains)
            elif header:
                who = above if _merged(row, header, text) else group
                directive = _row(row, header, document, mentions, chains, speaker, pack, who)
                if directive is not None and (counted or _given(directive, row, header, text)):
                    made.append(directive)
                above = directive.addressees if directive is not None else ()
        due = _due_above(document, grid[0][0][0], mentions, pack)
        if due is not None and "deadline" not in header.values():
            made[so_far:] = [replace(d, governing=d.governing or due) for d in made[so_far:]]
    return made


def _due_above(
    document: Document, first: int, mentions: Mentions, pack: Pack
) -> DeadlineMention | None:
    """When all of a plan's table is to be done, as a line above it says: "Thời gian: 14 giờ ngày 28/9/2024"."""
    if document.header.kind != "plan":
        return None
    text, label = document.normal.text, pack.form(r"\W*{label.when}\s*:")
    for block in document.blocks[max(0, first - _PREAMBLE) : first]:
        when = label.match(fold(text[block.body : block.end]))
        if when is not None:
            times = within(mentions.deadlines, block.body + when.end(), block.end)
            return times[0] if times else None
    return None


def _reports(
    grid: list[list[tuple[int, Block]]], document: Document, pack: Pack, text: str
) -> bool:
    """Whether a table without a column of times stands below words that report: "3. Đánh giá kết quả tuần 3"."""
    first = grid[0][0][0]
    if any("deadline" in _header(row, text, pack).values() for row in grid):
        return False
    before = [b for b in document.blocks[max(0, first - _ABOVE) : first] if b.kind != "cell"]
    # Of a paragraph its last sentence leads to the table.
    last = (sentences(text, b.body, b.end)[-1:] for b in reversed(before))
    said = (heading_activity(text[a:b], pack) for spans in last for a, b in spans)
    return next((active for active in said if active is not None), None) is False


def _schedules(first: list[tuple[int, Block]], pack: Pack, text: str) -> bool:
    """Whether a table tells where and with whom leaders meet, as the calendar of a week does."""
    headings = [fold(text[cell.body : cell.end]).strip() for _, cell in first]
    return all(
        any(pack.form(f"{{{of}}}").fullmatch(heading) for heading in headings)
        for of in ("column.place", "column.attending")
    )


def _merged(row: list[tuple[int, Block]], header: dict[int, str], text: str) -> bool:
    """Whether a row's first column, of those who do the tasks, is empty: it goes on with the cell above."""
    return header.get(1) == "responsible" and not any(
        c.column == 1 and _filled(text, c) for _, c in row
    )


def _counts_on(
    row: list[tuple[int, Block]],
    before: list[tuple[int, Block]],
    header: dict[int, str],
    text: str,
) -> bool:
    """Whether a row of a number and a task goes on counting behind a row of a task: "5 | Hoãn chuyến đi | -" is nobody's yet."""
    if len(row) != 2 or len(before) < 2 or header.get(row[1][1].column or 0) != "task":
        return False
    this, last = (text[r[0][1].body : r[0][1].end].strip(" .") for r in (row, before))
    return this.isdecimal() and last.isdecimal() and int(this) == int(last) + 1


def _given(
    directive: Directive, row: list[tuple[int, Block]], header: dict[int, str], text: str
) -> bool:
    """Whether a row says who does its task, who helps or by when."""
    timed = (c for _, c in row if header.get(c.column or 0) == "deadline")
    return bool(directive.addressees or directive.companions) or any(
        _filled(text, c) for c in timed
    )


def _continues(row: list[tuple[int, Block]], header: dict[int, str], text: str) -> bool:
    """Whether a row has no number and no task, and so goes on with the cells of the row above."""
    roles = {header.get(c.column or 0) for _, c in row if _filled(text, c)}
    return bool(roles) and roles <= {"responsible", "coordinating", "deadline"}


def _continued(
    above: Directive,
    row: list[tuple[int, Block]],
    header: dict[int, str],
    document: Document,
    mentions: Mentions,
    chains: Chains,
) -> Directive:
    """The directive of the row above with what this row adds: "Trước ngày" above "10/6/2022"."""
    for _, cell in row:
        role = header.get(cell.column or 0)
        if role == "deadline":
            when = next(
                (d for d in mentions.deadlines if cell.body <= d.start and d.end <= cell.end), None
            )
            above = replace(above, governing=when or above.governing)
        elif role in ("responsible", "coordinating"):
            more = tuple(b for unit in chains.within(cell.start, cell.end) for b in unit.bodies)
            if role == "responsible":
                above = replace(above, addressees=(*above.addressees, *more))
            else:
                above = replace(above, companions=(*above.companions, *more))
    return above


def _inferred(
    grid: list[list[tuple[int, Block]]], text: str, chains: Chains, pack: Pack
) -> dict[int, str]:
    """The roles of the columns of a table without headings, by what its cells hold.

    A table assigns where most rows hold a task, a body and a time; of two columns of bodies
    the first leads. Nothing where that is not plain.
    """
    if len(grid) < _LEAST_ROWS:
        return {}
    times: Counter[int] = Counter()
    bodies: Counter[int] = Counter()
    words: Counter[int] = Counter()
    timed = pack.of("cell-due")
    for row in grid:
        for _, cell in row:
            column, plain = cell.column or 0, text[cell.body : cell.end].strip()
            covered = sum(unit.end - unit.start for unit in chains.within(cell.start, cell.end))
            if len(plain) < 80 and any(pack.regex(r).match(fold(plain)) for r in timed):
                times[column] += 1
            elif covered * 10 >= len(plain) * 8 and plain:
                bodies[column] += 1
            else:
                words[column] += len(plain)
    most = len(grid) * 2 / 3
    when = [column for column, count in sorted(times.items()) if count >= most]
    who = [column for column, count in sorted(bodies.items()) if count >= most / 2]
    if not when or not who or bodies[who[0]] < most or not words:
        return {}
    task = max(words, key=lambda column: words[column])
    if task > who[0] or task in who or task in when:
        return {}
    roles = {task: "task", who[0]: "responsible", when[-1]: "deadline"}
    return {**dict.fromkeys(who[1:2], "coordinating"), **roles}


def _finer(header: dict[int, str], below: dict[int, str]) -> dict[int, str]:
    """A header with its second row: "Phân công thực hiện" above "Chủ trì | Phối hợp"."""
    spanned = min((c for c, role in header.items() if role == "responsible"), default=min(below))
    return {**header, **{c - min(below) + spanned: role for c, role in below.items()}}


def _header(row: list[tuple[int, Block]], text: str, pack: Pack) -> dict[int, str]:
    """The roles of the columns where this row is a header that assigns; else nothing."""
    roles: dict[int, str] = {}
    title = pack.form("{column.task}")  # "Tasks", "Actions", too
    for _, cell in row:
        label = text[cell.body : cell.end]
        if len(label) > 60:
            return {}
        role = role_of(label, pack, narrow=True)
        if role is not None and role[0] in ("responsible", "coordinating", "deadline"):
            roles[cell.column or 0] = role[0]
        elif title.match(fold(label).strip(" *_")):
            roles[cell.column or 0] = "task"
        elif role is not None:
            roles[cell.column or 0] = role[0]
    assigned = pack.regex(pack.rule("column.given"))
    given = any(assigned.search(fold(text[c.body : c.end])) for _, c in row)
    assigns = given or "responsible" in roles.values() or "deadline" in roles.values()
    if "responsible" not in roles.values() and assigns:
        # "Thành viên | Nhiệm vụ tuần tới | Hạn": each has tasks and a time for them.
        member = pack.regex(pack.rule("cell.member"))
        named = (c for _, c in row if member.fullmatch(fold(text[c.body : c.end]).strip(" *_:")))
        roles.update((c.column or 0, "responsible") for c in [*named][:1])
    roles |= _not_next(row, roles, text, pack)
    return roles if assigns and "task" in roles.values() else {}


def _not_next(
    row: list[tuple[int, Block]], roles: dict[int, str], text: str, pack: Pack
) -> dict[int, str]:
    """The columns that only say what a row is about, where another says what is to be done next: "Hạng mục | … | Việc tiếp theo"."""
    following = pack.regex(pack.rule("column.next"))
    tasks = [c for _, c in row if roles.get(c.column or 0) == "task"]
    next_to = [c for c in tasks if following.match(fold(text[c.body : c.end]).strip(" *_"))]
    if not next_to:
        return {}
    return {c.column or 0: "note" for c in tasks if c not in next_to}


def _subheader(row: list[tuple[int, Block]], text: str, pack: Pack) -> dict[int, str]:
    """The roles of a second header row, where all its cells are labels; else nothing."""
    roles: dict[int, str] = {}
    for _, cell in row:
        label = text[cell.body : cell.end].strip()
        role = role_of(label, pack) if label and len(label) < 40 else None
        if label and (role is None or len(label.split()) > 5):
            return {}
        if role is not None:
            roles[cell.column or 0] = role[0]
    return roles if len(roles) > 1 or "responsible" in roles.values() else {}


def _row(
    row: list[tuple[int, Block]],
    header: dict[int, str],
    document: Document,
    mentions: Mentions,
    chains: Chains,
    speaker: Speaker | None,
    pack: Pack,
    group: tuple[BodyMention, ...],
) -> Directive | None:
    text, done = document.normal.text, pack.rule("cell.done")
    tasks = [c for _, c in row if header.get(c.column or 0) == "task" and _filled(text, c)]
    if not tasks:
        return None
    content = trim(text, tasks[0].body, tasks[-1].end)
    if content[1] - content[0] < 4:
        return None
    responsible = [
        b
        for _, c in row
        if header.get(c.column or 0) == "responsible"
        for b in named_in((c.body, c.end), chains, pack)
    ] or list(group)
    companions = [
        b
        for _, c in row
        if header.get(c.column or 0) == "coordinating"
        for b in named_in((c.body, c.end), chains, pack)
    ]
    when = [c for _, c in row if header.get(c.column or 0) == "deadline"]
    told = [c for c in when if not is_open(text, (c.body, c.end), pack)]
    if any(
        header.get(c.column or 0) in ("note", "deadline")
        and pack.regex(done).fullmatch(fold(text[c.body : c.end]).strip(" .✅☑✓"))
        for _, c in row
    ):
        return None
    said = (stated(mentions.deadlines, text, (c.body, c.end), pack) for c in told)
    deadline = next((d for d in said if d is not None), None)
    sentence: At = (row[0][1].start, row[-1][1].end)
    return Directive(
        "giao",
        "order",
        None,
        ("task.table-row",),
        speaker,
        tuple(responsible),
        False,
        content,
        sentence,
        row[0][0],
        deadline,
        tuple(companions),
        whole=True,
    )


def _says(text: str, cell: Block, header: dict[int, str]) -> bool:
    """Whether a cell is no mere number of a row: initials say who does the task of theirs."""
    who = header.get(cell.column or 0) in ("responsible", "coordinating")
    return cell.end - cell.body > 3 or (who and _filled(text, cell))


def _filled(text: str, cell: Block) -> bool:
    return re.search(r"\w", text[cell.body : cell.end]) is not None
