"""The fullest form of a name, from what its document gives and from nothing else."""

from __future__ import annotations

import pytest

from extractor import rules
from extractor.reading import read_bytes
from extractor.recognise import recognise
from extractor.resolve import names


def resolved(text: str) -> list[str]:
    """The full names of all mentions of a text, in order."""
    document = read_bytes(text.encode(), "x.txt")
    mentions = recognise(document, rules.load())
    known = names.directory(document, mentions)
    return [names.fullest(body, known, body.start) for body in mentions.bodies]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sở Du lịch lập đề án; Sở tổ chức hội thảo.", "Sở Du lịch"),
        ("Sở Du lịch lập đề án; đơn vị này tổ chức hội thảo.", "Sở Du lịch"),
        ("Sở Du lịch, Công an tỉnh lập chốt; sở này trực đến hết tháng.", "Sở Du lịch"),
        ("Tổng công ty Sao Mai (SMT) kiểm tra tàu; SMT báo cáo.", "Tổng công ty Sao Mai"),
        (
            "Ban Chỉ đạo phòng thủ dân sự huyện (sau đây gọi là Ban Chỉ đạo) họp; Ban Chỉ đạo báo cáo.",
            "Ban Chỉ đạo phòng thủ dân sự huyện",
        ),
        (
            "Sở Kế hoạch và Đầu tư lập danh mục. Sở KH&ĐT thẩm định nguồn vốn.",
            "Sở Kế hoạch và Đầu tư",
        ),
        ("Thành phố Hạ Long đã về đích. Thành phố cần giữ vững tiêu chí.", "Thành phố Hạ Long"),
        ("Ông Lý A Sử bàn giao sổ sách; ông Sử ký biên bản.", "Lý A Sử"),
        ("Giao đồng chí Hà Thị Tươi tiếp dân; đồng chí báo cáo vào cuối tuần.", "Hà Thị Tươi"),
    ],
)
def test_short_forms_become_full(text: str, last: str) -> None:
    assert resolved(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Đơn vị này phải giải trình.", "Đơn vị này"),
        ("Tỉnh cần bố trí vốn.", "Tỉnh"),
        ("Sở KH&ĐT thẩm định nguồn vốn.", "Sở KH&ĐT"),
        ("anh Hùng gửi báo giá.", "anh Hùng"),
        ("Sở Nội vụ và Sở Y tế họp; các đơn vị trên báo cáo.", "các đơn vị trên"),
    ],
)
def test_what_the_text_does_not_say_stays_as_written(text: str, last: str) -> None:
    assert resolved(text)[-1] == last


def test_never_across_chapters() -> None:
    text = "I. KẾT QUẢ\nSở Du lịch đã lập đề án.\nII. NHIỆM VỤ\nĐơn vị này tổ chức hội thảo.\n"
    assert resolved(text)[-1] == "Đơn vị này"


def test_two_that_fit_are_left_alone() -> None:
    text = "Sở Y tế tỉnh Tây Ninh và Sở Y tế tỉnh Long An ký quy chế. Sở Y tế báo cáo."
    assert resolved(text)[-1] == "Sở Y tế"
