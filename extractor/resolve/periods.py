"""From what an expression of time says to days: units, parts, numbers and inferred years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from extractor import calendar
from extractor.calendar import Period
from extractor.records import Grain

Span = Mapping[str, Any]

_DAY = dt.timedelta(days=1)
_PARTS: Mapping[str, tuple[calendar.Part, ...]] = {
    "đầu": ("first",),
    "giữa": ("middle",),
    "cuối": ("last",),
    "đầu và giữa": ("first", "middle"),
    "giữa và cuối": ("middle", "last"),
}
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
_LATER = {
    "sau": 1,
    "tới": 1,
    "tiếp theo": 1,
    "kế tiếp": 1,
    "tiếp": 1,
    "mai": 1,
    "ngày mai": 1,
    "kia": 2,
    "ngày kia": 2,
}
_LUNAR_MONTHS = {"giêng": 1, "chạp": 12}
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật")
GRAINS: Mapping[str, Grain] = {
    "day": "day", "today": "day", "weekday": "day", "feast": "day", "lunar": "day", "week": "week", "week-of-month": "week",
    "month": "month", "quarter": "quarter", "year": "year", "months-of-year": "half", "rest": "month",
    "term": "term", "school-year": "year",
}  # fmt: skip


def number(said: str) -> int:
    """The number that digits, words or a Roman numeral say ("03", "ba", "III", "Ill")."""
    said = " ".join(said.split()).partition("(")[0].strip()
    if said.isdigit():
        return int(said)
    if said in _WORDS:
        return _WORDS[said]
    if said in ("iv", "lv"):
        return 4
    return len(said) if set(said) <= set("il1") else 0


def numbers(said: str) -> list[int]:
    """All numbers of a list ("II, III", "8 và tháng 9")."""
    parts = re.split(r"\s*(?:,|;|và|hoặc|hay|đến|tới|&|-|quý|tháng|ngày|năm|hết|cuối)\s*", said)
    return [number(part) for part in parts if part]


def several(span: Span) -> bool:
    """Whether one span lists or spans several units ("quý I đến quý III")."""
    return len(numbers(span.get("numbers", ""))) > 1


def full_year(said: str | None) -> int | None:
    """A year of four digits, two being this century's."""
    if said is None:
        return None
    value = int(said)
    return value + 2000 if value < 100 else value


def years(span: Span) -> list[int]:
    """The years that a span names itself."""
    if span.get("year"):
        return [cast(int, full_year(span["year"]))]
    if span["unit"] in ("year", "term", "school-year") and span.get("numbers"):
        return [int(y) for y in re.findall(r"\d{4}", span["numbers"])]
    return []


def weekday(said: str) -> int:
    """Monday is 0; "CN" is Sunday, "T6" Friday."""
    last = said.split()[-1].removeprefix("t") if len(said) == 2 else said.split()[-1]
    return 6 if last == "cn" else _WEEKDAYS.index(last) if last in _WEEKDAYS else int(last) - 2


def needs_year(span: Span) -> bool:
    """Whether the days depend on a year that the words do not say."""
    return (
        not years(span)
        and not span.get("relative")
        and span["unit"] not in ("week", "whole", "weekday", "today", "duration")
    )


def period(span: Span, year: int | None, reference: dt.date | None) -> Period | None:
    """The days that one span means, in `year` where it names none; None where they cannot be known."""
    resolve = _UNITS.get(span["unit"])
    if resolve is None:
        return None
    named = years(span)
    shift = _LATER.get(" ".join(span.get("relative", "").split()), 0)
    if named:
        year = named[0]
    elif span.get("relative") and reference is not None:
        year = reference.year + shift
    if year is None and needs_year(span):
        return None
    whole = resolve(span, year or 0, shift, reference)
    part = span.get("part") if span["unit"] != "months-of-year" else None
    return _part(whole, part) if whole is not None else None


def _part(whole: Period, said: str | None) -> Period:
    said = " ".join(said.split()) if said else None
    if said is None:
        return whole
    if said in ("nửa đầu", "nửa cuối"):
        return _half(whole, said == "nửa đầu")
    pieces = [calendar.part(whole, which) for which in _PARTS[said]]
    return Period(pieces[0].start, pieces[-1].end)


