"""Notes of project teams: who is called how, who is named before, behind or in brackets, what only reports."""

from __future__ import annotations

import pytest
from tasks_asked import asked

MINUTES = "BIÊN BẢN HỌP GIAO BAN\nNgày họp: 10/02/2025\n\nCông việc:\n"


@pytest.mark.parametrize("name", ["Mr.Toàn", "Ms. Lan", "Mrs.Hiền", "Mr Hải"])
def test_courtesies_of_firms_stay_as_written(name: str) -> None:
    assert asked(f"{MINUTES}- {name} gửi biên bản nghiệm thu cho khách hàng.\n") == [
        ("Gửi biên bản nghiệm thu cho khách hàng", [name])
    ]


@pytest.mark.parametrize(
    ("item", "task", "who"),
    [
        ("Dev team phải nộp mã nguồn trước thứ Sáu.", "Nộp mã nguồn trước thứ Sáu", ["Dev team"]),
        ("Kho hàng: anh Hùng gửi lại báo giá.", "Gửi lại báo giá", ["anh Hùng"]),
        ("Đánh giá nhân viên: chị Mai sẽ gửi lại danh sách.", "Sẽ gửi lại danh sách", ["chị Mai"]),
        ("Máy in hỏng => anh Hùng liên hệ với hãng.", "Liên hệ với hãng", ["anh Hùng"]),
        ("Tối ưu giao diện (Phụ trách: anh Hùng, Thời gian: 19/2)", "Tối ưu giao diện", ["anh Hùng"]),
        ("Sửa lỗi (Phụ trách: anh Hùng + chị Mai, Ghi chú: gấp)", "Sửa lỗi", ["anh Hùng", "chị Mai"]),
        ("Dev team phải làm xong các việc được giao trước ngày 20/2.",
         "Làm xong các việc được giao trước ngày 20/2", ["Dev team"]),
    ],
)  # fmt: skip
def test_whoever_an_item_names_must_do_it(item: str, task: str, who: list[str]) -> None:
    assert asked(f"{MINUTES}- {item}\n") == [(task, who)]


def test_a_name_in_brackets_makes_a_task_of_any_verb() -> None:
    items = '- Thêm mục "Đơn đã hủy" (anh Hùng)\n- Thêm mục "Đơn đã hủy"\n'
    assert [who for _, who in asked(MINUTES + items)] == [["anh Hùng"]]


@pytest.mark.parametrize(
    "item",
    [
        "Các vướng mắc: Sẽ họp chi tiết với phòng triển khai sau khi nghiệm thu.",
        "Mục tiêu: Hoàn thành đào tạo vào cuối tháng để nghiệm thu.",
        "Hiện tại: Chuẩn bị xong tài liệu của giai đoạn 3 và giai đoạn 4.",
    ],
)
def test_what_a_label_calls_a_report_is_no_task(item: str) -> None:
    assert asked(f"{MINUTES}- {item}\n") == []


def test_arrows_between_the_steps_of_a_procedure_part_no_tasks() -> None:
    steps = "Nhập đơn → anh Hùng lập phiếu → chị Mai gửi hàng"
    assert [task for task, _ in asked(f"{MINUTES}- {steps}.\n")] == [steps]
