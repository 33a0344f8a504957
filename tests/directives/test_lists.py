"""What the items of a list inherit: whom a line names, and by when the list, its heading or a last line says."""

from __future__ import annotations

import pytest

from extractor import extract, reading

LETTERHEAD = """\
UBND THỊ XÃ BẾN LỨC
Số: 45/TB-UBND
Bến Lức, ngày 03 tháng 3 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND thị xã tại cuộc họp giao ban
Chủ tịch UBND thị xã kết luận như sau:
"""


def listed(text: str) -> list[tuple[str, list[str], str | None]]:
    register = extract(reading.read_bytes((LETTERHEAD + text).encode(), "thong-bao.txt"))
    return [
        (
            a.task,
            [body.name for body in a.responsible],
            a.deadline.due.isoformat() if a.deadline and a.deadline.due else None,
        )
        for a in register.actions
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Phòng Y tế, Phòng Nội vụ",
        "Giao Phòng Y tế, Phòng Nội vụ",
        "Yêu cầu các Phòng: Y tế, Nội vụ:",
        "Phòng Y tế, Phòng Nội vụ theo chức năng, nhiệm vụ được giao:",
        "Phòng Y tế, Phòng Nội vụ, trong phạm vi quyền hạn của mình:",
    ],
)
def test_a_line_that_only_names_bodies_hands_them_down(line: str) -> None:
    found = listed(f"1. {line}\n1.1. Rà soát biên chế.\n1.2. Lập danh sách cán bộ y tế thôn.\n")
    assert [(task, who) for task, who, _ in found] == [
        ("Rà soát biên chế", ["Phòng Y tế", "Phòng Nội vụ"]),
        ("Lập danh sách cán bộ y tế thôn", ["Phòng Y tế", "Phòng Nội vụ"]),
    ]


def test_what_the_members_of_a_line_do_is_no_limit_of_theirs() -> None:
    found = listed("1. Các phòng theo dõi tiến độ:\n- Phòng Y tế lập báo cáo ca bệnh.\n")
    assert ("Lập báo cáo ca bệnh", ["Phòng Y tế"], None) in found


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("Để kịp tiến độ, trong tháng 4/2025, giao các đơn vị:", "2025-04-30"),
        ("Nhằm giữ vững trật tự, trước ngày 20/4/2025, yêu cầu các đơn vị:", "2025-04-20"),
        ("Để hoàn thành kế hoạch năm 2025, giao các đơn vị:", None),
    ],
)
def test_behind_a_purpose_a_time_governs_the_list(lead: str, due: str | None) -> None:
    found = listed(f"1. {lead}\n- Phòng Y tế rà soát kho thuốc.\n- Phòng Nội vụ lập danh sách.\n")
    assert [date for _, _, date in found] == [due, due]


@pytest.mark.parametrize(
    ("heading", "due"),
    [("Trong quý II/2025", "2025-06-30"), ("Nhiệm vụ 6 tháng cuối năm 2025", None)],
)
def test_a_heading_that_is_a_time_governs_its_section(heading: str, due: str | None) -> None:
    found = listed(f"1. {heading}\n1.1. Phòng Y tế\n- Rà soát kho thuốc.\n1.2. Phòng Nội vụ: lập danh sách.\n")  # fmt: skip
    assert [date for _, _, date in found] == [due, due]


@pytest.mark.parametrize(
    "line",
    [
        "Các nhiệm vụ trên hoàn thành trước ngày 30/4/2025.",
        "Các nội dung nêu trên phải hoàn thành trước ngày 30/4/2025.",
        "Tất cả các nhiệm vụ này xong trước ngày 30/4/2025.",
    ],
)
def test_a_line_says_by_when_for_all_that_one_body_was_asked_above(line: str) -> None:
    found = listed(
        "1. Phòng Y tế\na) Kiểm kê kho thuốc.\n"
        "2. Phòng Nội vụ\na) Rà soát biên chế; lập danh sách.\n"
        f"b) Trình đề án trước ngày 10/4/2025.\n{line}\n3. Công an thị xã tuần tra ban đêm.\n"
    )
    assert found == [
        ("Kiểm kê kho thuốc", ["Phòng Y tế"], None),
        ("Rà soát biên chế", ["Phòng Nội vụ"], "2025-04-30"),
        ("Lập danh sách", ["Phòng Nội vụ"], "2025-04-30"),
        ("Trình đề án trước ngày 10/4/2025", ["Phòng Nội vụ"], "2025-04-10"),
        ("Tuần tra ban đêm", ["Công an thị xã"], None),
    ]


def test_a_heading_is_no_deadline_of_the_items_above_it() -> None:
    found = listed(
        "1. Trong quý I/2025\n1.1. Phòng Y tế\n- Kiểm kê kho thuốc.\n"
        "2. Trong quý II/2025\n2.1. Phòng Nội vụ\n- Rà soát biên chế.\n"
    )
    assert [(task, due) for task, _, due in found] == [
        ("Kiểm kê kho thuốc", "2025-03-31"),
        ("Rà soát biên chế", "2025-06-30"),
    ]


