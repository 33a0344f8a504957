"""Confidence: how often an action made by the same kind of evidence is right on annotated documents."""

from __future__ import annotations

import math

from extractor.records import TaskClause
from extractor.rules import Pack


def confidence(clause: TaskClause, kind: str, pack: Pack) -> float:
    """The estimated chance that this action is one, between 0 and 1.

    The features and their weights are the `confidence` records of models/confidence.yaml,
    set by hand and not calibrated yet.
    """
    score = 0.0
    present = features(clause, kind)
    for rule in pack.of("confidence"):
        if rule.fields["feature"] in present:
            score += float(rule.fields["weight"])
    return round(min(0.99, max(0.05, 1 / (1 + math.exp(-score)))), 2)


def features(clause: TaskClause, kind: str) -> frozenset[str]:
    """What the evidence of an action is, as names that the weights refer to."""
    directive = clause.directive
    cue = directive.rules[0]
    made = "act" if cue.startswith("act.") else "modal" if cue.startswith("modal.") else cue
    names = {"always", f"made:{made}", f"kind:{kind}"}
    names.add(
        "addressee:own"
        if not clause.inherited
        else "addressee:inherited"
        if clause.responsible
        else "addressee:none"
    )
    if clause.deadline is not None:
        names.add("deadline")
    if directive.speaker is None:
        names.add("speaker:none")
    if clause.end - clause.start < 25:
        names.add("short")
    return frozenset(names)
