"""The columns of a sheet: their Vietnamese labels, and what an action has in each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from extractor.exporting.wording import cited, listed, requester
from extractor.records import Action, DocumentEntry
from extractor.writing import labels

Cell = str | dt.date | float


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, its width in characters, whether a person's change comes back."""

    label: str
    width: int
    editable: bool = False


COLUMNS = {
    "task": Column("Nhiệm vụ", 60, editable=True),
    "responsible": Column("Chủ trì", 28, editable=True),
    "coordinating": Column("Phối hợp", 28, editable=True),
    "due": Column("Hạn", 12, editable=True),
    "status": Column("Trạng thái", 12, editable=True),
    "note": Column("Ghi chú", 30, editable=True),
    "priority": Column("Ưu tiên", 9, editable=True),
    "confirmed": Column("Đã xác nhận", 9, editable=True),
    "topic": Column("Chủ đề", 24, editable=True),
    "deadline": Column("Hạn theo văn bản", 20),
    "quarter": Column("Quý", 12),
    "requested_by": Column("Người chỉ đạo", 28),
    "document": Column("Văn bản", 36),
    "date": Column("Ngày văn bản", 12),
    "sentence": Column("Câu gốc", 60),
    "confidence": Column("Độ tin", 8),
    "id": Column("Mã", 38),
}
KEYS = {column.label: key for key, column in COLUMNS.items()}
#: How a confirmed action is marked.
CONFIRMED = "x"


def cells(action: Action, document: DocumentEntry) -> dict[str, Cell]:
    """What an action has in each column; an empty text where it has nothing."""
    deadline = action.deadline
    return {
        "task": action.task,
        "responsible": listed(action.responsible),
        "coordinating": listed(action.coordinating),
        "due": (deadline.due if deadline else None) or "",
        "status": labels.STATUS[action.status],
        "note": action.note or "",
        "priority": labels.PRIORITY[action.priority],
        "confirmed": CONFIRMED if action.confirmed else "",
        "topic": action.topic or "",
        "deadline": deadline.text if deadline else "",
        "quarter": labels.quarter(action.quarter) if action.quarter else "",
        "requested_by": requester(action.requested_by),
        "document": cited(document),
        "date": document.date or "",
        "sentence": action.sentence.text,
        "confidence": action.confidence,
        "id": action.id,
    }
