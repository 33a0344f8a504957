"""Taskwarrior takes the file, twice, and gives every field back as it was."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from made import action, register
from pages import REGISTER, follow
from programs import program
from running import Run

from extractor.writing.files import load, write


def tasks(folder: Path) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [program("task"), "rc.verbose=nothing", "export"],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "TASKRC": str(folder / "taskrc")},
        capture_output=True,
        check=True,
    )
    return {task["uuid"]: task for task in json.loads(done.stdout)}


def _same(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for field, value in ours.items():
        if field == "tags":
            assert sorted(theirs[field]) == sorted(value)
        else:
            assert theirs[field] == value, field


def test_imported_twice(tmp_path: Path) -> None:
    program("task")
    (tmp_path / "taskrc").write_text(f"data.location={tmp_path / 'data'}\n")
    (tmp_path / "data").mkdir()
    for _ in range(2):
        # --force is not needed: the page's own command writes a file that is not there.
        (tmp_path / "tasks.json").unlink(missing_ok=True)
        follow("taskwarrior.md", tmp_path, TASKRC=str(tmp_path / "taskrc"))
        given = {task["uuid"]: task for task in json.loads((tmp_path / "tasks.json").read_text())}
        taken = tasks(tmp_path)
        assert given.keys() == taken.keys() == {a.id for a in load(REGISTER).actions}
        for uuid, task in given.items():
            _same(task, taken[uuid])


def test_every_state_and_a_map(chidao: Run, tmp_path: Path) -> None:
    program("task")
    (tmp_path / "taskrc").write_text(f"data.location={tmp_path / 'data'}\n")
    (tmp_path / "data").mkdir()
    states = ("open", "doing", "done", "cancelled")
    ids = [f"0b0c3a52-0000-5000-8000-00000000000{n}" for n in range(4)]
    write(
        register(*(action(id=i, status=s) for i, s in zip(ids, states, strict=True))),
        tmp_path / "so.yaml",
    )
    (tmp_path / "map.yaml").write_text("projects: {Sở Y tế: y-te}\npriorities: {high: M}\n")
    ran = chidao(
        "export", "so.yaml", "--to", "taskwarrior", "--map", "map.yaml", "-o", "tasks.json"
    )
    assert ran.code == 0, ran.err
    subprocess.run(
        [program("task"), "import", "tasks.json"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "TASKRC": str(tmp_path / "taskrc")},
        check=True,
        capture_output=True,
    )
    taken = tasks(tmp_path)
    assert [taken[i]["status"] for i in ids] == ["pending", "pending", "completed", "deleted"]
    assert "start" in taken[ids[1]]
    assert {t["project"] for t in taken.values()} == {"y-te"}
    assert {t["priority"] for t in taken.values()} == {"M"}
    # The last second of 30 September in Vietnam.
    assert taken[ids[0]]["due"] == "20170930T165959Z"
