"""Every reading rule finds its own examples and leaves the others alone."""

from __future__ import annotations

import pytest

from extractor import rules
from extractor.rules import Rule

KINDS = (
    "document-kind",
    "document-number",
    "lead-cue",
    "minutes-cue",
    "meeting-date",
    "dateline",
    "dateline-foot",
    "date-told",
    "caption",
)
RULES = [rule for kind in KINDS for rule in rules.load().of(kind)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    pack = rules.load()
    assert rule.yes and rule.no
    for text in rule.yes:
        assert list(pack.search(rule, text)), text
    for text in rule.no:
        matches = list(pack.search(rule, text))
        if rule.kind in ("document-kind", "document-number", "dateline"):
            matches = [m for m in matches if m.start() == 0]
        if rule.kind == "caption":
            matches = [m for m in matches if m[0] == m.string]
        assert not matches, text