def test_the_deadline_of_a_lead_in_ends_with_its_section() -> None:
    found = listed(
        "I. Nhiệm vụ trước mắt\nTừ nay đến hết tháng 6/2025, các phòng thực hiện các nhiệm vụ sau:\n"
        "1. Kiểm kê kho thuốc.\n2. Phòng Nội vụ rà soát biên chế.\n"
        "II. Tổ chức thực hiện\nVăn phòng UBND thị xã theo dõi, đôn đốc.\n"
    )
    assert found == [
        ("Kiểm kê kho thuốc", ["các phòng"], "2025-06-30"),
        ("Rà soát biên chế", ["Phòng Nội vụ"], "2025-06-30"),
        ("Theo dõi, đôn đốc", ["Văn phòng UBND thị xã"], None),
    ]


def test_a_title_that_ends_in_brackets_is_no_task() -> None:
    found = listed(
        "1. Dự thảo Quy chế chợ đêm (Phòng Kinh tế trình)\n"
        "UBND thị xã thống nhất thông qua. Phòng Kinh tế niêm yết Quy chế.\n"
    )
    assert found == [("Niêm yết Quy chế", ["Phòng Kinh tế"], None)]


def test_items_of_a_list_inherit_from_what_comes_before_it_alone() -> None:
    found = listed(
        "1. Giao Phòng Y tế kiểm tra các bếp ăn:\n- Lập danh sách bếp ăn.\n"
        "2. Sửa chữa cổng chợ do Phòng Kinh tế thực hiện.\n3. Mua sắm máy bơm.\n"
    )
    assert [(task, who) for task, who, _ in found] == [
        ("Lập danh sách bếp ăn", ["Phòng Y tế"]),
        ("Sửa chữa cổng chợ do Phòng Kinh tế thực hiện", ["Phòng Kinh tế"]),
        ("Mua sắm máy bơm", []),
    ]


def test_a_label_names_who_does_what_its_line_counts_up() -> None:
    found = listed(
        "UBND thị xã yêu cầu các phường bàn giao mặt bằng trước ngày 30/6/2025, cụ thể như sau:\n"
        "- Phường An Hòa: (1) Chi trả tiền cho 25 hộ; (2) Bàn giao đoạn đầu tuyến.\n"
        "- Phường Bình Tân: Đối với cầu Bến Đá, rà soát các hộ đủ điều kiện.\n"
    )
    assert found == [
        ("Chi trả tiền cho 25 hộ", ["Phường An Hòa"], "2025-06-30"),
        ("Bàn giao đoạn đầu tuyến", ["Phường An Hòa"], "2025-06-30"),
        ("Rà soát các hộ đủ điều kiện", ["Phường Bình Tân"], "2025-06-30"),
    ]


def test_a_heading_names_nobody_anew_whom_it_puts_above_all() -> None:
    found = listed(
        "1. Chủ tịch UBND các xã, phường, nhất là các xã có kè xung yếu:\n"
        "a) Kiểm tra kè, cống.\nb) Bố trí người gác đêm.\n"
    )
    assert [who for _, who, _ in found] == [["Chủ tịch UBND các xã, phường"]] * 2


def test_in_news_the_deadline_of_a_lead_in_ends_with_its_items() -> None:
    text = (
        "Đẩy nhanh mặt bằng đường vành đai\nNgày 12/5/2023, Chủ tịch UBND thị xã Lê Văn Nam chủ trì họp.\n"
        "Ông Nam yêu cầu các phường bàn giao mặt bằng trước ngày 30/6/2023, cụ thể như sau:\n"
        "- Phường An Hòa: Chi trả tiền cho 25 hộ.\n"
        "Ông Nam yêu cầu Phòng Tài chính bố trí đủ vốn cho dự án.\n"
    )
    register = extract(reading.read_bytes(text.encode(), "tin.txt"))
    assert [(a.task, a.deadline is not None) for a in register.actions] == [
        ("Chi trả tiền cho 25 hộ", True),
        ("Bố trí đủ vốn cho dự án", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Trong quý IV/2025, các phòng:\na) Rà soát quy hoạch.\nb) Lập danh mục dự án.\n",
        "1. Trong quý IV/2025, các phòng: a) Rà soát quy hoạch; b) Lập danh mục dự án.\n",
        "Trong quý IV/2025, các phòng: a) Rà soát quy hoạch; b) Lập danh mục dự án.\n",
    ],
)
def test_a_lead_in_may_only_say_when_and_who(text: str) -> None:
    assert listed(text) == [
        ("Rà soát quy hoạch", ["các phòng"], "2025-12-31"),
        ("Lập danh mục dự án", ["các phòng"], "2025-12-31"),
    ]
