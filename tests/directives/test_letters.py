"""Letters that guide: whom the lead asks, lines that charge somebody, matters, and whom an item's own people ask."""

from __future__ import annotations

import pytest
from tasks_asked import asked, asked_by

HEAD = (
    "SỞ Y TẾ HÒA AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SYT-NV\n"
    "Hòa An, ngày 5 tháng 3 năm 2024\n"
)
TO = "Kính gửi:\n- Các cơ quan, tổ chức quản lý trực tiếp bệnh viện;\n- Các bệnh viện công; các phòng khám tư có giường bệnh.\n\n"
LEAD = "Để nâng cao chất lượng, Sở Y tế hướng dẫn các bệnh viện nộp hồ sơ qua mạng như sau:\n\n"


def test_a_letter_that_guides_asks_those_whom_it_guides() -> None:
    items = "1. Chuẩn bị\n\n- Rà soát máy quét.\n\n- Đối với hồ sơ cũ, cần số hóa trước hồ sơ còn hạn.\n"
    assert asked(HEAD + TO + LEAD + items) == [
        ("Rà soát máy quét", ["các bệnh viện"]),
        ("Số hóa trước hồ sơ còn hạn", ["các bệnh viện"]),
    ]


@pytest.mark.parametrize(
    ("to", "names"),
    [
        (
            TO,
            [
                "Các cơ quan, tổ chức quản lý trực tiếp bệnh viện",
                "Các bệnh viện công",
                "các phòng khám tư có giường bệnh",
            ],
        ),
        (
            "Kính gửi: - Phòng Y tế các huyện;\n- Trung tâm Kiểm chuẩn tỉnh Hòa An.\n\n",
            ["Phòng Y tế các huyện", "Trung tâm Kiểm chuẩn tỉnh Hòa An"],
        ),
    ],
)
def test_recipients_in_bullets_keep_what_narrows_them(to: str, names: list[str]) -> None:
    text = f"{HEAD}{to}Đề nghị gửi báo cáo trước ngày 5/4/2024.\n"
    assert asked(text) == [("Gửi báo cáo trước ngày 5/4/2024", names)]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("a) Trưởng các khoa có trách nhiệm", "Trưởng các khoa"),
        ("a) Kíp trực cổng có trách nhiệm", "Kíp trực cổng"),
        ("a) Trưởng các khoa cần thực hiện các nội dung sau", "Trưởng các khoa"),
    ],
)
def test_a_line_that_charges_somebody_hands_them_down(line: str, who: str) -> None:
    text = f"{HEAD}{TO}{LEAD}1. Về công tác trực\n{line}\n- Bố trí người trực.\n"
    assert asked(text) == [("Bố trí người trực", [who])]


def test_a_matter_with_a_full_stop_is_the_title_of_its_list() -> None:
    text = f"{HEAD}{TO}{LEAD}1. Đối với công tác tổng hợp, báo cáo số ca sốt của các huyện.\n- Rà soát máy quét.\n"
    assert asked(text) == [("Rà soát máy quét", ["các bệnh viện"])]


def test_one_more_document_to_be_carried_out_is_no_task() -> None:
    item = "1. Thực hiện nghiêm Quyết định số 5/QĐ-UBND ngày 2/3/2024; chỉ đạo của Sở Y tế tại Công văn số 7/SYT-NV."
    assert len(asked(f"{HEAD}{TO}{LEAD}{item}\n")) == 1


def test_below_an_item_that_names_somebody_they_ask_their_own() -> None:
    text = (
        f"{HEAD}{TO}{LEAD}2. Giám đốc các trung tâm y tế\n"
        "- Yêu cầu các trạm y tế báo cáo số liều còn lại.\n- Kiểm kê kho vắc xin.\n"
    )
    assert asked(text) == [
        ("Yêu cầu các trạm y tế báo cáo số liều còn lại", ["Giám đốc các trung tâm y tế"]),
        ("Kiểm kê kho vắc xin", ["Giám đốc các trung tâm y tế"]),
    ]


def test_news_goes_on_with_whoever_spoke_before_somebody_was_assigned() -> None:
    text = (
        "Chiều 5/3/2024, Chủ tịch UBND thành phố Lê Văn Hòa chủ trì cuộc họp về xây cầu.\n\n"
        "Chủ tịch UBND thành phố yêu cầu Sở Xây dựng lập hồ sơ.\n\n"
        "Phó Chủ tịch UBND thành phố Trần Văn Bình được phân công làm việc với nhà thầu.\n\n"
        "Lãnh đạo thành phố giao Sở Tài chính bố trí vốn trong tháng 5/2024.\n"
    )
    assert {by for by, _ in asked_by(text)} == {"Lê Văn Hòa"}


def test_a_recipient_in_unknown_words_stands_among_the_others() -> None:
    to = "Kính gửi:\n- Sở Y tế;\n- VP. Ban chỉ huy phòng chống lụt bão tỉnh;\n- UBND các huyện, thị.\n\n"
    text = f"{HEAD}{to}UBND tỉnh chỉ đạo:\n\n1. Cho học sinh nghỉ học từ ngày 6/3/2024;\n\n2. Các huyện di dời dân xong trước 14 giờ ngày 6/3/2024.\n"
    assert asked(text) == [
        (
            "Cho học sinh nghỉ học từ ngày 6/3/2024",
            ["Sở Y tế", "VP. Ban chỉ huy phòng chống lụt bão tỉnh", "UBND các huyện, thị"],
        ),
        ("Di dời dân xong trước 14 giờ ngày 6/3/2024", ["Các huyện"]),
    ]


def test_grounds_below_the_recipients_are_none_of_them() -> None:
    to = "Kính gửi:\n- Sở Y tế;\n- UBND các huyện.\n- Căn cứ Luật Phòng bệnh;\n- Thực hiện chủ trương chung.\n\n"
    text = f"{HEAD}{to}UBND tỉnh chỉ đạo:\n\n1. Cho học sinh nghỉ học từ ngày 6/3/2024.\n"
    assert asked(text) == [
        ("Cho học sinh nghỉ học từ ngày 6/3/2024", ["Sở Y tế", "UBND các huyện"])
    ]


def test_what_voters_put_forward_is_answered() -> None:
    text = f"{HEAD}Kính gửi: Đoàn đại biểu Quốc hội tỉnh\n\nSở Y tế xin trả lời như sau:\n\n1. Cử tri huyện Trà Lĩnh kiến nghị Sở Y tế xây trạm y tế, bố trí bác sĩ.\n"
    assert asked(text) == []
