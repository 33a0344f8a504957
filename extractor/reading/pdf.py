"""PDF files: lines put in reading order and joined to paragraphs; scanned pages where asked for.

A page is taken apart by geometry alone: ruled tables into cells, the two columns of
letterheads and signatures one after the other, running heads and page numbers out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from extractor.errors import InputError
from extractor.reading import ocr
from extractor.reading.content import Builder, Content, PdfReading, Place
from extractor.reading.encodings import convert, old_font
from extractor.reading.grid import Grid
from extractor.reading.markers import MARKER
from extractor.reading.pages import SCANNED, Line, Page, by_sight, read_page, scanned

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:!?…]['\"”’)]*$")
_LABEL = re.compile(r"[A-ZĐ][^:.,]{3,40}:\s")
_MARGIN = 0.09
_PARAGRAPH_GAP = 0.35  # heights of a line, beyond what is usual on the page


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
        pages = [read_page(document, number) for number in range(1, count + 1)]
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
    if any(scanned(page) for page in pages) and not ocr.available():
        raise InputError(
            "Nhận dạng bản quét cần tesseract với dữ liệu tiếng Việt mà máy này chưa có.",
            f"{ocr.INSTALL}, hoặc xin bản gốc.",
        )
    done = [by_sight(document, page) if scanned(page) else page for page in pages]
    return done, [page for page, before in zip(done, pages, strict=True) if page is not before]


def _content(pages: Sequence[Page], recognised: Sequence[Page]) -> Content:
    empty = [page for page in pages if scanned(page)]
    if sum(len(line.text) for page in pages for line in page.lines) < SCANNED * len(pages):
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
