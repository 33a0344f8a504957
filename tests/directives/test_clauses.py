"""Sentences and parts are cut at punctuation, and only there."""

from __future__ import annotations

import pytest

from extractor.directives.clauses import parts, sentences, trim


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
