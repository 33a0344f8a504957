"""The corpus of expressions: each is one reading of the whole expression, with its value."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import rules
from extractor.records import Deadline
from extractor.resolve.deadlines import when

CORPUS = Path(__file__).parent.parent / "corpus" / "deadlines.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
REFERENCE = dt.date(2017, 7, 8)


def told() -> Iterator[tuple[str, dt.date, dict[str, Any]]]:
    for row in ROWS:
        for expression in row.get("says", ()):
            yield expression, row.get("date", REFERENCE), row["value"]


def value(found: Deadline | None) -> dict[str, Any] | None:
    """The fields of a reading that a row of the corpus states."""
    if found is None:
        return None
    names = ("start", "due", "relation", "grain", "recurrence", "day", "time", "inferred")
    fields = {name: getattr(found, name) for name in names}
    fields["inferred"] = list(found.inferred)
    return {name: v for name, v in fields.items() if v not in (None, [])}


@pytest.mark.parametrize(("expression", "date", "expected"), list(told()))
def test_an_expression_has_its_one_value(
    expression: str, date: dt.date, expected: dict[str, Any]
) -> None:
    pack = rules.load()
    found = when(expression, date, pack)
    assert value(found) == {"relation": "within", **expected}
    assert found is not None and found.text == expression
    assert value(when(unicodedata.normalize("NFD", expression), date, pack)) == value(found)


@pytest.mark.parametrize("expression", [e for row in ROWS for e in row.get("none", ())])
def test_what_is_no_deadline_has_no_reading(expression: str) -> None:
    assert when(expression, REFERENCE, rules.load()) is None


def test_the_corpus_is_large_and_says_nothing_twice() -> None:
    said = [(e, d) for e, d, _ in told()]
    assert len(said) == len(set(said)) >= 400


@pytest.mark.parametrize(
    ("said", "expression"),
    [
        ("hoàn thành trong tháng 8", "trong tháng 8"),
        ("phải xong trong quý III", "trong quý III"),
        ("Thời hạn: trước 15/8", "trước 15/8"),
    ],
)
def test_that_it_is_a_deadline_may_be_said_before_it(said: str, expression: str) -> None:
    pack = rules.load()
    found, alone = when(said, REFERENCE, pack), when(expression, REFERENCE, pack)
    assert found is not None and found.text == expression
    assert value(found) == {**(value(alone) or {}), "relation": found.relation}


def test_what_is_to_be_finished_is_no_part_of_an_expression() -> None:
    assert when("hoàn thành hồ sơ trong tháng 8", REFERENCE, rules.load()) is None
