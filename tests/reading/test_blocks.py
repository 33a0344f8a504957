"""Blocks: markers, tables, captions, headings and notes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading import read_bytes
from extractor.reading.markers import MARKER
from extractor.records import Block, Document


def made(text: str) -> list[tuple[str, str]]:
    document = read_bytes(text.encode(), "a.txt")
    return [(b.kind, document.normal.text[b.body : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("I. Đánh giá", "I."),
        ("II/ Nhiệm vụ", "II/"),
        ("1. Sở Y tế", "1."),
        ("1.Sở Y tế", "1."),
        ("1) Sở Y tế", "1)"),
        ("1/ Sở Y tế", "1/"),
        ("1.2. Sở Y tế", "1.2."),
        ("1.2.3 Sở Y tế", "1.2.3"),
        ("II.1. Sở Y tế", "II.1."),
        ("a) rà soát", "a)"),
        ("đ) rà soát", "đ)"),
        ("b. rà soát", "b."),
        ("- rà soát", "-"),
        ("-Rà soát", "-"),
        ("+ rà soát", "+"),
        ("• rà soát", "•"),
        ("* rà soát", "*"),
        ("(1) Rà soát", "(1)"),
        ("(iv) Rà soát", "(iv)"),
        ("Điều 3. Tổ chức", "Điều 3."),
    ],
)
def test_markers(line: str, marker: str) -> None:
    match = MARKER.match(line)
    assert match is not None and match[0] == marker


@pytest.mark.parametrize(
    "line",
    ["Về việc", "V/v rà soát", "15.8 tỷ đồng", "1.200 hộ dân", "2025 là năm", "-", "Vì vậy", "20/11 hằng năm",
     "Ngày 5", "(Ảnh: An)", "IX là số", "a là"],
)  # fmt: skip
def test_no_markers(line: str) -> None:
    assert MARKER.match(line) is None


def test_a_table_drawn_with_bars() -> None:
    text = (
        "Phân công công việc:\n\n"
        "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|:---:|---|\n"
        "| 1 | Rà soát dự toán | Phòng Tài chính | 30/9 |\n"
        "| 2 | Sửa chữa phòng học |  | 15/10 |\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    cells = {
        (b.table, b.row, b.column): document.normal.text[b.start : b.end]
        for b in document.blocks
        if b.kind == "cell"
    }
    assert cells[1, 1, 2] == "Nhiệm vụ"
    assert cells[1, 2, 3] == "Phòng Tài chính"
    assert (1, 3, 3) not in cells
    assert cells[1, 3, 4] == "15/10"


def test_a_line_that_a_table_says_again_is_no_caption() -> None:
    text = (
        "Giao các đơn vị thực hiện như sau:\n\nCác doanh nghiệp vận tải\n\n- Khử trùng xe.\n\n"
        "TT | Nhiệm vụ | Chủ trì\n1 | Khử trùng xe | Các doanh nghiệp vận tải\n"
    )
    assert ("paragraph", "Các doanh nghiệp vận tải") in made(text)


def test_two_tables_apart_and_one_bar_in_prose() -> None:
    text = "A | B\n1 | 2\n\nX | Y | Z\n3 | 4 | 5\n\nGiờ làm việc 8h | 17h hằng ngày."
    document = read_bytes(text.encode(), "a.txt")
    assert [b.table for b in document.blocks if b.kind == "cell"] == [1] * 4 + [2] * 6
    assert document.blocks[-1].kind == "paragraph"


def test_a_table_with_a_cell_a_line() -> None:
    text = (
        "Phân công:\nTT\nNhiệm vụ\nChủ trì\nThời hạn\n1\nRà soát dự toán\nPhòng Tài chính\n30/9\n"
        "2\nSửa chữa phòng học\nTổ 2\n15/10\nĐề nghị các phòng thực hiện."
    )
    document = read_bytes(text.encode(), "a.txt")
    cells = {
        (b.row, b.column): document.normal.text[b.start : b.end]
        for b in document.blocks
        if b.kind == "cell"
    }
    assert (cells[1, 2], cells[2, 3], cells[3, 4]) == ("Nhiệm vụ", "Phòng Tài chính", "15/10")
    assert document.blocks[-1].kind == "paragraph"


NEWS = """\
Huyện Tân Hòa đẩy nhanh tiến độ kè sông

