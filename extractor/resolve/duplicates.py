"""Duplicates: the statement that a headline, sapo or caption only repeats is written down once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractor.records import TaskClause
from extractor.rules import fold

# A clause repeats another when nine tenths of its words stand there in the same order …
_REPEATED = 0.9
# … or more than half of them where it stands in the opening paragraphs, which summarise.
_SUMMARISED = 0.55
_OPENING = 4
_CITED = re.compile(r"(?<!\w)\d+(?:/\d{4})?/[A-ZĐ][\w-]*")
_PARAGRAPH = 12  # words


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _shared(short: list[str], long: list[str]) -> float:
    """The share of `short` that stands in `long` in order (longest common subsequence)."""
    if not short:
        return 0.0
    # The words they have in common at all are a bound, and nearly always answer.
    together = sum((Counter(short) & Counter(long)).values()) / len(short)
    if together < _SUMMARISED:
        return together
    row = [0] * (len(long) + 1)
    for word in short:
        last = 0
        for j, other in enumerate(long, 1):
            kept = row[j]
            row[j] = last + 1 if word == other else max(row[j], row[j - 1])
            last = kept
    return row[-1] / len(short)


class _Alike:
    """Which clauses can repeat each other at all: those that share one of their rarer words.

    Where so much of a clause stands in another one, any half of its words holds one of
    those that both have.
    """

    def __init__(self, words: Sequence[list[str]]) -> None:
        self._words = words
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, clause in enumerate(words):
            for word in dict.fromkeys(clause):
                self._holding[word].append(i)

    def to(self, i: int) -> list[int]:
        """The clauses that clause `i` can repeat, in order."""
        rarest = sorted(self._words[i], key=lambda word: len(self._holding[word]))
        enough = rarest[: int(len(rarest) * (1 - _SUMMARISED)) + 1]
        return sorted({j for word in enough for j in self._holding[word]})


def _differ(one: TaskClause, other: TaskClause) -> bool:
    """Whether two clauses alike in words ask others, or for another day: "UBND xã A …", "UBND xã B …"."""
    bodies = [{fold(body.name) for body in clause.responsible} for clause in (one, other)]
    days = [clause.deadline.reading if clause.deadline else None for clause in (one, other)]
    return (all(bodies) and bodies[0].isdisjoint(bodies[1])) or (all(days) and days[0] != days[1])


def _of_one_document(one: str, other: str) -> bool:
    """Whether sentences alike in words cite the same document: "Tờ trình số 57/TTr-SGTVT …", "Tờ trình số 11/TTr-SGTVT …"."""
    cited = [set(_CITED.findall(sentence)) for sentence in (one, other)]
    return not (all(cited) and cited[0].isdisjoint(cited[1]))


def without_repeats(
    clauses: Sequence[TaskClause], text: str, *, summarises: bool
) -> tuple[TaskClause, ...]:
    """The clauses without those that a fuller one repeats; `summarises` where openings do that (news)."""
    words = [_words(text[c.start : c.end]) for c in clauses]
    dropped = _announcing(clauses, text) if summarises else set()
    if len({c.directive.block for c in clauses}) < 2:
        # Nothing can repeat another paragraph, and one line may hold a whole book.
        return tuple(clauses)
    alike = _Alike(words)
    for i, clause in enumerate(clauses):
        for j in alike.to(i):
            other = clauses[j]
            if clause.directive.block == other.directive.block or j in dropped:
                continue
            if len(words[i]) > len(words[j]) * 1.6:
                continue
            opening = (
                summarises
                and clause.directive.block < _OPENING
                and other.directive.block > clause.directive.block
            )
            if not opening and len(words[i]) < 0.6 * len(words[j]):
                continue
            begun = not opening or _told_before(text[: clause.directive.sentence[0]])
            if begun and _differ(clause, other):
                continue
            sentences = [text[slice(*c.directive.sentence)] for c in (clause, other)]
            if not _of_one_document(*sentences):
                continue
            threshold = _SUMMARISED if opening else _REPEATED
            same_place = len(words[i]) == len(words[j]) and i < j
            comparable = (opening or len(words[i]) < len(words[j]) or same_place) and len(
                words[i]
            ) >= 4
            if comparable and _shared(words[i], words[j]) >= threshold:
                dropped.add(i)
                break
    return tuple(c for i, c in enumerate(clauses) if i not in dropped)


def _told_before(text: str) -> bool:
    """Whether the story has begun: a paragraph of whole sentences, no title or date line."""
    *paragraphs, _ = text.split("\n")
    return any(len(p.split()) >= _PARAGRAPH and p.rstrip().endswith(".") for p in paragraphs)


def _announcing(clauses: Sequence[TaskClause], text: str) -> set[int]:
    """Openings that announce without an addressee what the same speaker then asks of somebody."""
    found = set()
    for i, clause in enumerate(clauses):
        speaker = clause.directive.speaker
        if clause.responsible or speaker is None or clause.directive.block >= _OPENING - 1:
            continue
        if _told_before(text[: clause.directive.sentence[0]]):
            continue
        for later in clauses[i + 1 :]:
            again = later.directive.speaker
            if (
                later.responsible
                and again is not None
                and again.name == speaker.name
                and later.directive.block > clause.directive.block
            ):
                found.add(i)
                break
    return found
