"""Assignment tables as notes and copies draw them: by member, in English, with merged cells and titles between."""

from __future__ import annotations

import pytest
from tasks_asked import asked

from extractor import extract, reading

MINUTES = "BIÊN BẢN HỌP TUẦN\nNgày họp: 10/03/2025\n\nKế hoạch tuần tới:\n\n"
PLAN = "KẾ HOẠCH\nNâng cao chất lượng cấp nước\nTân Hòa, ngày 3 tháng 5 năm 2024\n\nPHỤ LỤC\n\n"


def test_a_table_by_member_goes_on_with_the_member_above() -> None:
    table = (
        "Thành viên | Nhiệm vụ tuần tới | Hạn\n"
        "Hải | Viết tài liệu cài đặt | 14/3\n"
        " | Thêm trường họ tên | 15/3\n"
        "Linh | Soạn bộ câu hỏi | 14/3\n"
        " | Chụp màn hình hướng dẫn | 16/3\n"
    )
    assert asked(MINUTES + table) == [
        ("Viết tài liệu cài đặt", ["Hải"]),
        ("Thêm trường họ tên", ["Hải"]),
        ("Soạn bộ câu hỏi", ["Linh"]),
        ("Chụp màn hình hướng dẫn", ["Linh"]),
    ]


def test_members_without_a_time_have_roles_and_no_tasks() -> None:
    table = "Họ tên | Nhiệm vụ | Ghi chú\nHải | Ghi chép | Thư ký\nLinh | Giữ quỹ | Thủ quỹ\n"
    assert asked(MINUTES + table) == []


def test_column_headings_in_english() -> None:
    table = (
        "| Action Items | Person(s) Responsible | Deadline | Status |\n|---|---|---|---|\n"
        "| Viết tài liệu cài đặt | Nguyễn Văn Hải | 14/03/2025 | In progress |\n"
        "| Soạn bộ câu hỏi | Trần Thị Linh | 16/03/2025 | In progress |\n"
    )
    assert asked(MINUTES + table) == [
        ("Viết tài liệu cài đặt", ["Nguyễn Văn Hải"]),
        ("Soạn bộ câu hỏi", ["Trần Thị Linh"]),
    ]


def test_a_title_between_rows_and_a_row_without_its_last_cell_stay_apart() -> None:
    table = (
        "TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian | Ghi chú\n"
        "I | Mở rộng mạng lưới cấp nước\n"
        "1 | Lắp đặt đường ống xã Tân Phú | Công ty Cấp nước | 2025\n"
        "II | Nâng cao chất lượng nước\n"
        "2 | Xét nghiệm nước định kỳ | Trung tâm Kiểm soát bệnh tật | 2025\n"
    )
    assert asked(PLAN + table) == [
        ("Lắp đặt đường ống xã Tân Phú", ["Công ty Cấp nước"]),
        ("Xét nghiệm nước định kỳ", ["Trung tâm Kiểm soát bệnh tật"]),
    ]


def test_a_cell_yet_to_be_filled_in_names_nobody_and_no_time() -> None:
    table = (
        "| Việc cần làm | Người phụ trách | Hạn | Trạng thái |\n|---|---|---|---|\n"
        "| Vẽ lại màn hình đăng nhập | Lan + [cần xác nhận người hỗ trợ] | [cần xác nhận] | Mới |\n"
        "| Viết kịch bản kiểm thử | TBD | chưa chốt | Mới |\n"
    )
    assert asked(MINUTES + table) == [
        ("Vẽ lại màn hình đăng nhập", ["Lan"]),
        ("Viết kịch bản kiểm thử", []),
    ]


def test_a_row_that_says_done_where_the_time_stands_is_no_task() -> None:
    table = (
        "# | Việc | Người phụ trách | Hạn\n"
        "1 | Dựng máy chủ thử | Nhóm Web | Tuần này\n"
        "2 | Gửi danh sách máy | Nhóm Web | Đã xong ✅\n"
    )
    assert asked(MINUTES + table) == [("Dựng máy chủ thử", ["Nhóm Web"])]


@pytest.mark.parametrize(
    "headings",
    [
        "No | Task | Owner | Support | Due date",
        "STT | Nội dung triển khai | Bộ phận phụ trách | Bộ phận phối hợp | Dự kiến hoàn thành",
        "STT | Danh mục nhiệm vụ | Cơ quan thực hiện | Cơ quan phối hợp | Thời gian trình",
        "STT | Đề án, nhiệm vụ | Cơ quan soạn thảo | Cơ quan phối hợp | Thời gian ban hành",
        "STT | Nội dung | Đầu mối | Phối hợp | Kết thúc",
    ],
)
def test_headings_of_columns(headings: str) -> None:
    text = (
        "BIÊN BẢN HỌP\nThời gian: 8h ngày 15/1/2025\nChủ trì: Bà Hà\n"
        f"{headings}\n1 | Rà soát các khu vực trọng điểm | Hạt Kiểm lâm | UBND các xã | Trước 30/6/2025\n"
    )
    (action,) = extract(reading.read_bytes(text.encode(), "bang.txt")).actions
    assert action.task == "Rà soát các khu vực trọng điểm"
    assert [b.name for b in action.responsible] == ["Hạt Kiểm lâm"]
    assert [b.name for b in action.coordinating] == ["UBND các xã"]
    assert action.deadline is not None and str(action.deadline.due) == "2025-06-30"
