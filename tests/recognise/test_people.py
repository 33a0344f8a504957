"""People: where a place ends and the name of whoever leads it begins."""

from __future__ import annotations

import itertools

import pytest

from extractor import rules
from extractor.recognise import people

PROVINCES = [
    name for rule in ("province", "central-city") for name in rules.load().words(rule)
]  # fmt: skip
DISTRICTS = [
    "Đông Giang", "Hà Quảng", "Sơn Hà", "Cao Lộc", "Thái Thụy", "Tiền Hải", "Kim Bôi", "Hà Tiên", "Trà Bồng", "Vân Đồn",
]  # fmt: skip
NAMES = ["Dương Thanh Bình", "Nguyễn Văn Sơn", "Bùi Thị Quỳnh Vân", "Lê Ánh Dương"]


def named(text: str) -> list[tuple[str, str | None]]:
    return [(person.name, person.position) for person in people.find(text, rules.load())]


@pytest.mark.parametrize("post", ["Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh", "Chủ tịch"])
@pytest.mark.parametrize("name", [*NAMES, "Hoàng Giang", "Y Thanh Hà Niê Kđăm"])
def test_a_province_ends_where_the_name_begins(post: str, name: str) -> None:
    wrong = [p for p in PROVINCES if named(f"{post} {p} {name} yêu cầu") != [(name, f"{post} {p}")]]
    assert wrong == []


@pytest.mark.parametrize(
    "post", ["Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Trưởng Công an thị xã"]
)
def test_a_district_has_two_syllables_where_the_name_can_be_read_in_two_ways(post: str) -> None:
    for district, name in itertools.product(DISTRICTS, NAMES):
        found = named(f"{post} {district} {name} yêu cầu")
        assert found == [(name, f"{post} {district}")], district


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Phó Chủ tịch Ủy ban ATGT Quốc gia - Trịnh Văn Khải đánh giá cao",
            [("Trịnh Văn Khải", "Phó Chủ tịch Ủy ban ATGT Quốc gia")],
        ),
        ("Chủ tịch UBND tỉnh Quảng Trị, Lê Minh Hoàng cho biết", [("Lê Minh Hoàng", "Chủ tịch UBND tỉnh Quảng Trị")]),
        # Two syllables behind a comma may be another place.
        ("Chủ tịch UBND tỉnh Quảng Trị, Thái Bình cho biết", []),
        ("Hiệu trưởng Trường THPT Nguyễn Văn Sơn yêu cầu", []),
        (
            "Hiệu trưởng Trường THPT Chu Văn An Nguyễn Văn Sơn yêu cầu",
            [("Nguyễn Văn Sơn", "Hiệu trưởng Trường THPT Chu Văn An")],
        ),
        ("Chủ tịch UBND phường Tân Lợi Lê Thị Mai đề nghị", [("Lê Thị Mai", "Chủ tịch UBND phường Tân Lợi")]),
    ],
)  # fmt: skip
def test_a_name_behind_a_comma_or_a_dash(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found
