"""A document that does not come to an end is left out, and the rest of the batch goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, Run

SAMPLE = ROOT / "samples" / "tin-thanh-uy-cai-cach-hanh-chinh.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_never_comes_to_an_end(chidao: Run, tmp_path: Path) -> None:
    # Nobody ever writes into the pipe: whoever reads it waits.
    os.mkfifo(tmp_path / "treo.txt")
    out = tmp_path / "so"
    done = chidao("extract", tmp_path / "treo.txt", SAMPLE, "-o", f"{out}/", "--timeout", "10")
    assert done.code == 1
    assert "treo.txt" in done.err and "--timeout" in done.err and "Traceback" not in done.err
    assert [path.name for path in out.iterdir()] == [f"{SAMPLE.stem}.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_job_in_the_background_has_its_limit_too(tmp_path: Path) -> None:
    # A script's "&" makes a job ignore Ctrl-C.
    os.mkfifo(tmp_path / "treo.txt")
    command = [sys.executable, "cli.py", "extract", str(tmp_path / "treo.txt"), "--timeout", "3"]
    done = subprocess.run(
        ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "--timeout" in done.stderr and "Traceback" not in done.stderr


def test_no_limit(chidao: Run) -> None:
    done = chidao("extract", SAMPLE, "--timeout", "0")
    assert done.code == 0
    assert "actions:" in done.out


def test_too_little_time(chidao: Run) -> None:
    done = chidao("extract", SAMPLE, "--timeout", "0.001")
    assert done.code == 1
    assert "0.001 giây" in done.err and not done.out
