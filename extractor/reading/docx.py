"""Word documents (.docx): text as printed, with tables, numbering and accepted changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from extractor.errors import InputError
from extractor.reading.content import Builder, Content, Place
from extractor.reading.encodings import convert
from extractor.reading.layout import is_layout
from extractor.reading.markers import MARKER
from extractor.reading.numbering import Numbering, W
from extractor.reading.package import open_package, read_xml

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{_MC}Fallback", f"{W}rPr", f"{W}pPr",
     f"{W}tblPr", f"{W}sdtPr", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}annotationRef")
)  # fmt: skip
_OLD_FONT = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
_UNICODE_LETTER = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_DEPTH = 60
_RUN: Mapping[str, Callable[[etree._Element], str]] = {
    f"{W}t": lambda e: e.text or "",
    f"{W}tab": lambda e: "\t",
    f"{W}ptab": lambda e: "\t",
    f"{W}br": lambda e: "\n",
    f"{W}cr": lambda e: "\n",
    f"{W}noBreakHyphen": lambda e: "-",
    f"{W}softHyphen": lambda e: "\u00ad",  # which is "ư" in .VnTime
}


def read_docx(data: bytes) -> Content:
    """The body of a document in order, footnotes last; headers, footers and hidden text left out.

    Raises InputError for what is encrypted, damaged, no Word document, or unsafe.
    """
    package = open_package(data, ".docx")
    document = read_xml(package, "word/document.xml", ".docx")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise InputError("Tệp .docx không có nội dung Word.", "Kiểm tra lại định dạng của tệp.")
    styles = _Styles(read_xml(package, "word/styles.xml", ".docx"))
    numbering = Numbering(read_xml(package, "word/numbering.xml", ".docx"))
    writer = _Writer(styles, numbering)
    writer.blocks(body, Place(), 0)
    notes = read_xml(package, "word/footnotes.xml", ".docx")
    if notes is not None:
        writer.footnotes(notes)
    return Content(writer.builder.text(), None, tuple(writer.builder.pieces))


class _Styles:
    """What paragraph and character styles hand down: numbering, headings, hidden text, fonts."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.font: str | None = None
        self.paragraph: str | None = None
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            style_id = style.get(f"{W}styleId")
            if style_id is not None:
                self._styles[style_id] = style
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                    self.paragraph = style_id
        self.font = _font(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """The style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = _value(self._styles[style_id].find(f"{W}basedOn"))

    def heading(self, style_id: str | None) -> bool:
        """Whether a paragraph style is a heading or title."""
        for style in self.chain(style_id):
            name = (_value(style.find(f"{W}name")) or "").lower()
            if name.startswith(("heading", "title", "tiêu đề", "đầu đề")):
                return True
        return False


class _Writer:
    """Writes the blocks of a document, a line each."""

    def __init__(self, styles: _Styles, numbering: Numbering) -> None:
        self.builder = Builder()
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._carried = ""

    def blocks(self, parent: etree._Element, place: Place, depth: int) -> None:
        """Write the paragraphs and tables of `parent`."""
        if depth > _DEPTH:
            raise InputError("Tệp .docx lồng bảng quá sâu.", "Xin lại bản gốc của tệp.")
        for child in parent:
            if child.tag in _DROPPED:
                continue
            if child.tag == f"{W}p":
                self._paragraph(child, place, depth)
            elif child.tag == f"{W}tbl":
                self._table(child, place, depth)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml",
                               f"{_MC}AlternateContent", f"{_MC}Choice"):  # fmt: skip
                self.blocks(child, place, depth + 1)

    def footnotes(self, notes: etree._Element) -> None:
        """Write the footnotes after the body, as notes."""
        for number, note in enumerate(
            (n for n in notes.iterchildren(f"{W}footnote") if n.get(f"{W}type") is None), start=1
        ):
            texts = [self._text(p, None)[0] for p in note.iter(f"{W}p")]
            self.builder.add(f"[{number}] {' '.join(texts).strip()}", Place("note"))

    def _paragraph(self, paragraph: etree._Element, place: Place, depth: int) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = _value(properties.find(f"{W}pStyle")) if properties is not None else None
        style = style or self._styles.paragraph
        text, boxes = self._text(paragraph, style)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # The mark at its end was deleted: it goes on in the next paragraph.
            self._carried += text
            return
        text, self._carried = self._carried + text, ""
        if text.strip():
            marker = self._marker(properties, style)
            text = marker + text.strip()
            heading = self._styles.heading(style) and not MARKER.match(text)
            if heading and place.kind is None:
                place = replace(place, kind="heading")
            self.builder.add(text, place)
        for box in boxes:
            self.blocks(box, place, depth + 1)

    def _marker(self, properties: etree._Element | None, style: str | None) -> str:
        sources = [properties] if properties is not None else []
        sources += [p for s in self._styles.chain(style) if (p := s.find(f"{W}pPr")) is not None]
        list_id: str | None = None
        level: str | None = None
        for source in sources:
            list_id = list_id or _value(source.find(f"{W}numPr/{W}numId"))
            level = level or _value(source.find(f"{W}numPr/{W}ilvl"))
        if list_id is None or list_id == "0":
            return ""
        return self._numbering.next(list_id, int(level) if level and level.isdigit() else 0)

    def _text(
        self, paragraph: etree._Element, style: str | None
    ) -> tuple[str, list[etree._Element]]:
        """The visible text of a paragraph, and the text boxes anchored in it."""
        boxes: list[etree._Element] = []
        out: list[str] = []
        stack = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            if element.tag in _DROPPED:
                continue
            if element.tag == f"{W}txbxContent":
                boxes.append(element)
            elif element.tag == f"{W}r":
                if not self._hidden(element, style):
                    out.append(self._run(element, style))
                stack.append(iter([c for c in element if c.tag not in _RUN]))
            elif isinstance(element.tag, str):
                stack.append(iter(element))
        return "".join(out), boxes

    def _run(self, run: etree._Element, style: str | None) -> str:
        text = "".join(_RUN[str(child.tag)](child) for child in run if child.tag in _RUN)
        if text.isascii():
            return text
        properties = run.find(f"{W}rPr")
        font = _font(properties)
        if font is None:
            character = _value(properties.find(f"{W}rStyle")) if properties is not None else None
            fonts = [
                _font(s.find(f"{W}rPr"))
                for style_id in (character, style)
                for s in self._styles.chain(style_id)
            ]
            font = next((f for f in fonts if f is not None), self._styles.font)
        if font is None or not _OLD_FONT.match(font) or _UNICODE_LETTER.search(text):
            return text
        if font.lower().startswith("vni"):
            return convert(text, "vni")
        converted = convert(text, "tcvn3")
        # The fonts of capitals (.VnTimeH) hold small letters.
        return converted.upper() if font.rstrip().endswith("H") else converted

    def _hidden(self, run: etree._Element, style: str | None) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        own = properties.find(f"{W}vanish")
        if own is None:
            character = _value(properties.find(f"{W}rStyle"))
            found = [s.find(f"{W}rPr/{W}vanish") for s in self._styles.chain(character)]
            own = next((v for v in found if v is not None), None)
        return own is not None and own.get(f"{W}val") not in ("0", "false", "off")

    def _table(self, table: etree._Element, place: Place, depth: int) -> None:
        rows = [row for row in _rows(table) if row.find(f"{W}trPr/{W}del") is None]
        widths = [sum(_grid_span(cell) for cell in _cells(row)) for row in rows]
        text = "".join(t.text or "" for t in table.iter(f"{W}t"))[:3001]
        if max(widths, default=0) < 2 or is_layout(text):
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell, place, depth + 1)
            return
        self._tables += 1
        number = self._tables
        for r, row in enumerate(rows, start=1):
            column = 1 + _skipped(row)
            for cell in _cells(row):
                wide = _grid_span(cell)
                columns = tuple(range(column, column + wide)) if wide > 1 else ()
                if not _continues(cell):
                    at = Place("cell", place.page, number, r, column, columns)
                    self.blocks(cell, at, depth + 1)
                column += wide


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}ins"):
            yield from child.iter(f"{W}tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tc")


def _grid_span(cell: etree._Element) -> int:
    value = _value(cell.find(f"{W}tcPr/{W}gridSpan")) or "1"
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1


def _skipped(row: etree._Element) -> int:
    value = _value(row.find(f"{W}trPr/{W}gridBefore")) or "0"
    return min(int(value), 100) if value.isascii() and value.isdigit() else 0


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") in (None, "continue")


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _font(properties: etree._Element | None) -> str | None:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return None
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
