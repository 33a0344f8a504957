"""Deadlines: from a mention to dates, and which of a clause's mentions is its deadline."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from extractor.calendar import Period
from extractor.reading.normal import normalise
from extractor.recognise import deadlines as recognise
from extractor.recognise import references
from extractor.records import (
    Deadline,
    DeadlineMention,
    Grain,
    Normal,
    Recurrence,
    Relation,
)
from extractor.resolve import periods, years
from extractor.resolve.attachment import pick
from extractor.rules import Pack, fold

__all__ = ["deadline", "is_behind", "pick", "when"]

_DAY = dt.timedelta(days=1)
_EVERY: Mapping[str, Recurrence] = {
    "ngày": "daily", "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "3 tháng": "quarterly",
    "6 tháng": "half-yearly", "năm": "yearly", "12 tháng": "yearly", "1 tháng": "monthly", "1 tuần": "weekly",
    "1 năm": "yearly", "1 ngày": "daily", "7 ngày": "weekly",
}  # fmt: skip
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def deadline(
    mention: DeadlineMention, normal: Normal, original_text: str, reference: dt.date | None
) -> Deadline:
    """What a mention means, in the terms of the register.

    `reference` is the document's date; without one a year that is not said is the one that
    the text makes certain, else the dates are None.
    """
    at = normal.original(mention.start, mention.end)
    spans = mention.reading["spans"]
    year = years.certain(original_text, spans[-1]) if reference is None and spans else None
    return _resolved(mention, original_text[at[0] : at[1]], at, reference, year)


def when(text: str, reference: dt.date | None, pack: Pack) -> Deadline | None:
    """The reading of a whole expression, None where it is no deadline.

    That it is one may be said before it ("hoàn thành trong tháng 8", "Thời hạn: trước 15/8"). `reference` is the date from which it is read; positions are those of `text`.
    """
    normal = normalise(text)
    whole = normal.text.rstrip(" .;,\n")
    starts = {len(whole) - len(whole.lstrip())}
    stated = pack.regex(pack.rule("deadline.statement")).match(fold(whole), *starts)
    if stated is not None:
        starts.add(len(whole) - len(whole[stated.end() :].lstrip(" :")))
    found = recognise.find(whole, references.find(whole, pack), pack)
    if len(found) != 1 or found[0].start not in starts or found[0].end != len(whole):
        return None
    return deadline(found[0], normal, text, reference)


def is_behind(mention: DeadlineMention, found: Deadline, reference: dt.date | None) -> bool:
    """Whether a time at the head of a sentence tells what has been, and not by when to act.

    It lies before the document's date, or is that day by its number ("Trong ngày 15/9, đồng chí
    … yêu cầu"); "trong ngày hôm nay" and "ngay trong đêm nay (15/9)" ask for something still today.
    """
    if reference is None or found.due is None:
        return False
    numbered = mention.rule != "time.today-dated" and any(
        span["unit"] == "day" for span in mention.reading["spans"]
    )
    if found.text.lower().startswith("ngay "):
        return found.due < reference  # "ngay trong chiều 22/4" asks for it on that very day
    return found.due < reference or (
        found.due == reference and found.relation == "within" and numbered
    )


def is_period_past(mention: DeadlineMention, found: Deadline, reference: dt.date | None) -> bool:
    """Whether days told as a period lie before the document's: "báo cáo kết quả từ ngày 30/1 đến ngày 20/4"."""
    if reference is None or found.start is None or found.due is None:
        return False
    days = {span["unit"] for span in mention.reading["spans"]} == {"day"}
    return days and found.start < found.due < reference


def _resolved(
    mention: DeadlineMention,
    text: str,
    at: tuple[int, int],
    reference: dt.date | None,
    year: int | None,
) -> Deadline:
    reading = mention.reading
    spans: Sequence[Mapping[str, Any]] = reading["spans"]
    edge = reading["edge"]
    recurrence, day = _recurrence(reading)
    start = due = None
    inferred: tuple[str, ...] = ()
    if reading.get("lunar"):  # "ngày 10/3 âm lịch"
        spans = [{**span, "unit": "lunar"} if span.get("month") else span for span in spans]
    if spans and recurrence is None:
        start, due, inferred = _dates(
            spans, edge, bool(reading.get("alternative")), reference, year
        )
    return Deadline(
        text=text,
        relation="every" if recurrence or _repeats(spans) else _relation(edge, spans),
        grain=_grain(spans) if spans else None,
        start=start,
        due=due,
        time=_time(spans),
        recurrence=recurrence,
        day=day,
        inferred=inferred,
        at=at,
        rule=mention.rule,
    )


