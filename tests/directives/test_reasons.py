"""What comes before whoever must act: a reason, a fact, a circumstance, a degree; and what is no task at all."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

from extractor import extract, reading

_OPENING = "Sáng 12/10/2023, đồng chí Trần Văn Hùng, Bí thư Huyện ủy chủ trì hội nghị giao ban. "

FORMS = [
    # A reason or a fact comes first, with a comma, "nên" or "đòi hỏi" behind it.
    ("Đồng chí Hùng nêu rõ: Thời gian không còn nhiều, các xã phải dọn rác.", [("Dọn rác", ["các xã"])]),
    (
        "Đồng chí lưu ý, từ nay đến cuối năm mưa lũ phức tạp nên các địa phương không được chủ quan, phải trực 24/24 giờ.",
        [("Không được chủ quan, phải trực 24/24 giờ", ["các địa phương"])],
    ),
    (
        "Đồng chí nhấn mạnh, nhiệm vụ còn nặng nề, đòi hỏi các phòng, ban phải nỗ lực hơn nữa.",
        [("Nỗ lực hơn nữa", ["các phòng, ban"])],
    ),
    (
        "Bí thư Huyện ủy cho biết, dự án rất quan trọng, vì thế chủ đầu tư phải bám sát tiến độ.",
        [("Bám sát tiến độ", ["chủ đầu tư"])],
    ),
    (
        "Đồng chí cho rằng không thể chậm hơn nữa, nhà thầu phải tăng ca.",
        [("Tăng ca", ["nhà thầu"])],
    ),
    (
        "Đồng chí yêu cầu các xã thi đua. UBND huyện đã ban hành kế hoạch, các xã phải rà soát ngay từng hộ.",
        [("Thi đua", ["các xã"]), ("Rà soát ngay từng hộ", ["các xã"])],
    ),
    # A circumstance without a comma.
    (
        "Bí thư Huyện ủy Hùng lưu ý trong quá trình thi công cần chú trọng an toàn lao động.",
        [("Chú trọng an toàn lao động", [])],
    ),
    # Words around whoever is asked.
    ("Ông Hùng đề nghị phía nhà thầu huy động thêm máy móc.", [("Huy động thêm máy móc", ["nhà thầu"])]),
    (
        "Ông Hùng đề nghị người dân “chung tay, đồng thuận với chính quyền”.",
        [("Chung tay, đồng thuận với chính quyền", ["người dân"])],
    ),
    (
        "Ông Hùng yêu cầu địa phương chăm lo đời sống nhân dân, nhất là các hộ bị ảnh hưởng vì phải nhường đất.",
        [("Chăm lo đời sống nhân dân, nhất là các hộ bị ảnh hưởng vì phải nhường đất", ["địa phương"])],
    ),
    (
        "Đồng chí giao các đồng chí Phó Chủ tịch UBND huyện theo lĩnh vực phụ trách trực tiếp tháo gỡ vướng mắc.",
        [("Trực tiếp tháo gỡ vướng mắc", ["Phó Chủ tịch UBND huyện"])],
    ),
    (
        "Đồng chí đề nghị các cơ quan soạn thảo phối hợp với Phòng Tư pháp hoàn thiện dự thảo.",
        [("Phối hợp với Phòng Tư pháp hoàn thiện dự thảo", ["các cơ quan soạn thảo"])],
    ),
    (
        "Đồng chí đề nghị các đơn vị phối hợp tiếp tục hoàn thiện phần mềm.",
        [("Phối hợp tiếp tục hoàn thiện phần mềm", ["các đơn vị"])],
    ),
    # All who listen are nobody in particular.
    (
        "Đồng chí yêu cầu các xã rà soát hộ nghèo. “Chúng ta phải làm đến nơi đến chốn”, đồng chí Hùng nói.",
        [("Rà soát hộ nghèo", ["các xã"]), ("Làm đến nơi đến chốn", [])],
    ),
    (
        "Riêng xã Tân Lợi với vai trò, vị trí là trung tâm của huyện, đồng chí yêu cầu phải đi đầu.",
        [("Đi đầu", ["xã Tân Lợi"])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tasks"), FORMS)
def test_whoever_must_act_is_found(text: str, tasks: list[tuple[str, list[str]]]) -> None:
    assert asked(f"{_OPENING}{text}\n") == tasks


@pytest.mark.parametrize(
    "text",
    [
        # what may be done, what somebody has, how things stand
        "Các điểm trường có thể tổ chức bữa ăn bán trú.",
        "Toàn huyện có tám xã và một thị trấn.",
        "Văn phòng Huyện ủy có Thông báo số 53 ngày 2/10 về kết luận của đồng chí.",
        "Toàn huyện có hơn 700 ngôi nhà bị ngập, hai ngôi nhà phải di dời.",
        "Lực lượng tại chỗ cùng người dân rất chủ động mỗi khi lũ về.",
        "Thống kê sơ bộ, mưa lũ làm ngập 20 ha lúa.",
    ],
)
def test_facts_and_leave_are_no_tasks(text: str) -> None:
    ask = "Đồng chí yêu cầu các xã trực 24/24 giờ. "
    assert asked(f"{_OPENING}{ask}{text}\n") == [("Trực 24/24 giờ", ["các xã"])]


def test_a_commune_that_asks_its_city_pleads() -> None:
    text = "Chủ tịch UBND phường Hòa Lợi Lê Thị Mai đề nghị thành phố xem xét nâng phụ cấp. Đồng chí Hùng giao Phòng Nội vụ trình phương án.\n"
    assert asked_by(f"{_OPENING}{text}") == [("Trần Văn Hùng", "Trình phương án")]


def test_what_a_leader_began_to_say_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Bí thư Huyện ủy khẳng định, giáo dục là quốc sách hàng đầu.\n\n"
        "Là trường trọng điểm của huyện, Trường THPT Sơn Lâm phải đi đầu trong đổi mới dạy và học.\n"
    )
    assert asked(f"{_OPENING}{text}") == [
        ("Đi đầu trong đổi mới dạy và học", ["Trường THPT Sơn Lâm"])
    ]


def test_items_do_not_inherit_from_what_stands_below_another_item() -> None:
    text = """THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp ngày 5/3/2024
Chủ tịch UBND huyện kết luận như sau:
1. Về giải ngân vốn:
Yêu cầu các chủ đầu tư lập tiến độ từng tuần.
Giao Kho bạc Nhà nước huyện thanh toán trong ngày.
2. Rà soát các dự án chậm tiến độ, điều chuyển vốn.
"""
    assert asked(text)[-1] == ("Rà soát các dự án chậm tiến độ, điều chuyển vốn", [])


@pytest.mark.parametrize(
    "when",
    [
        "đến hết tháng 11", "định kỳ hằng tháng", "bắt đầu từ ngày 1/11", "dịp 20/11", "đúng ngày 30/10", "ngay trong đêm nay (12/10)",
        "trước mùa mưa bão", "trong vòng 10 ngày", "mỗi tháng một lần",
    ],
)  # fmt: skip
def test_a_time_before_whoever_is_asked_governs(when: str) -> None:
    text = f"{_OPENING}Đồng chí yêu cầu các xã báo cáo. Đồng chí yêu cầu, {when}, Phòng Y tế rà soát hồ sơ.\n"
    register = extract(reading.read_bytes(text.encode(), "tin.txt"))
    action = register.actions[-1]
    assert [body.name for body in action.responsible] == ["Phòng Y tế"]
    assert action.deadline is not None and action.deadline.text == when
