"""How the register's values read in Vietnamese: labels, dates, deadlines."""

from __future__ import annotations

import datetime as dt

from extractor.records import Action, Deadline, Evidence

KIND = {
    "news": "Tin bài",
    "minutes": "Biên bản",
    "conclusion": "Thông báo kết luận",
    "directive": "Chỉ thị",
    "dispatch": "Công văn, công điện",
    "resolution": "Nghị quyết",
    "plan": "Kế hoạch",
    "other": "Văn bản",
}
PRIORITY = {"high": "Cao", "normal": "Thường"}
STATUS = {"open": "Chưa làm", "doing": "Đang làm", "done": "Đã xong", "cancelled": "Đã hủy"}
RECURRENCE = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half-yearly": "6 tháng một lần",
    "yearly": "hằng năm",
}
INFERRED = {"year": "năm", "month": "tháng"}
FORCE = {"order": "mệnh lệnh", "request": "đề nghị", "reminder": "nhắc nhở"}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_WEEKDAYS = {
    "monday": "thứ Hai",
    "tuesday": "thứ Ba",
    "wednesday": "thứ Tư",
    "thursday": "thứ Năm",
    "friday": "thứ Sáu",
    "saturday": "thứ Bảy",
    "sunday": "Chủ nhật",
}


def date(value: dt.date) -> str:
    """A date as people write it: 30/09/2017."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def quarter(value: str) -> str:
    """A quarter as people write it: "2017-Q3" is "quý III/2017"."""
    year, _, number = value.partition("-Q")
    return f"quý {_ROMAN.get(number, number)}/{year}"


def place(evidence: Evidence) -> str:
    """Where a task stands in its file: "trang 2, bảng 1 dòng 3", "đoạn 5"; empty where nothing is known."""
    parts = [f"trang {evidence.page}"] if evidence.page is not None else []
    if evidence.row is not None:
        parts.append(f"bảng {evidence.table} dòng {evidence.row}")
    elif evidence.paragraph is not None:
        parts.append(f"đoạn {evidence.paragraph}")
    return ", ".join(parts)


def deadline(action: Action) -> str:
    """The action's deadline in one or two lines, empty where it has none.

    What gives no date is shown in the document's own words.
    """
    value = action.deadline
    if value is None:
        return ""
    if value.recurrence is not None:
        return _recurring(value)
    if value.due is not None:
        time = f"{value.time} " if value.time else ""
        below = f"\n({quarter(action.quarter)})" if action.quarter else ""
        return f"{time}{date(value.due)}{below}"
    if value.start is not None:
        return f"từ {date(value.start)}"
    return f"“{value.text}”"


def _recurring(value: Deadline) -> str:
    assert value.recurrence is not None
    often = RECURRENCE[value.recurrence]
    if value.day is None:
        return often
    day = str(value.day)
    return f"{_WEEKDAYS.get(day) or f'ngày {day}'} {often}"
