"""Assignment tables as copies and converters leave them: a cell a line, over lines, without headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from extractor import extract, reading, rules
from extractor.reading import stacked

Row = tuple[str, list[str], list[str], str | None]

LETTERHEAD = """\
ỦY BAN NHÂN DÂN TỈNH HÒA LÂM
Số: 45/KH-UBND
Hòa Lâm, ngày 15 tháng 01 năm 2025
KẾ HOẠCH
Triển khai công tác bảo vệ môi trường năm 2025
"""
HEADINGS = "STT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n"
THREE = """\
1
Rà soát các cơ sở gây ô nhiễm môi trường nghiêm trọng trên địa bàn
Sở Nông nghiệp và Môi trường
Công an tỉnh
Quý I/2025
2
Xây dựng đề án thu gom chất thải rắn sinh hoạt tại khu vực nông thôn
Sở Xây dựng
Sở Tài chính
Trước ngày 30/6/2025
3
Tuyên truyền, phổ biến pháp luật về bảo vệ môi trường
Sở Tư pháp
UBND các xã
Quý IV/2025
"""
ROWS: list[Row] = [
    (
        "Rà soát các cơ sở gây ô nhiễm môi trường nghiêm trọng trên địa bàn",
        ["Sở Nông nghiệp và Môi trường"],
        ["Công an tỉnh"],
        "2025-03-31",
    ),
    (
        "Xây dựng đề án thu gom chất thải rắn sinh hoạt tại khu vực nông thôn",
        ["Sở Xây dựng"],
        ["Sở Tài chính"],
        "2025-06-30",
    ),
    (
        "Tuyên truyền, phổ biến pháp luật về bảo vệ môi trường",
        ["Sở Tư pháp"],
        ["UBND các xã"],
        "2025-12-31",
    ),
]


def rows(text: str) -> list[Row]:
    register = extract(reading.read_bytes(text.encode(), "ke-hoach.txt"))
    return [
        (
            action.task,
            [body.name for body in action.responsible],
            [body.name for body in action.coordinating],
            action.deadline.due.isoformat() if action.deadline and action.deadline.due else None,
        )
        for action in register.actions
        if "task.table-row" in action.rules
    ]


def test_a_cell_a_line_under_its_headings() -> None:
    assert rows(f"{LETTERHEAD}II. PHÂN CÔNG NHIỆM VỤ\n{HEADINGS}{THREE}") == ROWS


def test_what_follows_the_table_is_no_row() -> None:
    after = "III. KINH PHÍ\nKinh phí thực hiện từ ngân sách tỉnh theo quy định hiện hành.\n"
    assert rows(f"{LETTERHEAD}{HEADINGS}{THREE}{after}") == ROWS


def test_empty_cells_leave_the_others_in_their_columns() -> None:
    text = "1\nLắp đặt trạm quan trắc nước mặt tự động\nSở Nông nghiệp và Môi trường\nQuý IV/2025\n2\nVệ sinh kênh mương\nUBND các xã, phường\nThường xuyên\n"
    assert rows(LETTERHEAD + HEADINGS + text) == [
        ("Lắp đặt trạm quan trắc nước mặt tự động", ["Sở Nông nghiệp và Môi trường"], [], "2025-12-31"),
        ("Vệ sinh kênh mương", ["UBND các xã, phường"], [], None),
    ]  # fmt: skip


def test_rows_without_a_column_of_numbers_under_titles() -> None:
    text = """\
Nhiệm vụ
Sản phẩm
Đơn vị chủ trì
Thời gian
I. Cải cách thể chế
1. Rà soát văn bản quy phạm pháp luật còn hiệu lực
Báo cáo
Phòng Tư pháp
Quý II
II. Cải cách thủ tục hành chính
2. Khảo sát mức độ hài lòng của người dân
Kết quả khảo sát
Phòng Nội vụ
Tháng 10/2025
"""
    assert rows(LETTERHEAD + text) == [
        ("Rà soát văn bản quy phạm pháp luật còn hiệu lực", ["Phòng Tư pháp"], [], "2025-06-30"),
        ("Khảo sát mức độ hài lòng của người dân", ["Phòng Nội vụ"], [], "2025-10-31"),
    ]


def test_headings_and_cells_over_several_lines() -> None:
    text = """\
