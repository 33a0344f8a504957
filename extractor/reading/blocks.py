"""Normal text to blocks: paragraphs, list items, table cells, captions, headings and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.reading.content import BlockKind, Piece
from extractor.reading.markers import MARKER, UPPER
from extractor.reading.signature import is_name
from extractor.reading.stacked import FramedTable, StackedCell, stacked_cells
from extractor.reading.tables import TableLine, broken_rows, cells, table_lines
from extractor.records import Block, Normal
from extractor.rules import Pack, fold

_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.;:!?…,]['\"”’)\]]*$")
_CREDIT = re.compile(r"\b(?:ảnh|ảnh minh họa|nguồn ảnh|đồ họa|video)\s*:", re.I)
_CREDIT_END = re.compile(
    r"(?:[.\-(|]|^)\s*(?:ảnh|nguồn|video)\s*:\s*(?:[^.]|\.(?=\S)){1,60}\.?\)?$", re.I
)
_CREDIT_LEAD = re.compile(r"^[^()\n]{10,300}?\((?:ảnh|nguồn)\s*:[^()]{1,60}\)\.?(?= \S)", re.I)
# What a title in capitals says of itself behind it, in brackets: "DANH MỤC NHIỆM VỤ (Kèm theo Kế hoạch số …)".
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
# A heading of Markdown.
_HASHES = re.compile(r"#{1,6} +")
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ")
_RECIPIENTS = re.compile(r"nơi nhận\s*:?", re.I)
_APPENDIX = re.compile(r"(?:phụ lục|biểu|danh mục|kế hoạch|bảng phân công)\b", re.I)
_LETTERHEAD = re.compile(
    r"(?:số\s*:|cộng h[oò]a xã hội|độc lập\b|.{0,60}\bngày .{0,6}tháng .{0,6}năm \d{4}$)", re.I
)
# Three words in capitals or more before a sentence.
_GLUED = re.compile(rf"(?:[{UPPER}]+[ ,]+){{3,12}}(?=[{UPPER}][^\W\d_{UPPER}]+ [^\W\d_])")
_LEAD, _HEADLINE, _SUBHEAD, _PARAGRAPH = 170, 80, 110, 120


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    piece: Piece | None


def blocks(normal: Normal, pack: Pack, pieces: Sequence[Piece] = ()) -> tuple[Block, ...]:
    """The blocks of a text in order, without overlap; lines without a letter or digit give none.

    `pieces` are what the file's format knows of parts of the original text.
    """
    lines, tables, stacked = _tables(normal, pack, pieces)
    made: list[Block] = []
    for number, line in enumerate(lines, start=1):
        table = tables.get(number - 1)
        if table is not None:
            made += (
                Block("cell", line.start + a, line.start + b, line.start + a, paragraph=number,
                      page=line.piece.page if line.piece is not None else None,
                      table=table.number, row=table.row, column=column)
                for column, a, b in cells(line.text, bare=table.bare)
                if table.row is not None and _WORD.search(line.text, a, b)
            )  # fmt: skip
        elif number - 1 in stacked:
            cell = stacked[number - 1]
            made.append(
                replace(_paragraph(line, number), kind="cell",
                        table=cell.number, row=cell.row, column=cell.column)
            )  # fmt: skip
        elif _WORD.search(line.text):
            made += _split_caption(_after_heading(_paragraph(line, number), line, pack), line.text)
    return tuple(_classified(made, normal.text, pack))


def with_cells_joined(normal: Normal, pack: Pack, pieces: Sequence[Piece] = ()) -> Normal:
    """The text with the line breaks inside the cells of broken tables as blanks, of the same length."""
    lines = list(_lines(normal, pieces))
    plain = _plain(lines)
    text = list(normal.text)
    for n in broken_rows(plain, _gaps(lines)):
        text[lines[n].start - 1] = " "
    normal = replace(normal, text="".join(text))
    lines, _, stacked = _tables(normal, pack, pieces)
    for n in range(1, len(lines)):
        if n in stacked and stacked[n] == stacked.get(n - 1):
            text[lines[n].start - 1] = " "
    return replace(normal, text="".join(text))


def _tables(
    normal: Normal, pack: Pack, pieces: Sequence[Piece]
) -> tuple[list[_Line], dict[int, TableLine], dict[int, StackedCell]]:
    """The lines of a text, and which of them belong to framed tables and to tables with a cell a line."""
    lines = list(_lines(normal, pieces))
    plain = _plain(lines)
    tables = table_lines(plain, _gaps(lines))
    loose = ["" if n in tables else line for n, line in enumerate(plain)]
    return lines, tables, stacked_cells(loose, pack, _framed(plain, tables))


def _plain(lines: Sequence[_Line]) -> list[str]:
    """The lines in which tables may be drawn or broken up: all, unless the format has tables of its own."""
    if any(line.piece is not None and line.piece.table is not None for line in lines):
        return [line.text if line.piece is None else "" for line in lines]
    return [line.text if line.piece is None or line.piece.kind is None else "" for line in lines]


def _gaps(lines: Sequence[_Line]) -> set[int]:
    """The lines with an empty line before them."""
    return {i for i in range(1, len(lines)) if lines[i].start > lines[i - 1].end + 1}


def _framed(lines: Sequence[str], tables: Mapping[int, TableLine]) -> dict[int, FramedTable]:
    """The framed tables by the line behind them: their numbers, rows, and column headings."""
    found: dict[int, FramedTable] = {}
    headings: dict[int, list[str]] = {}
    for n, line in sorted(tables.items()):
        if line.row is not None:
            headings.setdefault(
                line.number, [lines[n][a:b] for _, a, b in cells(lines[n], bare=line.bare)]
            )
            found = {at: table for at, table in found.items() if table.number != line.number}
            found[n + 1] = FramedTable(line.number, line.row, tuple(headings[line.number]))
    return found


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
    titled = _HASHES.match(line.text)
    begin = titled.end() if titled is not None else 0
    match = MARKER.match(line.text, begin)
    marker, body = None, line.start + begin
    if match is not None and _WORD.search(line.text, match.end()):
        # "1 )" is "1)", "Mục III ." still two words.
        marker = re.sub(r" (?!\w)|(?<!\w) ", "", match[0])
        body = line.start + match.end()
        body += len(line.text[match.end() :]) - len(line.text[match.end() :].lstrip())
    piece = line.piece
    kind: BlockKind = "heading" if titled is not None else "paragraph"
    block = Block(kind, line.start, line.end, body, marker, number)
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


def _after_heading(block: Block, line: _Line, pack: Pack) -> Block:
    """A block whose body begins behind the heading that was glued to it: "1. VỀ NGUỒN VỐN Giao Sở …"."""
    glued = _GLUED.match(line.text, block.body - line.start) if block.marker is not None else None
    if glued is None:
        return block
    capitals = fold(glued[0])
    if capitals.isascii() or capitals.startswith(pack.words("letterhead.body")):
        return block
    return replace(block, body=line.start + glued.end())


def _split_caption(block: Block, text: str) -> Iterator[Block]:
    """A caption that was glued to the paragraph after it becomes a block of its own."""
    match = _CREDIT_LEAD.match(text)
    if match is None or block.marker is not None or block.kind != "paragraph":
        yield block
        return
    cut = block.start + match.end()
    yield replace(block, kind="caption", end=cut)
    yield replace(block, start=cut + 1, body=cut + 1)


def _classified(made: list[Block], text: str, pack: Pack) -> list[Block]:
    """The blocks with headings, captions and notes recognised by their layout."""
    texts = [text[block.start : block.end] for block in made]
    kinds = _headings(made, texts) | _captions(made, texts, pack) | _notes(made, texts)
    return [
        replace(block, kind=kinds[i]) if i in kinds and block.kind == "paragraph" else block
        for i, block in enumerate(made)
    ]


def _headings(made: list[Block], texts: list[str]) -> dict[int, BlockKind]:
    found: dict[int, BlockKind] = {}
    # A long line that ends as a sentence does is the first of a text without a title.
    if (
        len(made) > 1
        and made[0].marker is None
        and not (texts[0].endswith(":") and made[1].marker is not None)
        and len(texts[0]) <= _LEAD
        and not texts[0].endswith(".")
        and (len(texts[0]) <= _HEADLINE or _SENTENCE_END.search(texts[0]) is None)
    ):
        found[0] = "heading"
    for i, line in enumerate(texts):
        letterhead = i < 12 and len(line) < _SUBHEAD and _LETTERHEAD.match(line)
        if (
            letterhead
            or (_ASIDE.sub("", line).isupper() and len(line) < 400)
            or (
                0 < i < len(made) - 1
                and made[i].marker is None
                and len(line) <= _SUBHEAD
                and not _SENTENCE_END.search(line)
                and len(texts[i + 1]) >= max(_PARAGRAPH, 2 * len(line))
                and made[i + 1].kind == "paragraph"
            )
        ):
            found[i] = "heading"
    return found


def _captions(made: list[Block], texts: list[str], pack: Pack) -> dict[int, BlockKind]:
    found: dict[int, BlockKind] = {}
    # What a table says again is no caption of it.
    prose = [(i, line) for i, line in enumerate(texts) if made[i].kind != "cell"]
    last = {line: i for i, line in prose}
    often = Counter(line for _, line in prose if 20 <= len(line) <= 300)
    scenes = [pack.regex(rule) for rule in pack.of("caption")]
    for i, line in enumerate(texts):
        if i == 0 or made[i].marker not in (None, "*"):
            continue
        credit_follows = (
            i + 1 < len(texts) and len(texts[i + 1]) < 60 and _CREDIT.match(texts[i + 1])
        )
        if (len(line) <= 400 and (_CREDIT_END.search(line) or _CREDIT.match(line))) or (
            len(line) <= 250 and (credit_follows or line in (texts[i - 1], *texts[i + 1 : i + 2]))
        ):
            found[i] = "caption"
        elif (
            often.get(line, 0) > 1
            and ":" not in line
            and not line.isupper()
            and (last[line] == i or (len(line) < 100 and not _SENTENCE_END.search(line)))
        ):
            # News pages repeat the caption of their lead picture at the end. A whole sentence
            # that comes twice may be a sapo, and then it must be read once.
            found[i] = "caption"
        elif len(line) <= 170 and any(scene.fullmatch(fold(line).rstrip(".")) for scene in scenes):
            found[i] = "caption"
    found.update(_after_byline(made, texts))
    return found


def _after_byline(made: list[Block], texts: list[str]) -> dict[int, BlockKind]:
    """The reporter's name that ends a piece, and the captions that pages put after it."""
    for i in range(len(made) - 1, max(len(made) // 2, len(made) - 8), -1):
        if is_name(texts[i]) and made[i].marker is None and not texts[i - 1].isupper():
            rest = range(i + 1, len(made))
            if all(made[k].kind == "paragraph" and made[k].marker is None for k in rest):
                found: dict[int, BlockKind] = {k: "caption" for k in rest if len(texts[k]) <= 250}
                return found | {i: "note"}
    return {}


def _notes(made: list[Block], texts: list[str]) -> dict[int, BlockKind]:
    """Footnotes at the end, and recipients with the signature after them."""
    found: dict[int, BlockKind] = {}
    recipients = next((i for i, line in enumerate(texts) if _RECIPIENTS.match(line)), None)
    if recipients is not None:
        for i in range(recipients, len(made)):
            if i > recipients and (
                made[i].kind == "cell" or _APPENDIX.match(texts[i]) or len(texts[i]) > 400
            ):
                break
            found[i] = "note"
    found.update(
        (i, "note")
        for i in range(max(1, len(made) - 8), len(made))
        if is_name(texts[i]) and texts[i - 1].isupper()
    )
    for i in range(len(made) - 1, len(made) // 2, -1):
        if _FOOTNOTE.match(texts[i]):
            found.update((k, "note") for k in range(i, len(made)))
            if not any(_FOOTNOTE.match(line) for line in texts[max(0, i - 3) : i]):
                break
    return found