def _half(whole: Period, first: bool) -> Period:
    if (whole.end - whole.start).days > 300:
        return calendar.half(whole.start.year, 1 if first else 2)
    middle = whole.start + ((whole.end - whole.start + _DAY) // 2 - _DAY)
    return Period(whole.start, middle) if first else Period(middle + _DAY, whole.end)


def _days(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    said = numbers(span["numbers"])
    if span.get("month"):
        month = number(" ".join(span["month"].split()))
    elif reference is not None:  # "ngày 20", "ngày 5 tháng sau"
        later = calendar.plus_months(reference.replace(day=1), shift)
        if not span.get("relative") and said[-1] < reference.day:
            later = calendar.plus_months(later, 1)
        year, month = later.year, later.month
    else:
        return None
    first, last = calendar.day(year, month, said[0]), calendar.day(year, month, said[-1])
    return Period(first.start, last.end) if first and last else None


def _months(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    if span.get("numbers"):
        said = numbers(span["numbers"])
        if not all(1 <= month <= 12 for month in said):
            return None
        return Period(calendar.months(year, said[0]).start, calendar.months(year, said[-1]).end)
    if reference is None:
        return None
    return calendar.months(reference.year, reference.month + shift)


def _quarters(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    if span.get("numbers"):
        said = numbers(span["numbers"])
        if not all(1 <= q <= 4 for q in said):
            return None
        return Period(calendar.quarter(year, said[0]).start, calendar.quarter(year, said[-1]).end)
    if reference is None:
        return None
    return calendar.quarter(reference.year, (reference.month + 2) // 3 + shift)


def _years(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    named = years(span)
    return calendar.years(named[0], named[-1]) if named else (calendar.year(year) if year else None)


def _months_of_year(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    count = number(span["count"])
    return calendar.months(year, 1 if span["part"] == "đầu" else 13 - count, count)


def _rest(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    """What is left of the year after the reference date."""
    whole = calendar.year(year)
    if reference is None or reference.year != whole.start.year:
        return calendar.part(whole, "last")
    return Period(min(reference + _DAY, whole.end), whole.end)


def _weeks(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    if reference is None:
        return None
    count = number(span["count"]) if span.get("count") else 1
    return Period(
        calendar.week(reference, shift).start, calendar.week(reference, shift + count - 1).end
    )


def _whole(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    """The month, quarter or year that is running ("đến hết năm", "ngay trong tuần")."""
    if reference is None:
        return None
    running = {"tuần": _weeks, "tháng": _months, "quý": _quarters}.get(span["of"])
    return running(span, reference.year, 0, reference) if running else calendar.year(reference.year)


def _weekday(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    if reference is None:
        return None
    index = weekday(span["weekday"])
    date = calendar.week(reference, shift).start + index * _DAY
    if not span.get("relative") and date < reference:
        date += 7 * _DAY
    return Period(date, date)


def _today(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    return Period(reference + shift * _DAY, reference + shift * _DAY) if reference else None


def _feast(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    month, day = (int(n) for n in span["falls"].split("-"))
    return _lunar_day(year, month, day) if span.get("lunar") else calendar.day(year, month, day)


def _lunar(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    """Days of a lunar month ("15 tháng Giêng", "rằm tháng Bảy"), or the month itself."""
    month = _LUNAR_MONTHS.get(span["month"]) or number(" ".join(span["month"].split()))
    said = numbers(span.get("numbers", "1, 30"))
    first, last = _lunar_day(year, month, said[0]), _lunar_day(year, month, said[-1])
    if first and last and last.end < first.start:  # tháng Chạp over the end of the solar year
        last = _lunar_day(year + 1, month, said[-1])
    return Period(first.start, last.end) if first and last else None


def _lunar_day(year: int, month: int, day: int) -> Period | None:
    date = calendar.lunar(year, month, day)
    return Period(date, date) if date else None


def _duration(span: Span, year: int, shift: int, reference: dt.date | None) -> Period | None:
    """ "trong vòng N ngày" starts the day after; another event's date is not known."""
    if span.get("fromyear"):
        named = calendar.day(*(int(span[f"from{unit}"]) for unit in ("year", "month", "day")))
        reference = named.start if named else None
    elif span.get("event") and not span.get("own"):
        return None
    if reference is None:
        return None
    unit = " ".join(span["of"].split())
    if span["count"] == "nửa":
        return (
            Period(reference + _DAY, calendar.plus_months(reference, 6)) if unit == "năm" else None
        )
    count = number(span.get("upto") or span["count"])
    if count == 0 or count > 999:
        return None
    if span.get("fromclock") and unit in ("ngày", "tuần"):
        reference -= _DAY  # "15 ngày kể từ 0h00 ngày 5/3" begins on that day
    last = _LASTING[unit](reference, count)
    return Period(min(reference + _DAY, last), last)


_LASTING: Mapping[str, Callable[[dt.date, int], dt.date]] = {
    "ngày": lambda date, count: date + count * _DAY,
    "ngày làm việc": calendar.plus_working_days,
    "tuần": lambda date, count: date + 7 * count * _DAY,
    "tuần làm việc": lambda date, count: date + 7 * count * _DAY,
    "tháng": calendar.plus_months,
    "quý": lambda date, count: calendar.plus_months(date, 3 * count),
    "năm": lambda date, count: calendar.plus_months(date, 12 * count),
    "giờ": lambda date, count: date + (count // 24) * _DAY,
    "giờ làm việc": lambda date, count: calendar.plus_working_days(date, count // 8),
    "tiếng": lambda date, count: date + (count // 24) * _DAY,
    "h": lambda date, count: date + (count // 24) * _DAY,
}
_UNITS: Mapping[str, Callable[[Span, int, int, dt.date | None], Period | None]] = {
    "day": _days,
    "month": _months,
    "quarter": _quarters,
    "year": _years,
    "term": _years,
    "months-of-year": _months_of_year,
    "rest": _rest,
    "week": _weeks,
    "whole": _whole,
    "weekday": _weekday,
    "today": _today,
    "feast": _feast,
    "lunar": _lunar,
    "duration": _duration,
}


def together(
    spans: Sequence[Span], year: int | None, reference: dt.date | None, alternative: bool
) -> Period | None:
    """The days from the first of several spans to the last; of alternatives the latest alone.

    A span without a year takes the year of one that follows ("tháng 8 và tháng 9/2025"), else `year`.
    """
    found: list[Period] = []
    for index, span in enumerate(spans):
        told = next((years(s)[0] for s in spans[index:] if years(s)), None)
        one = period(span, told if told is not None else year, reference)
        if one is None:
            return None
        if found and needs_year(span) and one.end < found[-1].start and year is not None:
            one = period(span, year + 1, reference) or one
        found.append(one)
    if not found:
        return None
    latest = max(found, key=lambda p: p.end)
    return latest if alternative else Period(found[0].start, max(found[0].start, latest.end))
