"""Who issued a document whose letterhead is cut or names nobody: the text says it, too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading.casing import recased
from extractor.reading.letterhead import NUMBER
from extractor.rules import Pack, fold

_DECIDES = re.compile(
    r"(?:hội đồng|[uủ][ỷy] ban|ban (?:thường|chấp hành)|quốc hội|chính phủ|thủ tướng|bộ trưởng|chủ tịch|(?:tổng )?giám đốc|hiệu trưởng|cục trưởng)(?!\w)",
    re.I,
)
_DECIDED = re.compile(r"(?P<who>[^.:;]{4,110}?),? (?:QUYẾT NGHỊ|QUYẾT ĐỊNH)\W*")
_GROUNDS = re.compile(r"(?:căn cứ|xét|trên cơ sở|theo đề nghị)(?!\w)", re.I)
# Of which term and session a council is: no part of its name.
_SESSION = re.compile(r"[\s,(–-]+(?:kh[oó][áa]|kỳ họp|nhiệm kỳ)(?!\w).*$", re.I)
# "Quyết định số 12/QĐ-UBND ngày 5/3/2024 của Chủ tịch UBND tỉnh"
_CITED = re.compile(
    r"\W*(?:quyết định|kế hoạch|công văn|công điện|thông báo|chỉ thị|nghị quyết|hướng dẫn|kết luận|tờ trình)\s+số\s*:?\s*"
    r"\S+(?:\s?/\s?\S+)?,?\s+ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|[/-])(?P<month>\d{1,2})"
    r"(?:\s+năm\s+|[/-])(?P<year>\d{4})\s+của\s+(?P<who>(?:(?!\svề\s)[^().;:]){3,110})",
    re.I,
)
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Source:
    """What the first lines cite as the document that this text is or belongs to."""

    issuer: str
    date: dt.date | None
    number: str | None = None


def enacting(lines: Sequence[str], text: str, pack: Pack) -> str | None:
    """The body or post that decides, in capitals under the title: before its grounds, or "… QUYẾT ĐỊNH:"; `lines` are those under the type."""
    for n, line in enumerate(lines):
        decided = _DECIDED.fullmatch(line) if line.isupper() else None
        if decided is not None:
            return recased(_SESSION.sub("", decided["who"]), text, pack, name=True)
        grounds = any(_GROUNDS.match(below) for below in lines[n + 1 : n + 3])
        if grounds and line.isupper() and _DECIDES.match(line) and len(line) <= 120:
            return recased(_SESSION.sub("", line.strip(" *-_.|,")), text, pack, name=True)
    return None


def source(lines: Sequence[str], pack: Pack) -> Source | None:
    """The document with which a plan was sent out, in brackets under its title, or that the first line names whole.

    "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 5/3/2024 của UBND tỉnh)"; "Công văn số
    7/SYT-NV ngày 5/3/2024 của Sở Y tế" above a text without a letterhead.
    """
    attached = pack.regex(pack.rule("header.attached"))
    for n, line in enumerate(lines[:_NEAR]):
        bare = line.strip(" *_.()")
        begins = attached.match(fold(bare))
        cited = _CITED.match(bare, begins.end()) if begins is not None else None
        if cited is not None:
            return Source(cited["who"].strip(), _date(cited))
        whole = _CITED.fullmatch(bare) if n == 0 else None
        number = NUMBER.search(bare) if whole is not None else None
        if whole is not None and number is not None:
            return Source(whole["who"], _date(whole), re.sub(r"\s", "", number["number"]))
    return None


def leading(lines: Sequence[str], pack: Pack) -> str | None:
    """The body whose plan or letter the lead says this is: "…, | Sở Y tế | ban hành Kế hoạch …, cụ thể như sau:"."""
    lead = pack.form(
        r"(?:^|[,;]\s+)(?P<who>(?:{letterhead.body})(?!\w)[^,;:]{0,110}?)\s+{header.sends-out}"
    )
    for line in lines[:_NEAR]:
        folded = fold(line)
        if not pack.form(r"{header.as-follows}\W*$").search(folded[-60:]):
            continue
        named = [m for m in lead.finditer(folded) if line[m.start("who")].isupper()]
        if named:
            return line[named[-1].start("who") : named[-1].end("who")]
    return None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
