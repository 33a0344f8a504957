"""When a document's meeting was, or else when it was written. A year is never invented."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.reading.letterhead import date_line
from extractor.records import Block, Kind
from extractor.rules import Pack, fold

_OPENS = re.compile(r"(?:^|[.!?:)\]\"”]\s|\s[-]\s|hôm nay,?\s|mới đây,\s)$", re.I)
_YEAR = re.compile(
    r"(?<![\d/.,-])(?:(?P<date>\d{1,2}[/.-]\d{1,2}[/.-])|(?P<month>\d{1,2}/))?(?P<year>20\d\d|19[5-9]\d)(?![\d]|[.,]\d|/\w)"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:giai đoạn|từ năm|kể từ|(?<!\w)(?:đến|tới)(?: hết| cuối)?(?: năm)?|nhiệm kỳ|tầm nhìn|khóa|những năm|luật[^.;]{0,60}năm|hiến pháp[^.;]{0,20}năm|sinh năm)\s*$|\d{4}\s?-\s?$"
)
_NO_YEAR_AFTER = re.compile(r"\s?-\s?(?:\d{4}|\d{2}\b)")
_PAST_BEFORE = re.compile(r"(?:cùng kỳ|so với|năm trước|so với cùng kỳ)(?: năm| cuối năm)?\s*$")
_CITED_BEFORE = re.compile(
    r"\d[\w/]*-[^\s]*,?\s+ngày\s+(?:\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+)?$|(?:\d{4}/[a-zđ][^\s]*),?\s+ngày\s+(?:\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+)?$"
)
# "trong năm 2019", "6 tháng đầu năm 2017": of the year at hand; "sự cố năm 2016" may be of any.
_AT_HAND = re.compile(
    r"(?:trong|trong năm \d{4} và|quý \S+|(?:tháng|nửa|giữa) (?:đầu|cuối)|đầu|cuối|sang|mới|nhiệm vụ|công tác|kế hoạch|chỉ tiêu|dự toán|tết|xuân|(?:nhiệm vụ|công tác|kế hoạch|tổng kết|triển khai)(?: [^\s.;,]+){1,4})(?: của)?(?: năm)?\s*$"
)
# "chuẩn bị năm học 2023 - 2024" is said from the summer on.
_SCHOOL_YEAR = re.compile(r"năm học\s*$")
_NEXT_YEAR = re.compile(r"\s?[-–]\s?\d{4}")
_SCHOOL_BEGINS = 7
_AHEAD = re.compile(r"(?:\bsẽ|\bdự kiến|\btrước|\btừ|\bđến|\bvào dịp)\b[^.;]{0,60}$")
_CITED = re.compile(r"\d\S*,?\s$")  # "Quyết định số 12/QĐ-UBND, ngày 5/3/2024, …"
_LEAD_BLOCKS, _LEAD_CHARS, _NEWS_LEAD = 8, 3000, 4
_MEETS = re.compile(r"ngày|họp|meeting")
_FOOT_LINE = 120
_FAINT = 0.4  # of a vote for a year
_FAR = 75  # days: an event told of so long before is background, not what the text reports


@dataclass(frozen=True, slots=True)
class DateLine:
    """The line "Hà Nội, ngày 20 tháng 11 năm 2025" of an official document."""

    place: str | None
    date: dt.date


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int
    year: int | None


def written_line(lines: Sequence[str]) -> DateLine | None:
    """The first date line among `lines`."""
    for line in lines:
        match = date_line(line)
        if match is not None:
            date = _date(int(match["year"]), int(match["month"]), int(match["day"]))
            if date is not None:
                place = match["place"]
                return DateLine(place.strip(" .") if place else None, date)
    return None


def adopted_line(lines: Sequence[str], pack: Pack) -> DateLine | None:
    """The day on which a council adopted its resolution, as the last lines say: "Nghị quyết này đã được … thông qua ngày 5/7/2024"."""
    adopted = pack.regex(pack.rule("date.adopted"))
    for line in lines:
        match = adopted.match(fold(line))
        if match is not None and match["year"]:
            date = _date(int(match["year"]), int(match["month"]), int(match["day"]))
            if date is not None:
                return DateLine(None, date)
    return None


def document_date(
    text: str,
    blocks: Sequence[Block],
    kind: Kind,
    official: DateLine | None,
    pack: Pack,
    published: dt.date | None = None,
) -> dt.date | None:
    """The date of the meeting, else of the document, else None.

    `official` is the date line, `published` a date from the format's metadata. A day without
    a year takes the year of the date line or dateline, else the one that the text makes certain.
    """  # fmt: skip
    written = official.date if official else _dateline(text, blocks, pack) or published
    day = _event(text, blocks, kind, pack)
    if day is None and written is None:
        day = _event(text, blocks, "news", pack)  # "Ngày 5/9, Chủ tịch UBND tỉnh ký Công điện …"
    if day is None:
        return written or (_told(text, blocks, pack) if kind == "news" else None)
    if day.year is not None:
        told = _date(day.year, day.month, day.day)
        far = told is not None and written is not None and abs((told - written).days) > _FAR
        return written if told is None or far else told
    if written is not None:
        return _nearest(day, written)
    year = _certain_year(text, day)
    return _date(year, day.month, day.day) if year is not None else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(day: _Day, written: dt.date) -> dt.date | None:
    """The day in the year that puts it on or shortly before the date of writing."""
    years = (written.year, written.year - 1)
    dates = [date for year in years if (date := _date(year, day.month, day.day)) is not None]
    past = [date for date in dates if date <= written + dt.timedelta(days=7)]
    return past[0] if past else (dates[0] if dates else None)


def _day(match: re.Match[str]) -> _Day:
    year = match["year"]
    return _Day(int(match["day"]), int(match["month"]), int(year) if year else None)


def _dateline(text: str, blocks: Sequence[Block], pack: Pack) -> dt.date | None:
    """The date line of a news page: a short line of its own near the head or the foot."""
    near = [*blocks[:8], *blocks[-6:]] if len(blocks) > 14 else blocks
    for rule in pack.of("dateline"):
        pattern = pack.regex(rule)
        for block in near:
            if block.end - block.start > 90:
                continue
            match = pattern.match(fold(text[block.start : block.end]))
            if match is not None and match["year"]:
                rest = block.end - block.start - match.end()
                date = _date(int(match["year"]), int(match["month"]), int(match["day"]))
                if date is not None and rest < 30:
                    return date
    return _foot(text, blocks, pack)


def _foot(text: str, blocks: Sequence[Block], pack: Pack) -> dt.date | None:
    """The date after the source that ends a page ("Theo Cổng thông tin huyện, 05/03/2024")."""
    for block in reversed(blocks[-3:]):
        if block.end - block.start > _FOOT_LINE or block.marker is not None:
            continue
        line = fold(text[block.start : block.end])
        for rule in pack.of("dateline-foot"):
            for match in pack.regex(rule).finditer(line):
                # "… có giấy phép ngày 9-12-2020." is a sentence; a bare date opens its line.
                opens = not match.start() or not line.startswith("ngày", match.start())
                whole = opens and match.end() == len(line)
                if match["year"] and whole and not _AHEAD.search(line):
                    return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def _told(text: str, blocks: Sequence[Block], pack: Pack) -> dt.date | None:
    """As a last resort the first full date of the lead that is no cited document's and not ahead."""
    for block in [b for b in blocks if b.kind == "paragraph"][:_NEWS_LEAD]:
        folded = fold(text[block.start : min(block.end, block.start + _LEAD_CHARS)])
        for rule in pack.of("date-told"):
            for match in pack.regex(rule).finditer(folded):
                before = folded[max(0, match.start("day") - 80) : match.start("day")]
                before = before.removesuffix("ngày ")
                if match["year"] and not _AHEAD.search(before) and not _CITED.search(before):
                    return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def _event(text: str, blocks: Sequence[Block], kind: Kind, pack: Pack) -> _Day | None:
    rules = [rule for rule in pack.of("meeting-date") if kind in rule.fields.get("for", ())]
    if not rules:
        return None
    prose = [b for b in blocks if b.kind == "paragraph"]
    if kind != "news":
        # The title, too, may say when the meeting was; the date line is another matter.
        titled = [(b, text[b.start : b.end]) for b in blocks]
        prose = [
            b
            for b, line in titled
            if date_line(line) is None and (b.kind != "heading" or _MEETS.search(fold(line)))
        ]
    if kind == "minutes":
        prose = _joined(prose)
    for block in _lead(prose[:_NEWS_LEAD] if kind == "news" else prose):
        # Not the marker: "1. Thời gian: …" cites nothing.
        folded = fold(text[block.body : min(block.end, block.body + _LEAD_CHARS)])
        for rule in rules:
            for match in pack.regex(rule).finditer(folded):
                before = folded[max(0, match.start() - 80) : match.start()]
                # Where title and lead share a line, only the capital tells that a sentence opens.
                capital = text[block.body + match.start()].isupper()
                if rule.fields.get("opens") and not capital and not _OPENS.search(before):
                    continue
                if _AHEAD.search(before) or _CITED.search(before):
                    continue
                return _day(match)
    if kind != "news":
        return None
    return _told_later(text, prose, pack)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the cells of a row as one: "Thời gian: | 14h00 ngày 5/3/2025"."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if (
            last is not None
            and block.row is not None
            and (last.table, last.row) == (block.table, block.row)
        ):
            found[-1] = replace(last, end=block.end)
        else:
            found.append(block)
    return found


