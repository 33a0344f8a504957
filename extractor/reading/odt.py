"""OpenDocument text (.odt): paragraphs, lists as numbered, tables, accepted changes."""

from __future__ import annotations

from lxml import etree

from extractor.errors import InputError
from extractor.reading.content import Builder, Content, Place
from extractor.reading.layout import is_layout
from extractor.reading.markers import MARKER
from extractor.reading.numbering import printed
from extractor.reading.package import open_package, read_xml

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_NO_TEXT = frozenset(
    (f"{_T}tracked-changes", f"{_T}note", f"{_O}annotation", f"{_T}hidden-text", f"{_T}hidden-paragraph",
     f"{_O}forms", f"{_T}sequence-decls", f"{_DRAW}frame")
)  # fmt: skip
_DEPTH = 60


def read_odt(data: bytes) -> Content:
    """The body of a document in order, footnotes last.

    Raises InputError for what is encrypted, damaged or unsafe.
    """
    package = open_package(data, ".odt")
    manifest = read_xml(package, "META-INF/manifest.xml", ".odt")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise InputError("Tệp .odt được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi lưu lại.")
    root = read_xml(package, "content.xml", ".odt")
    body = root.find(f"{_O}body/{_O}text") if root is not None else None
    if root is None or body is None:
        raise InputError("Tệp .odt không có nội dung văn bản.", "Kiểm tra lại định dạng của tệp.")
    writer = _Writer(root)
    writer.blocks(body, Place(), 0)
    for number, note in enumerate(body.iter(f"{_T}note-body"), start=1):
        text = " ".join(_text(p) for p in note.iter(f"{_T}p"))
        writer.builder.add(f"[{number}] {text}", Place("note"))
    return Content(writer.builder.text(), None, tuple(writer.builder.pieces))


class _Writer:
    def __init__(self, root: etree._Element) -> None:
        self.builder = Builder()
        self._tables = 0
        self._lists = {style.get(f"{_S}name", ""): style for style in root.iter(f"{_T}list-style")}
        self._counts: dict[str, list[int]] = {}

    def blocks(self, parent: etree._Element, place: Place, depth: int) -> None:
        """Write the paragraphs, lists and tables of `parent`."""
        if depth > _DEPTH:
            raise InputError("Tệp .odt lồng quá sâu.", "Xin lại bản gốc của tệp.")
        for child in parent:
            if child.tag in (f"{_T}p", f"{_T}h"):
                self._paragraph(child, place, "", depth)
            elif child.tag == f"{_T}list":
                self._list(child, place, child.get(f"{_T}style-name", ""), [], depth)
            elif child.tag == f"{_TABLE}table":
                self._table(child, place, depth)
            elif child.tag in (f"{_T}section", f"{_DRAW}frame", f"{_DRAW}text-box"):
                self.blocks(child, place, depth + 1)

    def _paragraph(self, paragraph: etree._Element, place: Place, marker: str, depth: int) -> None:
        text = marker + _text(paragraph)
        if paragraph.tag == f"{_T}h" and place.kind is None and not MARKER.match(text):
            place = Place("heading")
        self.builder.add(text, place)
        for frame in paragraph.iter(f"{_DRAW}text-box"):
            self.blocks(frame, place, depth + 1)

    def _list(
        self, element: etree._Element, place: Place, style: str, above: list[int], depth: int
    ) -> None:
        if depth > _DEPTH:
            raise InputError("Tệp .odt lồng quá sâu.", "Xin lại bản gốc của tệp.")
        style = element.get(f"{_T}style-name", style)
        key = f"{style}/{len(above)}"
        number = 0
        if element.get(f"{_T}continue-numbering") == "true" and key in self._counts:
            number = self._counts[key][0]
        for item in element.iterchildren(f"{_T}list-item", f"{_T}list-header"):
            marker = ""
            if item.tag == f"{_T}list-item":
                start = item.get(f"{_T}start-value", "")
                number = int(start) if start.isascii() and start.isdigit() else number + 1
                marker = self._marker(style, [*above, number])
            for child in item:
                if child.tag in (f"{_T}p", f"{_T}h"):
                    self._paragraph(child, place, marker, depth)
                    marker = ""
                elif child.tag == f"{_T}list":
                    self._list(child, place, style, [*above, number], depth + 1)
        self._counts[key] = [number]

    def _marker(self, style: str, numbers: list[int]) -> str:
        levels = self._lists.get(style)
        level = len(numbers)
        if levels is None:
            return "- "
        for item in levels:
            if item.get(f"{_T}level") != str(level):
                continue
            if item.tag != f"{_T}list-level-style-number":
                return "- "
            form = _FORMATS.get(item.get(f"{_S}num-format", ""))
            if form is None:
                return ""
            shown = item.get(f"{_T}display-levels", "1")
            count = int(shown) if shown.isascii() and shown.isdigit() else 1
            core = ".".join(printed(n, form) for n in numbers[-count:])
            prefix, suffix = item.get(f"{_S}num-prefix", ""), item.get(f"{_S}num-suffix", "")
            return f"{prefix}{core}{suffix} "
        return "- "

    def _table(self, table: etree._Element, place: Place, depth: int) -> None:
        rows = [row for row in table.iter(f"{_TABLE}table-row") if _owner(row) is table]
        cells = [[c for c in row if c.tag in (f"{_TABLE}table-cell", _COVERED)] for row in rows]
        text = "".join(str(part) for part in table.itertext())[:3001]
        if max((len(row) for row in cells), default=0) < 2 or is_layout(text):
            for row in cells:
                for cell in row:
                    self.blocks(cell, place, depth + 1)
            return
        self._tables += 1
        number = self._tables
        for r, row in enumerate(cells, start=1):
            column = 1
            for cell in row:
                wide = _repeated(cell, "number-columns-spanned")
                columns = tuple(range(column, column + wide)) if wide > 1 else ()
                if cell.tag != _COVERED:
                    at = Place("cell", place.page, number, r, column, columns)
                    self.blocks(cell, at, depth + 1)
                column += _repeated(cell, "number-columns-repeated")


_COVERED = f"{_TABLE}covered-table-cell"


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{_TABLE}table"), None)


def _repeated(cell: etree._Element, name: str) -> int:
    value = cell.get(f"{_TABLE}{name}", "1")
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1


def _text(element: etree._Element) -> str:
    """The visible text of a paragraph, without notes and frames."""
    out = [element.text or ""]
    stack = [iter(element)]
    tails: list[str] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if tails:
                out.append(tails.pop())
            continue
        if child.tag == f"{_T}s":
            count = child.get(f"{_T}c", "1")
            out.append(" " * (min(int(count), 1000) if count.isascii() and count.isdigit() else 1))
        elif child.tag == f"{_T}tab":
            out.append("\t")
        elif child.tag == f"{_T}line-break":
            out.append("\n")
        if child.tag in _NO_TEXT or not isinstance(child.tag, str):
            out.append(child.tail or "")
            continue
        out.append(child.text or "")
        tails.append(child.tail or "")
        stack.append(iter(child))
    return "".join(out)
