"""Outside programs that tests talk to: real trackers, office suites, terminals."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is installed.

    Without one the test skips on a user's machine; where `.ci/run` installs them (CI is set) it fails.
    """
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    missing = f"{names[0]} is not installed"
    if os.environ.get("CI"):
        pytest.fail(f"{missing}, and .ci/run must have installed it")
    pytest.skip(missing)


def todoman(scratch: Path, lists: str) -> list[Any]:
    """What todoman lists of the folders that the pattern `lists` matches: open tasks only."""
    todo = program("todo")
    config = scratch / "config.py"
    config.write_text(f'path = "{lists}"\ncache_path = "{scratch}/cache.sqlite3"\n', "utf-8")
    done = subprocess.run(
        [todo, "--config", str(config), "--porcelain", "list"],
        env={**os.environ, "HOME": str(scratch), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    read: list[Any] = json.loads(done.stdout)
    return read
