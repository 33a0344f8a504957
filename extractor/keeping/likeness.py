"""Which action of one register is which action of another: by id, else by a stated rule of likeness.

Two actions are alike by the words of their tasks, in order and without the deadline's own: twice
the words that they share, divided by all. They are one task where

- their ids are the same, or one's history tells the other's id;
- they stand in one document, and the shorter task has half of its words in the other one (the
  clause's boundaries moved, or another version of the text was read);
- they stand in two documents, the earlier one is not closed, a body responsible for both is the same,
  and they are alike by at least 0.75;
- or the body is another one, and they are alike by at least 0.9, have eight words or more, and no
  other pair of the two documents is as near: the task has changed hands.

Where one task has numbers that the other one has not, and the other way round, they are two: a
report for September is not the one for October. Each action is one of a pair at most.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.identity import letters
from extractor.keeping.selection import begins, same_body
from extractor.records import Action, Body

LIKE = 0.75
LIKE_IN_OTHER_HANDS = 0.9
SHARED_IN_A_DOCUMENT = 0.5
WORDS_IN_OTHER_HANDS = 8

_WORD = re.compile(r"[^\W_]+")
_Pair = tuple[Action, Action]


def pairs(olds: Sequence[Action], news: Sequence[Action]) -> list[_Pair]:
    """The actions of two registers that are one task, in the order of `news`.

    `olds` are the earlier ones: what is closed there is not taken up again by another document.
    """
    found = dict(_by_id(olds, news))
    taken = {old.id for old in found.values()}
    left = [old for old in olds if old.id not in taken]
    fresh = [new for new in news if new.id not in found]
    for _, _, new, old in sorted(_alike(left, fresh), key=lambda near: near[:2]):
        if new.id not in found and old.id not in taken:
            found[new.id] = old
            taken.add(old.id)
    return [(found[new.id], new) for new in news if new.id in found]


def sources(action: Action) -> set[str]:
    """The ids of all documents that an action has come from."""
    told = {change.document for change in action.history}
    told |= {change.was.get("document") for change in action.history}
    return {action.document, *(id for id in told if id is not None)}


def likeness(one: Action, other: Action) -> float:
    """How alike two tasks are, from 0 to 1; 0 where their numbers tell them apart."""
    first, second = _words(one), _words(other)
    if _numbers_differ(first, second):
        return 0.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _by_id(olds: Sequence[Action], news: Sequence[Action]) -> Iterator[tuple[str, Action]]:
    """By their own ids first, then by those that their histories tell."""
    own = {old.id: old for old in olds}
    told: dict[tuple[str | None, str | None], Action] = {
        (c.document, c.action): old for old in olds for c in old.history if c.action
    }
    yield from ((new.id, own[new.id]) for new in news if new.id in own)
    taken = {new.id for new in news}
    for new in news:
        keys = [(new.document, new.id), *((c.document, c.action) for c in new.history)]
        before = [told.get(key) for key in keys] + [own.get(c.action or "") for c in new.history]
        old = next((old for old in before if old is not None and old.id not in taken), None)
        if old is not None and new.id not in own:
            taken.add(old.id)
            yield new.id, old


def _alike(
    olds: Sequence[Action], news: Sequence[Action]
) -> Iterator[tuple[int, float, Action, Action]]:
    """What could be one task: how sure the kind of pair is, how near, and the two."""
    other_hands: list[tuple[float, Action, Action]] = []
    before = [(old, _words(old), {*_words(old)}, sources(old)) for old in olds]
    for new in news:
        words, origins = _words(new), sources(new)
        different = {*words}
        for old, old_words, old_different, old_origins in before:
            # Most pairs end here: fewer than half of the shorter one's words are in the other.
            same = len(different & old_different)
            if not same or 2 * same < min(len(different), len(old_different)):
                continue
            if origins & old_origins:
                if (shared := _shared(old_words, words)) >= SHARED_IN_A_DOCUMENT:
                    yield 0, -shared, new, old
            elif old.status in ("open", "doing") and (near := likeness(old, new)) >= LIKE:
                if _same_hands(old.responsible, new.responsible):
                    yield 1, -near, new, old
                elif near >= LIKE_IN_OTHER_HANDS and len(words) >= WORDS_IN_OTHER_HANDS:
                    other_hands.append((near, new, old))
    for near, new, old in other_hands:
        if sum(n is new or o is old for _, n, o in other_hands) == 1:
            yield 2, -near, new, old


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Which part of the shorter one's words stands in the other one, in the same order."""
    if _numbers_differ(one, other):
        return 0.0
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(one), len(other))


def _numbers_differ(one: Iterable[str], other: Iterable[str]) -> bool:
    first, second = ({w for w in words if any(map(str.isdigit, w))} for words in (one, other))
    return bool(first - second and second - first)


def _same_hands(one: Sequence[Body], other: Sequence[Body]) -> bool:
    if not one or not other:
        return not one and not other
    return any(
        same_body(a.name, b.name) or begins(a.name, b.name) or begins(b.name, a.name)
        for a in one
        for b in other
    )


def _words(action: Action) -> tuple[str, ...]:
    return _without_deadline(action.task, action.deadline.text if action.deadline else "")


@functools.lru_cache(maxsize=16384)
def _without_deadline(task: str, deadline: str) -> tuple[str, ...]:
    words, time = (tuple(letters(w) for w in _WORD.findall(text)) for text in (task, deadline))
    for start in range(len(words) - len(time) + 1 if time else 0):
        if words[start : start + len(time)] == time:
            return words[:start] + words[start + len(time) :]
    return words