Nội dung
công việc
Đơn vị
chủ trì
Đơn vị phối hợp
Thời hạn
hoàn thành
Sản phẩm
Xây dựng quy chế
làm việc của Ban Chỉ đạo chuyển đổi số huyện
Văn phòng HĐND
và UBND huyện
Phòng Nội vụ,
Phòng Tư pháp
Trước ngày
28/02/2025
Quyết định
Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng
Phòng Văn hóa và Thông tin
UBND các xã, thị trấn
Tháng 4,
tháng 5/2025
Lớp tập huấn
"""
    assert rows(LETTERHEAD + text) == [
        (
            "Xây dựng quy chế làm việc của Ban Chỉ đạo chuyển đổi số huyện",
            ["Văn phòng HĐND và UBND huyện"],
            ["Phòng Nội vụ", "Phòng Tư pháp"],
            "2025-02-28",
        ),
        (
            "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng",
            ["Phòng Văn hóa và Thông tin"],
            ["UBND các xã, thị trấn"],
            "2025-05-31",
        ),
    ]


def test_the_headings_again_at_the_top_of_a_page() -> None:
    first, second = THREE.split("3\n")
    assert rows(f"{LETTERHEAD}{HEADINGS}{first}{HEADINGS}3\n{second}") == ROWS


def test_a_table_that_loses_its_frame_at_a_page_break() -> None:
    framed = """\
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Rà soát các cơ sở gây ô nhiễm môi trường nghiêm trọng trên địa bàn | Sở Nông nghiệp và Môi trường | Công an tỉnh | Quý I/2025 |
"""
    loose = THREE[THREE.index("2\n", 3) :]
    after = "Căn cứ Kế hoạch này, các cơ quan, đơn vị tổ chức triển khai thực hiện./.\n"
    assert rows(LETTERHEAD + framed + loose[loose.index("2\nXây") :] + after) == ROWS


@pytest.mark.parametrize("headings", ["", "II. PHÂN CÔNG NHIỆM VỤ\n"])
def test_numbered_rows_that_lost_their_headings(headings: str) -> None:
    assert rows(LETTERHEAD + headings + THREE) == ROWS


def test_a_framed_table_without_headings() -> None:
    framed = "".join(
        "| " + " | ".join(THREE.splitlines()[n : n + 5]) + " |\n" for n in range(0, 15, 5)
    )
    assert rows(LETTERHEAD + framed) == ROWS


def test_people_of_a_firm() -> None:
    text = """\
BIÊN BẢN HỌP GIAO BAN TUẦN
Thời gian: 8h00 ngày 12/3/2025
Chủ trì: Ông Nguyễn Hữu Đạt - Giám đốc
Kết luận cuộc họp, Giám đốc phân công:
Công việc
Người phụ trách
Hạn hoàn thành
Gửi báo giá cho khách hàng Minh Long
Chị Thảo
14/3/2025
Kiểm kê kho thành phẩm
Anh Tuấn (Kho)
20/3/2025
"""
    assert rows(text) == [
        ("Gửi báo giá cho khách hàng Minh Long", ["chị Thảo"], [], "2025-03-14"),
        ("Kiểm kê kho thành phẩm", ["anh Tuấn"], [], "2025-03-20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nội dung\nChủ trì\nThời gian\nHội nghị đã nghe báo cáo kết quả sáu tháng đầu năm của ngành nông nghiệp.\nCác đại biểu thảo luận sôi nổi.\n",
        "1\nTỷ lệ giải ngân vốn đầu tư công\n45%\n2\nTỷ lệ hộ nghèo\n2,1%\n3\nSố xã đạt chuẩn\n12\n",
        "Nội dung:\nSơ kết công tác quý I.\nChủ trì:\nÔng Lê Văn Tám.\nThời gian:\n8h00 ngày 5/4/2025.\n",
    ],
)  # fmt: skip
def test_lines_that_are_no_assignment_table(text: str) -> None:
    assert rows(LETTERHEAD + text) == []


BARRED = """\
ỦY BAN NHÂN DÂN XÃ TÂN SƠN
BẢNG PHÂN CÔNG NHIỆM VỤ
Tân Sơn, ngày 03 tháng 11 năm 2025

TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn
1 | Dựng sân khấu
(kể cả phông nền) | Đoàn Thanh niên | Hội Phụ nữ,
Hội Nông dân | 10/11/2025
2 | Mời đại biểu | Văn phòng UBND xã | | Trước ngày
12/11/2025
3 | Dọn vệ sinh | Hội Cựu chiến binh | | 13/11/2025
"""


def test_only_rows_that_count_up_are_tried_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    # A damaged document of a thousand such lines took 22 s: each "1" was tried as a first row.
    tried: list[int] = []
    rows = stacked._rows

    def counted(lines: Sequence[str], start: int, *rest: Any) -> Any:
        tried.append(start)
        return rows(lines, start, *rest)

    monkeypatch.setattr(stacked, "_rows", counted)
    again = ["1", "Rà soát các cơ sở gây ô nhiễm", "Sở Xây dựng", "Quý I/2025"] * 40
    assert stacked.stacked_cells(again, rules.load(), {}) == {}
    assert tried == []
    stacked.stacked_cells(THREE.splitlines(), rules.load(), {})
    assert tried == [0]


def test_rows_between_bars_whose_cells_are_broken_are_put_together() -> None:
    assert rows(BARRED) == [
        ("Dựng sân khấu (kể cả phông nền)", ["Đoàn Thanh niên"], ["Hội Phụ nữ", "Hội Nông dân"], "2025-11-10"),
        ("Mời đại biểu", ["Văn phòng UBND xã"], [], "2025-11-12"),
        ("Dọn vệ sinh", ["Hội Cựu chiến binh"], [], "2025-11-13"),
    ]  # fmt: skip


def test_a_row_without_number_and_task_goes_on_with_the_row_above() -> None:
    drawn = (
        LETTERHEAD + "| TT | Nội dung | Đơn vị thực hiện | Thời hạn |\n|----|----|----|----|\n"
        "| 1 | Lập danh sách hộ nghèo | Sở Nội vụ; | Trước ngày |\n|   |   | Sở Tài chính | 20/6/2025 |\n"
    )
    assert rows(drawn) == [
        ("Lập danh sách hộ nghèo", ["Sở Nội vụ", "Sở Tài chính"], [], "2025-06-20")
    ]
