"""A PDF page as lines in reading order: words from characters, columns apart, tables by cell."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extractor.reading import ocr
from extractor.reading.grid import Grid, grids

#: Letters a page; fewer are a stamp on a picture.
SCANNED = 25
_WORD_GAP = 0.5  # heights of a line


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


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """The page of this number, from 1, as its text layer has it."""
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


def scanned(page: Page) -> bool:
    """Whether a page has no text layer to speak of."""
    return sum(len(line.text) for line in page.lines) < SCANNED


def by_sight(document: pdfium.PdfDocument, page: Page) -> Page:
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
