"""A document that does not come to an end is left out, and the rest of the batch goes on."""

from __future__ import annotations

import os
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


def test_no_limit(chidao: Run) -> None:
    done = chidao("extract", SAMPLE, "--timeout", "0")
    assert done.code == 0
    assert "actions:" in done.out


def test_too_little_time(chidao: Run) -> None:
    done = chidao("extract", SAMPLE, "--timeout", "0.001")
    assert done.code == 1
    assert "0.001 giây" in done.err and not done.out
