"""Rich text, OpenDocument, old Word documents and archives."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import zipfile

import pytest
from ooxml import p, package

from extractor.errors import InputError
from extractor.reading import read_archive, read_bytes
from extractor.records import Document

RTF = (
    r"{\rtf1\ansi\ansicpg1258\uc1{\fonttbl{\f0\fnil\fcharset163 Times New Roman;}{\f1\fnil .VnTime;}{\f2 VNI-Times;}{\f3 .VnTimeH;}}"
    r"{\stylesheet{\s0 Normal;}}{\header Trang d\'e2u}{\*\generator X;}"
    r"\pard\f0 S\u7903?\u32?Y t\u7871? r\'e0 so\'e1t {\v b\'ed m\u7853?t}h\u7891? s\u417?.\par"
    "\n"
    r"\f1 Thùc hiÖn nhiÖm vô\par \f3 th«ng b¸o\par \f2 Thöïc hieän nhieäm vuï\par "
    r"\pard\intbl\f0 Vi\u7879?c\cell Ch\u7911? tr\u236?\cell\row\pard\intbl R\'e0 so\'e1t\par so\'e1t l\u7841?i\cell T\u7893? 1\cell\row"
    r"\pard Sau b\u7843?ng{\footnote Theo b\'e1o c\'e1o.}\emdash  h\u7871?t \{1\} \u55357?\u56832?\par}"
).encode("latin-1")


def test_rich_text() -> None:
    document = read_bytes(RTF, "a.rtf")
    assert document.format == "rtf"
    assert document.text.splitlines() == [
        "Sở Y tế rà soát hồ sơ.", "Thực hiện nhiệm vụ", "THÔNG BÁO", "Thực hiện nhiệm vụ", "Việc", "Chủ trì",
        "Rà soát", "soát lại", "Tổ 1", "Sau bảng- hết {1} 😀", "[1] Theo báo cáo.",
    ]  # fmt: skip
    cells = [(b.row, b.column) for b in document.blocks if b.kind == "cell"]
    assert cells == [(1, 1), (1, 2), (2, 1), (2, 1), (2, 2)]
    assert document.blocks[-1].kind == "note"


def test_bad_rich_text() -> None:
    deep = b"{\\rtf1 " + b"{" * 5000 + b"a" + b"}" * 5001
    for data in (RTF[:300], b"{\\rtf1 }", deep, b"{\\rtf1 \\bin5 abcde}"):
        with pytest.raises(InputError) as caught:
            read_bytes(data, "a.rtf")
        assert caught.value.hint


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)
STYLES = (
    '<office:automatic-styles><text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    "</office:automatic-styles>"
)


def odt(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


ODT = odt(
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:h text:outline-level="1">Phân công</text:h>'
    '<text:list text:style-name="L1"><text:list-item><text:p>Sở<text:s text:c="2"/>Y tế<text:tab/>chủ trì<text:note><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Theo báo cáo.</text:p></text:note-body></text:note>.</text:p>"
    "<text:list><text:list-item><text:p><text:span>rà</text:span> soát</text:p></text:list-item></text:list></text:list-item></text:list>"
    '<text:list text:continue-numbering="true" text:style-name="L1"><text:list-item><text:p>Sở Nội vụ</text:p></text:list-item></text:list>'
    '<text:list text:style-name="L2"><text:list-item><text:p>gạch</text:p></text:list-item></text:list>'
    "<table:table><table:table-row><table:table-cell><text:p>Việc</text:p></table:table-cell><table:table-cell><text:p>Ai</text:p></table:table-cell></table:table-row>"
    '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Chung</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>'
)


def test_open_document() -> None:
    document = read_bytes(ODT, "a.odt")
    assert document.format == "odt"
    assert document.text.splitlines() == [
        "Phân công", "1. Sở  Y tế\tchủ trì.", "a) rà soát", "2. Sở Nội vụ", "- gạch", "Việc", "Ai", "Chung",
        "[1] Theo báo cáo.",
    ]  # fmt: skip
    cells = [(b.row, b.column, b.columns) for b in document.blocks if b.kind == "cell"]
    assert cells == [(1, 1, ()), (1, 2, ()), (2, 1, (1, 2))]


@pytest.mark.parametrize(
    "data", [ODT[:400], odt(""), odt("<text:section>" * 90 + "</text:section>" * 90)]
)
def test_bad_open_documents(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.odt")
    assert caught.value.hint


@pytest.mark.parametrize(("data", "name"), [(RTF, "a.rtf"), (ODT, "a.odt")])
def test_mutated_files_do_not_crash(data: bytes, name: str) -> None:
    chance = random.Random(11)
    for _ in range(300):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        with contextlib.suppress(InputError):
            read_bytes(bytes(mutated), name)


def test_an_old_word_document_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    for name in ("a.doc", "that-ra-la-doc.docx", "a"):
        with pytest.raises(InputError, match="LibreOffice") as caught:
            read_bytes(data, name)
        assert ".docx" in caught.value.hint


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_an_archive_gives_its_documents_and_its_failures() -> None:
    data = packed(
        **{
            "b.txt": "Sở Y tế rà soát.".encode(),
            "thư mục__a.docx": package(p("Sở Nội vụ rà soát.")),
            "hỏng.docx": b"abc",
            "..__..__ra ngoài.txt": "Sở Tài chính rà soát.".encode(),
            ".ẩn.txt": b"x",
            "ảnh.png": b"x",
        }
    )
    found = dict(read_archive(data, "gói.zip"))
    assert {name for name, item in found.items() if isinstance(item, Document)} == {
        "gói.zip/b.txt", "gói.zip/thư mục/a.docx", "gói.zip/ra ngoài.txt",
    }  # fmt: skip
    assert isinstance(found["gói.zip/hỏng.docx"], InputError)
    assert len(found) == 4


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04abc",
        packed(),
        packed(**{"a.png": b"x"}),
        packed(**{"a.txt": b" " * 400_000_000}),
    ],
)
def test_bad_archives(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        list(read_archive(data, "gói.zip"))
    assert caught.value.hint
    with pytest.raises(InputError):
        read_bytes(data, "gói.zip")
