"""Sentences and parts are cut at punctuation, and only there."""

from __future__ import annotations

import pytest

from extractor.directives.clauses import parts, sentences, trim
from extractor.pipeline import extract
from extractor.reading import read_bytes


def _cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát quy hoạch. Báo cáo UBND tỉnh.", ["Rà soát quy hoạch.", "Báo cáo UBND tỉnh."]),
        ("UBND TP. Hạ Long rà soát. Hoàn thành sớm.", ["UBND TP. Hạ Long rà soát.", "Hoàn thành sớm."]),
        ("Đ/c Nguyễn V. An phụ trách.", ["Đ/c Nguyễn V. An phụ trách."]),
        ("Giao các sở: 1. Rà soát hồ sơ; 2. Báo cáo kết quả.",
         ["Giao các sở:", "1. Rà soát hồ sơ;", "2. Báo cáo kết quả."]),
        ("Kinh phí 1.500 triệu đồng.", ["Kinh phí 1.500 triệu đồng."]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert _cut(text) == expected


def test_parts_respect_brackets_and_quotes() -> None:
    text = "rà soát (đường; cầu); tuyên truyền “nhanh; gọn”; báo cáo"
    assert [text[a:b] for a, b in parts(text, 0, len(text))] == [
        "rà soát (đường; cầu)", "tuyên truyền “nhanh; gọn”", "báo cáo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" rà soát hồ sơ./.", "rà soát hồ sơ"),
        ("báo cáo kết quả (nếu có).", "báo cáo kết quả (nếu có)"),
        ("báo cáo kết quả”,", "báo cáo kết quả"),
        ("phân bổ vốn…", "phân bổ vốn"),
    ],
)
def test_trim(text: str, expected: str) -> None:
    a, b = trim(text, 0, len(text))
    assert text[a:b] == expected


def test_an_act_inside_a_sentence_opens_a_task_with_its_own_deadline() -> None:
    text = (
        "Ngày 8/7/2017, Thành ủy họp giao ban. Đồng chí Trần Thị Hoa, Phó Bí thư Thành ủy yêu cầu "
        "MTTQ thành phố phải thực hiện tốt nhiệm vụ, trong đó đồng chí nhấn mạnh trước hết phải "
        "ưu tiên cải thiện chỉ số hài lòng trong quý III.\n"
    )
    register = extract(read_bytes(text.encode(), "tin.txt"))
    last = register.actions[-1]
    assert last.evidence.text.startswith("ưu tiên")
    assert last.quarter == "2017-Q3"
    assert [b.name for b in last.responsible] == ["MTTQ thành phố"]
    assert last.requested_by is not None and last.requested_by.name == "Trần Thị Hoa"
