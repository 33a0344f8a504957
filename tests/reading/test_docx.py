"""Word documents: text as printed, tables, changes, fonts, and every damage said clearly."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import NAMESPACES, numbered, p, package, tbl, tc, tr

from extractor.errors import InputError
from extractor.reading import read_bytes
from extractor.records import Document

LEVELS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def read(data: bytes, name: str = "a.docx") -> Document:
    return read_bytes(data, name)


def lines(data: bytes) -> list[str]:
    return read(data).text.splitlines()


def test_numbering_as_printed() -> None:
    body = "".join(
        numbered(text, list_id, level)
        for text, list_id, level in (
            ("Mục đích", 4, 0), ("Yêu cầu", 4, 0), ("Sở Y tế", 1, 0), ("rà soát", 1, 1), ("báo cáo", 1, 1),
            ("Sở Nội vụ", 1, 0), ("kiểm tra", 1, 1), ("chi tiết", 1, 2), ("Tổ chức", 2, 0), ("gạch đầu dòng", 3, 0),
            ("làm lại từ đầu", 5, 0),
        )
    )  # fmt: skip
    assert lines(package(body, numbering=LEVELS)) == [
        "I. Mục đích", "II. Yêu cầu", "1. Sở Y tế", "a) rà soát", "b) báo cáo", "2. Sở Nội vụ", "a) kiểm tra",
        "2.1. chi tiết", "Điều 1. Tổ chức", "- gạch đầu dòng", "1. làm lại từ đầu",
    ]  # fmt: skip


def test_numbering_and_headings_from_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Khác"/><w:basedOn w:val="H1"/></w:style>'
    )
    body = (
        p("Phân công", '<w:pStyle w:val="H2"/>')
        + p("Sở Y tế rà soát.", '<w:pStyle w:val="Muc"/>')
        + p("Sở Nội vụ rà soát.", '<w:pStyle w:val="Muc"/>')
    )
    document = read(package(body, styles=styles, numbering=LEVELS))
    assert document.blocks[0].kind == "heading"
    assert [b.marker for b in document.blocks] == [None, "1.", "2."]


def test_tables_with_merged_nested_and_continued_cells() -> None:
    nested = tbl(tr("x", "y"), tr("z", "t"))
    body = p("Phân công nhiệm vụ") + tbl(
        tr("Nhiệm vụ", "Chủ trì", "Thời hạn"),
        tr(tc(p("Nhóm việc chung"), '<w:gridSpan w:val="3"/>')),
        tr(tc(p("Rà soát dự toán"), '<w:vMerge w:val="restart"/>'), "Tổ 1", "30/9"),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("Tổ 2") + p("Tổ 3")), tc(nested + p("15/10"))),
    )
    document = read(package(body))
    text = document.normal.text
    cells = [
        (b.table, b.row, b.column, b.columns, text[b.start : b.end])
        for b in document.blocks
        if b.kind == "cell"
    ]
    assert (1, 2, 1, (1, 2, 3), "Nhóm việc chung") in cells
    assert (1, 3, 2, (), "Tổ 1") in cells
    assert (1, 4, 2, (), "Tổ 3") in cells
    assert (1, 4, 3, (), "15/10") in cells
    assert (2, 2, 2, (), "t") in cells


def test_a_letterhead_table_is_no_table() -> None:
    body = (
        tbl(
            tr(tc(p("UBND TỈNH TÂN HÒA") + p("SỞ Y TẾ")),
               tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc"))),
            tr("Số: 31/KH-SYT", "Tân Hòa, ngày 6 tháng 6 năm 2024"),
        )
        + p("KẾ HOẠCH") + p("Phòng, chống dịch bệnh mùa hè")
        + p("1. Trung tâm Y tế các huyện giám sát dịch.")
        + tbl(tr(tc(p("Nơi nhận:") + p("- Như trên;")), tc(p("GIÁM ĐỐC") + p("Hoàng Thị Mai"))))
    )  # fmt: skip
    document = read(package(body))
    header = document.header
    assert not any(b.kind == "cell" for b in document.blocks)
    assert (header.kind, header.number, header.issuer) == (
        "plan",
        "31/KH-SYT",
        "Sở Y tế tỉnh Tân Hòa",
    )
    assert header.title == "Phòng, chống dịch bệnh mùa hè"
    assert header.signer is not None and header.signer.name == "Hoàng Thị Mai"
    assert header.date is not None and header.date.isoformat() == "2024-06-06"


def test_changes_as_accepted_and_hidden_text_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Sở Y tế </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rà soát</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> bí mật</w:t></w:r>"
        "<w:moveFrom><w:r><w:t> chuyển đi</w:t></w:r></w:moveFrom>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Đoạn một </w:t></w:r></w:p><w:p><w:r><w:t>nối tiếp.</w:t></w:r></w:p>"
    )
    assert lines(package(body)) == ["Sở Y tế rà soát.", "Đoạn một nối tiếp."]


def test_text_boxes_once_footnotes_apart_and_breaks() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Trước</w:t><w:br/><w:t>sau</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx>"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    notes = f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote w:id="1">{p("Theo báo cáo.")}</w:footnote>'
    document = read(package(body, footnotes=notes))
    assert document.text.splitlines() == ["Trước", "sau", "Trong khung", "[1] Theo báo cáo."]
    assert document.blocks[-1].kind == "note"


def test_old_fonts_are_converted_and_fonts_that_lie_are_not() -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = (
        p("Thùc hiÖn nhiÖm vô", run=font.format(".VnTime"))
        + p("th«ng b¸o", run=font.format(".VnTimeH"))
        + p("Thöïc hieän nhieäm vuï", run=font.format("VNI-Times"))
        + p("Thực hiện nhiệm vụ", run=font.format(".VnTime"))
        + p("Thực hiện", run=font.format("Times New Roman"))
    )
    assert lines(package(body)) == ["Thực hiện nhiệm vụ", "THÔNG BÁO", "Thực hiện nhiệm vụ", "Thực hiện nhiệm vụ", "Thực hiện"]  # fmt: skip


GOOD = package(p("Sở Y tế rà soát.") + tbl(tr("a", "b"), tr("c", "d")), numbering=LEVELS)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return out.getvalue()


def entities(declaration: str, use: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<!DOCTYPE d [{declaration}]><w:document {NAMESPACES}><w:body>{p(use)}</w:body></w:document>",
        )
    return out.getvalue()


BILLION = '<!ENTITY a "ha ha ha ">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (GOOD[: len(GOOD) // 2], "hỏng"),
        (b"PK\x03\x04" + b"\x00" * 100, "hỏng"),
        ("Một tệp văn bản thường".encode(), "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (bomb(), "quá lớn"),
        (entities(BILLION, "&j;"), ""),
        (entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "không an toàn"),
        (package(""), "không có chữ"),
        (package("<w:tbl><w:tr><w:tc>" * 90 + p("x") + "</w:tc></w:tr></w:tbl>" * 90), ""),
    ],
)
def test_bad_packages_fail_with_a_sentence_and_a_hint(data: bytes, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert word in str(caught.value) and caught.value.hint


def test_a_web_page_named_docx_is_read_as_what_it_is() -> None:
    page = "<html><body><p>Sở Y tế rà soát các cơ sở khám bệnh.</p></body></html>"
    assert read(page.encode()).format == "html"


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_mutated_packages_do_not_crash(data: st.DataObject) -> None:
    mutated = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputError):
        read(bytes(mutated))
