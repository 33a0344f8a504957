"""Cues: speech acts and modals in a text, their noun readings left out."""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from extractor.reading.markers import UPPER
from extractor.records import Cue
from extractor.rules import Pack, Rule, fold

CUE_KINDS = ("act", "assigned", "modal")


# "Phan Tấn Đạt yêu cầu": the word before the act is the end of a name.
_NAMED = re.compile(rf"(?<!\w)[{UPPER}]\w* [{UPPER}]$")


@functools.lru_cache(maxsize=8)
def _automaton(pack: Pack) -> tuple[re.Pattern[str], dict[str, Rule]]:
    """All cue patterns as one alternation with a named group a rule."""
    rules = {f"r{i}": r for i, r in enumerate(r for kind in CUE_KINDS for r in pack.of(kind))}
    # "được giao" before "giao": the longer reading comes first in the alternation.
    order = sorted(rules, key=lambda name: CUE_KINDS.index(rules[name].kind) != 1)
    body = "|".join(
        f"(?P<{name}>{pack.expand(rules[name], rules[name].pattern or '')})" for name in order
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)"), rules


@functools.lru_cache(maxsize=8)
def _noun_contexts(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before = "|".join(
        re.escape(w) for w in sorted(pack.words("not-act-before"), key=len, reverse=True)
    )
    after = "|".join(
        re.escape(w) for w in sorted(pack.words("not-act-after"), key=len, reverse=True)
    )
    return (
        re.compile(rf"(?<!\w)(?:{before})[^\S\n]+$"),  # the line before is another sentence
        re.compile(rf"[^\S\n]+(?:{after})(?!\w)"),
        re.compile(rf"\s+(?:{'|'.join(pack.words('giao-compound'))})(?!\w)"),
    )


def cues(text: str, pack: Pack, subjects: Container[int] = frozenset()) -> list[Cue]:
    """All cues of a normalised text in order, as verbs and modals only.

    A speech act after "theo", "các", "đáp ứng" … or before "của", "nhiệm vụ" … is a noun and
    left out, unless somebody who can ask stands right before it: a name that ends at one of
    `subjects`. Word segmentation, which knows "giao thông" and "bàn giao", has its say later.
    """
    before, after, compound = _noun_contexts(pack)
    folded = fold(text)
    return [
        cue
        for cue, is_act in _spoken(folded, pack)
        if not is_act
        or not (
            (
                cue.start - 1 not in subjects
                and (noun := before.search(folded, max(0, cue.start - 24), cue.start)) is not None
                and not _NAMED.search(text, noun.start() - 12, noun.start() + 1)
            )
            or (cue.start - 1 not in subjects and after.match(folded, cue.end))
            or (folded.endswith("giao", cue.start, cue.end) and compound.match(text, cue.end))
        )
    ]


@functools.lru_cache(maxsize=4)  # the parts of one document's reading ask for the same text
def _spoken(folded: str, pack: Pack) -> tuple[tuple[Cue, bool], ...]:
    """Every cue as it stands, and whether it is a speech act."""
    pattern, rules = _automaton(pack)
    found = ((rules[match.lastgroup or ""], match) for match in pattern.finditer(folded))
    return tuple((Cue(rule.id, m.start(), m.end()), rule.kind == "act") for rule, m in found)
