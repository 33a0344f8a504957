"""The measure: names that mean the same, pairs, and the same figures as the scorer's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, SAMPLES

from extractor import evaluation, extract, read, write

GOLD = ROOT.parent / "shared" / "gold"
needs_gold = pytest.mark.skipif(
    not GOLD.is_dir() and os.environ.get("CI") != "true", reason="no annotated documents here"
)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("UBND tỉnh|Ủy ban nhân dân tỉnh Lam Sơn", "Ủy ban nhân dân tỉnh", True),
        ("các sở, ngành", "sở, ngành", True),
        ("đồng chí Lê Thị Mai", "Lê Thị Mai", True),
        ("Sở Y tế", "Sở Tài chính", False),
        ("Sở Y tế", "Sở Y tế|Sở Tài chính", False),
        ("Sở Y tế", None, False),
    ],
)
def test_names_that_mean_the_same(gold: str, predicted: str | None, right: bool) -> None:
    assert evaluation.same(gold, predicted) is right


def test_quality_on_the_samples() -> None:
    golds = evaluation.gold([SAMPLES])
    result = evaluation.measure(golds, evaluation.predictions(golds, None))
    scores = evaluation.scores(evaluation.total(result))
    assert scores["action"]["f"] >= 0.80
    assert scores["record"]["f"] >= 0.70


def test_changes_are_told_action_by_action() -> None:
    golds = evaluation.gold([SAMPLES])
    found = evaluation.predictions(golds, None)
    nothing = evaluation.measure(golds, {str(gold.file): [] for gold in golds})
    everything = evaluation.measure(golds, found)
    hits = evaluation.total(everything)["hit"]
    assert list(evaluation.changes(nothing, everything))[-1] == f"gained {hits}  lost 0"
    assert list(evaluation.changes(everything, nothing))[-1] == f"gained 0  lost {hits}"


@needs_gold
@pytest.mark.parametrize("name", ["seed", "tune"])
def test_the_figures_are_those_of_the_scorer(name: str, tmp_path: Path) -> None:
    for path in sorted((GOLD / name).glob("*.txt")):
        write(extract(read(path)), tmp_path / f"{path.stem}.yaml")
    done = subprocess.run(
        [sys.executable, GOLD / "score.py", GOLD / name, tmp_path, "--json"],
        capture_output=True,
        check=True,
    )
    golds = evaluation.gold([GOLD / name])
    measured = evaluation.measure(golds, evaluation.predictions(golds, tmp_path))
    assert json.loads(done.stdout) == evaluation.as_plain(measured)
