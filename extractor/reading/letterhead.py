"""The letterhead of an official document: its number and the body that issued it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.reading.casing import recased
from extractor.reading.markers import MARKER
from extractor.rules import Pack, fold

MOTTO = re.compile(
    r"cộng h[oò]a xã hội chủ nghĩa việt nam|độc lập\s*-?\s*tự do\s*-?\s*hạnh phúc"
    r"|đảng cộng sản việt nam",
    re.I,
)
NUMBER = re.compile(
    r"(?<!\w)số\s*[:.]?\s*(?P<number>\d{1,5}[a-zđ]?\s?(?:/\d{4})?\s?[-/]\s?[A-ZĐƯ0-9][\w&.]*"
    r"(?:\s?[-/&]\s?[\w.]+)*)",
    re.I,
)
_DATE_LINE = re.compile(
    r"(?:(?P<place>[^\d\n,;:]{2,60}?)\s*,\s*)?"
    # A dispatch gives the hour, too: "hồi 15 giờ 30 ngày 12/9/2014".
    r"(?:(?:vào\s+)?(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?\s*(?:phút)?[\s,/]*)?ngày\s*(?P<day>\d{1,2})\s*(?:tháng|[/-])\s*(?P<month>\d{1,2})"
    r"\s*(?:năm|[/-])\s*(?P<year>\d{4})\.?\s*$",
    re.I,
)
_PART = re.compile(
    r"(?:(?:văn phòng|cơ quan)(?: thường trực)?$|tổ (?:thư ký|giúp việc)$|ban (?:thường (?:trực|vụ)|chấp hành)$"
    r"|phòng |khoa |tổ |đội )"
)
_BUREAU = re.compile(r"phòng ", re.I)
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị) [uủ][ỷy]", re.I)
_COMMITTEE_PART = re.compile(
    r"(?:ban (?:tuyên giáo|tổ chức|dân vận|nội chính|xây dựng đảng|kinh tế)|ủy ban kiểm tra)(?: và \w+ \w+)?$"
)
_COUNCIL = re.compile(r"(?:[uủ][ỷy] ban|hội đồng) nhân dân|ubnd|hđnd", re.I)
_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) (?![uủ][ỷy])", re.I)
SUBJECT = re.compile(r"(?:v/v|về việc)\s*:?\s*", re.I)


def number_of(head: Sequence[str]) -> str | None:
    """The number ("123/TB-UBND") that the first lines carry."""
    for line in head:
        if len(line) > 160 or MARKER.match(line):
            continue
        plain = MOTTO.sub(" ", line).strip()
        match = NUMBER.match(plain)
        if match is not None:
            return re.sub(r"\s", "", match["number"]).rstrip(".-/")
    return None


def date_line(line: str) -> re.Match[str] | None:
    """The match of a date line ("Hà Nội, ngày 20 tháng 11 năm 2025") at the end of a short line."""
    if len(line) > 160 or "ngày" not in line.lower():
        return None
    plain = NUMBER.sub("", MOTTO.sub(" ", line)).strip(" -*_.")
    return _DATE_LINE.fullmatch(plain)


def issuer(lines: Sequence[str], text: str, pack: Pack) -> str | None:
    """The issuing body, its name joined over lines; `lines` are those above the title."""
    whole: list[str] = []
    body = pack.form(r"{letterhead.body}(?!\w)")
    for name in _names(lines, body):
        if whole and not body.match(fold(name)):
            whole[-1] = f"{whole[-1]} {name}"
        else:
            whole.append(name)
    if not whole:
        return None
    found = recased(whole[-1], text, pack, name=True)
    if len(whole) > 1:
        parent = recased(whole[-2], text, pack, name=True)
        # "UBND TỈNH X" over "SỞ TÀI CHÍNH": the parent's place makes the name full, and an
        # office or department is one of its parent.
        place = pack.form(r"(?<= )(?P<level>{letterhead.place}\.? )\S.*").search(fold(parent))
        closing, anywhere = (
            pack.form(" {letterhead.place}$"),
            pack.form(r"(?<!\w){letterhead.place} "),
        )
        if _BUREAU.match(found) and _COUNCIL.match(parent) and place is not None:
            # "UBND HUYỆN X" over "PHÒNG NỘI VỤ": a department bears the district's name.
            found = f"{found} {parent[place.start() :]}"
        elif _PART.match(fold(whole[-1])) or (
            _COMMITTEE.match(parent) and _COMMITTEE_PART.match(fold(whole[-1]))
        ):
            found = f"{found} {parent}"
        elif _COMMITTEE.fullmatch(found) and place is not None:
            found = f"{found} {parent[place.end('level') :].strip()}"
        elif _COUNCIL.fullmatch(found) and pack.form(r"{letterhead.place}\.? ").match(fold(parent)):
            found = (
                f"{found} {parent[0].lower()}{parent[1:]}"  # "THÀNH PHỐ X" over "ỦY BAN NHÂN DÂN"
            )
        elif place is not None and (own := closing.search(fold(found))) is not None:
            found = f"{found[: own.start()]} {parent[place.start() :]}"
        elif place is not None and anywhere.search(fold(whole[-1])) is None:
            found = f"{found} {parent[place.start() :]}"
    if _PLACE.match(found) and "UBND" in (number_of(lines) or ""):
        found = f"UBND {found[0].lower()}{found[1:]}"  # "TỈNH X" alone over a number of its UBND
    return found


def _names(lines: Sequence[str], body: re.Pattern[str]) -> Iterator[str]:
    for line in lines:
        if NUMBER.match(line) or SUBJECT.match(line) or fold(line).startswith("số"):
            return
        plain = MOTTO.sub("", line).strip(" *-_.|")
        if not plain or date_line(line):
            continue
        named = body.match(fold(plain)) and len(plain) <= 70 and plain[-1] not in ".,;:"
        if not (plain.isupper() or named) or len(plain) > 120:
            return
        yield plain
