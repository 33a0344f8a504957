"""The same document in every format and encoding gives the same header and the same blocks."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from ooxml import p, package
from test_encodings import to_table, to_vni
from test_other_formats import odt

from extractor.reading import read_bytes
from extractor.reading.encodings import VISCII
from extractor.records import Document

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
#: Those without tables drawn in text, which are cells in the other formats, not lines with bars.
LINES_ALONE = [path for path in SAMPLES if "|" not in path.read_text(encoding="utf-8")]


def escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_html(lines: list[str]) -> bytes:
    return (
        f"<html><body>{''.join(f'<p>{escaped(line)}</p>' for line in lines)}</body></html>".encode()
    )


def as_docx(lines: list[str]) -> bytes:
    return package("".join(p(escaped(line)) for line in lines))


def as_odt(lines: list[str]) -> bytes:
    return odt("".join(f"<text:p>{escaped(line)}</text:p>" for line in lines))


def as_rtf(lines: list[str]) -> bytes:
    def letter(c: str) -> str:
        if ord(c) < 128:
            return "\\" + c if c in "\\{}" else c
        units = c.encode("utf-16-le")
        return "".join(
            f"\\u{int.from_bytes(units[i : i + 2], 'little')}?" for i in range(0, len(units), 2)
        )

    body = "\\par ".join("".join(map(letter, line)) for line in lines)
    return f"{{\\rtf1\\ansi {body}\\par}}".encode()


FORMATS = {"html": as_html, "docx": as_docx, "odt": as_odt, "rtf": as_rtf}


def shape(document: Document) -> list[tuple[str, str | None, str]]:
    text = document.normal.text
    return [(b.kind, b.marker, text[b.body : b.end]) for b in document.blocks]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("path", LINES_ALONE, ids=lambda path: path.stem)
def test_formats(path: Path, suffix: str) -> None:
    plain = path.read_text(encoding="utf-8")
    expected = read_bytes(plain.encode(), "a.txt")
    lines = [line for line in expected.normal.text.split("\n") if line]
    document = read_bytes(FORMATS[suffix](lines), f"a.{suffix}")
    assert document.format == suffix
    assert document.header == expected.header
    assert shape(document) == shape(expected)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_encodings(path: Path) -> None:
    plain = path.read_text(encoding="utf-8")
    expected = read_bytes(plain.encode(), "a.txt")
    forms = [
        plain.encode("utf-8-sig"),
        plain.encode("utf-16"),
        unicodedata.normalize("NFD", plain).encode(),
        plain.replace("\n", "\r\n").encode(),
        plain.replace(" ", "\u00a0").encode(),
    ]
    legacy = "".join(
        c if ord(c) < 128 or unicodedata.normalize("NFD", c)[0].isascii() or c in "đĐ" else ""
        for c in plain
    )
    same = read_bytes(legacy.encode(), "a.txt")
    for data in forms:
        document = read_bytes(data, "a.txt")
        assert document.header == expected.header
        assert shape(document) == shape(expected)
    for data in (to_table(legacy, dict(VISCII)), to_vni(legacy).encode("latin-1", "replace")):
        document = read_bytes(data, "a.txt")
        assert (document.header.kind, document.header.date) == (same.header.kind, same.header.date)
        assert shape(document) == shape(same)


def test_an_archive_of_them_is_no_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.docx", as_docx(["Sở Y tế rà soát."]))
    from extractor.reading import read_archive

    (found,) = dict(read_archive(out.getvalue(), "a.zip")).values()
    assert isinstance(found, Document)
