"""The nouns of chidao: every record that one stage hands to the next, all immutable.

Positions inside a document come in two coordinates. Everything between reading and resolve
works on the *normalised* text (`Document.normal.text`); the register speaks only of the
*original* text (`Document.text`). `Normal.original` is the one bridge between the two.
All positions are half-open `[start, end)` ranges of code points.
"""

from __future__ import annotations

import bisect
import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

Kind = Literal[
    "news", "minutes", "conclusion", "directive", "dispatch", "resolution", "plan", "other"
]
BodyType = Literal["body", "post", "person", "group"]
Relation = Literal["by", "within", "from", "every"]
Grain = Literal["hour", "day", "week", "month", "quarter", "half", "year", "term"]
Recurrence = Literal["daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly"]
Force = Literal["order", "request", "reminder"]
Priority = Literal["high", "normal"]
Status = Literal["open", "doing", "done", "cancelled"]
At = tuple[int, int]


# ── reading ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Normal:
    """The normalised text with the way back to the original characters.

    `starts[i]` and `ends[i]` delimit the original characters that normalised character `i`
    stands for; both arrays are as long as `text`.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def original(self, start: int, end: int) -> At:
        """The original range that the normalised range `[start, end)` stands for."""
        if start >= end:
            at = (
                self.starts[start]
                if start < len(self.starts)
                else (self.ends[-1] if self.ends else 0)
            )
            return at, at
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table cell or caption of the normalised text.

    `start` and `end` are normalised positions, the list marker included. `marker` is the
    marker as normalised ("1.", "a)", "-", "II."), `body` where the text after it starts.
    """

    kind: Literal["paragraph", "cell", "caption", "heading", "note"]
    start: int
    end: int
    body: int
    marker: str | None = None
    paragraph: int = 0
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed an official document."""

    name: str
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself. Absent facts are None, never guessed."""

    kind: Kind = "other"
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    signer: Signer | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A read document: its text exactly as it is, its normalised text, its blocks and header."""

    source: str
    sha256: str
    format: str
    encoding: str | None
    text: str
    normal: Normal
    blocks: tuple[Block, ...]
    header: Header
    warnings: tuple[str, ...] = ()


# ── recognise ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a legal document ("Chỉ thị số 03-CT/TU", "Nghị quyết số 66-NQ/TW ngày 30/4/2025")."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """An expression of time that can be a deadline, as written and not yet resolved.

    `reading` holds what the expression says (units, numbers, relation) in terms that
    `resolve.deadlines.value` turns into dates once the reference date is known.
    """

    start: int
    end: int
    rule: str
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body, post, person or group as written, with the full form that its own phrase gives.

    Elliptic coordination is expanded: "các Sở: Tài chính, Xây dựng" gives two mentions, named
    "Sở Tài chính" and "Sở Xây dựng", each at its own characters. `outer` is the range of the
    whole coordinated phrase that the mention belongs to. `anaphor` says that the words only
    point ("thành phố", "đơn vị này", "đồng chí"): resolve decides to whom.
    """

    start: int
    end: int
    name: str
    type: BodyType
    rule: str
    outer: At
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A named person with the position that the text gives beside the name."""

    start: int
    end: int
    name: str
    position: str | None
    rule: str


_Found = TypeVar("_Found", BodyMention, PersonMention, DeadlineMention, Reference)


def within(mentions: Sequence[_Found], start: int, end: int) -> Sequence[_Found]:
    """Those of the mentions, which come in order, that begin in `[start, end)`."""
    first = bisect.bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect.bisect_left(mentions, end, first, key=lambda m: m.start)
    return mentions[first:last]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document, each tuple in order of position."""

    references: tuple[Reference, ...] = ()
    deadlines: tuple[DeadlineMention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    people: tuple[PersonMention, ...] = ()


# ── directives and tasks ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose directive it is, as far as the text has told; positions are normalised."""

    name: str
    position: str | None
    at: At | None
    rule: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech act or modal in normalised text."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Directive:
    """One thing asked: by whom, with which act, of whom, and the content that says what.

    `content` may still hold several task clauses. `addressees` were found in the clause
    itself unless `inherited`. `governing` is a deadline at the head of the sentence or list,
    `companions` are coordinating bodies said there. All positions are normalised.
    """

    act: str
    force: Force
    cue: At | None
    rules: tuple[str, ...]
    speaker: Speaker | None
    addressees: tuple[BodyMention, ...]
    inherited: bool
    content: At
    sentence: At
    block: int
    governing: DeadlineMention | None = None
    companions: tuple[BodyMention, ...] = ()
    topic: str | None = None
    section: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A clause with a cue that is no directive, and the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class TaskClause:
    """One task: the clause, who does it, with whom, by when as written."""

    directive: Directive
    start: int
    end: int
    responsible: tuple[BodyMention, ...]
    inherited: bool
    coordinating: tuple[BodyMention, ...]
    deadline: DeadlineMention | None
    rules: tuple[str, ...]


# ── resolved values and the register ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: inclusive ISO dates, null where the text gives none. `day` refines a recurrence."""

    text: str
    relation: Relation
    grain: Grain | None
    start: dt.date | None
    due: dt.date | None
    time: str | None
    recurrence: Recurrence | None
    day: str | int | None
    inferred: tuple[str, ...]
    at: At
    rule: str


@dataclass(frozen=True, slots=True)
class Body:
    """Who: the fullest form of the name, as it is written, and where.

    `successor` is what the body is called today; the register has it only where asked for.
    """

    name: str
    as_written: str
    type: BodyType
    inherited: bool
    at: At
    rule: str
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Requester:
    """Whose directive it is."""

    name: str
    position: str | None
    at: At | None
    rule: str


@dataclass(frozen=True, slots=True)
class Act:
    """The speech act that makes the directive."""

    act: str
    force: Force
    at: At | None
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The task clause, with where it stands in the document."""

    text: str
    at: At
    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A text with its place; `rule` where a rule found it."""

    text: str
    at: At
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one merge, or one word of a person, changed in an action.

    `was` holds the former value of every field that changed, bodies by their names alone.
    """

    date: dt.date
    document: str | None
    action: str | None
    was: Mapping[str, Any]
    outweighed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody was asked to do: a row of the register."""

    id: str
    document: str
    task: str
    responsible: tuple[Body, ...]
    coordinating: tuple[Body, ...]
    requested_by: Requester | None
    directive: Act
    deadline: Deadline | None
    quarter: str | None
    priority: Priority
    topic: str | None
    references: tuple[Cited, ...]
    evidence: Evidence
    sentence: Cited
    confidence: float
    rules: tuple[str, ...]
    status: Status = "open"
    note: str | None = None
    confirmed: bool = False
    history: tuple[Change, ...] = ()
    extracted: str = ""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document as the register lists it."""

    id: str
    source: str
    sha256: str
    format: str
    encoding: str | None
    kind: Kind
    number: str | None
    title: str | None
    issuer: str | None
    place: str | None
    signer: Signer | None
    date: dt.date | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A sentence with a directive cue that gave no action, and the rule that ruled it out."""

    document: str
    text: str
    at: At
    rule: str


@dataclass(frozen=True, slots=True)
class Register:
    """What chidao writes: documents and the actions found in them.

    `excluded` is for a person to look through; it is no part of the written register.
    """

    documents: tuple[DocumentEntry, ...]
    actions: tuple[Action, ...]
    excluded: tuple[Excluded, ...] = ()
