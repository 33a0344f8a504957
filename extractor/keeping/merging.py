"""One register of an old one and what later meetings, better rules or a colleague bring.

For each field there are three values: as it was extracted (its digits in `extracted`), as it is in
the register, and as it comes. What a person corrected stays; what only the extractor changed is
updated; both stand in the history, and nothing is lost without being listed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.identity import CORRECTABLE, corrected, field_hashes
from extractor.keeping.changing import PERSONAL, differs, worded
from extractor.keeping.likeness import pairs, sources
from extractor.records import Action, At, Change, DocumentEntry, Register
from extractor.writing.checking import quarter_of

#: What a document says of itself; a register keeps what it has.
_HEADER = ("kind", "number", "title", "issuer", "place", "signer", "date")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged register, and everything that the merge did or left.

    `added` are actions that are new, `changed` those with a new entry in their history, as they were
    then and with that entry, `unseen` those that their own document no longer gives and that stay all the same.
    `headers` are facts of documents that come otherwise and were left as they are: the document, the
    field, and the value that was not taken.
    """

    register: Register
    added: tuple[Action, ...]
    changed: tuple[tuple[Action, Change], ...]
    unseen: tuple[Action, ...]
    headers: tuple[tuple[DocumentEntry, str, Any], ...]


def merge(old: Register, news: Iterable[Register], on: dt.date) -> Merged:
    """Merge registers into an old one, document by document from the earliest to the latest.

    `on` is the day of the merge, as the history will tell it. Actions keep their ids and their
    order, new ones come last. Merging the same again changes nothing.
    """
    work = _Work(on, {e.id: e for e in old.documents}, {a.id: a for a in old.actions})
    for new in news:
        for entry in sorted(new.documents, key=lambda e: e.date or dt.date.max):
            work.take(entry, [a for a in new.actions if a.document == entry.id])
    register = Register(tuple(work.documents.values()), tuple(work.actions.values()))
    return Merged(
        register,
        tuple(work.actions[id] for id in work.added),
        tuple(work.changed),
        tuple(work.actions[id] for id in work.unseen),
        tuple(work.headers),
    )


@dataclass(slots=True)
class _Work:
    on: dt.date
    documents: dict[str, DocumentEntry]
    actions: dict[str, Action]
    added: list[str] = dataclasses.field(default_factory=list)
    changed: list[tuple[Action, Change]] = dataclasses.field(default_factory=list)
    unseen: list[str] = dataclasses.field(default_factory=list)
    headers: list[tuple[DocumentEntry, str, Any]] = dataclasses.field(default_factory=list)

    def take(self, entry: DocumentEntry, news: Sequence[Action]) -> None:
        self._take_document(entry)
        known = {new.id: old for old, new in pairs([*self.actions.values()], news)}
        seen = {old.id for old in known.values()}
        self.unseen += [
            a.id for a in self.actions.values() if a.document == entry.id and a.id not in seen
        ]
        for new in news:
            if new.id in known:
                self._update(known[new.id], new)
            else:
                self.actions[new.id] = new
                self.added.append(new.id)

    def _take_document(self, new: DocumentEntry) -> None:
        old = self.documents.get(new.id)
        if old is None:
            self.documents[new.id] = new
            return
        kept = {
            name: getattr(old, name)
            for name in _HEADER
            if getattr(old, name) not in (None, "other")
        }
        entry = dataclasses.replace(new, **kept)
        self.documents[new.id] = entry
        self.headers += [
            (entry, name, getattr(new, name))
            for name, value in kept.items()
            if getattr(new, name) not in (value, None, "other")
        ]

    def _update(self, old: Action, new: Action) -> None:
        updated, change = combined(old, new, self.on, earlier=self._is_earlier(new, old))
        if change is not None:
            self.changed.append((updated, change))
        self.actions[old.id] = updated

    def _is_earlier(self, new: Action, old: Action) -> bool:
        """Whether a document that comes is an earlier one, or a former one once more."""
        one, other = self.documents[new.document].date, self.documents[old.document].date
        return new.document != old.document and (
            new.document in sources(old) or (one is not None and other is not None and one < other)
        )


