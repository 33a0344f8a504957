"""PDF files: lines put in reading order and joined to paragraphs; scanned pages where asked for.

A page is taken apart by geometry alone: ruled tables into cells, the two columns of
letterheads and signatures one after the other, running heads and page numbers out.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extractor.errors import InputError
from extractor.reading import ocr
from extractor.reading.content import Builder, Content, PdfReading, Place
from extractor.reading.encodings import convert, old_font
from extractor.reading.grid import Grid, grids
from extractor.reading.markers import MARKER

_SCANNED = 25  # letters a page, fewer are a stamp on a picture
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:!?…]['\"”’)]*$")
_LABEL = re.compile(r"[A-ZĐ][^:.,]{3,40}:\s")
_MARGIN = 0.09
_WORD_GAP = 0.5  # heights of a line
_PARAGRAPH_GAP = 0.35  # heights of a line, beyond what is usual on the page


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text on a line; y grows upwards, as in PDF. `word` says that it is a whole word."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    word: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, `None` as grid where it stands outside of tables."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    cell: tuple[int, int, int] | None = None  # grid of the page, row, column


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]


def read_pdf(data: bytes, how: PdfReading) -> Content:
    """The text of a PDF, the page known for each paragraph.

    Raises InputError for a file that is encrypted, damaged, too long, or scanned where
    scanned pages are not to be read.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                "Tệp PDF được bảo vệ bằng mật khẩu.",
                "Mở tệp, in hoặc lưu ra bản không có mật khẩu.",
            ) from error
        raise InputError(
            "Tệp PDF hỏng hoặc bị cắt cụt.", "Tải lại tệp, hoặc mở rồi in ra PDF mới."
        ) from error
    try:
        count = len(document)
        if count > how.max_pages:
            raise InputError(
                f"Tệp PDF có {count} trang, quá giới hạn {how.max_pages} trang.",
                f"Tách phần cần đọc thành tệp riêng, hoặc nâng giới hạn: --max-pages {count}.",
            )
        pages = [_page(document, number) for number in range(1, count + 1)]
        pages, read = _recognised(document, pages) if how.ocr else (pages, [])
    except pdfium.PdfiumError as error:
        raise InputError(
            "Tệp PDF có trang hỏng, không đọc được.", "Tải lại tệp, hoặc mở rồi in ra PDF mới."
        ) from error
    finally:
        document.close()
    return _content(_without_repeated_headers(pages), read)


def _without_repeated_headers(pages: Sequence[Page]) -> list[Page]:
    """The pages without the header rows that a table repeats on each of its pages."""
    kept: list[Page] = []
    header: list[str] = []
    grid: Grid | None = None
    for page in pages:
        if page.grids and grid is not None and grid.like(page.grids[0]):
            first = [x.text for x in page.lines if x.cell is not None and x.cell[:2] == (0, 1)]
            if first and first == header:
                page = replace(page, lines=tuple(_shifted(page.lines)))
        elif page.grids:
            header = []
        if page.grids:
            index = len(page.grids) - 1
            if grid is None or index or not grid.like(page.grids[0]):
                header = [
                    x.text for x in page.lines if x.cell is not None and x.cell[:2] == (index, 1)
                ]
        grid = page.grids[-1] if page.grids else None
        kept.append(page)
    return kept


