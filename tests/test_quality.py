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
FLOORS: Mapping[str, Mapping[str, float]] = yaml.safe_load(
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
    figures = evaluation.scores(
        evaluation.total(evaluation.measure(golds, evaluation.predictions(golds, None)))
    )
    reached = {field: round(figures[field]["f"], 3) for field in FLOORS[name]}
    print(name, reached)
    assert golds
    for field, floor in FLOORS[name].items():
        assert reached[field] >= floor, f"{name}: {field} F {reached[field]} < {floor}"
