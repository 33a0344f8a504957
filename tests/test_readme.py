"""What the READMEs and pages say works: each command runs, in an empty folder with the samples beside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, SAMPLES

_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
READMES = ("README.md", "README.vi.md")
PAGES = (*READMES, "docs/keeping.md")


def fences(readme: str) -> list[tuple[str, str, str]]:
    """Language, mark and content of each code block."""
    return _FENCE.findall((ROOT / readme).read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    command = tmp_path / "bin" / "chidao"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "cli.py"} "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("readme", PAGES)
@pytest.mark.skipif(os.name == "nt", reason="the README's commands are written for sh")
def test_readme_runs(readme: str, folder: Path) -> None:
    env = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    ran = 0
    for language, mark, content in fences(readme):
        if language in ("yaml", "text") and mark:
            (folder / mark).parent.mkdir(exist_ok=True)
            (folder / mark).write_text(content, encoding="utf-8")
            continue
        commands = {
            ("sh", "use"): ["sh", "-eu", "-c", content],
            ("python", ""): [sys.executable, "-W", "error::ResourceWarning", "-c", content],
        }
        if (command := commands.get((language, mark))) is None:
            continue
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=300)
        assert done.returncode == 0, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        ran += 1
    assert ran >= 3


def test_both_readmes_say_the_same_commands() -> None:
    english, vietnamese = (
        [re.sub(r" +#.*", "", content) for language, _, content in fences(r) if language != "yaml"]
        for r in READMES
    )
    assert english == vietnamese


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_somewhere(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
