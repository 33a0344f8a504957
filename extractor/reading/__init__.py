"""Reading: any input file to a Document, its text exactly as it is, normalised once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from extractor import rules
from extractor.errors import InputError
from extractor.reading.blocks import blocks
from extractor.reading.content import Content
from extractor.reading.encodings import decode
from extractor.reading.header import describe
from extractor.reading.normal import normalise
from extractor.records import Document
from extractor.rules import Pack

__all__ = ["SUFFIXES", "read", "read_bytes"]

Reader = Callable[[bytes], Content]


def _plain(data: bytes) -> Content:
    text, encoding = decode(data)
    return Content(text, encoding, wrapped=True)


def _html(data: bytes) -> Content:
    # Each format's library is loaded when the first file of the format comes.
    from extractor.reading.html import read_html

    return read_html(data)


def _docx(data: bytes) -> Content:
    from extractor.reading.docx import read_docx

    return read_docx(data)


def _pdf(data: bytes) -> Content:
    from extractor.reading.pdf import read_pdf

    return read_pdf(data)


_READERS: Mapping[str, Reader] = {"txt": _plain, "html": _html, "docx": _docx, "pdf": _pdf}
_SUFFIXES = {
    "txt": "txt", "md": "txt", "html": "html", "htm": "html", "xhtml": "html", "docx": "docx",
    "docm": "docx", "pdf": "pdf",
}  # fmt: skip

#: The suffixes that folders are searched for.
SUFFIXES = frozenset(f".{suffix}" for suffix in _SUFFIXES)

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)


def read(path: str | Path, *, source: str | None = None, pack: Pack | None = None) -> Document:
    """Read one file.

    `source` is the name that the register gives it, the path as given where there is none;
    `pack` the rules, the shipped ones where there is none. Raises InputError for a file that
    is missing, empty, unreadable or in no known format.
    """
    path = Path(path)
    name = source if source is not None else path.as_posix()
    if path.is_dir():
        raise InputError(
            f"{name} là thư mục, không phải tệp.",
            "Đưa từng tệp hoặc dùng lệnh extract với thư mục.",
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"Không có tệp {name}.", "Kiểm tra lại đường dẫn.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"Không đọc được tệp {name} ({reason}).", "Kiểm tra quyền đọc tệp."
        ) from error
    return read_bytes(data, name, pack=pack)


def read_bytes(data: bytes, source: str, *, pack: Pack | None = None) -> Document:
    """Read the content of a file, its format told by content and by the suffix of `source`.

    Raises InputError as `read` does.
    """
    pack = pack if pack is not None else rules.load()
    format = _format(data, source)
    content = _READERS[format](data)
    normal = normalise(content.text, wrapped=content.wrapped)
    made = blocks(normal, pack, content.pieces)
    if not made:
        raise InputError(
            f"Tệp {source} không có chữ nào.", "Kiểm tra lại tệp hoặc lưu lại văn bản."
        )
    header, warnings = describe(
        normal.text, made, pack, title=content.title, published=content.date
    )
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format,
        encoding=content.encoding,
        text=content.text,
        normal=normal,
        blocks=made,
        header=header,
        warnings=(*content.warnings, *warnings),
    )


def _format(data: bytes, source: str) -> str:
    """The format, by content where it tells itself, else by the suffix."""
    suffix = PurePath(source).suffix.lower().lstrip(".")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return "docx"
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return _SUFFIXES.get(suffix, "txt")