def _lead(blocks: Sequence[Block]) -> Iterator[Block]:
    read = 0
    for block in blocks[:_LEAD_BLOCKS]:
        yield block
        read += block.end - block.start
        if read > _LEAD_CHARS:
            return


def _told_later(text: str, blocks: Sequence[Block], pack: Pack) -> _Day | None:
    """A piece that comes to its meeting late: "Ngày 9/2, … đã tổ chức hội nghị …"."""
    opening, words = pack.rule("date.lead"), pack.form("{reading.meeting}")
    for block in blocks:
        folded = fold(text[block.start : block.end])
        for match in pack.regex(opening).finditer(folded):
            sentence = folded[match.end() : match.end() + 250].split(". ", 1)[0]
            if _OPENS.search(folded[max(0, match.start() - 12) : match.start()]) and words.search(
                sentence
            ):
                return _day(match)
    return None


def _certain_year(text: str, day: _Day) -> int | None:
    """The year that the text speaks from, where its own dates leave no doubt."""
    folded = fold(text)
    votes: defaultdict[int, float] = defaultdict(float)
    least = dt.date.min
    for match in _YEAR.finditer(folded):
        year = int(match["year"])
        before = folded[max(0, match.start() - 90) : match.start()]
        after = folded[match.end() : match.end() + 8]
        school = _SCHOOL_YEAR.search(before) and _NEXT_YEAR.match(after)
        if _PAST_BEFORE.search(before):
            votes[year + 1] += 1
        elif school:
            votes[year if day.month >= _SCHOOL_BEGINS else year + 1] += 1
        elif match["month"] and before.endswith("số "):
            # "Quyết định số 30/2021" was there before it, too.
            least = max(least, dt.date(year, 1, 1))
        elif _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(after):
            continue
        elif match["date"] and _CITED_BEFORE.search(before):
            # What a text cites was there before it.
            d, m = (int(n) for n in re.findall(r"\d+", match["date"]))
            least = max(least, _date(year, m, d) or least)
            votes[year] += _FAINT
        elif match["date"] or match["month"]:
            # What is dated long before or after is background.
            d, m = ([1, *map(int, re.findall(r"\d+", match["date"] or match["month"]))])[-2:]
            told, here = _date(year, m, d), _date(year, day.month, day.day)
            near = told is not None and here is not None and abs((told - here).days) <= _FAR
            votes[year] += 1 if near else _FAINT
        else:
            votes[year] += 1 if _AT_HAND.search(before) else _FAINT
    fitting = {
        year: vote for year, vote in votes.items()
        if (date := _date(year, day.month, day.day)) is not None and date >= least
    }  # fmt: skip
    if not fitting:
        return None
    best = max(fitting, key=lambda year: (fitting[year], year))
    return best if fitting[best] >= 1 and fitting[best] * 2 >= sum(fitting.values()) else None