def _shifted(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines without the first row of the first table, its other rows moved up."""
    for line in lines:
        if line.cell is None or line.cell[0] != 0:
            yield line
        elif line.cell[1] > 1:
            yield replace(line, cell=(0, line.cell[1] - 1, line.cell[2]))


def _recognised(
    document: pdfium.PdfDocument, pages: Sequence[Page]
) -> tuple[list[Page], list[Page]]:
    """All pages, the scanned ones read by tesseract; and those that were."""
    if any(_scanned(page) for page in pages) and not ocr.available():
        raise InputError(
            "Nhận dạng bản quét cần tesseract với dữ liệu tiếng Việt mà máy này chưa có.",
            f"{ocr.INSTALL}, hoặc xin bản gốc.",
        )
    done = [_by_sight(document, page) if _scanned(page) else page for page in pages]
    return done, [page for page, before in zip(done, pages, strict=True) if page is not before]


def _scanned(page: Page) -> bool:
    return sum(len(line.text) for line in page.lines) < _SCANNED


def _by_sight(document: pdfium.PdfDocument, page: Page) -> Page:
    """A page as tesseract reads it from its picture."""
    scale = ocr.RESOLUTION / 72
    drawn = document[page.number - 1]
    try:
        bitmap = drawn.render(scale=scale, grayscale=True)
        rows = memoryview(bytes(bitmap.buffer))
        gray = b"".join(
            rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)
        )
        found = list(ocr.words(bitmap.width, bitmap.height, gray))
    finally:
        drawn.close()
    fragments = [
        Fragment(
            word.left / scale, page.height - (word.top + word.height) / scale,
            (word.left + word.width) / scale, page.height - word.top / scale, word.text, word=True,
        )
        for word in found
    ]  # fmt: skip
    return replace(page, lines=tuple(_lines(fragments, page.grids)))


def _content(pages: Sequence[Page], recognised: Sequence[Page]) -> Content:
    empty = [page for page in pages if _scanned(page)]
    if sum(len(line.text) for page in pages for line in page.lines) < _SCANNED * len(pages):
        if recognised:
            raise InputError(
                "Không nhận dạng được chữ nào trong bản quét.", "Quét lại rõ hơn, hoặc xin bản gốc."
            )
        raise InputError(
            "Tệp PDF là bản quét (ảnh chụp), không có lớp chữ.",
            "Thêm --ocr để nhận dạng chữ."
            if ocr.available()
            else f"{ocr.INSTALL} rồi thêm --ocr, hoặc xin bản gốc.",
        )
    warnings = []
    if recognised:
        warnings.append(f"{_numbered(recognised)} là bản quét, chữ do máy nhận dạng: cần soát lại.")
    if empty:
        warnings.append(f"Không có chữ ở {_numbered(empty).lower()}.")
    sample = "\n".join(line.text for page in pages[:10] for line in page.lines)
    font = old_font(sample)
    builder = Builder()
    for text, place in _paragraphs(pages, _running(pages)):
        builder.add(convert(text, font) if font else text, place)
    return Content(builder.text(), font, tuple(builder.pieces), warnings=tuple(warnings))


def _numbered(pages: Sequence[Page]) -> str:
    return f"Trang {', '.join(str(page.number) for page in pages[:20])}"


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        textpage = page.get_textpage()
        try:
            fragments = list(_fragments(textpage))
        finally:
            textpage.close()
        found = grids(_rules(page))
    finally:
        page.close()
    return Page(number, width, height, tuple(_lines(fragments, found)), found)


def _fragments(textpage: pdfium.PdfTextPage) -> Iterator[Fragment]:
    """The words of a page, in the order of the file.

    They are put together from characters: the library's own runs overlap where letters are
    kerned, and would give what lies in both twice.
    """
    run: _Run | None = None
    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(textpage.raw, index))
        if char.isspace() or char == "\0":
            if run is not None:
                yield run.fragment()
            run = None
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage.raw, index, box):
            continue
        # The library writes a hyphen at the end of a line as a character of its own.
        char = "-" if char in "\x02\ufffe" else char
        if run is not None and run.takes(box):
            run.add(char, box)
        else:
            if run is not None:
                yield run.fragment()
            run = _Run(box.left, box.bottom, box.right, box.top, [char])
    if run is not None:
        yield run.fragment()


@dataclass(slots=True)
class _Run:
    """Characters that stand side by side."""

    x0: float
    y0: float
    x1: float
    y1: float
    chars: list[str]

    def takes(self, box: raw.FS_RECTF) -> bool:
        """Whether a character goes on with the word: on its line, and not away from it."""
        height = max(self.y1 - self.y0, 1.0)
        level = abs((box.bottom + box.top) - (self.y0 + self.y1)) < height
        near = -height < box.left - self.x1 < _WORD_GAP * height
        return bool(level and near)

    def add(self, char: str, box: raw.FS_RECTF) -> None:
        """Put a character behind the others."""
        self.chars.append(char)
        self.x1 = max(self.x1, box.right)
        self.y0, self.y1 = min(self.y0, box.bottom), max(self.y1, box.top)

    def fragment(self) -> Fragment:
        """The run as it stands."""
        return Fragment(self.x0, self.y0, self.x1, self.y1, "".join(self.chars))


def _rules(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """The boxes of the page's drawn lines."""
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        box = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPageObj_GetBounds(item.raw, *box):
            x0, y0, x1, y1 = (value.value for value in box)
            found.append((x0, y0, x1, y1))
    return found


def _lines(fragments: Sequence[Fragment], found: Sequence[Grid]) -> Iterator[Line]:
    """Lines from top to bottom; those in a table by row, then column."""
    free: list[Fragment] = []
    inside: dict[tuple[int, int, int], list[Fragment]] = {}
    for fragment in fragments:
        x, y = (fragment.x0 + fragment.x1) / 2, (fragment.y0 + fragment.y1) / 2
        for index, grid in enumerate(found):
            at = grid.cell(min(x, fragment.x0 + 6), y)
            if at is not None:
                inside.setdefault((index, *at), []).append(fragment)
                break
        else:
            free.append(fragment)
    lines = list(_columns(_gathered(free)))
    tables: dict[int, list[Line]] = {}
    for (index, row, column), members in sorted(inside.items()):
        for line in _gathered(members):
            text = " ".join(f.text for f in line)
            tables.setdefault(index, []).append(_line(line, text, (index, row, column)))
    for index, rows in sorted(tables.items(), key=lambda item: -found[item[0]].top):
        top = found[index].top
        below = (i for i, line in enumerate(lines) if line.y1 < top and line.cell is None)
        place = next(below, len(lines))
        lines[place:place] = rows
    yield from lines


def _gathered(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments on the same height together, from left to right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-(f.y0 + f.y1) / 2, f.x0)):
        middle = (fragment.y0 + fragment.y1) / 2
        if lines and lines[-1][0].y0 - 1 <= middle <= lines[-1][0].y1 + 1:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [sorted(line, key=lambda f: f.x0) for line in lines]


