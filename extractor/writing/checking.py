"""What is wrong with a register: one line in Vietnamese a problem, none for a good one."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from extractor.records import Action, DocumentEntry
from extractor.writing.format import EXTRA, SCHEMA, fields, hints, is_record, options

_NAMES = {
    str: "chuỗi ký tự",
    int: "số nguyên",
    float: "số từ 0 đến 1",
    bool: "true hoặc false",
    dt.date: "ngày dạng năm-tháng-ngày, như 2017-09-30",
    Mapping: "bảng khóa: giá trị",
}


def problems(data: object) -> Iterator[str]:
    """Everything that is wrong with `data`, as a YAML or JSON reader gives it.

    The shape comes first. What the shape cannot say (unknown documents, ids given twice,
    texts that do not fit their span, quarters that do not fit their date) is looked at
    only where the shape is right.
    """
    shape = list(shape_problems(data))
    yield from shape
    if not shape and isinstance(data, Mapping):
        yield from _meaning(data)


def shape_problems(data: object) -> Iterator[str]:
    """What keeps `data` from being read as a register at all."""
    if not isinstance(data, Mapping):
        yield f"tệp phải bắt đầu bằng `schema: {SCHEMA}`, rồi đến documents và actions"
    elif data.get("schema") != SCHEMA:
        yield f"schema: phải là {SCHEMA}, ở đây là {_short(data.get('schema'))}"
    else:
        yield from _keys("", data, ("schema", "documents", "actions"))
        yield from _list("documents", data.get("documents", []), DocumentEntry)
        yield from _list("actions", data.get("actions", []), Action)


def _keys(where: str, value: Mapping[Any, Any], names: tuple[str, ...]) -> Iterator[str]:
    prefix = f"{where}." if where else ""
    yield from (
        f"{prefix}{name}: thiếu trường này" for name in names if name not in {*value, *EXTRA}
    )
    yield from (f"{prefix}{key}: sổ không có trường này" for key in value if key not in names)


def _list(where: str, value: object, hint: Any) -> Iterator[str]:
    if not isinstance(value, (list, tuple)):
        yield f"{where}: phải là danh sách"
        return
    for number, item in enumerate(value, 1):
        yield from _shape(f"{where}[{number}]", item, hint)


def _shape(where: str, value: Any, hint: Any) -> Iterator[str]:
    allowed = options(hint)
    if value is None and type(None) in allowed:
        return
    readings = [list(_one(where, value, one)) for one in allowed if one is not type(None)]
    if all(readings):
        yield from readings[0]


def _one(where: str, value: Any, hint: Any) -> Iterator[str]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_record(hint):
        yield from _record(where, value, hint)
    elif origin is Literal:
        if value not in arguments:
            yield f"{where}: {_short(value)} không thuộc {', '.join(map(str, arguments))}"
    elif origin is tuple and arguments[-1] is Ellipsis:
        yield from _list(where, value, arguments[0])
    elif origin is tuple:
        if not _is_span(value):
            yield f"{where}: phải là [đầu, cuối], hai số nguyên với 0 ≤ đầu ≤ cuối"
    elif not _is(value, hint):
        yield f"{where}: {_short(value)} không phải {_NAMES.get(hint, _NAMES[Mapping])}"


def _record(where: str, value: object, hint: type) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{where}: phải là {_NAMES[Mapping]}"
        return
    names = fields(hint, sentence=where.endswith(".sentence"))
    yield from _keys(where, value, names)
    for name in names:
        if name in value:
            yield from _shape(f"{where}.{name}", value[name], hints(hint)[name])


def _is_span(value: object) -> bool:
    return (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(type(number) is int for number in value)
        and 0 <= value[0] <= value[1]
    )


def _is(value: Any, hint: Any) -> bool:
    if hint is dt.date:
        return type(value) is dt.date or (isinstance(value, str) and _is_date(value))
    if hint is float:
        return type(value) in (int, float) and 0 <= value <= 1
    if hint in (int, bool, str):
        return type(value) is hint
    return isinstance(value, Mapping)


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _meaning(data: Mapping[str, Any]) -> Iterator[str]:
    documents = [entry["id"] for entry in data["documents"]]
    yield from _twice("documents", documents)
    yield from _twice("actions", [action["id"] for action in data["actions"]])
    for number, action in enumerate(data["actions"], 1):
        where = f"actions[{number}]"
        if action["document"] not in documents:
            yield f"{where}.document: sổ không có văn bản {action['document']!r}"
        for name in ("evidence", "sentence"):
            start, end = action[name]["at"]
            if end - start != len(action[name]["text"]):
                yield f"{where}.{name}: text dài {len(action[name]['text'])}, at chỉ {end - start}"
        yield from _dates(where, action)


def _twice(where: str, ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for number, id in enumerate(ids, 1):
        if id in seen:
            yield f"{where}[{number}].id: {id!r} đã có ở mục trước"
        seen.add(id)


def _dates(where: str, action: Mapping[str, Any]) -> Iterator[str]:
    deadline = action["deadline"] or {}
    start, due = deadline.get("start"), deadline.get("due")
    if start and due and str(start) > str(due):
        yield f"{where}.deadline: start {start} sau due {due}"
    if due and action["quarter"] != quarter_of(due):
        yield f"{where}.quarter: hạn {due} thuộc {quarter_of(due)}, không phải {action['quarter']}"


def quarter_of(due: dt.date | str) -> str:
    """The quarter in which a date falls, as the register writes it: 2017-Q3."""
    date = dt.date.fromisoformat(str(due))
    return f"{date.year:04}-Q{(date.month + 2) // 3}"
