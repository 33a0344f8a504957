"""Whom a letter or dispatch is addressed to, and who is meant where the text only points to them."""

from __future__ import annotations

import pytest

from extractor import extract, reading

LETTERHEAD = """\
BỘ Y TẾ
Số: 812/CĐ-BYT
Hà Nội, ngày 14 tháng 01 năm 2025
CÔNG ĐIỆN
V/v trực cấp cứu dịp Tết
"""
BACKGROUND = "Thời gian qua, Bộ Y tế đã có nhiều văn bản yêu cầu các đơn vị trực đủ bốn cấp.\n"
ITEMS = "1. Dự trữ đủ máu và dịch truyền.\n2. Báo cáo ca trực hằng ngày.\n"
TWO = ["Giám đốc Sở Y tế các tỉnh, thành phố", "Giám đốc các bệnh viện trực thuộc Bộ"]


def responsible(recipients: str, lead: str) -> list[list[str]]:
    text = LETTERHEAD + recipients + BACKGROUND + lead + "\n" + ITEMS
    register = extract(reading.read_bytes(text.encode(), "cong-dien.txt"))
    assert [a.task for a in register.actions] == [
        "Dự trữ đủ máu và dịch truyền",
        "Báo cáo ca trực hằng ngày",
    ]
    return [[body.name for body in action.responsible] for action in register.actions]


@pytest.mark.parametrize(
    "recipients",
    [
        "BỘ TRƯỞNG BỘ Y TẾ điện:\n- Giám đốc Sở Y tế các tỉnh, thành phố;\n- Giám đốc các bệnh viện trực thuộc Bộ.\n",
        "Kính gửi: Giám đốc Sở Y tế các tỉnh, thành phố; Giám đốc các bệnh viện trực thuộc Bộ.\n",
        "Kính gửi:\n- Các đồng chí Giám đốc Sở Y tế các tỉnh, thành phố;\n- Đồng chí Giám đốc các bệnh viện trực thuộc Bộ.\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "lead",
    [
        "Bộ Y tế yêu cầu:",
        "Bộ Y tế yêu cầu các đồng chí:",
        "Bộ Y tế đề nghị Quý Sở, Quý bệnh viện:",
        "Bộ Y tế yêu cầu các đơn vị có tên trên thực hiện các nội dung sau:",
    ],
)
def test_those_whom_the_document_is_addressed_to_must_do_it(recipients: str, lead: str) -> None:
    assert responsible(recipients, lead) == [TWO, TWO]


def test_whoever_the_text_names_comes_first() -> None:
    named = responsible(
        "Kính gửi: Các bệnh viện trực thuộc Bộ.\n", "Bộ Y tế yêu cầu Sở Y tế Hà Nội:"
    )
    assert named == [["Sở Y tế Hà Nội"]] * 2


def test_recipients_of_whom_one_is_unknown_are_not_named_in_part() -> None:
    unknown = "Kính gửi:\n- Các bệnh viện trực thuộc Bộ;\n- Như danh sách kèm theo.\n"
    assert responsible("Kính gửi: Như danh sách kèm theo.\n", "Bộ Y tế yêu cầu:") == [[], []]
    assert responsible(unknown, "Bộ Y tế yêu cầu:")[0] != ["Như danh sách kèm theo"]
