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


def test_running_prose_gives_each_person_a_task_of_their_own() -> None:
    head = "BIÊN BẢN HỌP CHI ĐOÀN\nThời gian: 19h00 ngày 12/9/2025\nChủ trì: đ/c Nguyễn Hữu Tài - Bí thư\nNội dung:\n"
    text = (
        "Đồng chí Tài thông qua kế hoạch đại hội. Đ/c Tài phân công đ/c Mai chuẩn bị văn kiện, đ/c Long lo hội trường, "
        "đ/c Thắm mời đại biểu; tất cả hoàn thành trước 20/9. Đ/c Long nhận liên hệ mượn loa của phường.\n"
        "Sau khi thảo luận, cuộc họp thống nhất: chị Hạnh gọi lại 12 khách cũ; anh Bình làm báo giá trước 14/9.\n"
        "Cuối buổi, đ/c Tài lưu ý các đoàn viên mặc áo xanh.\n"
    )
    assert asked(head + text) == [
        ("Chuẩn bị văn kiện", ["Mai"]),
        ("Lo hội trường", ["Long"]),
        ("Mời đại biểu", ["Thắm"]),
        ("Liên hệ mượn loa của phường", ["Long"]),
        ("Gọi lại 12 khách cũ", ["chị Hạnh"]),
        ("Làm báo giá trước 14/9", ["anh Bình"]),
        ("Mặc áo xanh", ["các đoàn viên"]),
    ]
    assert due(head + text)[:3] == [dt.date(2025, 9, 20)] * 3


def test_check_boxes_and_english_headings() -> None:
    text = (
        "# Meeting Notes - Ví Sen\n**Date:** 12/05/2025\n**Attendees:** Khoa, Linh, Đạt, Thảo\n\n## Discussion\n"
        "- Linh: luồng QR đang chậm.\n- Đạt cho rằng nên lưu lại danh sách ngân hàng.\n\n## Action Items\n"
        "- [ ] Khoa: đo lại thời gian tải trang\n- [ ] @Linh sửa lỗi QR - due 16/05\n- [x] Thảo gửi hợp đồng\n"
        "- [ ] Viết test cho ví - **Đạt** - 20/05\n\n## Follow up\n- Thảo hẹn khách.\n"
    )
    assert asked(text) == [
        ("Đo lại thời gian tải trang", ["Khoa"]),
        ("Sửa lỗi QR - due 16/05", ["Linh"]),
        ("Viết test cho ví - **Đạt** - 20/05", ["Đạt"]),
        ("Hẹn khách", ["Thảo"]),
    ]
    assert due(text)[1:3] == [dt.date(2025, 5, 16), dt.date(2025, 5, 20)]


def test_items_of_any_section_that_name_who_does_them() -> None:
    text = (
        "1. Chiến dịch hè\n   - To do:\n     - Quay 5 clip ngắn => Vy\n     - Thiết kế bìa: Khôi (trước 10/3)\n"
        "2. Sinh nhật tháng 3\n   - Báo cáo thu chi (Khôi)\n   - Nên đặt sớm.\n   - Mua bánh: Ngân\n"
        "   - Mọi người đóng tiền trước thứ 6\n3. Còn treo:\n   - Gửi giấy mời: Vy\n"
    )
    assert asked(NOTES + text) == [
        ("Quay 5 clip ngắn => Vy", ["Vy"]),
        ("Thiết kế bìa: Khôi (trước 10/3)", ["Khôi"]),
        ("Mua bánh: Ngân", ["Ngân"]),
        ("Đóng tiền trước thứ 6", ["Mọi người"]),
    ]


def test_a_numbered_title_with_a_colon_opens_the_lines_below_it() -> None:
    text = (
        "1. Tình hình\nChuyền 3 chậm hai ngày.\n2. Ý kiến chỉ đạo của Giám đốc:\n"
        "Phòng Kế hoạch làm việc với nhà cung cấp trước 18/4.\nBộ phận Kỹ thuật hướng dẫn công nhân chuyền 3.\n"
    )
    assert [who for _, who in asked(NOTES + text)] == [["Phòng Kế hoạch"], ["Bộ phận Kỹ thuật"]]


def test_a_column_of_what_comes_next_holds_the_tasks() -> None:
    text = (
        "| Hạng mục | Tình trạng | Việc tiếp theo | PIC | Hạn |\n|---|---|---|---|---|\n"
        "| Máy nén | Rò dầu | Thay gioăng | Tuấn | 20/3 |\n| Tủ điện | Nóng | Lắp quạt | Lợi | 25/3 |\n"
    )
    assert asked(NOTES + text) == [("Thay gioăng", ["Tuấn"]), ("Lắp quạt", ["Lợi"])]


def test_notes_in_a_few_words() -> None:
    text = (
        "Meeting 03/09 - Nhóm Kho\n\nPresent: Trang (BA), Việt (dev), Nhung (QC)\n\n1. Đăng nhập\nIssue: mã OTP gửi chậm\n"
        "Action: Việt kiểm tra lại hàng đợi\n2. Kho\nTrang bổ sung cột mã khách vào tài liệu\n"
        "=> Nhung cập nhật kịch bản kiểm thử\n"
    )
    assert asked(text) == [
        ("Kiểm tra lại hàng đợi", ["Việt"]),
        ("Bổ sung cột mã khách vào tài liệu", ["Trang"]),
        ("Cập nhật kịch bản kiểm thử", ["Nhung"]),
    ]


@pytest.mark.parametrize(
    ("heading", "tasks"), [("Hôm qua:", 0), ("Hôm nay:", 2), ("3. Bài học kinh nghiệm", 0)]
)
def test_what_was_done_and_what_is_to_be_done_today(heading: str, tasks: int) -> None:
    text = f"Daily meeting 12/08/2025\nAttendees: Vinh, Hằng\n\n{heading}\n- Vinh: làm màn hình thanh toán\n- Hằng: chạy kiểm thử\n"
    assert len(asked(text)) == tasks


@pytest.mark.parametrize(
    "text",
    [
        "2. Điều chưa tốt\n- Kiểm thử chậm (Đăng).\n- Họp nhiều, mất thời gian: Thúy\n",
        "1. Giới thiệu chuyên đề: Cô Hà\n2. Thảo luận\n- Thầy Phúc: phần khởi động hơi dài.\n- Cô Nga nhận xét tiết dạy.\n",
        "Điều 1. Thông qua phương án phát hành.\n",
        "1. Họp\n1. Báo cáo doanh số (Minh)\n2. Trình bày kế hoạch quý 4 (Thảo)\n",
    ],
)
def test_who_is_named_behind_a_report_or_a_fault_has_no_task(text: str) -> None:
    assert asked(NOTES + text) == []


def test_tables_of_what_was_and_what_is_to_be_done() -> None:
    text = (
        "Biên bản họp nhóm lần 3 (15/11/2024)\n\n| Họ tên | Công việc đã làm | Công việc tuần sau | Deadline |\n|---|---|---|---|\n"
        "| Nguyễn Văn An | Viết chương 1 | Viết chương 2 | 22/11 |\n"
    )
    assert asked(text) == [("Viết chương 2", ["Nguyễn Văn An"])]
    assert due(text) == [dt.date(2024, 11, 22)]