Sáng 8/7/2024, đồng chí Trần Văn Bảo, Chủ tịch UBND huyện, kiểm tra tiến độ thi công kè sông Lũy và làm việc với \
các nhà thầu về những khó khăn, vướng mắc trong giải phóng mặt bằng.

Chủ tịch UBND huyện Trần Văn Bảo kiểm tra công trường
Chủ tịch UBND huyện Trần Văn Bảo kiểm tra công trường

Tháo gỡ vướng mắc mặt bằng

Tại buổi kiểm tra, đồng chí yêu cầu Ban Quản lý dự án huyện phối hợp với các xã hoàn thành việc chi trả bồi thường \
trước ngày 30/7 để nhà thầu tập trung thi công phần còn lại.

Quang cảnh buổi làm việc. Ảnh: M.An

Hoàng Lan
Kè sông Lũy nhìn từ trên cao
"""


def test_headings_captions_and_bylines_of_news() -> None:
    kinds = {text: kind for kind, text in made(NEWS)}
    assert kinds["Huyện Tân Hòa đẩy nhanh tiến độ kè sông"] == "heading"
    assert kinds["Tháo gỡ vướng mắc mặt bằng"] == "heading"
    assert kinds["Chủ tịch UBND huyện Trần Văn Bảo kiểm tra công trường"] == "caption"
    assert kinds["Quang cảnh buổi làm việc. Ảnh: M.An"] == "caption"
    assert kinds["Hoàng Lan"] == "note"
    assert kinds["Kè sông Lũy nhìn từ trên cao"] == "caption"


def test_a_caption_glued_to_its_paragraph_is_cut_off() -> None:
    text = "Tin vắn\nChủ tịch tặng quà cho trẻ em. (Ảnh: Hà An) Chiều 5/6/2024, đồng chí đề nghị trường sửa mái."
    assert [kind for kind, _ in made(text)] == ["heading", "caption", "paragraph"]


def test_recipients_signature_and_footnotes_are_notes_and_an_appendix_is_not() -> None:
    text = (
        "KẾ HOẠCH\nSửa chữa trường học\n1. Phòng Giáo dục rà soát các trường [1].\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Ngân\n"
        "PHỤ LỤC\n1. Trường Tiểu học An Phú sửa mái.\n[1] Theo báo cáo của xã."
    )
    kinds = [kind for kind, _ in made(text)]
    assert kinds == [
        "heading",
        "paragraph",
        "paragraph",
        *["note"] * 6,
        "heading",
        "paragraph",
        "note",
    ]


def covered(document: Document) -> None:
    text, end = document.normal.text, 0
    for block in document.blocks:
        assert end <= block.start <= block.body < block.end
        assert "\n" not in text[block.start : block.end]
        assert not any(c.isalnum() for c in text[end : block.start])
        end = block.end
    assert not any(c.isalnum() for c in text[end:])


def original_is_sane(document: Document, block: Block) -> None:
    a, b = document.normal.original(block.start, block.end)
    assert 0 <= a < b <= len(document.text)


PIECES = ("1. Sở Y tế rà soát", "a | b", "|---|", "Ảnh: An", "Nơi nhận:", "- Lưu", "[1] x", "KẾ HOẠCH",
          "Số: 1/KH-UBND", "", "\u200b", "X (Ảnh: A) Sáng 5/6 yêu cầu", "...", "- ", "Tự do\u00a0 làm")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None)
def test_blocks_cover_the_text_without_overlap(lines: list[str], end: str) -> None:
    text = end.join([*lines, "hết"])
    document = read_bytes(text.encode(), "a.txt")
    covered(document)
    for block in document.blocks:
        original_is_sane(document, block)


def test_a_sentence_that_comes_twice_is_read_once() -> None:
    told = "Ông Lê Văn Lộc yêu cầu Sở Xây dựng nạo vét cống."
    text = f"Thoát nước nội thị\n{told}\nCác sở đã báo cáo về việc thoát nước.\n{told}\n"
    document = read_bytes(text.encode(), "a.txt")
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "paragraph", "caption"]
