"""Today's names of bodies that have merged, each from a row with its source."""

from __future__ import annotations

import datetime as dt

import pytest
from running import Run

from extractor import rules
from extractor.resolve.successors import successor


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Sở Kế hoạch và Đầu tư tỉnh Bình Định", "Sở Tài chính tỉnh Gia Lai"),
        ("Giám đốc Sở Lao động - Thương binh và Xã hội", "Giám đốc Sở Nội vụ"),
        ("Sở Lao động, Thương binh và Xã hội", "Sở Nội vụ"),
        ("UBND tỉnh Hải Dương", "UBND thành phố Hải Phòng"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "UBND thành phố Hồ Chí Minh"),
        ("Sở Y tế", None),
        ("UBND tỉnh Quảng Ninh", None),
        ("UBND huyện Tây Sơn, tỉnh Bình Định", None),
        ("tỉnh Hà Nam Ninh", None),
    ],
)
def test_what_a_body_is_called_today(name: str, now: str | None) -> None:
    assert successor(name, rules.load()) == now


def test_every_row_has_its_source_and_day() -> None:
    rows = rules.load().of("successor")
    assert len(rows) >= 40
    for row in rows:
        assert row.fields["source"].startswith(("Nghị quyết", "Nghị định")), row.id
        assert isinstance(row.fields["since"], dt.date), row.id
    assert not {row.fields["was"] for row in rows} & {row.fields["now"] for row in rows}


def test_the_register_has_it_only_where_asked_for(chidao: Run) -> None:
    text = (
        "KẾT LUẬN\nChủ tịch UBND tỉnh yêu cầu:\n1. Sở Kế hoạch và Đầu tư rà soát danh mục dự án.\n"
    )
    assert "successor" not in chidao("extract", "-", stdin=text.encode()).out
    asked = chidao("extract", "-", "--successors", stdin=text.encode()).out
    assert "    successor: Sở Tài chính\n" in asked
