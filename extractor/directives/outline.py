"""The outline of a document: sections, levels of list markers, and what each level hands down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.records import BodyMention, DeadlineMention
from extractor.rules import Pack, fold

_SHAPES = (
    ("roman", re.compile(r"[IVX]{1,5}[.)/-]*$")),
    ("chapter", re.compile(r"(?:Phần|Chương|Mục)\s", re.IGNORECASE)),
    ("article", re.compile(r"Điều\s+\w+[.:]?$", re.IGNORECASE)),
    ("decimal3", re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}[.)/-]*$")),
    ("decimal2", re.compile(r"\d{1,2}\.\d{1,2}[.)/-]*$")),
    ("decimal", re.compile(r"\d{1,2}[.)/-]*$")),
    ("paren", re.compile(r"\(\d{1,2}\)$")),
    ("letter", re.compile(r"[a-zđ][.)/-]+$")),
    ("small-roman", re.compile(r"\(?[ivx]+\)$")),
    ("capital", re.compile(r"[A-ZĐ][.)]$")),
    ("plus", re.compile(r"\+$")),
    ("star", re.compile(r"\*$")),
    ("dash", re.compile(r"[-•–]$")),
)

BULLETS = ("dash", "plus", "star")
#: The shapes of what has a title, and tasks or articles below it.
SECTIONS = frozenset({"roman", "chapter", "article", "capital"})


def shape(marker: str | None) -> str | None:
    """The kind of a list marker: "1." and "7." are alike, "a)" and "-" are not."""
    if marker is None:
        return None
    for name, pattern in _SHAPES:
        if pattern.match(marker.strip()):
            return name
    return "dash"


@dataclass
class Level:
    """One open level of the outline and what it hands down to the items below it.

    `enacts` says that the items below are what an article lays down: nobody has to do what names nobody.
    `within` names the shapes of the sections that a lead-in without a marker stands in: its
    deadline ends with its section, what it asks goes on.
    """

    shape: str | None
    addressees: tuple[BodyMention, ...] = ()
    companions: tuple[BodyMention, ...] = ()
    deadline: DeadlineMention | None = None
    active: bool | None = None
    topic: str | None = None
    heading: str | None = None
    decided: bool = False
    enacts: bool = False
    within: frozenset[str] = frozenset()


@dataclass
class Outline:
    """The open levels, outermost first."""

    levels: list[Level] = field(default_factory=list)

    def enter(self, marker_shape: str | None) -> Level:
        """Close what the marker ends and open its level; an unmarked paragraph opens none."""
        for n, level in enumerate(self.levels):
            if marker_shape == level.shape:
                del self.levels[n:]
                break
            if marker_shape in level.within:
                # The next section: a lead-in that asked nothing is over, with its items.
                level.deadline = None
                if not level.active:
                    del self.levels[n:]
                    break
        self.levels.append(Level(marker_shape))
        return self.levels[-1]

    def sections(self) -> frozenset[str]:
        """The shapes of the numbered sections that are open: "II.", "Phần 2", "B."."""
        shapes = frozenset(level.shape for level in self.levels if level.shape)
        return (shapes & SECTIONS).union(*(level.within for level in self.levels))

    def leave_items(self, *, sections: bool = False) -> None:
        """A plain paragraph after list items: the items are over, and a lead-in that asked nothing with them.

        `sections` says that what is numbered and has a title is a section, which the paragraph is in.
        """
        if any(level.shape is not None for level in self.levels):
            for level in self.levels:
                level.deadline = None if level.shape is None else level.deadline
            self.levels[:] = [
                level
                for level in self.levels
                if (level.shape is None and level.active)
                or (sections and level.heading is not None and level.shape not in BULLETS)
            ]

    def clear(self) -> None:
        """A new section or a new lead-in: nothing is handed down any more."""
        self.levels.clear()

    def addressees(self) -> tuple[BodyMention, ...]:
        """Those whom the nearest level names."""
        return next((level.addressees for level in reversed(self.levels) if level.addressees), ())

    def named_item(self) -> bool:
        """Whether the nearest level that names its addressee is an item, and no lead-in without a marker."""
        named = next((level for level in reversed(self.levels) if level.addressees), None)
        return named is not None and named.shape is not None

    def companions(self) -> tuple[BodyMention, ...]:
        """The coordinating bodies of the nearest level that names its addressee."""
        for level in reversed(self.levels):
            if level.companions or level.addressees:
                return level.companions
        return ()

    def deadline(self) -> DeadlineMention | None:
        """The deadline that the nearest level sets for all below it."""
        return next((level.deadline for level in reversed(self.levels) if level.deadline), None)

    def active(self) -> bool | None:
        """Whether the nearest level that says so assigns tasks; None where none says."""
        return next(
            (level.active for level in reversed(self.levels) if level.active is not None), None
        )

    def reports(self) -> bool:
        """Whether the section at hand, under a heading without a marker, assigns nothing: "MỤC TIÊU"."""
        return (
            bool(self.levels)
            and self.levels[0].shape is None
            and (self.levels[0].heading is not None and self.levels[0].active is False)
        )

    def decided(self) -> bool:
        """Whether the nearest section only lists what was decided: nobody has to do what names nobody."""
        return next((level.decided for level in reversed(self.levels) if level.heading), False)

    def enacts(self) -> bool:
        """Whether an article above lays down what is listed, and nobody was named nor a section of tasks opened since."""
        for level in reversed(self.levels):
            if level.enacts or level.addressees or (level.heading and level.active):
                return level.enacts
        return False

    def topic(self) -> str | None:
        """What the nearest level is about."""
        return next((level.topic for level in reversed(self.levels) if level.topic), None)

    def section(self) -> str | None:
        """The headings that are open, outermost first."""
        return " / ".join(level.heading for level in self.levels if level.heading) or None


def heading_activity(text: str, pack: Pack) -> bool | None:
    """Whether a heading opens a section that assigns tasks (True), reports (False), or neither says."""
    folded = fold(text)
    hits = [
        (match.start(), -match.end(), bool(rule.fields.get("active")))
        for rule in pack.of("section")
        if (match := pack.regex(rule).search(folded))
    ]
    return min(hits)[2] if hits else None
