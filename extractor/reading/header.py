"""What a document says of itself: number, issuer, place, date, title and signer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extractor.reading.casing import recased
from extractor.reading.dates import date_line, document_date
from extractor.reading.kind import document_kind
from extractor.reading.markers import MARKER
from extractor.reading.signature import signer
from extractor.records import Block, Header
from extractor.rules import Pack, fold

NO_DATE = "Không tìm thấy ngày của văn bản hay cuộc họp."
_HEAD = 18
_MOTTO = re.compile(
    r"cộng h[oò]a xã hội chủ nghĩa việt nam|độc lập\s*-?\s*tự do\s*-?\s*hạnh phúc|đảng cộng sản việt nam",
    re.I,
)
_NUMBER = re.compile(
    r"(?<!\w)số\s*[:.]?\s*(?P<number>\d{1,5}[a-zđ]?\s?(?:/\d{4})?\s?[-/]\s?[A-ZĐƯ0-9][\w&.]*(?:\s?[-/&]\s?[\w.]+)*)",
    re.I,
)
_SUBJECT = re.compile(r"(?:v/v|về việc)\s*:?\s*", re.I)
_TITLE_STOP = re.compile(
    r"(?:ngày|căn cứ|thực hiện|hôm nay|kính gửi|thời gian|địa điểm|thành phần|chủ trì|số\s*:|từ ngày|tại |vào |nơi nhận|trong )",
    re.I,
)
_TITLE_END = re.compile(r"[.;:!?…]['\"”’)]*$")


def describe(
    text: str,
    blocks: Sequence[Block],
    pack: Pack,
    *,
    title: str | None = None,
    published: dt.date | None = None,
) -> tuple[Header, tuple[str, ...]]:
    """The header facts of a normalised text, and warnings about those that are missing.

    `title` and `published` are what the file's format says (a news page's metadata).
    """  # fmt: skip
    lines = [text[block.start : block.end] for block in blocks]
    head = lines[:_HEAD]
    number = _number(head)
    written = date_line(head)
    letterhead = (
        any(_MOTTO.search(line) for line in head) or number is not None or written is not None
    )
    at = _type_line(head, letterhead, pack)
    last = len(lines) - 1
    titles = _title_lines(lines, at) if at is not None else []
    named = " ".join([head[at], *titles]) if at is not None else ""
    kind = document_kind(named, number, letterhead, lines, blocks, pack)
    if written is None and kind != "news":
        # Minutes and letters of firms put place and date above the signatures.
        written = date_line(lines[max(0, last - 20) :])
    header = Header(
        kind=kind,
        number=number if kind != "news" else None,
        title=title or _title(head, at, titles, kind, text, pack),
        issuer=_issuer(head, at, text, pack) if letterhead and kind != "news" else None,
        place=written.place if written else None,
        signer=signer(lines, text, pack) if kind != "news" else None,
        date=document_date(text, blocks, kind, written, pack, published),
    )
    return header, (() if header.date else (NO_DATE,))


def _number(head: Sequence[str]) -> str | None:
    for line in head[:12]:
        if len(line) > 140 or MARKER.match(line):
            continue
        match = _NUMBER.match(line) or (
            _NUMBER.search(line) if "," in line or line.isupper() else None
        )
        if match is not None:
            return re.sub(r"\s", "", match["number"]).rstrip(".-/")
    return None


def _type_line(head: Sequence[str], letterhead: bool, pack: Pack) -> int | None:
    """The line that names the type: in capitals or alone, and under a letterhead in any form."""
    for i, line in enumerate(head):
        folded = fold(line)
        for rule in pack.of("document-kind"):
            match = pack.regex(rule).match(folded)
            if match is None:
                continue
            alone = match.end() == len(folded.rstrip(" :.*"))
            sure = rule.fields["document"] == "minutes" and i < 6
            if (
                line.isupper()
                or alone
                or sure
                or (letterhead and i > 0 and len(line) < 200 and not _TITLE_END.search(line))
            ):
                return i
        if len(line) > 300:
            return None
    return None


def _title_lines(lines: Sequence[str], at: int) -> list[str]:
    found: list[str] = []
    for line in lines[at + 1 : at + 6]:
        if not line.isupper() and (
            _TITLE_STOP.match(line) or MARKER.match(line) or len(line) > 300 or _TITLE_END.search(line)
            or (found and found[-1].isupper())
        ):  # fmt: skip
            break
        if (
            line.isupper()
            and MARKER.match(line)
            or _NUMBER.match(line)
            or fold(line).endswith(" điện")
        ):
            break
        found.append(line)
    return found


def _title(
    head: Sequence[str], at: int | None, titles: list[str], kind: str, text: str, pack: Pack
) -> str | None:
    if kind == "news":
        return head[0] if head and len(head[0]) <= 250 else None
    if at is not None:
        whole = " ".join(titles)
        if not whole:
            whole = head[at]
        return recased(
            _SUBJECT.sub("", whole, count=1).strip() if _SUBJECT.match(whole) else whole, text, pack
        )
    for i, line in enumerate(head[:12]):
        match = _SUBJECT.search(line)
        if match is not None and match.start() < 40:
            subject = line[match.end() :]
            following = head[i + 1] if i + 1 < len(head) else ""
            if following[:1].islower() and len(following) < 100:
                subject = f"{subject} {following}"
            return recased(subject[:1].upper() + subject[1:], text, pack)
    return None


def _issuer(head: Sequence[str], at: int | None, text: str, pack: Pack) -> str | None:
    """The body of the letterhead, its name joined over lines, with its parent's place."""
    names: list[str] = []
    for line in head[: at if at is not None else 8]:
        line = _MOTTO.sub("", line).strip(" *-_.")
        number = _NUMBER.search(line)
        if number or fold(line).startswith("số") or date_line([line]) or _SUBJECT.match(line):
            break
        if not line:
            continue
        if not line.isupper() or len(line) > 120:
            break
        names.append(line)
    if not names:
        return None
    body = re.compile(rf"(?:{'|'.join(map(re.escape, pack.words('letterhead.body')))})(?!\w)")
    place = re.compile(rf"(?:{'|'.join(map(re.escape, pack.words('letterhead.place')))})\.? \S")
    whole: list[str] = []
    for name in names:
        if whole and not body.match(fold(name)):
            whole[-1] = f"{whole[-1]} {name}"
        else:
            whole.append(name)
    issuer = recased(whole[-1], text, pack, name=True)
    if len(whole) > 1:
        parent = fold(whole[-2])
        found = next(
            (m for m in re.finditer(place, parent) if m.start() and parent[m.start() - 1] == " "),
            None,
        )
        if (
            found is not None
            and not re.search(place, fold(whole[-1]))
            and body.match(fold(whole[-1]))
        ):
            issuer += " " + recased(whole[-2][found.start() :], text, pack, name=True)[0:].replace(
                whole[-2][found.start()], whole[-2][found.start()].lower(), 1
            )
    return issuer
