"""Plans: goals and requirements that ask nobody, labels among the details of an item, narrow table headings."""

from __future__ import annotations

import pytest
from tasks_asked import asked

from extractor import extract, reading

LEAD = "Sở Công Thương ban hành Kế hoạch phát triển chợ, với những nội dung sau:\n\n"
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ PHÚ LỘC\nSố: 9/KH-UBND\nPhú Lộc, ngày 5 tháng 3 năm 2025\n"
    "KẾ HOẠCH\nTổ chức hội thi làng nghề\n\n"
)
ITEM = (
    "1.1. Xây dựng, ban hành thể lệ hội thi làng nghề.\n"
    "- Bảo đảm ngắn gọn, dễ hiểu.\n"
    "- Thể lệ phải nêu rõ số giải thưởng của từng nội dung thi.\n"
    "- Thời gian hoàn thành: Tháng 4/2025 (sau khi huyện có hướng dẫn).\n"
    "- Đơn vị chủ trì: Đồng chí Phó Chủ tịch UBND xã, phụ trách lĩnh vực văn hóa\n"
    "- Đơn vị phối hợp: Công chức văn hóa, Bí thư Đoàn xã, các nghệ nhân cao tuổi.\n"
    "- Kết quả: Thể lệ được ban hành.\n"
)


def test_what_is_to_be_reached_below_a_goal_is_no_task() -> None:
    text = (
        f"{LEAD}MỤC TIÊU\n\nMục tiêu cụ thể đến năm 2025\n\nNâng cấp các chợ của tỉnh:\n\n"
        "* Hoàn thành cải tạo 100% các chợ hạng 3.\n\n* Xóa bỏ hoàn toàn các chợ tạm.\n\n"
        "TỔ CHỨC THỰC HIỆN\n\nPhòng Quản lý thương mại\n\n- Khảo sát các chợ xuống cấp.\n"
    )
    assert asked(text) == [("Khảo sát các chợ xuống cấp", ["Phòng Quản lý thương mại"])]


def test_a_chapter_is_a_section() -> None:
    text = f"{LEAD}Mục III. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Lập danh sách hộ kinh doanh.\n"
    assert asked(text) == [("Lập danh sách hộ kinh doanh", ["Phòng Nội vụ"])]


def test_a_title_in_capitals_with_brackets_is_no_task() -> None:
    text = (
        f"{LEAD}II. NHIỆM VỤ\n1. Phòng Nội vụ lập danh sách hộ kinh doanh.\n"
        "TRIỂN KHAI NHIỆM VỤ NĂM 2025 (Kèm theo Kế hoạch số 9/KH-SCT của Sở Công Thương)\n"
    )
    assert len(asked(text)) == 1


def test_labels_among_the_details_of_an_item_say_more_of_it() -> None:
    register = extract(reading.read_bytes(f"{LETTERHEAD}II. PHÂN CÔNG\n{ITEM}".encode(), "k.txt"))
    (action,) = register.actions
    assert action.task == "Xây dựng, ban hành thể lệ hội thi làng nghề"
    assert [body.name for body in action.responsible] == ["Phó Chủ tịch UBND xã"]
    assert [body.name for body in action.coordinating] == [
        "Công chức văn hóa",
        "Bí thư Đoàn xã",
        "các nghệ nhân cao tuổi",
    ]
    assert action.deadline is not None and str(action.deadline.due) == "2025-04-30"


def test_labels_right_below_one_bullet_of_several_are_its_own() -> None:
    text = (
        f"{LETTERHEAD}II. PHÂN CÔNG\n2. Tổ chức hội thi\n- Dựng rạp, trang trí sân khấu.\n"
        "- Thời gian: trước ngày 5/6/2025.\n- Đơn vị chủ trì: Đoàn xã\n"
        "- Trao giải cho các đội.\n- Thời gian: trước ngày 15/6/2025.\n- Đơn vị chủ trì: Công chức văn hóa\n"
    )
    assert asked(text) == [
        ("Dựng rạp, trang trí sân khấu", ["Đoàn xã"]),
        ("Trao giải cho các đội", ["Công chức văn hóa"]),
    ]


@pytest.mark.parametrize("heading", ["Đơn vịchủ trì", "Đơn vị chủtrì", "Đơn vị chủ trì"])
def test_a_narrow_column_loses_the_breaks_of_its_heading(heading: str) -> None:
    text = (
        f"{LEAD}| TT | Nhiệm vụ thựchiện | {heading} | Thờigian thựchiện |\n|---|---|---|---|\n"
        "| 1 | Sửa mái chợ | Ban Quản lý chợ Bến Đá | Quý II/2025 |\n"
    )
    register = extract(reading.read_bytes(text.encode(), "k.txt"))
    (action,) = register.actions
    assert [body.name for body in action.responsible] == ["Ban Quản lý chợ Bến Đá"]
    assert action.deadline is not None and action.deadline.text == "Quý II/2025"


def test_a_time_above_the_table_is_that_of_all_its_rows() -> None:
    text = (
        "KẾ HOẠCH LAO ĐỘNG TUẦN 12\nThời gian: 14 giờ ngày 28 tháng 9 năm 2024\nNỘI DUNG CÔNG VIỆC:\n\n"
        "TT | Lớp | GV phụ trách | Nội dung công việc | Dụng cụ\n"
        "1 | 6A | Bùi Thị Hoa | Quét sân trường, nhặt rác quanh bồn cây | Chổi, hót rác\n"
        "2 | 6B | Lê Văn Tám | Cắt cỏ vườn trường | Liềm, cuốc\n"
    )
    actions = extract(reading.read_bytes(text.encode(), "ke-hoach.txt")).actions
    assert [(a.task, [b.name for b in a.responsible]) for a in actions] == [
        ("Quét sân trường, nhặt rác quanh bồn cây", ["Bùi Thị Hoa"]),
        ("Cắt cỏ vườn trường", ["Lê Văn Tám"]),
    ]
    assert {str(a.deadline.due) for a in actions if a.deadline} == {"2024-09-28"}
