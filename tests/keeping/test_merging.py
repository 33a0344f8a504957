"""Merging: what a person said stays, what meetings bring is taken up, and nothing is lost or doubled."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from meetings import ON, asked, deadline, meeting, register

from extractor.identity import corrected
from extractor.keeping.likeness import sources
from extractor.keeping.merging import Merged, merge
from extractor.records import Action, Body, Register
from extractor.writing.checking import problems
from extractor.writing.files import parse, text_of
from extractor.writing.format import build

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 15)
FIRST, LATER = meeting("h1"), meeting("h2", dt.date(2026, 8, 3))
TASK = "Rà soát tủ thuốc của các trạm y tế"
HEALTH = Body("Sở Y tế", "Sở Y tế", "body", False, (5, 12), "body.so")


def one(merged: Merged) -> Action:
    (action,) = merged.register.actions
    assert not list(problems(parse(text_of(merged.register), "so")))
    return action


def again(merged: Merged, *news: Register) -> None:
    """The same merge once more changes nothing."""
    twice = merge(merged.register, news, ON + dt.timedelta(days=1))
    assert twice.register == merged.register
    assert not twice.added
    assert not twice.changed


def later(old: Action, new: Action) -> Merged:
    news = register(LATER, new)
    merged = merge(register(FIRST, old), [news], ON)
    again(merged, news, register(FIRST, old))
    return merged


def test_a_later_meeting_changes_the_deadline() -> None:
    old, new = asked("h1", TASK, due=SEPTEMBER, note="đã gọi"), asked("h2", TASK, due=OCTOBER)
    merged = later(old, new)
    action = one(merged)
    assert (action.id, action.document, action.note) == (old.id, "h2", "đã gọi")
    assert action.deadline == new.deadline
    assert action.quarter == "2026-Q4"
    (change,) = action.history
    assert (change.date, change.document, change.action) == (ON, "h2", new.id)
    assert change.was["deadline"] == {"text": "trước ngày 30/9", "due": "2026-09-30"}
    assert (change.was["document"], change.was["evidence"]) == ("h1", old.evidence.text)
    assert merged.changed == ((action, change),)
    assert not corrected(action)


def test_a_later_meeting_that_names_no_deadline_lifts_none() -> None:
    old = asked("h1", TASK, due=SEPTEMBER)
    merged = later(old, asked("h2", TASK))
    action = one(merged)
    assert action.deadline is not None
    assert action.deadline.due == SEPTEMBER
    assert action.deadline.at == action.evidence.at
    assert action.history[0].outweighed["deadline"] is None
    assert not corrected(action)
    # A third meeting sets another one.
    third = register(meeting("h3", dt.date(2026, 9, 1)), asked("h3", TASK, due=OCTOBER))
    after = one(merge(merged.register, [third], ON))
    assert after.deadline is not None
    assert after.deadline.due == OCTOBER


def test_what_a_person_corrected_stays_and_is_listed() -> None:
    by_hand = deadline(dt.date(2026, 9, 15))
    old = asked("h1", TASK, due=SEPTEMBER, deadline=by_hand)
    action = one(later(old, asked("h2", TASK, due=OCTOBER)))
    assert action.deadline is not None
    assert action.deadline.due == by_hand.due
    assert action.history[0].outweighed["deadline"]["due"] == "2026-10-15"
    assert "deadline" in corrected(action)


def test_better_rules_change_what_nobody_corrected() -> None:
    old = asked("h1", TASK, due=SEPTEMBER, status="doing", confirmed=True)
    old = dataclasses.replace(old, task="Kiểm tra tủ thuốc")
    better = dataclasses.replace(
        asked("h1", TASK, "Sở Y tế tỉnh", SEPTEMBER), id=old.id, confidence=0.5
    )
    news = register(FIRST, better)
    merged = merge(register(FIRST, old), [news], ON)
    action = one(merged)
    assert (action.task, action.status, action.confirmed) == ("Kiểm tra tủ thuốc", "doing", True)
    assert action.responsible == better.responsible
    assert action.confidence == 0.5
    assert action.history[0].was == {"responsible": ["Sở Y tế"]}
    assert action.history[0].outweighed == {}
    again(merged, news)


def test_moved_boundaries_are_the_same_action() -> None:
    old = asked("h1", f"{TASK} và báo cáo", note="gấp")
    news = register(FIRST, asked("h1", TASK), asked("h1", "Lập danh sách thiết bị hỏng"))
    merged = merge(register(FIRST, old), [news], ON)
    again(merged, news)
    first, second = merged.register.actions
    assert (first.id, first.task, first.note) == (old.id, TASK, "gấp")
    assert first.history[0].was == {"task": old.task, "evidence": old.evidence.text}
    assert merged.added == (second,)


def test_changed_hands() -> None:
    task = "Lập phương án sử dụng trụ sở dôi dư sau sắp xếp"
    action = one(later(asked("h1", task, "Sở Tài chính"), asked("h2", task, "Sở Xây dựng")))
    assert action.history[0].was["responsible"] == ["Sở Tài chính"]
    assert [body.name for body in action.responsible] == ["Sở Xây dựng"]


def test_an_earlier_meeting_that_comes_late_is_noted_only() -> None:
    old, new = asked("h2", TASK, due=OCTOBER), asked("h1", TASK, due=SEPTEMBER)
    merged = merge(register(LATER, old), [register(FIRST, new)], ON)
    again(merged, register(FIRST, new))
    action = one(merged)
    assert action == dataclasses.replace(old, history=action.history)
    assert action.history[0].outweighed["deadline"]["due"] == "2026-09-30"


def test_a_closed_task_that_is_asked_again_is_a_new_one() -> None:
    old = asked("h1", TASK, status="done")
    merged = merge(register(FIRST, old), [register(LATER, asked("h2", TASK))], ON)
    assert [a.status for a in merged.register.actions] == ["done", "open"]


def test_what_its_document_no_longer_gives_stays_and_is_listed() -> None:
    old = asked("h1", TASK)
    merged = merge(register(FIRST, old), [register(FIRST)], ON)
    assert one(merged) == old
    assert merged.unseen == (old,)


def test_what_a_colleague_set_is_taken_where_nobody_else_did() -> None:
    mine, theirs = asked("h1", TASK, note="gấp"), asked("h1", TASK, status="done", note="chờ")
    news = register(FIRST, theirs)
    merged = merge(register(FIRST, mine), [news], ON)
    again(merged, news)
    action = one(merged)
    assert (action.status, action.note) == ("done", "gấp")
    assert action.history[0].was == {"status": "open"}
    assert action.history[0].outweighed == {"note": "chờ"}


def test_a_documents_facts_stay_and_others_are_listed() -> None:
    unknown = dataclasses.replace(FIRST, issuer=None)
    other = dataclasses.replace(FIRST, title="Tên khác", warnings=())
    merged = merge(register(unknown), [register(other)], ON)
    (entry,) = merged.register.documents
    assert (entry.title, entry.issuer, entry.warnings) == (FIRST.title, FIRST.issuer, ())
    assert merged.headers == ((entry, "title", "Tên khác"),)


# ── what holds for all registers ─────────────────────────────────────────────────────────

DATES = {"h1": dt.date(2026, 7, 6), "h2": dt.date(2026, 8, 3), "h3": None}
PERSONS: dict[str, Any] = {
    "status": st.sampled_from(["open", "doing", "done", "cancelled"]),
    "note": st.sampled_from([None, "gấp", "chờ"]),
    "confirmed": st.booleans(),
    "deadline": st.sampled_from([None, deadline(dt.date(2026, 9, 15))]),
    "task": st.just("Việc do người sửa"),
    "responsible": st.sampled_from([(), (HEALTH,)]),
    "priority": st.just("high"),
}


@st.composite
def actions(draw: st.DrawFn, *, touched: bool) -> Action:
    words = draw(
        st.lists(st.sampled_from("rà soát tủ thuốc báo cáo 9 10".split()), min_size=1, max_size=8)
    )
    who = draw(st.sampled_from([None, "Sở Y tế", "Sở Nội vụ"]))
    due = draw(st.sampled_from([None, SEPTEMBER, OCTOBER]))
    made = asked(draw(st.sampled_from([*DATES])), " ".join(words), who, due)
    made = dataclasses.replace(made, confidence=draw(st.sampled_from([0.5, 0.9])))
    if not touched:
        return made
    values = draw(st.fixed_dictionaries({}, optional=PERSONS))
    if "deadline" in values:
        values["quarter"] = "2026-Q3" if values["deadline"] else None
    return dataclasses.replace(made, **values)


def registers(*, touched: bool) -> st.SearchStrategy[Register]:
    lists = st.lists(actions(touched=touched), max_size=6, unique_by=lambda a: a.id)
    return lists.map(lambda made: register(*(meeting(*d) for d in DATES.items()), *made))


def names(register: Register) -> set[str]:
    told = {c.action for a in register.actions for c in a.history if c.action}
    return {a.id for a in register.actions} | told


@given(registers(touched=True), registers(touched=False))
def test_merging_again_changes_nothing(old: Register, new: Register) -> None:
    again(merge(old, [new], ON), new)


@given(registers(touched=True), registers(touched=True))
def test_merging_a_colleagues_copy_again_changes_nothing(old: Register, new: Register) -> None:
    again(merge(old, [new], ON), new)


@given(registers(touched=True))
def test_merging_itself_changes_nothing(old: Register) -> None:
    assert merge(old, [old], ON).register == old


@given(registers(touched=True), registers(touched=False), registers(touched=False))
def test_nothing_is_lost_and_nothing_doubled(old: Register, one: Register, two: Register) -> None:
    merged = merge(old, [one, two], ON).register
    assert not list(problems(parse(text_of(merged), "so")))
    assert build(parse(text_of(merged), "so")) == merged
    ids = [a.id for a in merged.actions]
    assert len(ids) == len({*ids})
    assert ids[: len(old.actions)] == [a.id for a in old.actions]
    assert names(merged) >= names(old) | names(one) | names(two)
    assert all(sources(a) <= {*DATES} for a in merged.actions)


@given(registers(touched=True), registers(touched=False))
def test_what_a_person_said_stays(old: Register, new: Register) -> None:
    after = {a.id: a for a in merge(old, [new], ON).register.actions}
    for before in old.actions:
        now = after[before.id]
        assert (now.status, now.note, now.confirmed) == (
            before.status, before.note, before.confirmed,
        )  # fmt: skip
        for field in corrected(before) - {"quarter"}:
            mine, kept = getattr(before, field), getattr(now, field)
            if field == "responsible":
                mine, kept = [b.name for b in mine], [b.name for b in kept]
            elif field == "deadline" and mine is not None:
                mine, kept = mine.due, kept.due
            assert mine == kept


@given(registers(touched=True), registers(touched=False))
def test_whatever_changes_is_in_the_history(old: Register, new: Register) -> None:
    merged = merge(old, [new], ON)
    after = {a.id: a for a in merged.register.actions}
    for before in old.actions:
        now = after[before.id]
        told = [change.was for action, change in merged.changed if action.id == before.id]
        for field in ("task", "priority", "status", "note"):
            if (value := getattr(before, field)) != getattr(now, field):
                assert any(was.get(field, ...) == value for was in told)
        due, kept = (a.deadline.due if a.deadline else None for a in (before, now))
        if due != kept:
            assert any("deadline" in was for was in told)
