"""The quality on annotated documents does not fall; the figures are those of `chidao evaluate`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from running import ROOT

from extractor import evaluation

GOLD = ROOT.parent / "shared" / "gold"
FLOORS: Mapping[str, Mapping[str, Mapping[str, float]]] = yaml.safe_load(
    Path(__file__).with_name("quality_floors.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", FLOORS)
def test_quality_does_not_fall(name: str) -> None:
    folder = ROOT / "samples" if name == "samples" else GOLD / name
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"annotated documents {name} are missing")
        pytest.skip("the annotated documents are not beside this checkout")
    golds = evaluation.gold([folder])
    assert golds
    scored = evaluation.measure(golds, evaluation.predictions(golds, None))
    counts = {"all": evaluation.total(scored), **evaluation.by_kind(scored)}
    fallen = []
    for kind, floors in FLOORS[name].items():
        figures = evaluation.scores(counts[kind])
        for field, floor in floors.items():
            reached = round(figures[field]["f"], 3)
            if reached < floor:
                fallen.append(f"{name}, {kind}: {field} F {reached} < {floor}")
    assert fallen == []


def test_documents_that_ask_nobody_give_next_to_nothing() -> None:
    folders = [ROOT / "samples", GOLD / "tune", GOLD / "check"]
    golds = [g for f in folders if f.is_dir() for g in evaluation.gold([f]) if not g.actions]
    found = evaluation.predictions(golds, None)
    assert golds
    assert sum(map(len, found.values())) <= 0.3 * len(golds)


def test_the_page_on_quality_is_current() -> None:
    if not (GOLD / "check").is_dir():
        pytest.skip("the annotated documents are not beside this checkout")
    import quality

    assert (ROOT / "docs" / "quality.md").read_text(encoding="utf-8") == quality.page()
