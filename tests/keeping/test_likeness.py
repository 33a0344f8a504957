"""Which tasks are one: what the rule of likeness says about pairs, and what holds for all of them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meetings import asked

from extractor.keeping.likeness import likeness, pairs
from extractor.records import Action

DUE = dt.date(2026, 9, 30)
LONG = "Rà soát quỹ đất công, lập phương án sử dụng trụ sở dôi dư sau sắp xếp"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (asked("h1", "Rà soát tủ thuốc của các trạm y tế xã"), asked("h2", "Tiếp tục rà soát tủ thuốc các trạm y tế xã", due=DUE)),
        (asked("h1", "Rà soát tủ thuốc các trạm y tế", due=DUE), asked("h2", "Rà soát tủ thuốc các trạm y tế", due=dt.date(2026, 10, 15))),
        (asked("h1", "Hoàn thành dự án hồ Phú Vinh", "Sở NN&MT"), asked("h2", "Hoàn thành dự án hồ Phú Vinh", "Sở Nông nghiệp và Môi trường")),
        (asked("h1", "Hoàn thành dự án hồ Phú Vinh", "Sở Y tế"), asked("h2", "Hoàn thành dự án hồ Phú Vinh", "Sở Y tế tỉnh Lam Sơn")),
        (asked("h1", LONG, "Sở Tài chính"), asked("h2", LONG, "Sở Xây dựng")),
        (asked("h1", "Rà soát tủ thuốc và báo cáo kết quả"), asked("h1", "Rà soát tủ thuốc")),
        (asked("h1", "Hoà giải tại thôn"), asked("h2", "Hòa giải tại thôn.")),
    ],
)  # fmt: skip
def test_one_task(old: Action, new: Action) -> None:
    assert pairs([old], [new]) == [(old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (asked("h1", "Báo cáo kết quả tháng 9"), asked("h2", "Báo cáo kết quả tháng 10")),
        (asked("h1", "Triển khai Nghị quyết số 12"), asked("h2", "Triển khai Nghị quyết số 15")),
        (asked("h1", "Báo cáo kết quả thực hiện"), asked("h2", "Báo cáo kết quả thực hiện", "Sở Nội vụ")),
        (asked("h1", "Rà soát tủ thuốc các trạm y tế"), asked("h2", "Tập huấn sơ cứu cho giáo viên")),
        (asked("h1", "Rà soát tủ thuốc", status="done"), asked("h2", "Rà soát tủ thuốc")),
        (asked("h1", "Rà soát tủ thuốc", None), asked("h2", "Rà soát tủ thuốc")),
    ],
)  # fmt: skip
def test_two_tasks(old: Action, new: Action) -> None:
    assert pairs([old], [new]) == []


def test_a_task_of_many_bodies_changes_no_hands() -> None:
    olds = [asked("h1", LONG, "Sở Tài chính")]
    news = [asked("h2", LONG, who) for who in ("Sở Xây dựng", "Sở Nội vụ")]
    news = [news[0], asked("h2", f"{LONG} nhà", "Sở Nội vụ")]
    assert pairs(olds, news) == []


def test_the_nearest_is_taken() -> None:
    near = asked("h1", "Rà soát tủ thuốc các trạm y tế xã")
    far = asked("h1", "Rà soát tủ thuốc các trạm y tế và phòng khám")
    new = asked("h2", "Rà soát tủ thuốc các trạm y tế xã")
    assert pairs([far, near], [new]) == [(near, new)]


WORDS = st.lists(st.sampled_from("rà soát tủ thuốc báo cáo tháng 9 10".split()), max_size=9)
ACTIONS = st.lists(
    st.builds(
        asked,
        st.sampled_from(["h1", "h2", "h3"]),
        WORDS.map(" ".join),
        st.sampled_from([None, "Sở Y tế", "Sở Nội vụ"]),
        st.sampled_from([None, DUE]),
    ),
    max_size=8,
    unique_by=lambda a: a.id,
)


@given(ACTIONS, ACTIONS)
def test_each_action_is_in_one_pair_at_most(olds: list[Action], news: list[Action]) -> None:
    found = pairs(olds, news)
    assert len({old.id for old, _ in found}) == len({new.id for _, new in found}) == len(found)
    same = {a.id for a in olds} & {a.id for a in news}
    assert {(id, id) for id in same} <= {(old.id, new.id) for old, new in found}


@given(ACTIONS)
def test_a_register_is_its_own_pair(actions: list[Action]) -> None:
    assert pairs(actions, actions) == [(a, a) for a in actions]


@given(WORDS, WORDS)
def test_likeness_is_a_share(one: list[str], other: list[str]) -> None:
    first, second = asked("h1", " ".join(one)), asked("h2", " ".join(other))
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) == 1