def _columns(lines: Sequence[list[Fragment]]) -> Iterator[Line]:
    """Lines, where two columns run side by side the left one first."""
    left: list[Line] = []
    right: list[Line] = []
    gap = (0.0, 0.0)
    for line in lines:
        cut, space = _widest_gap(line)
        height = max(f.y1 - f.y0 for f in line)
        wide = cut is not None and space[1] - space[0] > 2.2 * height
        if wide and (not left or min(gap[1], space[1]) - max(gap[0], space[0]) > height):
            gap = space if not left else (max(gap[0], space[0]), min(gap[1], space[1]))
            left.append(_line(line[:cut], _joined(line[:cut])))
            right.append(_line(line[cut:], _joined(line[cut:])))
            continue
        if left and (line[0].x0 >= gap[1] - 2 or line[-1].x1 <= gap[0] + 2):
            # A line in one of the columns only, while they last.
            (right if line[0].x0 >= gap[1] - 2 else left).append(_line(line, _joined(line)))
            continue
        yield from left
        yield from right
        left, right = [], []
        yield _line(line, _joined(line))
    yield from left
    yield from right


def _widest_gap(line: Sequence[Fragment]) -> tuple[int | None, tuple[float, float]]:
    best: int | None = None
    space = (0.0, 0.0)
    for i in range(1, len(line)):
        if line[i].x0 - line[i - 1].x1 > space[1] - space[0]:
            best, space = i, (line[i - 1].x1, line[i].x0)
    return best, space


def _joined(fragments: Sequence[Fragment]) -> str:
    parts = [fragments[0].text]
    for before, after in itertools.pairwise(fragments):
        if before.word or after.x0 - before.x1 > 0.12 * (after.y1 - after.y0):
            parts.append(" ")
        parts.append(after.text)
    return "".join(parts)


