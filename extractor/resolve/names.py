"""Names: from a mention to the fullest form that the document gives for that body.

A directory is what a document calls its bodies, read once. `fullest` looks one mention up in
it: a short form that the document defines, a level ("thành phố"), a head that stands alone
("Sở"), an abbreviation, a given name, a word that only points ("đơn vị này"). What nothing in
the document explains stays as written.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.reading.markers import UPPER
from extractor.recognise import definitions
from extractor.records import Block, BodyMention, BodyType, Document, Mentions
from extractor.rules import fold

_LEVEL_NAMES = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã"}
_LEVEL = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường)"
_LEVEL_FIRST = re.compile(rf"({_LEVEL})\s+(?=\S)")
_LEVEL_LAST = re.compile(rf"(?<!\w)({_LEVEL})$")
_PLACE = re.compile(
    rf"(?<!\w)([Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường)[ ]+"
    rf"(?!(?:UBND|HĐND|Ủy|Sở|Ban|Công|Đảng|Hội)\b)[{UPPER}]\w*(?:[ ][{UPPER}]\w*){{0,2}}"
)
_ISSUED = re.compile(r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(\S.*)$")
_COURTESY = re.compile(r"^(?:các\s+)?(?:đồng chí|đ/c)\s+(?=\S)", re.IGNORECASE)
_CALLED = re.compile(r"^(?:đồng chí|đ/c|ông|bà|anh|chị|em|cô|thầy|chú|bác)\s+(\S+)$", re.IGNORECASE)
_THIS = re.compile(r"^(\S+(?:\s\S+)?)\s+(?:này|nói trên|nêu trên|đó)$")
# "đơn vị này" may be any body, "sở này" only a sở.
_ANY_BODY = frozenset({"đơn vị", "cơ quan", "tổ chức", "doanh nghiệp", "địa phương", "lực lượng"})
_SHORT = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐ&.,-]*[A-ZĐ](?!\w)")
_CHAPTER = re.compile(r"[IVXLC]+\.?|(?:Phần|Chương)\b.*")


@dataclass(frozen=True, slots=True)
class Named:
    """A full name where it stands, with its folded form."""

    start: int
    name: str
    folded: str
    type: BodyType


@dataclass(frozen=True, slots=True)
class Directory:
    """What a document calls its bodies: places by level, short forms, names and persons in order."""

    places: dict[str, str] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)
    names: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    chapters: tuple[int, ...] = ()
    issuer: str | None = None

    def before(self, position: int, names: Sequence[Named]) -> Sequence[Named]:
        """Those of `names` that stand before a position, in the same chapter."""
        chapter = bisect.bisect_right(self.chapters, position)
        start = self.chapters[chapter - 1] if chapter else 0
        return [n for n in names if start <= n.start < position]


def directory(document: Document, mentions: Mentions) -> Directory:
    """The directory of a document, from its mentions, its definitions and its header."""
    bodies = mentions.bodies
    full = [b for b in bodies if b.type != "group" and not b.anaphor]
    people = {(b.start, b.name) for b in full if b.type == "person" and b.rule == "body.person"}
    people |= {(p.start, p.name) for p in mentions.people}
    return Directory(
        places=_places(document.normal.text, document.header.issuer),
        defined={fold(d.short): d.name for d in definitions.find(document.normal.text, bodies)},
        # A letterhead writes the name in capitals: the same body, in a form for nobody's list.
        names=tuple(
            Named(b.start, b.name, fold(b.name), b.type)
            for b in full
            if not (b.name.isupper() and " " in b.name)
        ),
        people=tuple(Named(at, name, fold(name), "person") for at, name in sorted(people)),
        chapters=_chapters(document.blocks),
        issuer=document.header.issuer,
    )


def _chapters(blocks: Iterable[Block]) -> tuple[int, ...]:
    return tuple(b.start for b in blocks if b.marker is not None and _CHAPTER.fullmatch(b.marker))


def _places(text: str, issuer: str | None) -> dict[str, str]:
    """The one place that the text speaks of at each level; none where several compete."""
    counted: dict[str, Counter[str]] = {}
    for match in _PLACE.finditer(text):
        counted.setdefault(_level(match[1]), Counter())[match[0]] += 1
    places: dict[str, str] = {}
    for level_name, names in counted.items():
        bare: Counter[str] = Counter()
        for name, count in names.items():
            bare[_LEVEL_FIRST.sub("", fold(name), count=1)] += count
        ranked = bare.most_common(2)
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            places[level_name] = next(
                name for name, _ in names.most_common() if fold(name).endswith(ranked[0][0])
            )
    issued = _ISSUED.search(fold(issuer or ""))
    if issued is not None and issuer is not None:
        places[issued[1]] = issuer[issued.start() :]
    return places


def _level(word: str) -> str:
    folded = fold(word).strip()
    return _LEVEL_NAMES.get(folded, folded)


def fullest(mention: BodyMention, known: Directory, position: int) -> str:
    """The fullest form of a name that the document gives; the name as written where it gives none.

    `position` is where the name is used, in normalised characters: of several bodies that a
    short form fits, the one spoken of last before it counts, in the same chapter.
    """
    if mention.rule == "body.own":
        return mention.name
    name = mention.name if mention.type == "group" else _COURTESY.sub("", mention.name)
    folded = fold(name)
    if mention.rule in ("body.anaphor", "body.courtesy"):
        return _antecedent(mention, known)
    if folded in known.defined:
        return known.defined[folded]
    if mention.type == "group":
        return name
    if mention.type == "person":
        return _person(mention, known, name)
    if mention.rule == "body.bare":
        return _alone(mention, known, position) or name
    if mention.rule == "body.place-name":
        placed = (n.name for n in known.names if n.folded.endswith(f" {folded}"))
        return next((n for n in placed if _LEVEL_FIRST.match(fold(n))), name)
    return _longer(name, mention, known) or name


def _alone(mention: BodyMention, known: Directory, position: int) -> str | None:
    """Which body a head that stands alone means: a level's place, the last so named, the issuer."""
    folded = fold(mention.name).removeprefix("nhà ")
    if _LEVEL_LAST.fullmatch(folded):
        return known.places.get(_level(folded))
    fits = [n for n in known.names if n.folded.startswith(f"{folded} ")]
    before = known.before(position, fits)
    if before:
        return before[-1].name
    issuer = known.issuer or ""
    if fold(issuer).startswith(f"{folded} "):
        return issuer
    return fits[0].name if len({n.folded for n in fits}) == 1 else None


