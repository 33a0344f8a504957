"""Legal references: found with number, issuer and date, and not where there are none."""

from __future__ import annotations

import pytest

from extractor import rules
from extractor.recognise.references import find


def found(text: str) -> list[str]:
    return [text[r.start : r.end] for r in find(text, rules.load())]


@pytest.mark.parametrize(
    "reference",
    [
        "Chỉ thị số 03-CT/TU",
        "Nghị quyết số 66-NQ/TW ngày 30/4/2025",
        "Luật Đất đai 2024",
        "Nghị định 15/2021/NĐ-CP",
        "61/2018/NĐCP",
        "Thông báo Kết luận số 81-TB/TW ngày 18 tháng 7 năm 2025",
        "Công văn số 1234/VPCP-CN ngày 14 tháng 8 năm 2025",
        "Chỉ thị 12",
        "Pháp lệnh 34",
        "số 699 / QĐ - BTC ngày 20 tháng 4 năm 2017",
        "Bộ luật Lao động năm 2019",
        "Kế hoạch số 45/KH-UBND",
        "Nghị quyết số 57 ngày 22/12/2024",
    ],
)
def test_a_reference_reaches_through_its_date(reference: str) -> None:
    assert found(f"Các đơn vị thực hiện {reference}, báo cáo kết quả.") == [reference]


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành trước ngày 15/8/2017",
        "20/20 phường đã nộp",
        "kế hoạch 6 tháng cuối năm",
        "giai đoạn 2021-2025",
        "trình dự án Luật Thanh tra trong năm 2025",
        "pháp luật năm 2025",
        "ban hành quyết định trước ngày 15/3/2025",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert found(text) == []


def test_two_references_stay_two_and_in_order() -> None:
    text = "theo Nghị quyết số 35/NQ-CP và Chỉ thị số 26/CT-TTg ngày 6/6/2017"
    assert found(text) == ["Nghị quyết số 35/NQ-CP", "Chỉ thị số 26/CT-TTg ngày 6/6/2017"]
