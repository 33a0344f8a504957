"""Notes of teams and classes: people called by one word, tasks taken on, layouts without a heading."""

from __future__ import annotations

import datetime as dt

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

NOTES = "BIÊN BẢN HỌP NHÓM DỰ ÁN\nThời gian: 8h00 ngày 5/3/2025\n"


def due(text: str) -> list[tuple[str | None, dt.date | None]]:
    """The deadline of each task of a text, as written and as a day."""
    register = extract(reading.read_bytes(text.encode(), "ghi-chep.txt"))
    times = [a.deadline for a in register.actions]
    return [(t.text, t.due) if t is not None else (None, None) for t in times]


def test_labels_name_people_whom_nobody_lists() -> None:
    text = (
        "12/05\nKhảo sát\nCần thay mẫu phiếu vì câu hỏi quá dài\n"
        "Việc cần làm trước buổi họp sau ngày 19/5/2025\n"
        "Quyên: Soạn lại phiếu theo góp ý\nTrọng: Phỏng vấn thử ba hộ ở chợ\n"
    )
    assert asked(text) == [
        ("Thay mẫu phiếu vì câu hỏi quá dài", []),
        ("Soạn lại phiếu theo góp ý", ["Quyên"]),
        ("Phỏng vấn thử ba hộ ở chợ", ["Trọng"]),
    ]
    assert due(text)[1] == ("trước buổi họp sau ngày 19/5/2025", dt.date(2025, 5, 19))


def test_an_item_below_a_task_names_who_does_it() -> None:
    text = (
        "# TODO: đến 15h ngày 18/02/2025\n\n- Vẽ bìa báo tường\n  - Yêu cầu: khổ ngang\n  - Quyên\n"
        "- Viết lời dẫn cho ba tiết mục\n  - Trọng (Deadline 20/2/2025)\n- Mượn loa của phường\n  - Cả nhóm\n"
    )
    assert asked(text) == [
        ("Vẽ bìa báo tường", ["Quyên"]),
        ("Viết lời dẫn cho ba tiết mục", ["Trọng"]),
        ("Mượn loa của phường", ["Cả nhóm"]),
    ]
    assert [day for _, day in due(text)] == [
        dt.date(2025, 2, 18),
        dt.date(2025, 2, 20),
        dt.date(2025, 2, 18),
    ]


def test_brackets_at_the_end_of_items_name_roles_and_say_how_long() -> None:
    text = (
        "## Việc tiếp theo\n1. Phân tích luồng đặt vé (ba) : 2 ngày\n"
        "2. Dựng màn hình đặt vé (FE + Admin, ưu tiên cao)\n3. Viết tài liệu (BA, 12-14/3)\n"
    )
    assert [who for _, who in asked(NOTES + text)] == [["ba"], ["FE", "Admin"], ["BA"]]
    assert due(NOTES + text) == [
        ("2 ngày", None),
        (None, None),
        ("12-14/3", dt.date(2025, 3, 14)),
    ]


def test_what_one_item_names_in_brackets_is_what_it_is_about() -> None:
    text = "2. Phân công\n- Tuyển thêm người kiểm thử (QA)\n- Anh Bảo sửa máy in.\n"
    assert asked(NOTES + text) == [
        ("Tuyển thêm người kiểm thử (QA)", []),
        ("Sửa máy in", ["anh Bảo"]),
    ]


@pytest.mark.parametrize(
    ("line", "task", "who"),
    [
        ("- Bạn Quyên xung phong trực cổng sáng thứ Hai.", "Trực cổng sáng thứ Hai", "bạn Quyên"),
        ("- Bạn Trọng: xin nhận vẽ lại bảng tin.", "Vẽ lại bảng tin", "bạn Trọng"),
    ],
)
def test_what_somebody_takes_on_in_a_discussion_is_theirs(line: str, task: str, who: str) -> None:
    text = f"b) Thảo luận\n{line}\n- Bạn Hà nhận báo cáo của các tổ.\nc) Kết luận của buổi họp\n"
    (found,) = asked(text)
    assert (found[0], [name.lower() for name in found[1]]) == (task, [who.lower()])


def test_customers_ask_in_a_discussion_and_those_present_do_not() -> None:
    text = (
        "1. Thảo luận\n- Khách hàng yêu cầu: **Trang bán hàng phải mở trong hai giây.** Nút bấm còn nhỏ.\n"
        "- Khách hàng đặc biệt nhấn mạnh: Phải bỏ hóa đơn giấy.\n- Bạn Quyên yêu cầu các tổ đổi màu.\n"
    )
    assert asked_by(NOTES + text) == [
        ("Khách hàng", "Trang bán hàng phải mở trong hai giây"),
        ("Khách hàng", "Bỏ hóa đơn giấy"),
    ]


def test_when_and_about_what_the_meeting_was_is_no_task() -> None:
    text = (
        "# Đồ án môn học\n### 1. Biên bản họp lần 2:\n#### Thời gian:\n- **Bắt đầu:** 20h ngày 3/3/2025\n"
        "- **Kết thúc:** 21h ngày 3/3/2025\n#### Nội dung:\n- **Chia nhóm:** trưởng nhóm sẽ đọc đề bài.\n"
        "5. Buổi họp kế tiếp\n1. Thời gian: 10/3/2025\n2. Nội dung:\n- Tổng kết lại tuần qua.\n"
    )
    assert asked(text) == []


@pytest.mark.parametrize(
    ("above", "row", "who"),
    [
        (
            "Hậu phát biểu ở cuối. Phần việc được chia như sau:",
            "1 | Thuê xe | Hậu (IT/QA)",
            ["Hậu"],
        ),
        ("4. Phân vai cho buổi báo cáo", "1 | Mở đầu và dẫn chuyện | Hậu, Nhi", ["Hậu", "Nhi"]),
    ],
)
def test_tables_of_actions(above: str, row: str, who: list[str]) -> None:
    table = f"{above}\n\n| # | Hành động | Phụ trách |\n| - | - | - |\n| {row} |\n| 2 | Hoãn chuyến đi | - |\n"
    assert [names for _, names in asked(NOTES + table)] == [who, []]
    assert asked(NOTES + table)[1][0] == "Hoãn chuyến đi"


def test_the_head_of_minutes_in_a_table_says_when_the_meeting_was() -> None:
    text = "| **Thời gian:** | 10:00 - 11:00 ngày 29/01/2024 |\n| **Chủ trì:** | Lê Hậu |\n\n## 1. Nội dung cuộc họp\n"
    assert reading.read_bytes(text.encode(), "a.md").header.date == dt.date(2024, 1, 29)


def test_a_line_that_says_who_is_there_opens_no_section() -> None:
    text = (
        "BIÊN BẢN HỌP TUẦN - PHÒNG KINH DOANH\nNgày họp: 05/06/2024\nThành phần: a Tuấn, c Hạnh, Quân, Vy\n\n"
        "1. Doanh số tháng 5\n- Quân gặp khách Minh Phát hôm thứ 3, khách chê giá cao\n- Chị Hạnh hỏi về thưởng quý\n"
        "2. Khuyến mãi hè\n- Vy làm poster, gửi a Tuấn duyệt\n- Quân: chốt giá với nhà in, deadline 12/6\n"
    )
    assert asked(text) == [
        ("Làm poster, gửi a Tuấn duyệt", ["Vy"]),
        ("Chốt giá với nhà in, deadline 12/6", ["Quân"]),
    ]
