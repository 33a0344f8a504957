"""Starting up: quick, quiet, the same by three doors, and documented as it is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from running import ROOT, Run

import extractor
from extractor.cli import app

COMMANDS = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
HEAVY = {"spacy", "underthesea", "numpy", "thinc", "lxml", "pypdfium2", "sklearn"}


def _loaded(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import extractor",
        "from extractor import Action, Register, ChidaoError",
        "from extractor.cli import run; run(['--help'])",
        "from extractor.cli import run; run(['extract', '--help'])",
        "from extractor.cli import run; run(['extract'])",
        "from extractor.cli import run; run(['when', 'trong quý III'])",
    ],
)
def test_nothing_heavy_is_loaded_unasked(code: str) -> None:
    assert not _loaded(code) & HEAVY


def test_the_public_names_are_exactly_what_is_importable() -> None:
    assert sorted(extractor.__all__) == extractor.__all__
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    assert set(extractor.__all__) <= set(dir(extractor))
    with pytest.raises(AttributeError):
        extractor.nonsense  # noqa: B018


def test_three_doors_lead_to_one_room(chidao: Run) -> None:
    help_ = chidao("--help")
    module = subprocess.run(
        [sys.executable, "-m", "extractor", "--help"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert module.stdout == help_.out
    assert help_.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_vietnamese(chidao: Run, command: str) -> None:
    out = chidao(command, "--help").out
    assert out.startswith(f"Cách dùng: chidao {command}")
    for english in ("Usage", "Options", "Arguments", "Show this", "required", "default"):
        assert english not in out


def test_every_command_is_in_the_docs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"chidao {command}" in readme


def test_no_arguments_show_the_help(chidao: Run) -> None:
    ran = chidao()
    assert ran.code == 2
    assert "extract" in ran.err


def test_version(chidao: Run) -> None:
    assert chidao("--version").out == f"chidao {extractor.__version__}\n"


def test_no_module_is_named_after_nothing() -> None:
    names = {path.name for path in (ROOT / "extractor").rglob("*.py")}
    assert not names & {"utils.py", "helpers.py", "common.py", "misc.py"}


def test_the_clock_is_read_in_the_command_alone() -> None:
    for path in (ROOT / "extractor").rglob("*.py"):
        if "cli" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert ".today()" not in text, path
            assert ".now(" not in text, path


def test_no_code_but_pushing_opens_a_socket() -> None:
    for path in (ROOT / "extractor").rglob("*.py"):
        if path.parent.name == "pushing" and path.parent.parent.name == "extractor":
            continue
        text = path.read_text(encoding="utf-8")
        for module in ("socket", "urllib", "http.client", "requests", "httpx", "extractor.pushing"):
            if module == "extractor.pushing" and path.name == "pushing.py":
                continue
            assert f"import {module}" not in text, path
            assert f"from {module}" not in text, path
