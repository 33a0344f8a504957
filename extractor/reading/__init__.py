"""Reading: any input file to a Document, its text exactly as it is, normalised once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

from extractor import rules
from extractor.errors import InputError
from extractor.reading.blocks import blocks, with_cells_joined
from extractor.reading.content import Content, PdfReading
from extractor.reading.encodings import decode
from extractor.reading.header import describe
from extractor.reading.normal import normalise
from extractor.records import Document
from extractor.rules import Pack

__all__ = ["SUFFIXES", "PdfReading", "read", "read_archive", "read_bytes"]

Reader = Callable[[bytes], Content]
_AS_IT_IS = PdfReading()


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


def _pdf(data: bytes, how: PdfReading) -> Content:
    from extractor.reading.pdf import read_pdf

    return read_pdf(data, how)


def _rtf(data: bytes) -> Content:
    from extractor.reading.rtf import read_rtf

    return read_rtf(data)


def _odt(data: bytes) -> Content:
    from extractor.reading.odt import read_odt

    return read_odt(data)


def _doc(data: bytes) -> Content:
    from extractor.reading.doc import read_doc

    return read_doc(data)


_READERS: Mapping[str, Reader] = {
    "txt": _plain, "html": _html, "docx": _docx, "rtf": _rtf, "odt": _odt, "doc": _doc,
}  # fmt: skip
_SUFFIXES = {
    "txt": "txt", "md": "txt", "html": "html", "htm": "html", "xhtml": "html", "docx": "docx",
    "docm": "docx", "pdf": "pdf", "rtf": "rtf", "odt": "odt", "doc": "doc",
}  # fmt: skip

#: The suffixes that folders are searched for; an archive's documents come by `read_archive`.
SUFFIXES = frozenset(f".{suffix}" for suffix in _SUFFIXES) | {".zip"}

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)


def read(
    path: str | Path,
    *,
    source: str | None = None,
    pack: Pack | None = None,
    pdf: PdfReading = _AS_IT_IS,
) -> Document:
    """Read one file.

    `source` is the name that the register gives it, the path as given where there is none;
    `pack` the rules, the shipped ones where there is none; `pdf` how PDF files are read. Raises InputError for a file that
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
    return read_bytes(data, name, pack=pack, pdf=pdf)


def read_bytes(
    data: bytes, source: str, *, pack: Pack | None = None, pdf: PdfReading = _AS_IT_IS
) -> Document:
    """Read the content of a file, its format told by content and by the suffix of `source`.

    Raises InputError as `read` does.
    """
    pack = pack if pack is not None else rules.load()
    name = _format(data, source)
    content = _pdf(data, pdf) if name == "pdf" else _READERS[name](data)
    normal = normalise(content.text, wrapped=content.wrapped)
    normal = with_cells_joined(normal, pack, content.pieces)
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
        format=name,
        encoding=content.encoding,
        text=content.text,
        normal=normal,
        blocks=made,
        header=header,
        warnings=(*content.warnings, *warnings),
    )


def read_archive(
    data: bytes, source: str, *, pack: Pack | None = None, pdf: PdfReading = _AS_IT_IS
) -> Iterator[tuple[str, Document | InputError]]:
    """Read the documents of a .zip archive one by one, each named `source/inner path`.

    What cannot be read comes as the error that says why, and the others follow. Raises
    InputError where the archive itself is damaged, too large or without documents.
    """
    from extractor.reading.archive import members

    for name, content in members(data, source, SUFFIXES):
        if isinstance(content, InputError):
            yield name, content
            continue
        try:
            yield name, read_bytes(content, name, pack=pack, pdf=pdf)
        except InputError as error:
            yield name, error


def _format(data: bytes, source: str) -> str:
    """The format, by content where it tells itself, else by the suffix."""
    suffix = PurePath(source).suffix.lower().lstrip(".")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return _package(data, suffix)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return _SUFFIXES.get(suffix, "txt")


def _package(data: bytes, suffix: str) -> str:
    """The format of a zip package; the names of its parts stand in it uncompressed."""
    if suffix != "zip" and b"word/document.xml" in data:
        return "docx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if suffix in ("docx", "docm", "odt"):
        return _SUFFIXES[suffix]
    raise InputError(
        "Tệp là tệp nén, không phải tài liệu.",
        "Đặt đuôi .zip nếu là tệp nén chứa tài liệu, hoặc lưu lại thành .docx.",
    )