def _longer(name: str, mention: BodyMention, known: Directory) -> str | None:
    """The longer form that the document gives elsewhere for the same body."""
    folded = fold(name)
    level = _LEVEL_LAST.search(folded)
    if level is not None:
        place = known.places.get(_level(level[1]))
        full = f"{name[: level.start()]}{place}"
        said = place is not None and any(n.folded == fold(full) for n in known.names)
        return full if said else None
    if mention.type != "body":
        return None
    longer = {n.folded: n.name for n in known.names if n.folded.startswith(f"{folded} ")}
    if len(longer) == 1:
        return next(iter(longer.values()))
    short = _SHORT.search(name)
    if short is None or longer:
        return None
    head, letters = folded[: short.start()], _letters(short[0])
    spelled = {
        n.folded: n.name
        for n in known.names
        if n.type == "body"
        and n.folded.startswith(head)
        and not _SHORT.search(n.name)
        and _initials(n.folded[len(head) :]) == letters
    }
    return next(iter(spelled.values())) if len(spelled) == 1 and head else None


def _letters(short: str) -> str:
    return "".join(c for c in fold(short) if c.isalpha())


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", words) if word != "và")


def _person(mention: BodyMention, known: Directory, name: str) -> str:
    """A given name behind a courtesy is the last person before with that name, or the only one."""
    called = _CALLED.match(mention.name)
    if called is None:
        return name
    given = fold(called[1])
    fits = [n for n in known.people if n.folded.endswith(f" {given}") and not _CALLED.match(n.name)]
    before = [n for n in fits if n.start < mention.start]
    if before:
        return before[-1].name
    return fits[0].name if len({n.folded for n in fits}) == 1 else name


def _antecedent(mention: BodyMention, known: Directory) -> str:
    """Whom "đơn vị này", "đồng chí", "ông" point back to; the words themselves where nobody fits."""
    if mention.rule == "body.courtesy":
        people = known.before(mention.start, known.people)
        return people[-1].name if people else mention.name
    kind = _THIS.match(fold(mention.name))
    if mention.type == "group" or kind is None:
        return mention.name
    before = [n for n in known.before(mention.start, known.names) if n.type == "body"]
    if kind[1] not in _ANY_BODY:
        before = [n for n in before if n.folded.startswith(f"{kind[1]} ")]
    return before[-1].name if before else mention.name
