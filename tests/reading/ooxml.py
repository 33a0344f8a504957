"""Small .docx packages written part by part, so that each test says what it needs."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def package(body: str, **parts: str) -> bytes:
    """A .docx with `body` in its document; `parts` are more parts, such as numbering="…"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "word/document.xml",
            f"<?xml version='1.0' encoding='UTF-8'?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        )
        for name, part in parts.items():
            root = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}[name]
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMESPACES}>{part}</w:{root}>")
    return out.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph with automatic numbering."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tbl(*rows: str) -> str:
    """A table of rows made by `tr`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    """A row; a cell is text or made by `tc`."""
    made = (c if c.startswith("<w:tc>") else tc(p(c)) for c in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell with paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
