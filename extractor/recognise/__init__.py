"""Recognise: what a text names — legal references, deadlines, bodies, people, in this order.

Recognising says what is written; it never decides what that refers to.
"""

from __future__ import annotations

from extractor.recognise import bodies, deadlines, given, owners, participants, people, references
from extractor.recognise.overlaps import outside
from extractor.records import BodyMention, Document, Mentions
from extractor.rules import Pack

__all__ = ["find_mentions", "recognise"]


def recognise(document: Document, pack: Pack) -> Mentions:
    """All mentions of a document, in normalised positions."""
    found = find_mentions(document.normal.text, pack)
    if document.header.kind == "minutes":
        found = _with_participants(found, document, pack)
        called = given.find(document.normal.text, document.blocks, pack)
        found = _with_bodies(found, outside(called, [(b.start, b.end) for b in found.bodies]))
    owners_named = owners.find(document.normal.text, document.blocks, found.bodies, pack)
    return _with_bodies(found, owners_named) if owners_named else found


def _with_participants(found: Mentions, document: Document, pack: Pack) -> Mentions:
    """The mentions of minutes, with those who attended under their bare names."""
    people_named = [b for b in found.bodies if b.type == "person"]
    listed = outside(
        participants.find(document.normal.text, document.blocks, people_named, pack),
        [(b.start, b.end) for b in people_named],
    )
    return _with_bodies(found, listed)


def _with_bodies(found: Mentions, more: tuple[BodyMention, ...]) -> Mentions:
    """The mentions with more bodies, which win over what they share characters with."""
    kept = outside(found.bodies, [(b.start, b.end) for b in more])
    merged = sorted((*kept, *more), key=lambda b: b.start)
    return Mentions(found.references, found.deadlines, tuple(merged), found.people)


def find_mentions(text: str, pack: Pack) -> Mentions:
    """All mentions of a normalised text that needs no document around it."""
    cited = references.find(text, pack)
    timed = deadlines.find(text, cited, pack)
    blocked = [*((r.start, r.end) for r in cited), *((d.start, d.end) for d in timed)]
    return Mentions(cited, timed, bodies.find(text, blocked, pack), people.find(text, pack))
