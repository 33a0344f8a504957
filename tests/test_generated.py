"""Generated files are what the code makes today; `python scripts/generated.py` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import generated
import pytest

FILES = {path.relative_to(generated.ROOT).as_posix(): path for path in generated.generated()}


@pytest.mark.parametrize("name", FILES)
def test_generated_file_is_up_to_date(name: str) -> None:
    path: Path = FILES[name]
    make: Callable[[], str] = generated.generated()[path]
    difference = generated.differences(path, make())
    assert not difference, f"run `python scripts/generated.py {path.name}` and read:\n{difference}"


def test_every_command_has_a_page() -> None:
    from extractor.cli import app

    commands = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    assert commands == set(generated.COMMANDS)
