"""What is due, shown: in a terminal, as YAML, and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.keeping.due import LABELS, Due, Urgency
from extractor.records import Body
from extractor.writing import labels
from extractor.writing.emit import to_yaml
from extractor.writing.preview import TABLE_WIDTH
from extractor.writing.terminal import line

NOBODY = "Chưa rõ đơn vị chủ trì"
_STYLES: Mapping[Urgency, str] = {"overdue": "bold red", "soon": "bold magenta"}
#: A cell that begins so would run as a formula in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADER = (
    "Tình trạng hạn", "Hạn", "Số ngày còn lại", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Trạng thái",
    "Ghi chú", "Mã",
)  # fmt: skip


def by_body(dues: Sequence[Due]) -> dict[str, list[Due]]:
    """The tasks under the name of each body that is responsible; one of several stands under each."""
    groups: dict[str, list[Due]] = {}
    for due in dues:
        for name in dict.fromkeys(b.name for b in due.action.responsible) or [NOBODY]:
            groups.setdefault(name, []).append(due)
    return groups


def show(groups: Mapping[str, Sequence[Due]], on: dt.date, console: Console) -> None:
    """Print tasks under the name of each group, the most urgent first; "" names no group."""
    console.print(Text(f"Tính đến ngày {labels.date(on)}\n"))
    if not any(groups.values()):
        console.print(Text("Không có việc nào."))
    for name, dues in groups.items():
        if name:
            console.print(Text(f"{line(name)} ({len(dues)})\n", style="bold underline"))
        for urgency, label in LABELS.items():
            if chosen := [due for due in dues if due.urgency == urgency]:
                console.print(Text(f"{label} ({len(chosen)})", style=_STYLES.get(urgency, "bold")))
                _section(chosen, console)


def as_yaml(groups: Mapping[str, Sequence[Due]]) -> str:
    """The tasks as a YAML list, or a mapping from each group's name to its list.

    Each has its urgency, date, days left, and what the register has of it.
    """
    said = {name: [_plain(due) for due in dues] for name, dues in groups.items()}
    return to_yaml(said.get("", said))


def as_csv(groups: Mapping[str, Sequence[Due]]) -> str:
    """The tasks as CSV with Vietnamese labels, dates as dd/mm/yyyy and a byte order mark for Excel.

    Where groups have names, the first column holds them.
    """
    named = "" not in groups
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(("Đơn vị", *_HEADER) if named else _HEADER)
    for name, dues in groups.items():
        for due in dues:
            writer.writerow([_cell(value) for value in ((name,) if named else ()) + _row(due)])
    return out.getvalue()


def _plain(due: Due) -> dict[str, Any]:
    action = due.action
    return {
        "urgency": due.urgency,
        "due": due.date,
        "days": due.days,
        "id": action.id,
        "task": action.task,
        "responsible": [body.name for body in action.responsible],
        "coordinating": [body.name for body in action.coordinating],
        "deadline": action.deadline.text if action.deadline else None,
        "status": action.status,
        "note": action.note,
    }


def _row(due: Due) -> tuple[str | int, ...]:
    action = due.action
    return (
        LABELS[due.urgency],
        labels.date(due.date) if due.date else _deadline(due),
        "" if due.days is None else due.days,
        action.task,
        _names(action.responsible),
        _names(action.coordinating),
        labels.STATUS[action.status],
        action.note or "",
        action.id,
    )


def _cell(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _section(dues: Sequence[Due], console: Console) -> None:
    if console.width < TABLE_WIDTH:
        for due in dues:
            console.print(_stacked(due))
        return
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=False, pad_edge=False)
    table.add_column("Mã", no_wrap=True)
    table.add_column("Nhiệm vụ", ratio=5)
    table.add_column("Chủ trì", ratio=3, style="cyan")
    table.add_column("Phối hợp", ratio=2)
    table.add_column("Thời hạn", width=20)
    for due in dues:
        table.add_row(
            due.action.id[:8],
            _task(due),
            Text(_names(due.action.responsible)),
            Text(_names(due.action.coordinating)),
            Text(f"{_deadline(due)}\n{_left(due)}".strip(), style=_STYLES.get(due.urgency, "")),
            end_section=True,
        )
    console.print(table)
    console.print()


def _stacked(due: Due) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Text(due.action.id[:8]), _task(due))
    when = ", ".join(filter(None, (_deadline(due), _left(due))))
    rows = (
        ("Chủ trì:", Text(_names(due.action.responsible), style="cyan")),
        ("Phối hợp:", Text(_names(due.action.coordinating))),
        ("Thời hạn:", Text(when, style=_STYLES.get(due.urgency, ""))),
    )
    for label, value in rows:
        if value.plain:
            grid.add_row(label, value)
    return Padding(grid, (0, 0, 1, 2))


def _task(due: Due) -> Text:
    doing = " (đang làm)" if due.action.status == "doing" else ""
    note = f"\nGhi chú: {line(due.action.note)}" if due.action.note else ""
    return Text(f"{line(due.action.task)}{doing}{note}")


def _deadline(due: Due) -> str:
    """The date, or the words that stand for one; "" where the task has no deadline at all."""
    deadline = due.action.deadline
    if due.date is None or deadline is None:
        return line(labels.deadline(due.action))
    time = f"{deadline.time} " if deadline.time else ""
    again = f" ({line(labels.deadline(due.action))})" if deadline.recurrence else ""
    return f"{time}{labels.date(due.date)}{again}"


def _left(due: Due) -> str:
    if due.days is None:
        return ""
    if due.days == 0:
        return "hôm nay"
    return f"quá {-due.days} ngày" if due.days < 0 else f"còn {due.days} ngày"


def _names(bodies: Sequence[Body]) -> str:
    return "; ".join(line(body.name) for body in bodies)