def _relation(edge: str, spans: Sequence[Mapping[str, Any]]) -> Relation:
    if edge == "from":
        return "within" if len(spans) > 1 or _within_part(spans) else "from"
    return "by" if edge in ("before", "through", "after", "event") else "within"


def _within_part(spans: Sequence[Mapping[str, Any]]) -> bool:
    """ "từ đầu năm", "từ quý I đến quý III": the period in which to begin is the one in which to do."""
    return len(spans) == 1 and ("part" in spans[0] or periods.several(spans[0]))


def _dates(
    spans: Sequence[Mapping[str, Any]],
    edge: str,
    alternative: bool,
    reference: dt.date | None,
    year: int | None,
) -> tuple[dt.date | None, dt.date | None, tuple[str, ...]]:
    open_year = any(periods.needs_year(span) for span in spans) and not any(
        map(periods.years, spans)
    )
    dayless = spans[0]["unit"] == "day" and not (spans[0].get("month") or spans[0].get("relative"))
    candidates = [year]
    if reference is not None:
        candidates = (
            [reference.year, reference.year + 1, reference.year + 2] if open_year else [None]
        )
    if open_year and reference is None and year is None:
        return None, None, ()
    for candidate in candidates:
        found = periods.together(spans, candidate, reference, alternative)
        if found is None:
            continue
        start, due = _bounds(found, spans, edge, reference)
        if open_year and reference is not None and (due or found.end) < reference:
            if edge != "before" or "part" not in spans[0] or found.end < reference:
                continue
            due = found.end  # "trước cuối năm" said in November means before the year is out
        inferred = ("month", "year") if dayless else ("year",) if open_year else ()
        return start, due, inferred
    return None, None, ()


def _bounds(
    found: Period, spans: Sequence[Mapping[str, Any]], edge: str, reference: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    single = spans[0]["unit"] in ("day", "today", "weekday", "feast", "lunar") and len(spans) == 1
    if edge == "before":
        return None, found.end if single else found.start - _DAY
    if edge == "through":
        return None, found.end
    if edge == "now":
        return (reference, found.end)
    if edge == "from" and len(spans) == 1 and not _within_part(spans):
        return found.start, None
    if edge == "after":
        return None, found.end
    return found.start, found.end


def _grain(spans: Sequence[Mapping[str, Any]]) -> Grain | None:
    first = spans[0]
    unit = first["unit"]
    if first.get("clock"):
        return "hour"
    if unit in ("duration", "whole"):
        word = first["of"].split()[0]
        return {
            "tuần": "week",
            "tháng": "month",
            "năm": "year",
            "quý": "quarter",
            "ngày": "day",
        }.get(word, "hour")  # type: ignore[return-value]
    if unit == "year" and " ".join(first.get("part", "").split()) in ("nửa đầu", "nửa cuối"):
        return "half"
    if unit == "year" and len(periods.years(first)) > 1:
        return "term"
    if unit == "months-of-year" and periods.number(first["count"]) != 6:
        return "month"
    return periods.GRAINS.get(unit)


def _repeats(spans: Sequence[Mapping[str, Any]]) -> bool:
    return bool(spans) and spans[0]["unit"] == "recurrence"


def _time(spans: Sequence[Mapping[str, Any]]) -> str | None:
    clock = next((span["clock"] for span in spans if span.get("clock")), None)
    if clock is None:
        return None
    hour, *minute = re.findall(r"\d+", clock)
    return f"{int(hour):02}:{int(minute[0]) if minute else 0:02}"


def _recurrence(reading: Mapping[str, Any]) -> tuple[Recurrence | None, str | int | None]:
    spans = reading["spans"]
    first = spans[0] if spans else {}
    if first.get("unit") == "recurrence":
        if first.get("twice"):
            return "half-yearly", None
        words = first["every"].split()
        said = f"{periods.number(words[0])} {words[1]}" if len(words) > 1 else words[0]
        return _EVERY.get(said), _day_of(spans if first.get("weekday") else spans[1:])
    if "every" in reading:
        return _EVERY[reading["every"]], _day_of(spans)
    return None, None


def _day_of(spans: Sequence[Mapping[str, Any]]) -> str | int | None:
    """Which day of a recurrence: 25 (of the month), "friday", "09-30"."""
    if not spans:
        return None
    last = spans[-1]
    if last.get("weekday") and last["unit"] != "day":
        return _NAMES[periods.weekday(last["weekday"])]
    if last["unit"] != "day":
        return None
    day = periods.numbers(last["numbers"])[-1]
    return f"{periods.number(last['month']):02}-{day:02}" if last.get("month") else day
