"""The corpus of task clauses: which time in a clause is its deadline, and when that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import rules
from extractor.reading.normal import normalise
from extractor.recognise import references
from extractor.recognise.deadlines import find
from extractor.records import Deadline
from extractor.resolve.deadlines import deadline, pick

CORPUS = Path(__file__).parent.parent / "corpus" / "deadline-clauses.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
REFERENCE = dt.date(2025, 9, 15)
PACK = rules.load()


def read(clause: str) -> Deadline | None:
    """The deadline of a clause that stands alone."""
    normal = normalise(clause)
    found = find(normal.text, references.find(normal.text, PACK), PACK)
    chosen = pick(found, normal.text, (0, len(normal.text)), PACK)
    return deadline(chosen, normal, clause, REFERENCE) if chosen is not None else None


def told() -> Iterator[tuple[str, dict[str, Any]]]:
    for row in ROWS:
        for clause in row.get("clauses", ()):
            yield clause, row["value"]


@pytest.mark.parametrize(("clause", "expected"), list(told()))
def test_a_clause_has_its_deadline(clause: str, expected: dict[str, Any]) -> None:
    found = read(clause)
    assert found is not None
    if expected.get("text"):
        assert (found.start, found.due, found.recurrence) == (None, None, None)
    for field in ("start", "due", "recurrence"):
        if field in expected:
            assert getattr(found, field) == expected[field]


@pytest.mark.parametrize("clause", [c for row in ROWS for c in row.get("none", ())])
def test_a_time_that_is_no_deadline_is_left_alone(clause: str) -> None:
    assert read(clause) is None
