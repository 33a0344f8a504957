"""The quality on the documents annotated by hand: writes docs/quality.md, and calibrates the confidence.

    python scripts/quality.py               # docs/quality.md, from the annotated documents
    python scripts/quality.py --calibrate   # first fits the weights in models/confidence.yaml

The annotated documents lie beside the checkout, in ../shared/gold; they are no part of it.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from extractor.evaluation import Scored

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
PAGE = ROOT / "docs" / "quality.md"
WEIGHTS = ROOT / "models" / "confidence.yaml"
#: The set whose texts the rules were not written on: what a new document may expect.
UNSEEN = "check"
SETS = ("tune", UNSEEN, "samples")
FOLDS = 10
# Half-way between trusting every feature and trusting none, for some three hundred actions.
PENALTY = 2.0
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)

_WEIGHTS = """\
# Weights of a logistic model over the evidence of an action, fitted by `scripts/quality.py --calibrate`
# to documents whose texts the rules were not written on. docs/quality.md shows how well it holds.
"""
_PAGE = """\
# How good it is

Made by `scripts/quality.py` from documents annotated by hand, with `chidao evaluate`. The rules were
written with the errors on *tune* in sight. *check* is no clean measure: two of its documents were looked at
with every letter masked, and rules were made for their structure (record 0.703
without those four rules); confidence is fitted on it. A new document may expect less than either says.
*samples* are this project's own documents. F of actions and of three fields on the actions that were found;
requested_by is a share; a record counts when its action, bodies and deadline are all right.

{figures}

Documents in which nobody is asked anything give {surplus:.2f} actions each on average.

## Can the confidence be trusted?

`confidence` estimates how often a careful reader would have written down the same action. Its weights
are fitted to the actions of *check*; each line below was estimated by weights fitted without the documents
that it counts (cross-validation in {folds} parts, by document).

{reliability}

## What it does not do yet

- A task whose verb is none of the verbs in models/directives/verbs.yaml is seen only after a speech
  act or a modal.
- The addressee of a list is the nearest one above it that fits; where the text gives it several
  paragraphs before, or in a sentence of another kind, the responsible body may be wrong or missing.
- Who is asked behind a group that no lexicon holds is read where a modal or a list shows it, not elsewhere;
  tasks told as nouns ("được giao cho Sở Y tế", "Xã có 90 ngày để rà soát") are not read.
- Colloquial and literary speech: many of its verbs are everyday words that no lexicon of tasks can hold.
- Minutes in forms that the lexicon of section names does not hold give few actions.
- Petitions to a higher authority in news ("Xã đề nghị tỉnh …") can pass for tasks.
"""


@dataclass(frozen=True)
class Sample:
    """One extracted action: what its confidence goes by, and whether a reader found it too."""

    document: str
    features: frozenset[str]
    right: bool


def measured(name: str) -> list[Scored]:
    """A set's documents, each measured."""
    from extractor import evaluation

    golds = evaluation.gold([ROOT / "samples" if name == "samples" else GOLD / name])
    return evaluation.measure(golds, evaluation.predictions(golds, None))


def samples(name: str) -> list[Sample]:
    """Every action extracted from a set, with its features."""
    from extractor import extract, reading
    from extractor.resolve.confidence import features

    result = []
    for one in measured(name):
        surplus = [f.evidence for f in one.findings if f.what == "EXTRA"]
        register = extract(reading.read(one.gold.file))
        for action in register.actions:
            right = action.evidence.text not in surplus
            kind = register.documents[0].kind
            result.append(Sample(one.gold.name, features(action, kind), right))
    return result


