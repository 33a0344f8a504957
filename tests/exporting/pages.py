"""Runs the commands that a page of docs/trackers shows, in a folder with the samples."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from running import ROOT, SAMPLES

_FENCE = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REGISTER = SAMPLES / "bien-ban-hop-hoi-dong-truong.register.yaml"


def follow(page: str, folder: Path, *, step: str = "use", **env: str) -> str:
    """Do what the page says in its blocks marked `step`, once; return what was said on stderr."""
    shutil.copytree(SAMPLES, folder / "samples", dirs_exist_ok=True)
    command = folder / "bin" / "chidao"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "cli.py"} "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    said = ""
    for language, mark, content in _FENCE.findall((ROOT / "docs/trackers" / page).read_text()):
        if language == "yaml":
            (folder / mark).write_text(content)
        elif mark == step:
            done = subprocess.run(
                ["sh", "-eu", "-c", content],
                cwd=folder,
                env={**os.environ, "PATH": path, "HOME": str(folder), **env},
                capture_output=True,
                timeout=300,
            )
            assert done.returncode == 0, done.stderr.decode()
            said += done.stderr.decode()
    return said
