"""Bodies in any text: spans are to the letter, in order, and reading is one pass."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import rules
from extractor.recognise import find_mentions

PIECES = [
    "Sở Giao thông vận tải", "đẩy nhanh", "các Sở: ", "Tài chính", ", ", " và ", "Bộ Công an", "Quốc phòng",
    "UBND các huyện", "Vân Đồn", "thành phố Cẩm Phả", "; ", ".\n", "đồng chí", "Nguyễn Văn An", "(EVN)",
    "Chủ tịch UBND tỉnh", "các đơn vị liên quan", "SỞ TÀI CHÍNH", "(", ")", "“", "”", "1.", "tại", "số 06", "&", "-",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    bodies = find_mentions(text, rules.load()).bodies
    for body in bodies:
        assert 0 <= body.start < body.end <= len(text)
        assert body.outer[0] <= body.start and body.end <= body.outer[1]
        assert text[body.start : body.end].strip() == text[body.start : body.end]
        assert "\n" not in text[body.start : body.end]
    assert [b.start for b in bodies] == sorted(b.start for b in bodies)
    assert all(a.end <= b.start for a, b in itertools.pairwise(bodies))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các Ban Tổ chức, Tuyên giáo Thành ủy rà soát", ["Ban Tổ chức Thành ủy", "Ban Tuyên giáo Thành ủy"]),
        ("HĐND, UBND tỉnh xem xét", ["HĐND tỉnh", "UBND tỉnh"]),
        (
            "UBND các huyện Tân Phú, Định Quán và thành phố Long Khánh rà soát",
            ["UBND huyện Tân Phú", "UBND huyện Định Quán", "UBND thành phố Long Khánh"],
        ),
        ("Bộ trưởng các Bộ: Tài chính, Xây dựng giải trình", ["Bộ trưởng Bộ Tài chính", "Bộ trưởng Bộ Xây dựng"]),
        ("Giám đốc Sở Y tế Trần Minh Quang báo cáo", ["Trần Minh Quang"]),
    ],
)  # fmt: skip
def test_one_mention_each(text: str, names: list[str]) -> None:
    assert [body.name for body in find_mentions(text, rules.load()).bodies] == names


def test_blocked_ranges_name_nobody() -> None:
    text = (
        "Thực hiện Chỉ thị số 03-CT/TU ngày 15/8/2017 của Ban Thường vụ Tỉnh ủy, Sở Nội vụ báo cáo"
    )
    mentions = find_mentions(text, rules.load())
    assert mentions.references
    assert all(b.start >= mentions.references[-1].end for b in mentions.bodies)


def test_time_grows_with_length_alone() -> None:
    pack = rules.load()
    text = "Sở Y tế, Sở Xây dựng và UBND các huyện khẩn trương rà soát; đơn vị này báo cáo. " * 200

    def took(times: int) -> float:
        begun = time.perf_counter()
        find_mentions(text * times, pack)
        return time.perf_counter() - begun

    took(1)
    assert took(8) < 24 * max(took(1), 0.01)
