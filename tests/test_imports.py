"""Imports go one way: records ◁ rules ◁ stages ◁ pipeline ◁ writing ◁ keeping ◁ exporting ◁ cli."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ROOT

PACKAGE = ROOT / "extractor"

#: The floors of the house, lowest first; a module may import from its own floor and below.
FLOORS = (
    {"records", "errors", "calendar", "remembering"},
    {"rules", "identity"},
    {"reading", "recognise", "directives", "tasks", "resolve", "language"},
    {"pipeline"},
    {"writing", "evaluation", "examples"},
    {"keeping"},
    {"exporting"},
    {"pushing"},
    {"cli", "__main__"},
)
#: Only these rooms may load what costs half a second.
LANGUAGE = {"spacy", "underthesea", "thinc"}


def _floor(room: str) -> int:
    return next((n for n, rooms in enumerate(FLOORS) if room in rooms), -1)


def _modules() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            if node.module == "extractor":
                yield from (f"extractor.{alias.name}" for alias in node.names)
            else:
                yield node.module


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", list(_modules()), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_down(path: Path) -> None:
    room = _room(path)
    if room == "__init__":
        return
    floor = _floor(room)
    assert floor >= 0, f"{room} stands on no floor: add it to FLOORS"
    for name in _imported(path):
        if name.startswith("extractor."):
            other = name.split(".")[1]
            if _floor(other) >= 0:
                assert _floor(other) <= floor, f"{room} imports {other}, which stands above it"
        if name.split(".")[0] in LANGUAGE:
            assert room == "language", f"{path} loads {name}"


def test_stages_do_not_import_what_runs_them() -> None:
    for path in _modules():
        if _room(path) in ("reading", "recognise"):
            above = {"directives", "tasks", "resolve", "pipeline", "language"}
            rooms = {n.split(".")[1] for n in _imported(path) if n.startswith("extractor.")}
            assert not rooms & above, path
