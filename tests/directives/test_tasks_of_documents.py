"""Sentences of official documents that are easily taken for something else."""

from __future__ import annotations

import pytest

from extractor import extract, reading
from extractor.records import Action

LETTERHEAD = """\
UBND THỊ XÃ BẾN LỨC
Số: 45/TB-UBND
Bến Lức, ngày 03 tháng 3 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND thị xã tại cuộc họp giao ban
Chủ tịch UBND thị xã kết luận như sau:
"""


def actions(text: str) -> list[Action]:
    register = extract(reading.read_bytes((LETTERHEAD + text).encode(), "thong-bao.txt"))
    return list(register.actions)


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        (
            "1. Giao Phòng Nội vụ tiếp thu ý kiến của các phường, hoàn thiện Đề án vị trí việc làm.",
            "Tiếp thu ý kiến của các phường, hoàn thiện Đề án vị trí việc làm",
        ),
        (
            "1. Phòng Nội vụ là đơn vị đầu mối, chịu trách nhiệm tổng hợp báo cáo tuần.",
            "Tổng hợp báo cáo tuần",
        ),
        (
            "1. Phòng Nội vụ trình phương án bố trí cán bộ trong tháng 4 năm 2025.",
            "Trình phương án bố trí cán bộ trong tháng 4 năm 2025",
        ),
    ],
)
def test_tasks(sentence: str, task: str) -> None:
    (action,) = actions(sentence + "\n")
    assert action.task == task
    assert [body.name for body in action.responsible] == ["Phòng Nội vụ"]
    assert (action.deadline is not None) == ("tháng 4" in task)


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Chủ tịch UBND thị xã tiếp thu ý kiến của các phường.",
        "1. Về y tế: Trung tâm Y tế đã khám 1.200 lượt, tăng 9% so với cùng kỳ.",
        "1. Phường nào để tái lấn chiếm vỉa hè thì Chủ tịch phường đó phải chịu trách nhiệm.",
        "1. Theo Đài Khí tượng Thủy văn tỉnh, các xã cần đề phòng dông lốc.",
        "1. Lưu: VT, KTTH.",
        "1. Chủ đầu tư nào giải ngân dưới 50% thì người đứng đầu phải kiểm điểm trách nhiệm.",
    ],
)
def test_what_only_tells_asks_for_nothing(sentence: str) -> None:
    assert actions(sentence + "\n2. Phòng Nội vụ rà soát biên chế.\n")[0].task == "Rà soát biên chế"


def test_those_who_only_help_in_the_same_sentence_take_part() -> None:
    (action,) = actions(
        "1. Về ngày hội: giao Thị đoàn tổ chức thực hiện, Phòng Văn hóa, Trung tâm Y tế phối hợp.\n"
    )
    assert [body.name for body in action.responsible] == ["Thị đoàn"]
    assert [body.name for body in action.coordinating] == ["Phòng Văn hóa", "Trung tâm Y tế"]


def test_the_police_of_a_place_are_no_part_of_a_group_of_councils() -> None:
    (action,) = actions("1. Công an thị xã, UBND các phường: tuần tra ban đêm.\n")
    assert [b.name for b in action.responsible] == ["Công an thị xã", "UBND các phường"]


@pytest.mark.parametrize(
    ("named", "partners"),
    [
        ("các chủ hồ", ["các chủ hồ"]),
        ("các xí nghiệp", ["các xí nghiệp"]),
        ("nhà cung cấp, nhà phân phối", ["nhà cung cấp", "nhà phân phối"]),
        ("cha mẹ học sinh và nhà trường", ["cha mẹ học sinh", "nhà trường"]),
        ("khoa học", []),
    ],
)
def test_generic_partners(named: str, partners: list[str]) -> None:
    (action,) = actions(f"1. Phòng Kinh tế phối hợp với {named} kiểm tra an toàn đập.\n")
    assert [b.name for b in action.coordinating] == partners


def test_background_above_the_first_request_addresses_nobody() -> None:
    text = (
        "BỘ Y TẾ\nSố: 812/CĐ-BYT\nHà Nội, ngày 14 tháng 01 năm 2025\nCÔNG ĐIỆN\n"
        "BỘ TRƯỞNG BỘ Y TẾ điện:\n- Giám đốc Sở Y tế các tỉnh, thành phố.\n"
        "Hiện nay các bệnh viện cần chuẩn bị dịch truyền.\n"
        "Bộ trưởng Bộ Y tế yêu cầu:\n1. Dự trữ đủ máu và dịch truyền.\n"
    )
    (action,) = extract(reading.read_bytes(text.encode(), "cong-dien.txt")).actions
    assert [b.name for b in action.responsible] == ["Giám đốc Sở Y tế các tỉnh, thành phố"]


def test_a_turn_before_the_way_to_report_is_the_deadline() -> None:
    (action,) = actions("1. Phòng Y tế báo cáo ca bệnh trước 16 giờ hằng ngày qua điện thoại.\n")
    assert action.deadline is not None
    assert action.deadline.recurrence == "daily"


@pytest.mark.parametrize(
    ("said", "partner"),
    [
        ("phối hợp với địa phương rà soát hồ sơ kè", "địa phương"),
        ("rà soát hồ sơ kè với sự tham gia của Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_partners_by_a_bare_noun_or_behind_the_task(said: str, partner: str) -> None:
    text = f"Họp về kè\nNgày 5/6/2024, Chủ tịch UBND huyện Lê Văn Nam yêu cầu Ban Quản lý dự án {said}.\n"
    (action,) = extract(reading.read_bytes(text.encode(), "tin.txt")).actions
    assert [b.name for b in action.coordinating] == [partner]
