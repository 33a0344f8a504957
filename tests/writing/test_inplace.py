"""A register file changed where it stands: it says the new thing, and what a person wrote around it stays."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import action, register

from extractor.errors import RegisterError
from extractor.records import Action, Change, Register
from extractor.writing.files import parse, text_of
from extractor.writing.format import build, plain
from extractor.writing.inplace import rewritten

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
CHANGE = Change(dt.date(2017, 8, 1), "d1", None, {"task": "Rà soát"}, {})


def three() -> Register:
    return register(*(dataclasses.replace(action(), id=f"a{n}") for n in range(3)))


def commented(text: str, places: list[int], ends: str = "\n") -> str:
    """The text with a person's remarks on lines of their own and behind values."""
    rows = text.splitlines()
    for n, place in enumerate(sorted({p % len(rows) for p in places}, reverse=True)):
        own = f"{' ' * (n % 5)}# việc này hỏi lại chị Mai ({n})"
        rows[place : place + 1] = (
            [own, rows[place]] if n % 2 else [f"{rows[place]}  # đã gọi điện ({n})"]
        )
    return ends.join(rows) + ends


def remarks(text: str) -> list[str]:
    return re.findall(r"# (?:việc này|đã gọi).*?\)", text)


def after(text: str, changed: Register) -> str:
    result = rewritten(text, plain(changed), "so.yaml")
    assert build(parse(result, "so.yaml")) == changed
    return result


@given(
    st.lists(st.integers(0, 500), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 2),
    st.fixed_dictionaries(
        {},
        optional={
            "status": st.sampled_from(["open", "doing", "done", "cancelled"]),
            "note": st.none() | TEXTS,
            "task": TEXTS,
            "confirmed": st.booleans(),
            "priority": st.sampled_from(["high", "normal"]),
            "history": st.sampled_from([(), (CHANGE,), (CHANGE, CHANGE)]),
        },
    ),
)
def test_remarks_stay_where_values_change(
    places: list[int], ends: str, which: int, values: dict[str, object]
) -> None:
    before = three()
    text = commented(text_of(before), places, ends)
    actions = list(before.actions)
    actions[which] = dataclasses.replace(actions[which], **values)  # type: ignore[arg-type]
    result = after(text, dataclasses.replace(before, actions=tuple(actions)))
    assert remarks(result) == remarks(text)
    assert ("\r\n" in result) == (ends == "\r\n")


@given(
    st.lists(st.integers(0, 500), max_size=12),
    st.sets(st.integers(0, 2)),
    st.integers(0, 2),
    st.sampled_from(["deadline", "responsible", "coordinating", "requested_by", "topic"]),
)
def test_actions_go_and_come(places: list[int], gone: set[int], more: int, emptied: str) -> None:
    before = three()
    text = commented(text_of(before), places)
    kept = [a for n, a in enumerate(before.actions) if n not in gone]
    empty = () if isinstance(getattr(action(), emptied), tuple) else None
    values = {emptied: empty, **({"quarter": None} if emptied == "deadline" else {})}
    if kept:
        kept[0] = dataclasses.replace(kept[0], **values)  # type: ignore[arg-type]
    added = [dataclasses.replace(action(), id=f"b{n}") for n in range(more)]
    after(text, dataclasses.replace(before, actions=(*kept, *added)))


def test_what_does_not_change_keeps_every_character() -> None:
    text = text_of(three())
    by_hand = (
        "# Sổ của văn phòng\n\n"
        + text.replace("- id: a1\n", '\n# ── tuần này ──\n- id:   "a1"   # gấp\n')
        .replace("priority: high", "priority:    'high'")
        .replace("note: null", "note:")
        + "\n# hết\n"
    )
    actions = list(three().actions)
    actions[2] = dataclasses.replace(actions[2], status="done")
    result = after(by_hand, dataclasses.replace(three(), actions=tuple(actions)))
    old, new = by_hand.splitlines(), result.splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("  status: open", "  status: done")
    ]


@pytest.mark.parametrize(
    "note",
    ["note: |\n    hai dòng\n    ghi tay\n", "note: >-\n    gấp\n\n", 'note: "hai\n    dòng"\n'],
)
def test_text_over_several_lines_is_replaced_whole(note: str) -> None:
    text = text_of(three()).replace("note: null\n", note, 1)
    before = build(parse(text, "so.yaml"))
    changed: list[Action] = [
        dataclasses.replace(before.actions[0], note="Xong"),
        *before.actions[1:],
    ]
    result = after(text, dataclasses.replace(before, actions=tuple(changed)))
    assert "ghi tay" not in result


def test_a_list_in_flow_style_is_written_anew() -> None:
    text = "# mới\nschema: chidao/1\ndocuments: []\nactions: []  # chưa có\n"
    result = after(text, three())
    assert "# mới" in result
    assert "# chưa có" in result


def test_what_cannot_be_changed_in_place_is_said() -> None:
    text = text_of(three())
    text = text.replace("topic: Về tủ thuốc", "topic: &t Về tủ thuốc", 1)
    text = text.replace("note: null", "note: *t", 1)
    before = build(parse(text, "so.yaml"))
    changed = [dataclasses.replace(before.actions[0], topic="Khác"), *before.actions[1:]]
    with pytest.raises(RegisterError, match=r"Không sửa được so\.yaml"):
        rewritten(text, plain(dataclasses.replace(before, actions=tuple(changed))), "so.yaml")
