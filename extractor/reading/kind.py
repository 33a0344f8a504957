"""What kind of document a text is, from the text alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from extractor.records import Block, Kind
from extractor.rules import Pack, fold

_HEAD, _PROSE = 25, 90


def document_kind(
    title: str,
    number: str | None,
    official: bool,
    lines: Sequence[str],
    blocks: Sequence[Block],
    pack: Pack,
) -> Kind:
    """The kind of a document.

    `title` is the line that names the type with the title after it ("" where there is none),
    `official` whether a letterhead was seen, `lines` the text of `blocks`.
    """  # fmt: skip
    named = _by_rule("document-kind", title, pack) if title else None
    numbered = _by_rule("document-number", number, pack) if number else None
    if named is not None:
        return numbered if named == "other" and numbered is not None else named
    if numbered is not None:
        return numbered
    head = [fold(line) for line in lines[:_HEAD]]
    cued = _lead_cue(head, pack)
    if cued is not None:
        return cued
    if any(line.startswith(("kính gửi", "v/v")) for line in head):
        return "dispatch"
    if _cues(head, pack) >= 2:
        return "minutes"
    if not official and any(b.kind == "paragraph" and b.end - b.start >= _PROSE for b in blocks):
        return "news"
    return "other"


def _lead_cue(head: Sequence[str], pack: Pack) -> Kind | None:
    """A formula that ends a line of the lead and that only one kind of document has."""
    for line in head[:12]:
        tail = line[-200:]
        for rule in pack.of("lead-cue"):
            if not any(m.end() == len(tail) for m in pack.regex(rule).finditer(tail)):
                continue
            kind = cast(Kind, rule.fields["document"])
            if not rule.fields.get("headed") or any(
                _by_rule("document-kind", top, pack) == kind for top in head[:3]
            ):
                return kind
    return None


def _by_rule(kind: str, text: str, pack: Pack) -> Kind | None:
    folded = fold(text)
    for rule in pack.of(kind):
        if pack.regex(rule).match(folded):
            return cast(Kind, rule.fields["document"])
    return None


def _cues(head: Sequence[str], pack: Pack) -> int:
    rules = [pack.regex(rule) for rule in pack.of("minutes-cue")]
    return sum(len(line) < 400 and any(r.search(line) for r in rules) for line in head)
