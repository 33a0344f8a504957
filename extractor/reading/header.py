"""What a document says of itself: kind, number, issuer, place, date, title and signer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extractor.reading.casing import recased
from extractor.reading.dates import DateLine, adopted_line, document_date, written_line
from extractor.reading.issuers import enacting, leading, source
from extractor.reading.kind import document_kind
from extractor.reading.letterhead import MOTTO, NUMBER, SUBJECT, issuer, number_of
from extractor.reading.markers import MARKER
from extractor.reading.signature import signer
from extractor.records import Block, Header
from extractor.rules import Pack, fold

NO_DATE = "Không tìm thấy ngày của văn bản hay cuộc họp."
_HEAD, _FOOT = 18, 20
_TITLE_STOP = re.compile(
    r"(?:ngày|căn cứ|thực hiện|hôm nay|kính gửi|thời gian|địa điểm|thành phần|chủ trì|số\s*:|từ ngày"
    r"|tại |vào |nơi nhận|trong )",
    re.I,
)
# What Markdown and notes put before the words of a heading: "# 📝 ", "**".
_HEADED = re.compile(r"^(?:#{1,6}\s+[^\w\s(\[“\"]*|[*_]{2,3}(?=\w))\s*")
# A text that was taken out of its letterhead begins with its title: "Chỉ thị về việc …".
_TITLED = re.compile(r"(?:chỉ thị|công điện|thông báo (?:ý kiến )?kết luận)\s+(?:về việc|số|của)\s")
# "I, Thông tin chung" numbers a section, too.
_ROMAN = re.compile(r"[IVX]{1,4}, ")
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
    """
    lines = [_HEADED.sub("", text[block.start : block.end]) for block in blocks]
    head = lines[:_HEAD]
    cited = source(lines, pack)
    number = number_of(head[:12]) or (cited.number if cited is not None else None)
    written = written_line(head)
    motto = any(MOTTO.search(line) for line in head if len(line) < 160)
    official = motto or number is not None
    at = _type_line(head, official or written is not None, pack)
    titles = _title_lines(lines, at) if at is not None else []
    named = " ".join([head[at], *titles]) if at is not None else ""
    kind = document_kind(named, number, official, lines, blocks, pack)
    if kind == "news" or (kind == "other" and published is not None and not official):
        return _news(text, blocks, head, pack, title, published)
    # Minutes and letters of firms put place and date above the signatures.
    foot = lines[-_FOOT:]
    written = written or written_line(foot) or adopted_line(foot, pack)
    if written is None and cited is not None and cited.date is not None:
        written = DateLine(None, cited.date)
    header = Header(
        kind=kind,
        number=number,
        title=_title(head, at, titles, text, pack) or title,
        issuer=(issuer(head[: at if at is not None else 8], text, pack) if official else None)
        or (enacting(head[at + 1 :], text, pack) if at is not None else None)
        or (cited.issuer if cited is not None else None)
        or leading(lines, pack),
        place=written.place if written else None,
        # Not above the type: the issuer's title in a letterhead looks like that of a signer.
        signer=signer(lines[at + 1 if at is not None else 0 :], text, pack),
        date=document_date(text, blocks, kind, written, pack),
    )
    return header, (() if header.date else (NO_DATE,))


def _news(
    text: str,
    blocks: Sequence[Block],
    head: Sequence[str],
    pack: Pack,
    title: str | None,
    published: dt.date | None,
) -> tuple[Header, tuple[str, ...]]:
    headline = head[0] if blocks[0].kind == "heading" else None
    date = document_date(text, blocks, "news", None, pack, published)
    return Header("news", title=title or headline, date=date), (() if date else (NO_DATE,))


def _type_line(head: Sequence[str], official: bool, pack: Pack) -> int | None:
    """The line that names the type: in capitals or alone, under a letterhead in any form."""
    rules = pack.of("document-kind")
    # The subject of a letter wraps, and its next line may begin with the type of what it cites.
    letter = any(fold(line).startswith(("kính gửi", "v/v")) for line in head)
    for i, line in enumerate(head):
        folded = fold(line)
        for rule in rules:
            match = pack.regex(rule).match(folded)
            if match is None:
                continue
            alone = match.end() == len(folded.rstrip(" :.*"))
            minutes = rule.fields["document"] == "minutes" and i < 6
            heads = official and not letter and i > 0 and len(line) < 200
            heads = heads and _TITLE_END.search(line) is None
            titled = i == 0 and _TITLED.match(folded) is not None
            if line.isupper() or alone or minutes or heads or titled:
                return i
        if len(line) > 300:
            return None
    return None


def _title_lines(lines: Sequence[str], at: int) -> list[str]:
    """The lines under the type that go on with the title."""
    found: list[str] = []
    for line in lines[at + 1 : at + 6]:
        numbered = MARKER.match(line) is not None or _ROMAN.match(line) is not None
        if line.isupper():
            ends = numbered or NUMBER.match(line) is not None or fold(line).startswith("kính gửi")
            # After a title in small letters, capitals name the body that decides.
            ends = ends or bool(found and not found[-1].isupper())
        else:
            ends = (
                numbered
                or NUMBER.match(line) is not None
                or len(line) > 300
                or _TITLE_STOP.match(line) is not None
                or _TITLE_END.search(line) is not None
                or bool(found and found[-1].isupper())
            )
        if ends:
            break
        found.append(line)
    return found


def _title(
    head: Sequence[str], at: int | None, titles: list[str], text: str, pack: Pack
) -> str | None:
    """The title without "V/v", in normal case; with the type before it where it needs one."""
    if at is not None:
        whole = " ".join(titles)
        if not whole or fold(whole).startswith("của "):
            whole = f"{head[at]} {whole}".strip()
        subject = SUBJECT.match(whole)
        return _plain(whole[subject.end() :] if subject else whole, text, pack)
    for i, line in enumerate(head[:12]):
        subject = SUBJECT.search(line)
        if subject is not None and subject.start() < 40:
            rest = line[subject.end() :]
            after = head[i + 1] if i + 1 < len(head) else ""
            # The subject of a letter stands in a narrow column and wraps.
            if after[:1].islower() and len(after) < 100:
                rest = f"{rest} {after}"
            return _plain(rest, text, pack)
    return None


def _plain(title: str, text: str, pack: Pack) -> str:
    cased = recased(title, text, pack).strip(" .*")
    return cased[:1].upper() + cased[1:]
