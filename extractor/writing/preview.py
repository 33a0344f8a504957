"""The preview in a terminal: each document's header, then its actions as a table.

On narrow terminals the table becomes a list, since six columns do not fit. Colours are the
few that read on light and on dark grounds; nothing is told by colour alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.records import Action, Body, DocumentEntry, Excluded, Register
from extractor.writing import labels
from extractor.writing.terminal import line, safe

Grouping = Literal["body", "quarter", "topic"]

#: From this many columns on, the six columns of the table leave room to read.
TABLE_WIDTH = 110
_WHO, _WHEN, _HIGH, _WARNING = "cyan", "magenta", "bold red", "magenta"


def show(
    register: Register, console: Console, *, by: Grouping | None = None, missed: bool = False
) -> None:
    """Print a register. Actions carry their number within the whole register.

    `by` groups them by responsible body, by quarter or by topic; `missed` adds the
    sentences that sound like a directive and gave no action, with the rule that says why.
    """
    numbers = {action.id: number for number, action in enumerate(register.actions, 1)}
    for entry in register.documents:
        console.print(header(entry, sum(a.document == entry.id for a in register.actions)))
        if by is None:
            _actions([a for a in register.actions if a.document == entry.id], numbers, console)
        if missed:
            _missed([e for e in register.excluded if e.document == entry.id], console)
    if by is not None:
        for label, actions in grouped(register.actions, by).items():
            console.print(Text(f"{line(label)} ({len(actions)})", style="bold underline"))
            _actions(actions, numbers, console)


def header(entry: DocumentEntry, actions: int) -> RenderableType:
    """What a document says of itself, and its warnings."""
    title = Text(line(entry.title or entry.source), style="bold")
    facts = [labels.KIND[entry.kind]]
    facts += [f"số {entry.number}"] if entry.number else []
    facts += [f"ngày {labels.date(entry.date)}" if entry.date else "không rõ ngày"]
    facts += [entry.issuer] if entry.issuer else []
    if entry.signer:
        position = f"{entry.signer.position} " if entry.signer.position else ""
        facts.append(f"người ký: {position}{entry.signer.name}")
    rows = [title, Text(line(" · ".join(facts)))]
    rows.append(Text(line(f"{entry.source} · {actions} nhiệm vụ")))
    rows += [Text(f"Lưu ý: {line(warning)}", style=_WARNING) for warning in entry.warnings]
    return Group(*rows, Text())


def grouped(actions: Iterable[Action], by: Grouping) -> Mapping[str, list[Action]]:
    """The actions under the label of each group: bodies and topics by name, quarters in order.

    An action of several bodies stands under each of them.
    """
    keys: dict[Grouping, Callable[[Action], Sequence[str]]] = {
        "body": lambda a: [body.name for body in a.responsible] or ["Chưa rõ đơn vị chủ trì"],
        "quarter": lambda a: [a.quarter or "Không có hạn cụ thể"],
        "topic": lambda a: [a.topic or "Không có chủ đề"],
    }
    groups: dict[str, list[Action]] = {}
    for action in actions:
        for key in dict.fromkeys(keys[by](action)):
            groups.setdefault(key, []).append(action)
    if by == "quarter":
        ordered = sorted(groups, key=lambda key: (key[:1].isalpha(), key))
        return {f"Q{labels.quarter(k)[1:]}" if "-Q" in k else k: groups[k] for k in ordered}
    return groups


def _actions(actions: Sequence[Action], numbers: Mapping[str, int], console: Console) -> None:
    if not actions:
        console.print(Text("Không có nhiệm vụ nào.\n"))
    elif console.width >= TABLE_WIDTH:
        console.print(_table(actions, numbers))
        console.print()
    else:
        for action in actions:
            console.print(_stacked(action, numbers[action.id]))


def _table(actions: Sequence[Action], numbers: Mapping[str, int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=False, pad_edge=False)
    table.add_column("STT", justify="right", no_wrap=True)
    table.add_column("Nhiệm vụ", ratio=5)
    table.add_column("Chủ trì", ratio=3, style=_WHO)
    table.add_column("Phối hợp", ratio=2)
    table.add_column("Thời hạn", width=16, style=_WHEN)
    table.add_column("Ưu tiên", no_wrap=True)
    for action in actions:
        table.add_row(
            str(numbers[action.id]),
            Text(line(action.task)),
            Text(_names(action.responsible, "\n")),
            Text(_names(action.coordinating, "\n")),
            Text(safe(labels.deadline(action))),
            _priority(action),
            end_section=True,
        )
    return table


def _stacked(action: Action, number: int) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    rows: list[tuple[str, Text]] = [
        ("Chủ trì:", Text(_names(action.responsible, "; "), style=_WHO)),
        ("Phối hợp:", Text(_names(action.coordinating, "; "))),
        ("Thời hạn:", Text(line(labels.deadline(action)), style=_WHEN)),
    ]
    if action.priority == "high":
        rows.append(("Ưu tiên:", _priority(action)))
    for label, value in rows:
        if value.plain:
            grid.add_row(label, value)
    task = Table.grid(padding=(0, 1))
    task.add_column(justify="right", no_wrap=True, min_width=4)
    task.add_column()
    task.add_row(Text(f"{number}.", style="bold"), Text(line(action.task), style="bold"))
    return Group(task, Padding(grid, (0, 0, 1, 5)))


def _names(bodies: Sequence[Body], between: str) -> str:
    return between.join(line(body.name) for body in bodies)


def _priority(action: Action) -> Text:
    high = action.priority == "high"
    return Text(labels.PRIORITY[action.priority], style=_HIGH if high else "")


def _missed(excluded: Sequence[Excluded], console: Console) -> None:
    if not excluded:
        console.print(Text("Không có câu nào bị loại.\n"))
        return
    console.print(Text(f"Câu có dấu hiệu chỉ đạo nhưng bị loại ({len(excluded)})", style="bold"))
    for sentence in excluded:
        console.print(Text(f"- {line(sentence.text)}"))
        start, end = sentence.at
        console.print(Text(f"  vì luật {line(sentence.rule)}, vị trí [{start}, {end}]\n"))


# ── the text with what was found in it ───────────────────────────────────────────────────

_MARKS = {"evidence": "underline", "body": f"bold {_WHO}", "deadline": f"bold {_WHEN}"}


def show_source(register: Register, texts: Mapping[str, str], console: Console) -> None:
    """Print each document's text with its task clauses, bodies and deadlines in place.

    `texts` gives the original text by document id. Where nothing can be underlined or
    coloured, brackets stand around what was found.
    """
    numbers = {
        action.id: ", ".join(filter(None, (str(number), labels.place(action.evidence))))
        for number, action in enumerate(register.actions, 1)
    }
    styled = console.is_terminal and not console.no_color
    for entry in register.documents:
        actions = [a for a in register.actions if a.document == entry.id]
        console.print(header(entry, len(actions)))
        console.print(_legend(styled), soft_wrap=False)
        text = texts[entry.id]
        console.print(_marked(text, list(_found(actions, numbers)), styled))


def _legend(styled: bool) -> Text:
    if not styled:
        return Text("Chú giải: [1, đoạn 5: nhiệm vụ số 1, ở đoạn 5] · {đơn vị} · <thời hạn>\n")
    return Text("Chú giải: ").append_text(
        Text(" · ").join(
            Text(word, style=_MARKS[kind])
            for word, kind in (
                ("nhiệm vụ", "evidence"),
                ("đơn vị", "body"),
                ("thời hạn", "deadline"),
            )
        )
    ) + Text("; trong ngoặc là số thứ tự và chỗ đứng của nhiệm vụ\n")


def _found(
    actions: Iterable[Action], numbers: Mapping[str, str]
) -> Iterator[tuple[int, int, str, str]]:
    for action in actions:
        yield (*action.evidence.at, "evidence", numbers[action.id])
        for body in (*action.responsible, *action.coordinating):
            yield (*body.at, "body", "")
        if action.deadline is not None:
            yield (*action.deadline.at, "deadline", "")


def _marked(text: str, found: list[tuple[int, int, str, str]], styled: bool) -> Text:
    """The text with each range styled, and signs put in before and after it."""
    result = Text()
    # Outer ranges open first and close last, so that brackets nest.
    unique = sorted(
        dict.fromkeys(found), key=lambda mark: (mark[0], -mark[1], mark[2] != "evidence")
    )
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    styles: list[tuple[int, int, str]] = []
    brackets = {"evidence": ("[", "]"), "body": ("{", "}"), "deadline": ("<", ">")}
    for start, end, kind, number in unique:
        opening, closing = brackets[kind]
        if kind == "evidence":
            opening = f"[{number}: " if not styled else f"[{number}] "
        if kind == "evidence" or not styled:
            opens.setdefault(start, []).append(opening)
        if not styled:
            closes.setdefault(end, []).insert(0, closing)
        styles.append((start, end, _MARKS[kind]))
    edges = sorted({0, len(text), *opens, *closes, *(e for s in styles for e in s[:2])})
    for left, right in itertools.pairwise(edges):
        piece = Text(safe(text[left:right].replace("\r\n", "\n").replace("\r", "\n")))
        for start, end, style in styles:
            if start <= left and right <= end:
                piece.stylize(style)
        result.append("".join(opens.get(left, ()))).append_text(piece)
        result.append("".join(closes.get(right, ())))
    return result
