"""Edits of a workbook on their way into the register: each cell read, nothing guessed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from extractor.errors import InputError
from extractor.exporting.columns import COLUMNS, CONFIRMED, Cell, cells
from extractor.exporting.sheets import Edits, Line
from extractor.exporting.wording import cited
from extractor.exporting.xlsx import shown
from extractor.identity import action_id
from extractor.keeping.changing import changed
from extractor.records import (
    Act,
    Action,
    Body,
    Cited,
    Deadline,
    DocumentEntry,
    Evidence,
    Register,
)
from extractor.writing import labels
from extractor.writing.checking import quarter_of

#: What stands as the rule of a value that a person gave.
PERSON = "person"
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NOWHERE = (0, 0)
#: A bare number typed into a date cell is a day of 1900, an empty date of some programs 1/1/1970.
_EARLIEST = 1980


def returned(register: Register, edits: Edits, on: dt.date) -> Register:
    """The register with the edits in it; `on` is the day that their history has.

    The same edits again change nothing. Raises InputError, with row and column, for a cell that
    says nothing the register knows, or where the register was changed since the export as well.
    """
    documents = {document.id: document for document in register.documents}
    known = {action.id for action in register.actions}
    for id, lines in edits.cells.items():
        for key, line in lines.items():
            if id not in known:
                raise InputError(f"{line.at(key)}: sổ không còn nhiệm vụ này.", "Bỏ chỗ sửa đó.")
    actions = [
        _edited(action, documents[action.document], edits, on)
        for action in register.actions
        if action.id not in edits.deleted
    ]
    for line in edits.added:
        action = _new(line, register)
        if action.id not in known:
            actions.append(action)
    return dataclasses.replace(register, actions=tuple(actions))


def _edited(action: Action, document: DocumentEntry, edits: Edits, on: dt.date) -> Action:
    lines = edits.cells.get(action.id, {})
    now = {key: _compared(value) for key, value in cells(action, document).items()}
    values: dict[str, Any] = {}
    for key, line in lines.items():
        was = edits.base[action.id].cells.get(key, "")
        read = _read(action, key, line)
        if all(getattr(action, field) == value for field, value in read.items()):
            continue
        if now[key] != was:
            raise InputError(
                f"{line.at(key)}: trong sổ, chỗ này cũng đã đổi thành {now[key]!s:.60} từ khi xuất.",
                "Xuất lại bảng tính rồi sửa trên bản mới.",
            )
        values |= read
    return changed(action, on, **values) if values else action


def _compared(value: Cell) -> Cell:
    value = shown(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _read(action: Action, key: str, line: Line) -> dict[str, Any]:
    """The fields that a cell sets."""
    value = line.cells.get(key, "")
    match key:
        case "task":
            if value == "":
                raise InputError(f"{line.at(key)}: nhiệm vụ trống.", "Để bỏ nhiệm vụ, xóa cả dòng.")
            return {"task": _text(value)}
        case "responsible" | "coordinating":
            return {key: _bodies(getattr(action, key), _text(value))}
        case "due":
            return _due(action.deadline, line)
        case "status":
            return {key: _word(labels.STATUS, key, line)}
        case "priority":
            return {key: _word(labels.PRIORITY, key, line)}
        case "confirmed":
            if str(value).casefold() not in ("", CONFIRMED):
                raise InputError(
                    f"{line.at(key)}: không hiểu {value!s:.60}.", "Ghi x hoặc để trống."
                )
            return {key: value != ""}
    return {key: _text(value) or None}


def _text(value: Cell) -> str:
    """What a person wrote in a cell, also where Excel took it for a number or a date."""
    if isinstance(value, dt.date):
        return labels.date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _word(words: Mapping[str, str], key: str, line: Line) -> str:
    said = str(line.cells.get(key, "")).casefold()
    for name, label in words.items():
        if said == label.casefold():
            return name
    raise InputError(
        f"{line.at(key)}: không hiểu {line.cells.get(key, '')!s:.60}.",
        f"Ghi một trong: {', '.join(words.values())}.",
    )


def _bodies(old: tuple[Body, ...], text: str) -> tuple[Body, ...]:
    """The bodies that a cell names; those that were there before keep where they stand."""
    before = {body.name: body for body in old}
    names = filter(None, (" ".join(name.split()) for name in re.split(r"[;\n]", text)))
    return tuple(
        before.get(name) or Body(name, name, "body", False, _NOWHERE, PERSON)
        for name in dict.fromkeys(names)
    )


def _due(old: Deadline | None, line: Line) -> dict[str, Any]:
    due = _date(line)
    if due is None:
        emptied = dataclasses.replace(old, start=None, due=None, time=None) if old else None
        return {"deadline": emptied, "quarter": None}
    if old is None:
        deadline = Deadline(
            labels.date(due), "by", "day", None, due, None, None, None, (), _NOWHERE, PERSON
        )
    else:
        start = old.start if old.start and old.start <= due else None
        deadline = dataclasses.replace(old, start=start, due=due)
    return {"deadline": deadline, "quarter": quarter_of(due)}


def _date(line: Line) -> dt.date | None:
    value = line.cells.get("due", "")
    if value == "":
        return None
    date: dt.date | None = None
    if isinstance(value, dt.date):
        date = value
    elif match := _DATE.fullmatch(str(value)):
        date = _day(int(match[3]), int(match[2]), int(match[1]))
    if date is not None and date.year >= _EARLIEST:
        return date
    raise InputError(
        f"{line.at('due')}: {value!s:.60} không phải ngày.", "Ghi ngày/tháng/năm, như 30/09/2026."
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _new(line: Line, register: Register) -> Action:
    """The action of a row that a person added. It points at no place in its document."""
    for key, value in line.cells.items():
        if value != "" and not COLUMNS[key].editable and key != "document":
            raise InputError(f"{line.at(key)}: dòng mới không ghi được cột này.", "Xóa ô đó.")
    document = _document(line, register)
    empty = Action(
        id=action_id(document.id, f"{PERSON} {line.cells.get('task', '')}", 0),
        document=document.id,
        task="",
        responsible=(),
        coordinating=(),
        requested_by=None,
        directive=Act(PERSON, "order", None, PERSON),
        deadline=None,
        quarter=None,
        priority="normal",
        topic=None,
        references=(),
        evidence=Evidence("", _NOWHERE),
        sentence=Cited("", _NOWHERE),
        confidence=1.0,
        rules=(PERSON,),
        confirmed=True,
    )
    values = _read(empty, "task", line)
    for key, column in COLUMNS.items():
        if column.editable and line.cells.get(key, "") != "":
            values |= _read(empty, key, line)
    return dataclasses.replace(empty, **values)


def _document(line: Line, register: Register) -> DocumentEntry:
    said = line.cells.get("document", "")
    if said == "" and len(register.documents) == 1:
        return register.documents[0]
    for document in register.documents:
        if said != "" and said in (_compared(cited(document)), document.number, document.source):
            return document
    raise InputError(
        f"{line.at('document')}: không rõ nhiệm vụ mới thuộc văn bản nào của sổ.",
        "Chép ô Văn bản từ một dòng khác của cùng văn bản.",
    )
