"""Minutes of teams and schools in other layouts: labels below items, lists with a time of their own, labels that say when."""

from __future__ import annotations

import datetime as dt

import pytest
from tasks_asked import asked

from extractor import extract, reading

NOTES = "BIÊN BẢN HỌP TỔ CHUYÊN MÔN\nNgày họp: 02/03/2026\nChủ trì: thầy Lê Văn Hậu - Tổ trưởng\n"


def due(text: str) -> list[dt.date | None]:
    """The day by which each task of a text is due."""
    register = extract(reading.read_bytes(text.encode(), "bien-ban.txt"))
    return [a.deadline.due if a.deadline else None for a in register.actions]


def test_labels_below_an_item_say_who_and_when() -> None:
    text = (
        "1. Nội dung\n1. Sửa trang bán vé\n   - Người phụ trách: An + Thảo\n   - Deadline: 12/4\n"
        "2. Viết tài liệu hướng dẫn\n   - Phụ trách: Tèo\n   - Thời gian: sau khi chốt giá\n"
        "Phân công:\n- Thuê xe (Hoa, gọi trước hai hãng cũ)\n- Đặt cơm (Hoa + Bình)\n"
    )
    assert asked(NOTES + text) == [
        ("Sửa trang bán vé", ["An", "Thảo"]),
        ("Viết tài liệu hướng dẫn", ["Tèo"]),
        ("Thuê xe", ["Hoa"]),
        ("Đặt cơm (Hoa + Bình)", ["Hoa", "Bình"]),
    ]
    assert due(NOTES + text)[:2] == [dt.date(2026, 4, 12), None]


def test_a_line_above_a_list_says_when_all_of_it_is_due() -> None:
    text = (
        "I. PHÂN CÔNG TỔNG QUAN\n- Nhóm Web: lập trình, kiểm thử\nII. CHI TIẾT\n1. Tìm kiếm\n"
        "Timeline: trong tuần này (2-7/3)\n- Sửa kết nối kho dữ liệu (FE, gấp)\n"
        "- Cho phép lọc theo giá (BE + Hoa)\n"
    )
    assert asked(NOTES + text) == [
        ("Sửa kết nối kho dữ liệu", ["FE"]),
        ("Cho phép lọc theo giá (BE + Hoa)", ["BE", "Hoa"]),
    ]
    assert due(NOTES + text) == [dt.date(2026, 3, 7)] * 2


def test_labels_that_say_when_and_what_a_team_settles() -> None:
    text = (
        "1. Quán triệt chỉ đạo của Hiệu trưởng\nTổ Toán thống nhất chọn bài 7 làm chuyên đề của học kỳ II. "
        "Nhóm Toán 6 cần soạn giáo án trước ngày 9/3.\n"
        "4. Kết luận và phân công của Tổ trưởng\n- Tổ Toán thống nhất lịch dạy như sau:\n"
        "  + Tuần 25 (từ 9/3 đến 14/3): Cô Lê Thị Na và Thầy Hải dạy thử tại lớp 6A.\n"
        "  + Dự giờ tại lớp 6B, sáng thứ Năm ngày 19/3/2026 (tuần 26).\n"
    )
    assert asked(NOTES + text) == [
        ("Soạn giáo án trước ngày 9/3", ["Nhóm Toán 6"]),
        ("Dạy thử tại lớp 6A", ["Lê Thị Na", "thầy Hải"]),
        ("Dự giờ tại lớp 6B, sáng thứ Năm ngày 19/3/2026 (tuần 26)", ["Tổ Toán"]),
    ]
    assert due(NOTES + text) == [dt.date(2026, 3, 9), dt.date(2026, 3, 14), dt.date(2026, 3, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Thành phần\n- Cô Na\n- Phụ trách: Hoa\n",
        "1. Ý kiến\n- Cần nói thêm là giá đã tăng.\n",
    ],
)
def test_what_assigns_nothing(text: str) -> None:
    assert asked(NOTES + text) == []