def combined(
    old: Action, new: Action, on: dt.date, *, earlier: bool = False
) -> tuple[Action, Change | None]:
    """An action with what another reading of it brings, and the entry that its history gets.

    `earlier` says that `new` comes from an earlier document: what it says is noted and takes no
    effect, and only what a person set in it does.
    """
    elsewhere = new.document != old.document
    stays = frozenset(CORRECTABLE) if earlier else _stays(old, new)
    values = {f: getattr(old if f in stays else new, f) for f in CORRECTABLE}
    deadline = values["deadline"]
    if deadline is not None and deadline.due is not None:
        values["quarter"] = quarter_of(deadline.due)
    values |= {f: _personal(old, new, f) for f in PERSONAL}
    after = dataclasses.replace(old, **values)
    was = {f: worded(getattr(old, f)) for f in values if differs(old, after, f)}
    outweighed = {f: worded(getattr(new, f)) for f in values if _outweighed(old, new, after, f)}
    extracted = old.extracted if earlier else _extracted(old, new)
    if not earlier and new.evidence.text != old.evidence.text:
        was["evidence"] = old.evidence.text
    if not earlier and elsewhere:
        was["document"] = old.document
        values |= {f: _moved(values[f], new.evidence.at) for f in stays}
    base = old if earlier else new
    id = None if new.id == old.id else new.id
    change = Change(on, new.document, id, was, outweighed)
    told = _known(old, new) and not was and not outweighed
    history = _histories(old, new)
    if not told and change not in history:
        history = (*history, change)
    updated = dataclasses.replace(base, **values, id=old.id, history=history, extracted=extracted)
    return updated, None if told else change


def _stays(old: Action, new: Action) -> frozenset[str]:
    """The fields whose value in the register outweighs the one that comes."""
    by_hand = corrected(old)
    return frozenset(
        f
        for f in CORRECTABLE
        if (f in by_hand and differs(old, new, f)) or _keeps_silently(old, new, f)
    )


def _settled(old: Action, new: Action, field: str) -> bool:
    """Whether an earlier merge of this document has left this very value out."""
    value = worded(getattr(new, field))
    return any(
        c.document == new.document and field in c.outweighed and c.outweighed[field] == value
        for c in old.history
    )


def _outweighed(old: Action, new: Action, after: Action, field: str) -> bool:
    """Whether a value that comes is left out and nobody has been told of it yet."""
    if not differs(new, after, field) or _settled(old, new, field):
        return False
    if field in PERSONAL:
        return bool(getattr(new, field) != PERSONAL[field])
    by_hand = field in corrected(new)
    if new.document != old.document and _known(old, new) and new.document in sources(old):
        # A former meeting once more: what it says was taken up when it came.
        value = worded(getattr(new, field))
        return by_hand and all(c.was.get(field, ...) != value for c in old.history)
    if by_hand:
        return True
    base, comes = field_hashes(old.extracted), field_hashes(new.extracted)
    return base.get(field) != comes[field]


def _known(old: Action, new: Action) -> bool:
    """Whether an action has come from this very place before, or has its id from there."""
    told = {(change.document, change.action) for change in old.history}
    return new.id == old.id or (new.document, new.id) in told


def _personal(old: Action, new: Action, field: str) -> Any:
    ours, theirs = getattr(old, field), getattr(new, field)
    touched = ours != PERSONAL[field] or any(
        c.document is None and field in c.was for c in old.history
    )
    return ours if touched else theirs


def _extracted(old: Action, new: Action) -> str:
    """The digits of each field as it was extracted last, by which the next merge tells corrections."""
    base, comes = field_hashes(old.extracted), field_hashes(new.extracted)
    if not comes:
        return old.extracted
    # What stays without a correction stays what the extractor said before.
    silent = {f for f in CORRECTABLE if _keeps_silently(old, new, f)} - corrected(old)
    return "".join(base[f] if f in silent else comes[f] for f in CORRECTABLE)


def _keeps_silently(old: Action, new: Action, field: str) -> bool:
    """Whether a value stays that nobody corrected.

    Another meeting that is silent about a deadline or a body does not lift it.
    """
    if not differs(old, new, field):
        return False
    silent = new.document != old.document and not getattr(new, field)
    return silent or _settled(old, new, field)


def _moved(value: Any, at: At) -> Any:
    """A value that does not come from its action's document: it points at the whole clause."""
    if isinstance(value, tuple):
        return tuple(_moved(item, at) for item in value)
    return dataclasses.replace(value, at=at) if hasattr(value, "at") else value


def _histories(old: Action, new: Action) -> tuple[Change, ...]:
    return (*old.history, *(change for change in new.history if change not in old.history))
