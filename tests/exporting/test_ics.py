"""The calendar passes a strict parser and a real client reads it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import action, register
from pages import REGISTER, follow
from programs import todoman

from extractor.errors import InputError
from extractor.exporting import ics
from extractor.exporting.mapping import Names
from extractor.records import Register
from extractor.writing.files import load

STAMP = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def todos(content: bytes) -> list:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    found = calendar.walk("VTODO")
    assert not any(todo.errors for todo in found)
    return found


def test_the_page(tmp_path: Path) -> None:
    follow("ics.md", tmp_path)
    content = (tmp_path / "nhiem-vu.ics").read_bytes()
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    actions = {action.id: action for action in load(REGISTER).actions}
    found = {str(todo["UID"]): todo for todo in todos(content)}
    assert found.keys() == actions.keys()
    for id, todo in found.items():
        expected = actions[id]
        due = expected.deadline.due if expected.deadline else None
        assert (todo["DUE"].dt if "DUE" in todo else None) == due
        assert str(todo["DESCRIPTION"]).startswith(expected.task + "\n")
        assert todo["PRIORITY"] == {"high": 1, "normal": 5}[expected.priority]
        names = {b.name for b in (*expected.responsible, *expected.coordinating)}
        assert set(map(str, todo["CATEGORIES"].cats if names else ())) == names


def test_todoman_reads_it(tmp_path: Path) -> None:
    tasks = tmp_path / "lists" / "viec"
    tasks.mkdir(parents=True)
    sample = load(REGISTER)
    # todoman, as vdirs want it, has a file for each task.
    for one in sample.actions:
        content = ics.made(dataclasses.replace(sample, actions=(one,)), Names(), STAMP)
        (tasks / f"{one.id}.ics").write_bytes(content)
    read = {task["summary"] for task in todoman(tmp_path, f"{tmp_path}/lists/*")}
    assert read == {one.task for one in sample.actions}


def test_a_time_is_vietnams() -> None:
    one = action()
    assert one.deadline is not None
    one = dataclasses.replace(one, deadline=dataclasses.replace(one.deadline, time="17:00"))
    (todo,) = todos(ics.made(register(one), Names(), STAMP))
    assert todo["DUE"].dt == dt.datetime(2017, 9, 30, 10, tzinfo=dt.UTC)


def test_tasks_of_one_sentence_are_related() -> None:
    first, second = todos(ics.made(register(action(id="a"), action(id="b")), Names(), STAMP))
    assert "RELATED-TO" not in first
    assert second["RELATED-TO"] == "a"


def test_a_priority_must_be_icalendars() -> None:
    with pytest.raises(InputError, match=r"priorities.*lịch chỉ nhận"):
        ics.made(register(), Names(priorities={"high": "gấp"}), STAMP)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    whole: Register = register(action(note=text))
    content = ics.made(whole, Names(), STAMP)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    (todo,) = todos(content)
    assert str(todo["UID"]) == "a1"
