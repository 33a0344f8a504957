"""Legal references: where a text names a document by number or year, its date and issuer number included.

They are found before deadlines, because the date of a document is never one.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.records import Reference
from extractor.rules import Pack, fold


def find(text: str, pack: Pack) -> tuple[Reference, ...]:
    """The legal references of normalised text, in order; of two that overlap, the longer one."""
    folded = fold(text)
    found: list[Reference] = []
    for rule in pack.of("reference"):
        for match in pack.regex(rule).finditer(folded):
            found.append(Reference(match.start(), match.end(), rule.id))
    return tuple(_longest(found))


def _longest(found: list[Reference]) -> Iterator[Reference]:
    end = 0
    for reference in _without_covered(sorted(found, key=lambda r: (r.start, -r.end))):
        if reference.start >= end:
            yield reference
            end = reference.end


def _without_covered(ordered: list[Reference]) -> list[Reference]:
    kept: list[Reference] = []
    for reference in ordered:
        while kept and reference.start < kept[-1].end:
            if reference.end - reference.start <= kept[-1].end - kept[-1].start:
                break
            kept.pop()
        else:
            kept.append(reference)
    return kept
