"""What several tests need: the command as users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from running import ROOT, Ran, Run

# How fast an example is read is measured in benchmarks/, never asserted in a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def chidao(tmp_path: Path) -> Run:
    """Run `chidao` with arguments, in an empty folder, as another process."""

    def run(
        *arguments: str | Path,
        stdin: bytes = b"",
        env: dict[str, str] | None = None,
        cwd: Path = tmp_path,
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "COLUMNS": "100", **(env or {})},
            timeout=600,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
