"""What is different between two registers, task by task."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.identity import CORRECTABLE
from extractor.keeping.changing import PERSONAL, differs
from extractor.keeping.likeness import pairs
from extractor.records import Action, Register

#: A quarter follows from its deadline and is no difference of its own.
FIELDS = (*(field for field in CORRECTABLE if field != "quarter"), *PERSONAL)


@dataclass(frozen=True, slots=True)
class Differences:
    """Tasks that only the newer register has, only the older one, and both with other values.

    `changed` has the two actions and the fields in which they differ.
    """

    added: tuple[Action, ...]
    removed: tuple[Action, ...]
    changed: tuple[tuple[Action, Action, tuple[str, ...]], ...]


def differences(old: Register, new: Register) -> Differences:
    """Compare two registers; tasks are the same by id or by the rule of likeness."""
    found = pairs(old.actions, new.actions)
    before, after = {a.id for a, _ in found}, {b.id for _, b in found}
    compared = [(a, b, tuple(f for f in FIELDS if differs(a, b, f))) for a, b in found]
    return Differences(
        tuple(a for a in new.actions if a.id not in after),
        tuple(a for a in old.actions if a.id not in before),
        tuple((a, b, fields) for a, b, fields in compared if fields),
    )
