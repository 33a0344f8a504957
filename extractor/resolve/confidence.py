"""Confidence: how often an action made by the same kind of evidence is right on annotated documents."""

from __future__ import annotations

import math

from extractor.records import Action, Kind
from extractor.rules import Pack

# Evidence of fewer characters is often a fragment: a heading, half a clause, a slogan.
_SHORT, _BRIEF = 30, 60
_LONG = 300


def confidence(action: Action, kind: Kind, pack: Pack) -> float:
    """The estimated chance that a careful reader finds this action too, between 0 and 1.

    The features and their weights are the `confidence` records of models/confidence.yaml, a
    logistic model that `scripts/quality.py --calibrate` fits to annotated documents.
    """
    present = features(action, kind)
    score = sum(
        float(rule.fields["weight"])
        for rule in pack.of("confidence")
        if rule.fields["feature"] in present
    )
    return round(min(0.99, max(0.05, 1 / (1 + math.exp(-score)))), 2)


def features(action: Action, kind: Kind) -> frozenset[str]:
    """What the evidence of an action is, as names that the weights refer to."""
    group = kind if kind in ("news", "minutes") else "official"
    names = {"always", f"kind:{group}", f"made:{_made(action)}", f"force:{action.directive.force}"}
    if not action.responsible:
        names.add("addressee:none")
    elif not action.responsible[0].inherited:
        names.add("addressee:own")
    if action.coordinating:
        names.add("coordinating")
    if action.deadline is not None:
        names.add("deadline")
    length = len(action.evidence.text)
    if length < _SHORT:
        names.add("short")
    if length < _BRIEF:
        names.add("brief")
    if length > _LONG:
        names.add("long")
    return frozenset(names)


def _made(action: Action) -> str:
    """What made the action: a speech act, a modal, a list, a table row, a labelled line."""
    family, _, rest = action.directive.rule.partition(".")
    return rest if family == "task" else family
