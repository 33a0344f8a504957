"""What is due as of a day: the four kinds, deadlines that come again, tables, YAML and CSV."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from meetings import asked, deadline, meeting, register
from running import Run

from extractor.keeping.due import due, next_date
from extractor.records import Action
from extractor.writing.files import write

ON = dt.date(2026, 10, 5)


def in_days(days: int, **more: Any) -> Action:
    return asked("h1", f"Việc {days}", due=ON + dt.timedelta(days=days), **more)


def again(recurrence: Any, day: Any) -> Action:
    value = dataclasses.replace(deadline(ON), due=None, recurrence=recurrence, day=day)
    return asked("h1", f"Báo cáo {recurrence} {day}", deadline=value)


def test_the_four_kinds_in_order() -> None:
    actions = [
        asked("h1", "Không hạn"), in_days(6), in_days(5), in_days(0), in_days(-1), in_days(-9),
        in_days(-2, status="done"), in_days(-3, status="cancelled"), in_days(-4, status="doing"),
    ]  # fmt: skip
    found = [(d.urgency, d.days) for d in due(actions, ON, 5)]
    assert found == [
        ("overdue", -9), ("overdue", -4), ("overdue", -1), ("soon", 0), ("soon", 5), ("later", 6),
        ("undated", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("recurrence", "day", "falls"),
    [
        ("monthly", 25, dt.date(2026, 10, 25)),
        ("monthly", 5, ON),
        ("monthly", 4, dt.date(2026, 11, 4)),
        ("monthly", 31, dt.date(2026, 10, 31)),
        ("weekly", "friday", dt.date(2026, 10, 9)),
        ("yearly", "09-30", dt.date(2027, 9, 30)),
        ("daily", None, ON),
        ("monthly", None, None),
        ("quarterly", None, None),
    ],
)
def test_deadlines_that_come_again(recurrence: Any, day: Any, falls: dt.date | None) -> None:
    assert next_date(again(recurrence, day).deadline, ON) == falls


def test_the_last_day_of_short_months() -> None:
    assert next_date(again("monthly", 31).deadline, dt.date(2027, 2, 1)) == dt.date(2027, 2, 28)


@given(st.lists(st.integers(-30, 30)), st.integers(0, 20))
def test_every_open_task_is_there_once(days: list[int], within: int) -> None:
    actions = [dataclasses.replace(in_days(d), id=f"a{n}") for n, d in enumerate(days)]
    found = due(actions, ON, within)
    assert sorted(d.action.id for d in found) == sorted(a.id for a in actions)
    left = [d.days for d in found]
    assert left == sorted(days)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.yaml"
    both = asked("h1", "Rà soát tủ thuốc", due=dt.date(2026, 9, 30), note="gấp")
    finance = asked("h1", "Bố trí kinh phí", "Sở Tài chính", dt.date(2026, 10, 8))
    both = dataclasses.replace(both, responsible=(*both.responsible, *finance.responsible))
    formula = asked("h1", "=1+1", None)
    write(register(meeting("h1"), both, finance, again("monthly", 25), formula), path)
    return path


def test_the_table(path: Path, chidao: Run) -> None:
    for columns in ("80", "160"):
        done = chidao("due", path, "--on", "2026-10-05", "--within", "5d", env={"COLUMNS": columns})
        assert done.code == 0
        for words in ("Quá hạn (1)", "Sắp đến hạn (1)", "Trong hạn (1)", "Chưa có hạn (1)"):
            assert words in done.out
        assert "quá 5 ngày" in done.out
        assert "còn 3 ngày" in done.out
        assert "Ghi chú: gấp" in done.out
        assert max(map(len, done.out.splitlines())) <= int(columns)
        assert done.err == (
            "chidao: 1 việc quá hạn, 1 việc sắp đến hạn, 1 việc trong hạn, 1 việc chưa có hạn.\n"
        )


def test_by_body_and_for_one_body(path: Path, chidao: Run) -> None:
    grouped = chidao("due", path, "--on", "2026-10-05", "--by", "body")
    assert "Sở Tài chính (2)" in grouped.out
    assert "Sở Y tế (2)" in grouped.out
    assert "Chưa rõ đơn vị chủ trì (1)" in grouped.out
    one = chidao("due", path, "--on", "2026-10-05", "--for", "Sở TC", "--format", "yaml")
    assert [task["task"].split()[0] for task in yaml.safe_load(one.out)] == ["Rà", "Bố"]
    unknown = chidao("due", path, "--for", "Sở Ngoại vụ")
    assert unknown.code == 2
    assert "không có đơn vị nào tên là" in unknown.err


def test_yaml(path: Path, chidao: Run) -> None:
    done = chidao("due", path, path, "--on", "2026-10-05", "--format", "yaml")
    tasks = yaml.safe_load(done.out)
    assert [(t["urgency"], t["days"]) for t in tasks] == [
        ("overdue", -5), ("soon", 3), ("later", 20), ("undated", None),
    ]  # fmt: skip
    assert tasks[0]["due"] == dt.date(2026, 9, 30)
    assert "4 việc đã có trong sổ trước" in done.err
    grouped = chidao("due", path, "--on", "2026-10-05", "--format", "yaml", "--by", "body")
    assert [len(tasks) for tasks in yaml.safe_load(grouped.out).values()] == [2, 2, 1]


def test_csv(path: Path, chidao: Run) -> None:
    done = chidao("due", path, "--on", "2026-10-05", "--format", "csv")
    assert done.out.startswith("\ufeffTình trạng hạn,Hạn,")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert [row["Hạn"] for row in rows[:2]] == ["30/09/2026", "08/10/2026"]
    assert rows[0]["Chủ trì"] == "Sở Y tế; Sở Tài chính"
    assert rows[3]["Nhiệm vụ"] == "'=1+1"
    grouped = chidao("due", path, "--on", "2026-10-05", "--format", "csv", "--by", "body")
    assert grouped.out.startswith("\ufeffĐơn vị,Tình trạng hạn,")


@pytest.mark.parametrize("wrong", ["5", "d", "-1d", "5 ngày"])
def test_a_number_of_days_is_asked_for(wrong: str, path: Path, chidao: Run) -> None:
    done = chidao("due", path, "--within", wrong)
    assert done.code == 2
    assert "không phải số ngày như 5d" in done.err
