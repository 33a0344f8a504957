"""What a merge or a comparison found, line by line in Vietnamese."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.keeping.changing import worded
from extractor.keeping.comparing import Differences
from extractor.keeping.merging import Merged
from extractor.records import Action, Change
from extractor.writing import labels
from extractor.writing.terminal import line

_FIELDS = {
    "task": "việc", "responsible": "chủ trì", "coordinating": "phối hợp",
    "requested_by": "người giao", "deadline": "thời hạn", "quarter": "quý",
    "priority": "ưu tiên", "topic": "chủ đề", "status": "tình trạng", "note": "ghi chú",
    "confirmed": "xác nhận", "document": "văn bản", "evidence": "đoạn văn",
}  # fmt: skip
_HEADER = {
    "kind": "loại", "number": "số", "title": "tên", "issuer": "cơ quan ban hành",
    "place": "nơi ban hành", "signer": "người ký", "date": "ngày",
}  # fmt: skip


def merge_lines(merged: Merged) -> Iterator[str]:
    """Everything that a merge changed or left: new, changed, kept against a document, not found again."""
    sources = {entry.id: entry.source for entry in merged.register.documents}
    for action in merged.added:
        yield f"+ {_headline(action)}"
    for action, change in merged.changed:
        yield f"~ {_headline(action)}"
        yield from _change(action, change, sources)
    for action in merged.unseen:
        yield f"? {_headline(action)}"
        yield "    văn bản không còn việc này; sổ vẫn giữ"
    for entry, field, value in merged.headers:
        yield f"? {line(entry.source)}"
        kept, said = _value(field, worded(getattr(entry, field))), _value(field, worded(value))
        yield f"    {_HEADER[field]}: sổ giữ {kept}, không lấy {said}"


def difference_lines(found: Differences) -> Iterator[str]:
    """What only one of two registers has, and which values differ."""
    for action in found.added:
        yield f"+ {_headline(action)}"
    for action in found.removed:
        yield f"- {_headline(action)}"
    for old, new, fields in found.changed:
        yield f"~ {_headline(new)}"
        for field in fields:
            before, now = worded(getattr(old, field)), worded(getattr(new, field))
            yield _step(field, before, now)


def _headline(action: Action) -> str:
    who = ", ".join(body.name for body in action.responsible) or "Chưa rõ đơn vị"
    when = line(labels.deadline(action))
    return line(f"{action.id[:8]} {who}: {action.task}{f' [{when}]' if when else ''}")


def _change(action: Action, change: Change, sources: Mapping[str, str]) -> Iterator[str]:
    now = sources.get(change.document or "", change.document)
    if "document" in change.was:
        before = sources.get(change.was["document"], change.was["document"])
        yield f"    văn bản: {line(str(before))} → {line(str(now))}"
    for field, before in change.was.items():
        if field not in ("document", "evidence", "quarter"):
            yield _step(field, before, worded(getattr(action, field)))
    for field, said in change.outweighed.items():
        if field != "quarter":
            kept = _value(field, worded(getattr(action, field)))
            yield f"    {_FIELDS[field]}: sổ giữ {kept}; {line(str(now))} ghi {_value(field, said)}"
    if not change.was and not change.outweighed:
        yield f"    nhắc lại trong {line(str(now))}"


def _step(field: str, before: Any, now: Any) -> str:
    return f"    {_FIELDS[field]}: {_value(field, before)} → {_value(field, now)}"


def _value(field: str, value: Any) -> str:
    match value:
        case None | []:
            return "(không có)"
        case True | False:
            return "có" if value else "chưa"
        case Mapping():
            return line(_deadline(value))
        case list():
            return line(", ".join(map(str, value)))
    known = {"status": labels.STATUS, "priority": labels.PRIORITY, "kind": labels.KIND}
    named: Mapping[str, str] = known.get(field, {})
    return line(str(named.get(value, value)))


def _deadline(value: Mapping[str, Any]) -> str:
    if "due" not in value:
        return f"“{value.get('text', '')}”"
    return f"{value.get('time', '')} {labels.date(dt.date.fromisoformat(value['due']))}".strip()
