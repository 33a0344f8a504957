"""Several commands at one register, killed ones, full disks: the old file or the new one, nothing lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made import action, register
from running import ROOT

from extractor.errors import OutputError, RegisterError
from extractor.keeping import updating
from extractor.keeping.changing import changed
from extractor.records import Register
from extractor.writing.files import load, write

ON = dt.date(2017, 8, 1)
COUNT = 30

#: Marks its part of the actions as done, one update each, and says so after each.
WORKER = """
import dataclasses, datetime as dt, sys
from pathlib import Path
from extractor.keeping.changing import changed
from extractor.keeping.updating import update

def mark(id):
    def change(register):
        actions = [
            changed(a, dt.date(2017, 8, 1), status="done") if a.id == id else a
            for a in register.actions
        ]
        return dataclasses.replace(register, actions=tuple(actions))
    return change

for id in sys.argv[2:]:
    update(Path(sys.argv[1]), mark(id))
    print(id, flush=True)
"""


def worker(path: Path, *ids: str, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", before + WORKER, str(path), *ids],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.yaml"
    write(register(*(dataclasses.replace(action(), id=f"a{n}") for n in range(COUNT))), path)
    path.write_text("# của văn phòng\n" + path.read_text("utf-8"), "utf-8")
    return path


def done(path: Path) -> set[str]:
    return {a.id for a in load(path).actions if a.status == "done"}


def test_two_processes_take_turns(path: Path) -> None:
    ids = [f"a{n}" for n in range(COUNT)]
    running = [worker(path, *ids[::2]), worker(path, *ids[1::2])]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert done(path) == set(ids)
    assert all(len(a.history) == 1 for a in load(path).actions)
    assert path.read_text("utf-8").startswith("# của văn phòng\n")
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_killed_at_any_moment_leaves_a_whole_register(path: Path) -> None:
    said: set[str] = set()
    for turn in range(6):
        left = [a.id for a in load(path).actions if a.status != "done"]
        process = worker(path, *left)
        assert process.stdout is not None
        said.add(process.stdout.readline().strip())
        time.sleep(0.013 * turn)
        process.kill()
        out, _ = process.communicate(timeout=60)
        said |= {*out.split()}
        now = load(path)
        assert len(now.actions) == COUNT
        assert said <= done(path)
        assert path.read_text("utf-8").startswith("# của văn phòng\n")


KILLED = """
import os, signal
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_killed_in_the_middle_of_writing_the_next_command_goes_on(path: Path) -> None:
    before = path.read_bytes()
    process = worker(path, "a3", before=KILLED)
    process.communicate(timeout=60)
    assert process.returncode == -9
    assert path.read_bytes() == before
    again = worker(path, "a3")
    _, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    assert done(path) == {"a3"}


FULL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
"""


@pytest.mark.skipif(os.name == "nt", reason="limits what a process may write")
def test_a_full_disk_leaves_the_old_register(path: Path) -> None:
    before = path.read_bytes()
    process = worker(path, "a3", before=FULL)
    _, err = process.communicate(timeout=60)
    assert "OutputError: Không ghi được" in err
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_what_changes_nothing_leaves_the_file_alone(path: Path) -> None:
    before = path.stat().st_mtime_ns
    old, new = updating.update(path, lambda register: register)
    assert old is new
    assert path.stat().st_mtime_ns == before


def test_an_editor_that_saves_meanwhile_is_not_written_over(path: Path) -> None:
    saved = path.read_text("utf-8").replace("note: null", "note: của chị Mai", 1)

    def change(register: Register) -> Register:
        path.write_text(saved, "utf-8")
        first, *others = register.actions
        first = changed(first, ON, status="done")
        return dataclasses.replace(register, actions=(first, *others))

    with pytest.raises(OutputError, match="vừa bị chương trình khác sửa"):
        updating.update(path, change)
    assert path.read_text("utf-8") == saved


def test_who_waits_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "PATIENCE", 0.1)
    with (
        updating.locked(path),
        pytest.raises(OutputError, match="đang được một lệnh chidao khác ghi"),
        updating.locked(path),
    ):
        pass


def test_a_broken_register_is_refused(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("id: a1\n", "id: a0\n"), "utf-8")
    with pytest.raises(RegisterError, match="không phải sổ nhiệm vụ hợp lệ"):
        updating.update(path, lambda register: register)


def test_a_register_in_json_stays_json(tmp_path: Path) -> None:
    path = tmp_path / "so.json"
    write(register(), path)

    def change(register: Register) -> Register:
        return dataclasses.replace(
            register, actions=tuple(changed(a, ON, note="xong") for a in register.actions)
        )

    _, new = updating.update(path, change)
    assert path.read_text("utf-8").startswith("{")
    assert load(path) == new
    assert new.actions[0].history[0].was == {"note": None}


def test_the_history_has_former_values_in_words() -> None:
    body = dataclasses.replace(action().responsible[0], name="Sở Xây dựng")
    after = changed(action(), ON, responsible=(body,), deadline=None, quarter=None)
    (change,) = after.history
    assert change.date == ON
    assert change.was == {
        "responsible": ["Sở Y tế"],
        "deadline": {"text": "trong quý III", "start": "2017-07-01", "due": "2017-09-30"},
        "quarter": "2017-Q3",
    }
    assert changed(after, ON, deadline=None) is after
