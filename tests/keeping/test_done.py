"""`chidao done`: one task is closed, and every other character of the register stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from meetings import ON, asked, meeting, register
from running import Run

from extractor.errors import UsageError
from extractor.keeping.closing import closed, the_one
from extractor.writing.files import load, write

DUE = dt.date(2026, 9, 30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.yaml"
    tasks = [asked("h1", "Rà soát tủ thuốc", due=DUE), asked("h1", "Bố trí kinh phí", due=DUE)]
    write(register(meeting("h1"), *tasks), path)
    path.write_text(path.read_text("utf-8") + "# hết sổ\n", "utf-8")
    return path


def test_one_task_is_done(path: Path, chidao: Run) -> None:
    before = path.read_text("utf-8").splitlines()
    first, second = load(path).actions
    done = chidao("done", path, second.id[:8])
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("chidao: Đã xong: Bố trí kinh phí")
    after = path.read_text("utf-8").splitlines()
    assert [row for row in before if row not in after] == []
    now = load(path).actions
    assert now[0] == first
    assert now[1].status == "done"
    assert now[1].history[0].was == {"status": "open"}
    assert now[1].history[0].document is None
    assert "việc quá hạn" in chidao("due", path, "--on", "2026-10-05").err
    text = path.read_bytes()
    again = chidao("done", path, second.id)
    assert "đã xong từ trước" in again.err
    assert path.read_bytes() == text


def test_what_is_no_id_is_said(path: Path, chidao: Run) -> None:
    before = path.read_bytes()
    done = chidao("done", path, "zzz")
    assert done.code == 2
    assert "Sổ không có việc nào có mã 'zzz'. Xem mã" in done.err
    assert path.read_bytes() == before


def test_an_id_that_two_tasks_begin_with() -> None:
    both = register(asked("h1", "Một", id="ab1"), asked("h1", "Hai", id="ab12"))
    with pytest.raises(UsageError, match="Có 2 việc bắt đầu bằng mã 'ab'"):
        the_one(both, "ab")
    assert the_one(both, "AB12").id == "ab12"
    assert [a.status for a in closed(both, "ab1", ON).actions] == ["done", "open"]
    with pytest.raises(UsageError):
        the_one(both, "")
