"""Calendar arithmetic, in every year."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import calendar

YEARS = st.integers(1950, 2100)
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
DAY = dt.timedelta(days=1)


@given(YEARS, st.integers(1, 4))
def test_a_quarter_is_three_whole_months(year: int, number: int) -> None:
    quarter = calendar.quarter(year, number)
    assert quarter.start == dt.date(year, number * 3 - 2, 1)
    assert quarter.end.month == number * 3 and (quarter.end + DAY).day == 1


@given(YEARS, st.integers(1, 12))
def test_the_thirds_of_a_month_are_the_month(year: int, month: int) -> None:
    whole = calendar.months(year, month)
    first, middle, last = (calendar.part(whole, p) for p in ("first", "middle", "last"))  # type: ignore[arg-type]
    assert (first.start, first.end.day, middle.end.day, last.end) == (
        whole.start,
        10,
        20,
        whole.end,
    )
    assert first.end + DAY == middle.start and middle.end + DAY == last.start


@given(YEARS)
def test_halves_and_quarters_fill_the_year(year: int) -> None:
    whole = calendar.year(year)
    assert calendar.half(year, 1).start == whole.start and calendar.half(year, 2).end == whole.end
    assert calendar.quarter(year, 2).end == calendar.half(year, 1).end
    assert calendar.part(whole, "middle") == calendar.Period(
        dt.date(year, 5, 1), dt.date(year, 8, 31)
    )


@given(DATES, st.integers(-10, 10))
def test_a_week_is_monday_to_sunday(date: dt.date, shift: int) -> None:
    week = calendar.week(date, shift)
    assert week.start.weekday() == 0 and (week.end - week.start).days == 6
    assert calendar.week(date).start <= date <= calendar.week(date).end


@given(DATES, st.integers(0, 60))
def test_months_later_is_never_in_another_month(date: dt.date, count: int) -> None:
    later = calendar.plus_months(date, count)
    assert (later.year * 12 + later.month) - (date.year * 12 + date.month) == count
    assert later.day <= date.day


@settings(deadline=None)  # the first call loads the holidays
@given(st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31)), st.integers(1, 30))
def test_working_days_leave_out_weekends(date: dt.date, count: int) -> None:
    later = calendar.plus_working_days(date, count)
    assert later.weekday() < 5 and (later - date).days >= count


def test_no_such_day() -> None:
    assert calendar.day(2017, 2, 29) is None
    assert calendar.day(2016, 2, 29) is not None


def test_lunar_days_follow_the_vietnamese_calendar_where_it_parts_from_the_chinese_one() -> None:
    assert calendar.lunar(2007, 1, 1) == dt.date(2007, 2, 17)
    assert calendar.lunar(2030, 1, 1) == dt.date(2030, 2, 2)
    assert calendar.lunar(2025, 1, 1) == dt.date(2025, 1, 29)
    assert calendar.lunar(2025, 3, 10) == dt.date(2025, 4, 7)
    assert calendar.lunar(2300, 1, 1) is None


def test_the_last_lunar_month_falls_into_the_next_solar_year() -> None:
    assert calendar.lunar(2026, 12, 23) == dt.date(2026, 2, 10)
    assert calendar.lunar(2026, 12, 30) == dt.date(2026, 2, 16)  # a month of 29 days


@given(st.integers(1976, 2098))
def test_tet_is_the_holiday_that_the_public_calendar_has(year: int) -> None:
    import holidays

    days = holidays.country_holidays("VN", years=year, language="vi")
    tet = next(date for date, name in days.items() if "Tết Nguyên Đán" in name.split("; "))
    assert calendar.lunar(year, 1, 1) == tet


def test_working_days_over_national_holidays() -> None:
    assert calendar.plus_working_days(dt.date(2025, 8, 29), 1) == dt.date(2025, 9, 3)
