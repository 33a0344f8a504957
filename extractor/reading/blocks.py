"""Normal text to blocks: paragraphs, list items, table cells, captions, headings and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.reading.content import Piece
from extractor.reading.markers import MARKER
from extractor.reading.tables import cells, table_lines
from extractor.records import Block, Normal

_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.;:!?…,]['\"”’)\]]*$")
_CREDIT = re.compile(r"\b(?:ảnh|ảnh minh họa|nguồn ảnh|đồ họa|video)\s*:", re.I)
_CREDIT_END = re.compile(r"(?:[.\-(|]|^)\s*(?:ảnh|nguồn|video)\s*:\s*[^.]{1,60}\.?\)?$", re.I)
_CREDIT_LEAD = re.compile(r"^[^()\n]{10,300}?\((?:ảnh|nguồn)\s*:[^()]{1,60}\)\.?(?= \S)", re.I)
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ")
_RECIPIENTS = re.compile(r"nơi nhận\s*:?", re.I)
_APPENDIX = re.compile(r"(?:phụ lục|biểu|danh mục|kế hoạch|bảng phân công)\b", re.I)
_LETTERHEAD = re.compile(
    r"(?:số\s*:|cộng h[oò]a xã hội|độc lập\b|.{0,60}\bngày .{0,6}tháng .{0,6}năm \d{4}$)", re.I
)
_LEAD, _SUBHEAD, _PARAGRAPH = 170, 110, 120


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    piece: Piece | None


def blocks(normal: Normal, pieces: Sequence[Piece] = ()) -> tuple[Block, ...]:
    """The blocks of a text in order, without overlap; lines without a letter or digit give none.

    `pieces` are what the file's format knows of parts of the original text.
    """
    lines = list(_lines(normal, pieces))
    tables = table_lines([line.text if line.piece is None else "" for line in lines])
    made: list[Block] = []
    for number, line in enumerate(lines, start=1):
        table = tables.get(number - 1)
        if table is not None:
            made += (
                Block("cell", line.start + a, line.start + b, line.start + a,
                      paragraph=number, table=table.number, row=table.row, column=column)
                for column, a, b in cells(line.text)
                if table.row is not None and _WORD.search(line.text, a, b)
            )  # fmt: skip
        elif _WORD.search(line.text):
            made += _split_caption(_paragraph(line, number), line.text)
    return tuple(_classified(made, normal.text))


def _lines(normal: Normal, pieces: Sequence[Piece]) -> Iterator[_Line]:
    starts = [piece.start for piece in pieces]
    at = 0
    for text in normal.text.split("\n"):
        if text:
            piece = None
            if pieces:
                index = bisect_right(starts, normal.starts[at]) - 1
                if index >= 0 and normal.starts[at] < pieces[index].end:
                    piece = pieces[index]
            yield _Line(at, at + len(text), text, piece)
        at += len(text) + 1


def _paragraph(line: _Line, number: int) -> Block:
    match = MARKER.match(line.text)
    marker, body = None, line.start
    if match is not None and _WORD.search(line.text, match.end()):
        marker = match[0].replace(" ", "") if "điều" not in match[0].lower() else match[0]
        body = line.start + match.end()
        body += len(line.text[match.end() :]) - len(line.text[match.end() :].lstrip())
    piece = line.piece
    block = Block("paragraph", line.start, line.end, body, marker, number)
    if piece is None:
        return block
    return replace(
        block,
        kind=piece.kind or "paragraph",
        page=piece.page,
        table=piece.table,
        row=piece.row,
        column=piece.column,
        columns=piece.columns,
    )


def _split_caption(block: Block, text: str) -> Iterator[Block]:
    """A caption that was glued to the paragraph after it becomes a block of its own."""
    match = _CREDIT_LEAD.match(text)
    if match is None or block.marker is not None or block.kind != "paragraph":
        yield block
        return
    cut = block.start + match.end()
    yield replace(block, kind="caption", end=cut)
    yield replace(block, start=cut + 1, body=cut + 1)


def _classified(made: list[Block], text: str) -> list[Block]:
    """The blocks with headings, captions and notes recognised by their layout."""
    texts = [text[block.start : block.end] for block in made]
    kinds: dict[int, str] = {}
    for find in (_headings, _captions, _notes):
        kinds.update(find(made, texts))
    return [
        replace(block, kind=kinds[i]) if i in kinds and block.kind == "paragraph" else block
        for i, block in enumerate(made)
    ]


def _headings(made: list[Block], texts: list[str]) -> dict[int, str]:
    found = {}
    if made and made[0].marker is None and len(texts[0]) <= _LEAD and len(made) > 1:
        if not _SENTENCE_END.search(texts[0]) or len(texts[1]) > len(texts[0]):
            found[0] = "heading"
    for i, line in enumerate(texts):
        if line.isupper() and len(line) < 400:
            found[i] = "heading"
        elif _LETTERHEAD.match(line) and len(line) < _SUBHEAD and i < 12:
            found[i] = "heading"
        elif (
            0 < i < len(made) - 1
            and made[i].marker is None
            and len(line) <= _SUBHEAD
            and not _SENTENCE_END.search(line)
            and len(texts[i + 1]) >= max(_PARAGRAPH, 2 * len(line))
            and made[i + 1].kind == "paragraph"
        ):
            found[i] = "heading"
    return found


def _captions(made: list[Block], texts: list[str]) -> dict[int, str]:
    found = {}
    often = Counter(line for line in texts if 20 <= len(line) <= 300)
    for i, line in enumerate(texts):
        if made[i].marker is not None and made[i].marker not in "*":
            continue
        if len(line) <= 400 and (_CREDIT_END.search(line) or _CREDIT.match(line)):
            found[i] = "caption"
        elif often.get(line, 0) > 1 and i > 0:
            found[i] = "caption"
        elif (
            i > 0
            and i + 1 < len(texts)
            and _CREDIT.match(texts[i + 1])
            and len(line) <= 250
            and len(texts[i + 1]) < 60
        ):
            found[i] = "caption"
    return found


def _notes(made: list[Block], texts: list[str]) -> dict[int, str]:
    """Footnotes at the end, and recipients with the signature after them."""
    found: dict[int, str] = {}
    recipients = next((i for i, line in enumerate(texts) if _RECIPIENTS.match(line)), None)
    if recipients is not None:
        for i in range(recipients, len(made)):
            if i > recipients and (
                made[i].kind == "cell" or _APPENDIX.match(texts[i]) or len(texts[i]) > 400
            ):
                break
            found[i] = "note"
    for i in range(len(made) - 1, len(made) // 2, -1):
        if _FOOTNOTE.match(texts[i]):
            found.update((k, "note") for k in range(i, len(made)))
            if not any(_FOOTNOTE.match(line) for line in texts[max(0, i - 3) : i]):
                break
    return found
