"""Names: from a mention to the fullest form that the document gives for that body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extractor.records import BodyMention, Document, Mentions
from extractor.rules import fold

_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã"}
_ENDS_IN_LEVEL = re.compile(r"(?<!\w)(tỉnh|thành phố|tp|huyện|quận|thị xã)$")
_COURTESY = re.compile(r"^(?:các\s+)?(?:đồng chí|đ/c)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Directory:
    """What a document calls its bodies: places by level, abbreviations, names in order."""

    places: dict[str, str]
    defined: dict[str, str]
    names: tuple[tuple[int, str], ...]
    people: tuple[tuple[int, str], ...] = ()


def _level(word: str) -> str:
    folded = fold(word).strip()
    return _LEVELS.get(folded, folded)


def directory(document: Document, mentions: Mentions) -> Directory:
    """The directory of a document, from its mentions, its definitions and its header."""
    text = document.normal.text
    counted: dict[str, Counter[str]] = {}
    for body in mentions.bodies:
        if body.rule == "body.place":
            word = body.name.split()[0] if not fold(body.name).startswith(("thành phố", "thị xã")) else " ".join(body.name.split()[:2])
            counted.setdefault(_level(word), Counter())[body.name] += 1
    issued = re.search(r"(tỉnh|thành phố|huyện|quận|thị xã)\s+(.+)$", fold(document.header.issuer or ""))
    places: dict[str, str] = {}
    for level, names in counted.items():
        places_of: Counter[str] = Counter()
        for name, count in names.items():
            places_of[fold(re.sub(r"^\S+\s(?:phố\s|xã\s)?", "", name))] += count
        ranked = places_of.most_common(2)
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            places[level] = next(n for n, _ in names.most_common() if fold(n).endswith(ranked[0][0]))
    if issued is not None and document.header.issuer:
        places[issued[1]] = document.header.issuer[issued.start() :]
    defined = {}
    for body in mentions.bodies:
        short = re.compile(r"\s*\(([A-ZĐ][\w&.-]{1,12})\)").match(text, body.end)
        if short is not None and body.type == "body":
            defined.setdefault(fold(short[1]), body.name)
    for match in re.finditer(r"\((?:(?:sau|dưới) đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?là\s+[“\"]?([^)”\"]{2,60})", text):
        before = [b for b in mentions.bodies if match.start() - 160 <= b.start and b.end <= match.start() and b.type == "body"]
        if before:
            defined[fold(match[1].strip())] = before[-1].name
    names = tuple((b.start, b.name) for b in mentions.bodies if b.type != "group" and not b.anaphor)
    people = tuple((b.start, b.name) for b in mentions.bodies if b.type == "person" and not b.anaphor)
    return Directory(places, defined, names, people)


def fullest(mention: BodyMention, known: Directory, position: int) -> str:
    """The fullest form of a name that the document gives; the name as written where it gives none.

    `position` is where the name is used, in normalised characters: of several bodies that a
    short form fits, the one spoken of last before it counts.
    """
    name = _COURTESY.sub("", mention.name) if mention.type != "group" else mention.name
    folded = fold(name)
    if mention.anaphor and mention.rule in ("body.anaphor", "body.courtesy"):
        return _antecedent(mention, known)
    if folded in known.defined:
        return known.defined[folded]
    if mention.rule == "body.bare" and folded in ("tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã"):
        return known.places.get(_level(folded), name)
    if mention.rule == "body.place-name":
        placed = [n for _, n in known.names if fold(n).endswith(" " + folded) and _is_place(n)]
        return placed[0] if placed else name
    if mention.type == "group":
        return name
    before = [n for at, n in known.names if at <= position and fold(n).startswith(folded + " ")]
    anywhere = [n for _, n in known.names if fold(n).startswith(folded + " ")]
    if mention.anaphor and before and mention.rule == "body.bare":
        return before[-1]
    longer = {fold(n): n for n in anywhere}
    if len(longer) == 1 and mention.type == "body" and not _ENDS_IN_LEVEL.search(folded):
        return next(iter(longer.values()))
    level = _ENDS_IN_LEVEL.search(folded)
    if level is not None and mention.type in ("body", "post"):
        place = known.places.get(_level(level[1]))
        full = f"{name[: level.start()]}{place}"
        if place is not None and any(fold(n) == fold(full) for _, n in known.names):
            return full
    return name


def _antecedent(mention: BodyMention, known: Directory) -> str:
    """Whom "đơn vị này", "đồng chí", "ông" point back to; the words themselves where nobody fits."""
    if mention.rule == "body.courtesy":
        people = [n for at, n in known.people if at < mention.start]
        return people[-1] if people else mention.name
    if mention.type == "group":
        return mention.name
    before = [n for at, n in known.names if at < mention.start]
    return before[-1] if before else mention.name


def _is_place(name: str) -> bool:
    return re.match(r"(?:tp\.?|thành phố|tỉnh|huyện|thị xã|quận)\s", fold(name)) is not None
