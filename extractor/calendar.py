"""Calendar arithmetic: periods of days, their parts, working days, lunar days. No text in here.

A period is inclusive: 2017-07-01 to 2017-09-30 is a quarter.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Part = Literal["first", "middle", "last"]

_DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199
_LUNAR_YEARS = range(1901, 2100)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date


def day(year: int, month: int, day: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return Period(date, date) if FIRST_YEAR <= year <= LAST_YEAR else None


def week(date: dt.date, shift: int = 0) -> Period:
    """The week of a date, Monday to Sunday, or the one `shift` weeks later."""
    monday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(weeks=shift)
    return Period(monday, monday + dt.timedelta(days=6))


def months(year: int, first: int, count: int = 1) -> Period:
    """`count` whole months from month `first` (1 to 12, or beyond into other years)."""
    start_year, start_month = divmod(year * 12 + first - 1, 12)
    end_year, end_month = divmod(year * 12 + first - 2 + count, 12)
    last = calendar.monthrange(end_year, end_month + 1)[1]
    return Period(dt.date(start_year, start_month + 1, 1), dt.date(end_year, end_month + 1, last))


def quarter(year: int, number: int) -> Period:
    """A quarter, 1 to 4; numbers beyond lead into other years."""
    return months(year, number * 3 - 2, 3)


def half(year: int, number: int) -> Period:
    """The first or the second half of a year."""
    return months(year, number * 6 - 5, 6)


def year(number: int) -> Period:
    """A calendar year."""
    return months(number, 1, 12)


def years(first: int, last: int) -> Period:
    """Calendar years from `first` to `last`."""
    return Period(year(first).start, year(last).end)


def part(whole: Period, which: Part) -> Period:
    """The first, middle or last third of a period as offices count it.

    A month falls into days 1-10, 11-20 and 21-last; a quarter, a half and a year into thirds
    of whole months; a week into two, three and two days.
    """
    index = ("first", "middle", "last").index(which)
    length = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    if whole.start.day == 1 and (whole.end + _DAY).day == 1 and length % 3 == 0:
        third = length // 3
        return months(whole.start.year, whole.start.month + index * third, third)
    if whole.start.day == 1 and (whole.end + _DAY).day == 1 and length == 1:
        bounds = ((1, 10), (11, 20), (21, whole.end.day))[index]
        return Period(whole.start.replace(day=bounds[0]), whole.start.replace(day=bounds[1]))
    days = (whole.end - whole.start).days + 1
    first, second = (days + 2) // 3 - (days == 7), (2 * days + 1) // 3
    cuts = ((0, first), (first, second), (second, days))[index]
    return Period(
        whole.start + dt.timedelta(days=cuts[0]), whole.start + dt.timedelta(days=cuts[1] - 1)
    )


def plus_months(date: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or that month's last day."""
    target = months(date.year, date.month + count)
    return target.start.replace(day=min(date.day, target.end.day))


@lru_cache(maxsize=64)
def _days_off(year: int) -> dict[dt.date, str]:
    import holidays  # Loaded only for working days.

    return dict(holidays.country_holidays("VN", years=year, language="vi"))


def lunar(year: int, month: int, day: int) -> dt.date | None:
    """The day of a solar year that has this day of the Vietnamese lunar calendar (UTC+7).

    `month` 1 is tháng Giêng, 12 tháng Chạp; a 30th of a short month is its 29th. None where the
    solar year has no such day or lies outside the tables.
    """
    from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar  # Loaded only for lunar days.

    for lunar_year in {year - 1, year} & set(_LUNAR_YEARS):
        for last in (day, 29) if day == 30 else (day,):
            date = lunar_to_solar(LunarDate(last, month, lunar_year))
            if date.year == year and solar_to_lunar(date).day == last:
                return date
    return None


def works(date: dt.date) -> bool:
    """Whether a date is a working day: Monday to Friday and no public holiday in Viet Nam."""
    return date.weekday() < 5 and date not in _days_off(date.year)


def plus_working_days(date: dt.date, count: int) -> dt.date:
    """The `count`-th working day after a date."""
    while count > 0:
        date += _DAY
        count -= works(date)
    return date
