"""`chidao merge` and `diff` as users run them: remarks stay, commands at once, killed ones, full disks."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from meetings import asked, deadline, meeting, register
from running import ROOT, Run

from extractor.records import Action, Register
from extractor.writing.files import load, write

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 15)
TASK = "Rà soát tủ thuốc của các trạm y tế"


def by_hand(path: Path, made: Register) -> str:
    """A register with a person's remarks, a note and a corrected task."""
    write(made, path)
    text = path.read_text("utf-8")
    text = text.replace("note: null", "note: đã gọi   # gọi lại thứ Hai", 1)
    text = text.replace("- id: ", "# ── y tế ──\n- id: ", 1) + "# hết sổ\n"
    path.write_text(text, "utf-8")
    return text


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "so.yaml"
    tasks = [asked("h1", TASK, due=SEPTEMBER), asked("h1", "Bố trí kinh phí", "Sở Tài chính")]
    by_hand(path, register(meeting("h1"), *tasks))
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "hop.yaml"
    tasks = [asked("h2", TASK, due=OCTOBER), asked("h2", "Báo cáo biên chế", "Sở Nội vụ")]
    write(register(meeting("h2", dt.date(2026, 8, 3)), *tasks), path)
    return path


def test_merge_into_the_register_itself(old: Path, new: Path, chidao: Run) -> None:
    done = chidao("merge", old, new, "-o", old)
    assert done.code == 0
    assert done.out == ""
    assert "thời hạn: 30/09/2026 → 15/10/2026" in done.err
    assert "1 việc mới, 1 việc cập nhật. Đã ghi 3 nhiệm vụ" in done.err
    text = old.read_text("utf-8")
    assert "note: đã gọi   # gọi lại thứ Hai\n" in text
    assert "# ── y tế ──\n- id: " in text
    assert "# hết sổ\n" in text
    assert chidao("check", old).code == 0
    assert len(load(old).actions) == 3
    before = old.read_bytes()
    assert "0 việc mới, 0 việc cập nhật" in chidao("merge", old, new, "-o", old).err
    assert old.read_bytes() == before


def test_merge_to_stdout_and_to_another_file(old: Path, new: Path, chidao: Run) -> None:
    before = old.read_bytes()
    printed = chidao("merge", old, new)
    assert "# gọi lại thứ Hai" in printed.out
    other = old.with_name("moi.yaml")
    assert chidao("merge", old, new, "-o", other).code == 0
    assert other.read_text("utf-8") == printed.out
    assert old.read_bytes() == before
    again = chidao("merge", old, new, "-o", other)
    assert again.code == 1
    assert "Đã có tệp" in again.err
    assert "đã được người dùng sửa" in chidao("merge", old, new, "-o", other, "--force").err
    in_json = old.with_name("moi.json")
    assert chidao("merge", old, new, "-o", in_json).code == 0
    assert load(in_json) == load(other)


def test_what_cannot_be_merged_is_said(old: Path, tmp_path: Path, chidao: Run) -> None:
    before = old.read_bytes()
    for wrong in ("không có.yaml", tmp_path / "tin.yaml"):
        (tmp_path / "tin.yaml").write_text("đây không phải sổ", "utf-8")
        done = chidao("merge", old, wrong, "-o", old)
        assert done.code == 1
        assert "Traceback" not in done.err
    assert old.read_bytes() == before


def test_diff(old: Path, new: Path, chidao: Run) -> None:
    done = chidao("diff", old, new)
    assert done.code == 0
    signs = [row[0] for row in done.out.splitlines() if row[0] != " "]
    assert signs == ["+", "-", "~"]
    assert "    thời hạn: 30/09/2026 → 15/10/2026\n" in done.out
    assert "    ghi chú: đã gọi → (không có)\n" in done.out
    same = chidao("diff", old, old)
    assert (same.out, same.err) == ("", "chidao: Hai sổ như nhau.\n")


# ── several at once, killed, a full disk ─────────────────────────────────────────────────


def merging(old: Path, new: Path, before: str = "") -> subprocess.Popen[str]:
    run = "import sys; from extractor.cli import run; sys.exit(run(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", f"{before}\n{run}", "merge", old, new, "-o", old],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_merges_at_once_lose_and_double_nothing(old: Path, tmp_path: Path) -> None:
    news, tasks = [], []
    for n in range(4):
        own: list[Action] = [
            asked(f"h{n + 2}", TASK, due=dt.date(2026, 10, n + 1)),
            asked(f"h{n + 2}", f"Việc riêng số {n}", f"Sở {n}"),
        ]
        news.append(tmp_path / f"hop{n}.yaml")
        tasks += own
        write(register(meeting(f"h{n + 2}", dt.date(2026, 8, n + 1)), *own), news[-1])
    for process in [merging(old, new) for new in news]:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    after = load(old)
    assert len(after.documents) == 5
    assert len(after.actions) == 2 + 4
    told = {change.action for change in after.actions[0].history}
    assert told == {task.id for task in tasks[::2]}
    # Whoever came last: the latest meeting's deadline holds.
    assert after.actions[0].deadline == deadline(dt.date(2026, 10, 4))
    assert "# gọi lại thứ Hai" in old.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_killed_in_the_middle(old: Path, new: Path) -> None:
    before = old.read_bytes()
    killed = "import os; os.fsync = lambda handle: os.kill(os.getpid(), 9)"
    process = merging(old, new, killed)
    process.communicate(timeout=60)
    assert process.returncode == -9
    assert old.read_bytes() == before
    for pause in (0.05, 0.2, 0.3, 0.4, 0.5):
        process = merging(old, new)
        time.sleep(pause)
        process.kill()
        process.communicate(timeout=60)
        assert len(load(old).actions) in (2, 3)
    process = merging(old, new)
    assert process.communicate(timeout=60)[1].endswith(f"Đã ghi 3 nhiệm vụ vào {old}.\n")
    assert len(load(old).actions) == 3
    assert len(load(old).actions[0].history) == 1


@pytest.mark.skipif(os.name == "nt", reason="limits what a process may write")
def test_a_full_disk(old: Path, new: Path) -> None:
    before, there = old.read_bytes(), {*old.parent.iterdir()}
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))"
    process = merging(old, new, full)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Không ghi được" in err
    assert "Traceback" not in err
    assert old.read_bytes() == before
    assert {*old.parent.iterdir()} == there
