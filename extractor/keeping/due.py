"""What is due: overdue, soon, later, or without a date, as of one day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractor.records import Action, Deadline

Urgency = Literal["overdue", "soon", "later", "undated"]
#: In the order in which they are shown.
LABELS: dict[Urgency, str] = {
    "overdue": "Quá hạn",
    "soon": "Sắp đến hạn",
    "later": "Trong hạn",
    "undated": "Chưa có hạn",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Due:
    """A task that is not closed, with the date on which it falls due and the days until then.

    `days` is negative once the date has passed. Both are None where there is no date.
    """

    action: Action
    urgency: Urgency
    date: dt.date | None
    days: int | None


def due(actions: Iterable[Action], on: dt.date, within: int) -> list[Due]:
    """The tasks that are open or being done, the most urgent first.

    `on` is the day from which dates are looked at; what falls due on it or up to `within` days
    later is due soon.
    """
    found = [_due(a, on, within) for a in actions if a.status in ("open", "doing")]
    order = list(LABELS)
    return sorted(found, key=lambda d: (order.index(d.urgency), d.date or dt.date.max))


def next_date(deadline: Deadline | None, on: dt.date) -> dt.date | None:
    """The date on which a deadline falls, from a day on for one that comes again.

    None where the text names no day: "hằng tháng" is no date, "ngày 25 hằng tháng" is.
    """
    if deadline is None or deadline.recurrence is None:
        return deadline.due if deadline else None
    days = (on + dt.timedelta(days=n) for n in range(366))
    if deadline.recurrence == "daily":
        return on
    return next((day for day in days if _falls(deadline, day)), None)


def _due(action: Action, on: dt.date, within: int) -> Due:
    date = next_date(action.deadline, on)
    if date is None:
        return Due(action, "undated", None, None)
    days = (date - on).days
    urgency: Urgency = "overdue" if days < 0 else "soon" if days <= within else "later"
    return Due(action, urgency, date, days)


def _falls(deadline: Deadline, day: dt.date) -> bool:
    """Whether a deadline that comes weekly, monthly or yearly on a day comes on this one."""
    said = deadline.day
    match deadline.recurrence:
        case "weekly":
            return said == _WEEKDAYS[day.weekday()]
        case "monthly" if isinstance(said, int):
            return day.day == min(said, calendar.monthrange(day.year, day.month)[1])
        case "yearly" if isinstance(said, str):
            return said == f"{day.month:02}-{day.day:02}"
    return False