def fit(actions: Sequence[Sample], names: Sequence[str]) -> np.ndarray:
    """Weights of a logistic model with a penalty on their squares (Newton's method)."""
    matrix = np.array([[name in a.features for name in names] for a in actions], float)
    right = np.array([a.right for a in actions], float)
    penalty = np.eye(len(names)) * PENALTY
    penalty[0, 0] = 0.01  # the intercept, "always", is free
    weights = np.zeros(len(names))
    for _ in range(50):
        estimate = _chance(matrix @ weights)
        gradient = matrix.T @ (right - estimate) - penalty @ weights
        hessian = (matrix * (estimate * (1 - estimate))[:, None]).T @ matrix + penalty
        weights += np.linalg.solve(hessian, gradient)
    return weights


def _chance(score: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-score)))


def _names(actions: Sequence[Sample]) -> list[str]:
    rest = sorted(set().union(*(a.features for a in actions)) - {"always"})
    return ["always", *rest]


def out_of_fold(actions: Sequence[Sample]) -> np.ndarray:
    """Each action's confidence by weights fitted without its document."""
    names = _names(actions)
    documents = sorted({a.document for a in actions})
    part = {name: i % FOLDS for i, name in enumerate(documents)}
    estimates = np.zeros(len(actions))
    for fold in range(FOLDS):
        weights = fit([a for a in actions if part[a.document] != fold], names)
        for i, action in enumerate(actions):
            if part[action.document] == fold:
                score = sum(w for w, n in zip(weights, names, strict=True) if n in action.features)
                estimates[i] = _chance(np.array(score))
    return estimates


def calibrate(actions: Sequence[Sample]) -> None:
    """Write the weights fitted to all actions of the set."""
    names = _names(actions)
    lines = [
        f'- {{id: confidence.{name.replace(":", "-")}, kind: confidence, feature: "{name}",'
        f" weight: {weight:.2f}}}\n"
        for name, weight in zip(names, fit(actions, names), strict=True)
    ]
    WEIGHTS.write_text(_WEIGHTS + "".join(lines), encoding="utf-8", newline="\n")


def reliability(actions: Sequence[Sample]) -> str:
    """The table of confidence against what was right."""
    estimates = out_of_fold(actions)
    right = np.array([a.right for a in actions])
    rows = ["| confidence | actions | mean confidence | right |", "|---|--:|--:|--:|"]
    for low, high in itertools.pairwise(BANDS):
        band = (estimates >= low) & (estimates < high)
        if band.any():
            rows.append(
                f"| {low:.1f} to {min(high, 1):.1f} | {band.sum()} | {estimates[band].mean():.2f}"
                f" | {right[band].mean():.2f} |"
            )
    return "\n".join(rows)


def figures() -> tuple[str, float]:
    """The table of scores by set and kind, and the surplus on documents without directives."""
    from extractor import evaluation

    header = "| set | kind | actions | action | responsible | coordinating | deadline | requested_by | record |"
    rows = [header, "|---|---|--:|--:|--:|--:|--:|--:|--:|"]
    empty: list[int] = []
    for name in SETS:
        scored = measured(name)
        kinds = {"all": evaluation.total(scored), **evaluation.by_kind(scored)}
        for kind, counts in kinds.items():
            s = evaluation.scores(counts)
            fields = ("action", "responsible", "coordinating", "deadline")
            cells = [f"{s[field]['f']:.3f}" for field in fields]
            cells += [f"{s['requested_by']:.3f}", f"{s['record']['f']:.3f}"]
            rows.append(f"| {name} | {kind} | {counts['gold']} | {' | '.join(cells)} |")
        empty += [one.counts["pred"] for one in scored if not one.counts["gold"]]
    return "\n".join(rows), sum(empty) / len(empty)


def page() -> str:
    """docs/quality.md as the code makes it today."""
    table, surplus = figures()
    return _PAGE.format(
        figures=table, surplus=surplus, folds=FOLDS, reliability=reliability(samples(UNSEEN))
    )


def main(arguments: Sequence[str]) -> int:
    """Write the page, after calibrating where asked."""
    if not GOLD.is_dir():
        print(f"no annotated documents in {GOLD.parent.name}/{GOLD.name}", file=sys.stderr)
        return 1
    if "--calibrate" in arguments:
        calibrate(samples(UNSEEN))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
