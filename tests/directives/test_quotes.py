"""Quotations of several sentences, and whose words they are."""

from __future__ import annotations

import pytest

from extractor import extract, reading

_OPENING = """Huyện Thanh Lâm giao ban tháng 9
Sáng 5/10/2023, UBND huyện Thanh Lâm tổ chức hội nghị giao ban. Chủ tịch UBND huyện Lê Văn Hòa chủ trì hội nghị.
"""


def rows(text: str) -> list[tuple[str | None, list[str], str]]:
    register = extract(reading.read_bytes(f"{_OPENING}{text}\n".encode(), "tin.txt"))
    return [
        (a.requested_by.name if a.requested_by else None, [b.name for b in a.responsible], a.task)
        for a in register.actions
    ]


@pytest.mark.parametrize(
    "behind",
    [
        ", Chủ tịch UBND huyện Lê Văn Hòa nói.",
        " - đó là chỉ đạo của Chủ tịch UBND huyện Lê Văn Hòa tại hội nghị.",
        ", Chủ tịch UBND huyện Lê Văn Hòa yêu cầu.",
    ],
)
def test_every_sentence_of_a_quotation_is_his(behind: str) -> None:
    text = f"“Các xã phải công khai quỹ đất công. Phòng Nội vụ phải trả lời dân trước ngày 30/10”{behind}"
    assert rows(text) == [
        ("Lê Văn Hòa", ["Các xã"], "Công khai quỹ đất công"),
        ("Lê Văn Hòa", ["Phòng Nội vụ"], "Trả lời dân trước ngày 30/10"),
    ]


def test_words_of_those_who_cannot_ask() -> None:
    behind = ", ông Đặng Văn Bình - Giám đốc Công ty Vận tải Bình Minh nói."
    text = f"“Các xã phải công khai quỹ đất công. Phòng Nội vụ phải trả lời dân trước ngày 30/10”{behind}"
    assert rows(text) == []
