"""`chidao merge`, `diff`, `due`, `done`: a register goes on while meetings do."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import Debug, Force, iso_date
from extractor.cli.talk import say
from extractor.writing.terminal import line

if TYPE_CHECKING:
    from extractor.keeping.merging import Merged
    from extractor.records import Action, Register

Old = Annotated[Path, typer.Argument(metavar="OLD", help="Sổ nhiệm vụ đang theo dõi.")]


def merge(
    old: Old,
    news: Annotated[
        list[Path], typer.Argument(metavar="NEW", help="Sổ của cuộc họp mới, hoặc sổ trích lại.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Ghi sổ vào tệp này; nêu chính tệp OLD để cập nhật tại chỗ. Mặc định in ra stdout.",
        ),
    ] = None,
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Gộp sổ mới vào sổ cũ. Việc nhắc lại được cập nhật, không ghi thêm lần nữa; phần người sửa được giữ."""
    from extractor.keeping import merging, updating
    from extractor.writing.files import load, read_text

    registers = [load(path) for path in news]
    today = dt.date.today()
    if output is not None and output.exists() and output.samefile(old):
        outcome: list[Merged] = []
        updating.update(
            old,
            lambda register: _kept(outcome, merging.merge(register, registers, today)),
        )
        merged = outcome[-1]
    else:
        text = read_text(old)
        merged = merging.merge(updating.register_of(text, str(old)), registers, today)
        if output is None:
            sys.stdout.write(updating.text_after(text, merged.register, str(old)))
        else:
            updating.write_copy(text, merged.register, output, force=force)
    _tell(merged, output)


def _kept(outcome: list[Merged], merged: Merged) -> Register:
    outcome.append(merged)
    return merged.register


def _tell(merged: Merged, output: Path | None) -> None:
    from extractor.keeping.telling import merge_lines

    for row in merge_lines(merged):
        print(row, file=sys.stderr)
    updated = len({action.id for action, _ in merged.changed})
    counts = f"{len(merged.added)} việc mới, {updated} việc cập nhật"
    if merged.unseen:
        counts += f", {len(merged.unseen)} việc văn bản không còn mà sổ vẫn giữ"
    where = f" Đã ghi {len(merged.register.actions)} nhiệm vụ vào {output}." if output else ""
    say(f"{counts}.{where}")


def diff(
    old: Old,
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Sổ để so với sổ cũ.")],
    debug: Debug = False,
) -> None:
    """So hai sổ. Dấu + là việc chỉ sổ mới có, - là việc chỉ sổ cũ có, ~ là việc đã khác."""
    from extractor.keeping.comparing import differences
    from extractor.keeping.telling import difference_lines
    from extractor.writing.files import load

    found = differences(load(old), load(new))
    for row in difference_lines(found):
        print(row)
    if not (found.added or found.removed or found.changed):
        say("Hai sổ như nhau.")


class DueFormat(StrEnum):
    """How what is due is written."""

    table = "table"
    yaml = "yaml"
    csv = "csv"


class DueBy(StrEnum):
    """What the tasks that are due can be grouped by."""

    body = "body"


def _days(value: str) -> int:
    match = re.fullmatch(r"(\d{1,4})d", value)
    if match is None:
        raise typer.BadParameter(f"{value!r} không phải số ngày như 5d")
    return int(match[1])


def due(
    registers: Annotated[list[Path], typer.Argument(metavar="REGISTER", help="Sổ nhiệm vụ.")],
    on: Annotated[
        dt.date | None,
        typer.Option(
            "--on",
            metavar="YYYY-MM-DD",
            parser=iso_date,
            help="Tính đến ngày này. Mặc định hôm nay.",
        ),
    ] = None,
    within: Annotated[
        int,
        typer.Option(
            "--within", metavar="5d", parser=_days, help="Còn bấy nhiêu ngày là sắp đến hạn."
        ),
    ] = "7d",  # type: ignore[assignment]
    by: Annotated[DueBy | None, typer.Option("--by", help="Nhóm theo đơn vị (body).")] = None,
    body: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="BODY", help="Chỉ việc của đơn vị này, chủ trì hay phối hợp."
        ),
    ] = None,
    format: Annotated[
        DueFormat, typer.Option("--format", help="Dạng bảng (table), yaml hoặc csv.")
    ] = DueFormat.table,
    debug: Debug = False,
) -> None:
    """Xem việc quá hạn, sắp đến hạn, trong hạn, chưa có hạn. Việc đã xong, đã hủy không tính."""
    from extractor.keeping import due as looking
    from extractor.keeping import reminding

    day = on or dt.date.today()
    actions = _actions(registers)
    if body is not None:
        actions = _of_body(actions, body)
    found = looking.due(actions, day, within)
    groups = reminding.by_body(found) if by else {"": found}
    if format is DueFormat.yaml:
        sys.stdout.write(reminding.as_yaml(groups))
    elif format is DueFormat.csv:
        # Lines end as CSV has them, on every system.
        sys.stdout.flush()
        sys.stdout.buffer.write(reminding.as_csv(groups).encode("utf-8", "replace"))
    else:
        from rich.console import Console

        reminding.show(groups, day, Console(highlight=False, markup=False, emoji=False))
    counts = Counter(d.urgency for d in found)
    say(", ".join(f"{counts[u]} việc {label.lower()}" for u, label in looking.LABELS.items()) + ".")


def _actions(registers: list[Path]) -> list[Action]:
    """The actions of all registers; one that stands in several counts once, as the first has it."""
    from extractor.writing.files import load

    actions: dict[str, Action] = {}
    for path in registers:
        twice = 0
        for action in load(path).actions:
            twice += action.id in actions
            actions.setdefault(action.id, action)
        if twice:
            say(f"{path}: {twice} việc đã có trong sổ trước, chỉ tính một lần.")
    return list(actions.values())


def _of_body(actions: list[Action], body: str) -> list[Action]:
    from extractor.keeping.selection import of_body

    selection = of_body(actions, body)
    if selection.near:
        say(f"Không tính việc của {', '.join(selection.near)}.")
    return list(selection.actions)


def done(
    register: Annotated[Path, typer.Argument(metavar="REGISTER", help="Sổ nhiệm vụ.")],
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Mã của việc, như due in ra; đủ phần đầu là được.")
    ],
    debug: Debug = False,
) -> None:
    """Ghi một việc là đã xong. Ghi chú và phần còn lại của sổ giữ nguyên từng chữ."""
    from extractor.keeping import updating
    from extractor.keeping.closing import closed, the_one

    today = dt.date.today()
    old, new = updating.update(register, lambda content: closed(content, id, today))
    action = the_one(new, id)
    task = line(action.task)
    say(f"Việc này đã xong từ trước: {task}" if new is old else f"Đã xong: {task}")