def _line(
    fragments: Sequence[Fragment], text: str, cell: tuple[int, int, int] | None = None
) -> Line:
    return Line(
        min(f.x0 for f in fragments), min(f.y0 for f in fragments),
        max(f.x1 for f in fragments), max(f.y1 for f in fragments), text, cell,
    )  # fmt: skip


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """The running heads: what stands in the margin of several pages, numbers apart."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_digitless(line.text) for line in page.lines if _in_margin(line, page)})
    return frozenset(text for text, n in seen.items() if n >= 3 and n * 3 >= len(pages))


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _in_margin(line: Line, page: Page) -> bool:
    return line.y0 > page.height * (1 - _MARGIN) or line.y1 < page.height * _MARGIN


def _paragraphs(pages: Sequence[Page], running: frozenset[str]) -> Iterator[tuple[str, Place]]:
    """Paragraphs and cells, each with its page."""
    text: list[str] = []
    place = Place()
    last: Line | None = None
    tables = rows = base = 0
    grid: Grid | None = None
    usual = _usual_gap(pages)
    for page in pages:
        kept = [line for line in page.lines if not _is_furniture(line, page, running)]
        edge = max((line.x1 for line in kept if line.cell is None), default=page.width)
        indent = min((line.x0 for line in kept if line.cell is None), default=0.0)
        first = True
        for line in kept:
            if line.cell is not None:
                if text and last is not None and last.cell != line.cell:
                    yield " ".join(text), place
                    text = []
                here = page.grids[line.cell[0]]
                if last is None or last.cell is None or last.cell[0] != line.cell[0] or first:
                    goes_on = grid is not None and first and here.like(grid)
                    tables, rows = (tables, rows) if goes_on else (tables + 1, 0)
                    base = rows
                    grid = here
                rows = max(rows, base + line.cell[1])
                at = Place("cell", page.number, tables, base + line.cell[1], line.cell[2])
                place = at
                text.append(line.text)
                last, first = line, False
                continue
            joins = (
                bool(text)
                and last is not None
                and last.cell is None
                and _goes_on(last, line, indent, edge, usual, new_page=first)
            )
            if text and not joins:
                yield " ".join(text), place
                text = []
            if not text:
                place = Place(None, page.number)
            text.append(line.text)
            last, first = line, False
    if text:
        yield " ".join(text), place


def _is_furniture(line: Line, page: Page, running: frozenset[str]) -> bool:
    if not _in_margin(line, page):
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _digitless(line.text) in running


def _usual_gap(pages: Sequence[Page]) -> float:
    """The space between the lines of a paragraph: what a tenth of the lines do not exceed."""
    free = ([line for line in page.lines if line.cell is None] for page in pages)
    gaps = sorted(
        a.y0 - b.y1 for lines in free for a, b in itertools.pairwise(lines) if a.y0 > b.y0
    )
    return gaps[len(gaps) // 10] if gaps else 0.0


def _goes_on(
    before: Line, after: Line, indent: float, edge: float, usual: float, *, new_page: bool
) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    height = max(before.y1 - before.y0, 1.0)
    # "Phòng Tài chính" / "- Kế hoạch": a dash inside a name may begin a line, too.
    dash = after.text.startswith("- ") and before.x1 > edge - 3 * height and after.x0 <= indent + 2
    dash = dash and not new_page and not _SENTENCE_END.search(before.text)
    if MARKER.match(after.text) and not dash:
        return False
    if after.text.startswith(("Nơi nhận", "Kính gửi")) or (new_page and _LABEL.match(after.text)):
        return False
    low = after.text[0].islower()
    if new_page:
        return not _SENTENCE_END.search(before.text) and (low or before.x1 > edge - 3 * height)
    gap = before.y0 - after.y1
    if gap > usual + _PARAGRAPH_GAP * height or before.y0 < after.y0:
        return low and usual < gap < 2 * height
    if before.text.isupper() or after.text.isupper():
        # Titles are centred over several lines of capitals; each stays a line.
        return False
    full = before.x1 > edge - 0.12 * (edge - indent)
    fresh = after.x0 > indent + 0.9 * height and before.x0 <= indent + 0.9 * height
    if _SENTENCE_END.search(before.text):
        return full and not fresh and after.x0 <= indent + 2
    return full or (low and not fresh)
