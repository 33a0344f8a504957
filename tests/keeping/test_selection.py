"""One body's tasks are found by every name that people give it, and no other body's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import action

from extractor.errors import UsageError
from extractor.keeping.selection import begins, of_body, same_body
from extractor.records import Action, Body


def body(name: str, written: str | None = None, successor: str | None = None) -> Body:
    return Body(name, written or name, "body", False, (0, 1), "body.name", successor)


def by(id: str, *names: str, **more: str) -> Action:
    return action(id=id, responsible=tuple(body(n, **more) for n in names), coordinating=())


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở TNMT", "Sở Tài nguyên và Môi trường"),
        ("sở tnmt", "Sở Tài nguyên - Môi trường"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở GTVT", "sở giao thông vận tải"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND TP.Lam Sơn", "Uỷ ban nhân dân thành phố Lam Sơn"),
        ("Sở Khoa học, Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Đảng uỷ xã", "Đảng ủy xã"),
        ("Thường trực HĐND", "Thường trực Hội đồng nhân dân"),
    ],
)
def test_abbreviations_are_their_names(short: str, long: str) -> None:
    assert same_body(short, long)
    assert same_body(long, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Y tế", "Sở Công Thương"),
        ("Sở TC", "Sở Tài nguyên"),
        ("UBND tỉnh", "UBND huyện"),
        ("Sở", "Sở Y tế"),
        ("Phòng Kế toán", "Phòng K"),
        ("Công an xã Tân Lập", "Công an xã Tân Lâp"),
    ],
)
def test_other_bodies_are_others(one: str, other: str) -> None:
    assert not same_body(one, other)
    assert not same_body(other, one)


@given(st.lists(st.sampled_from("sở y tế và UBND KH&ĐT kế hoạch đầu tư -".split()), max_size=7))
def test_every_name_is_its_own(words: list[str]) -> None:
    assert same_body(" ".join(words), " ".join(words).upper())


def test_a_place_behind_the_name_may_be_left_out() -> None:
    assert begins("Sở Y tế tỉnh Lam Sơn", "Sở Y tế")
    assert begins("Công an tỉnh Lam Sơn", "Công an tỉnh")
    assert begins("Ủy ban nhân dân thành phố Lam Sơn", "UBND TP")
    assert not begins("Sở Y tế tỉnh Lam Sơn", "Sở")
    assert not begins("Sở Y tế", "Sở Y tế")


def test_tasks_led_and_taken_part_in() -> None:
    led = by("1", "Sở Tài chính")
    joined = action(id="2", responsible=(body("Sở Y tế"),), coordinating=(body("Sở Tài chính"),))
    found = of_body([led, joined, by("3", "Sở Y tế")], "Sở TC")
    assert [a.id for a in found.actions] == ["1", "2"]
    assert found.names == ("Sở Tài chính",)


def test_several_spellings_are_all_taken() -> None:
    actions = [by("1", "UBND tỉnh"), by("2", "Ủy ban nhân dân tỉnh"), by("3", "UBND tỉnh Lam Sơn")]
    assert len(of_body(actions, "UBND tỉnh").actions) == 3


def test_todays_name_and_words_in_the_text_find_the_body() -> None:
    merged = by("1", "Sở Kế hoạch và Đầu tư tỉnh Lam Sơn", successor="Sở Tài chính tỉnh Lam Sơn")
    named = by("2", "Ban Chỉ đạo phòng thủ dân sự", written="Ban Chỉ đạo")
    actions = [merged, named]
    assert [a.id for a in of_body(actions, "Sở Tài chính tỉnh Lam Sơn").actions] == ["1"]
    assert [a.id for a in of_body(actions, "Ban chỉ đạo").actions] == ["2"]


def test_ones_own_list_gives_aliases() -> None:
    own = [("Phòng Kinh tế xã Bình Sơn", "P.KT", "kinh tế xã")]
    found = of_body([by("1", "Phòng Kinh tế xã Bình Sơn")], "p.kt", own)
    assert [a.id for a in found.actions] == ["1"]


def test_what_several_bodies_are_called_is_asked_back() -> None:
    actions = [by("1", "Công an tỉnh Lam Sơn"), by("2", "Công an xã Tân Lập")]
    with pytest.raises(UsageError, match="có thể là Công an tỉnh Lam Sơn, Công an xã Tân Lập"):
        of_body(actions, "Công an")
    found = of_body([*actions, by("3", "Công an")], "Công an")
    assert [a.id for a in found.actions] == ["3"]
    assert found.near == ("Công an tỉnh Lam Sơn", "Công an xã Tân Lập")


def test_an_unknown_body_gets_a_hint() -> None:
    with pytest.raises(UsageError, match="Sổ không có đơn vị") as caught:
        of_body([by("1", "Sở Công Thương")], "Sở Công Thươmg")
    assert "Sở Công Thương" in caught.value.hint
