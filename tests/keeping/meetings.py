"""Meetings made up for the tests of keeping: their documents, and what was asked there."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from made import ENTRY, action

from extractor.identity import action_id, extracted_hash
from extractor.records import Action, Body, Deadline, DocumentEntry, Evidence, Register
from extractor.writing.checking import quarter_of

ON = dt.date(2026, 8, 1)


def meeting(id: str, date: dt.date | None = dt.date(2026, 7, 6)) -> DocumentEntry:
    """A document of a meeting on a day."""
    return dataclasses.replace(ENTRY, id=id, source=f"{id}.txt", number=None, date=date)


def deadline(due: dt.date) -> Deadline:
    """A deadline as a document writes it."""
    return Deadline(
        f"trước ngày {due.day}/{due.month}",
        "by",
        "day",
        None,
        due,
        None,
        None,
        None,
        (),
        (1, 3),
        "d",
    )


def asked(
    document: str, task: str, who: str | None = "Sở Y tế", due: dt.date | None = None, **more: Any
) -> Action:
    """An action as the extractor writes it; `more` are a person's changes."""
    value = deadline(due) if due else None
    written = f"{task} {value.text}" if value else task
    made = dataclasses.replace(
        action(),
        id=action_id(document, written, 0),
        document=document,
        task=written,
        responsible=(Body(who, who, "body", False, (5, 5 + len(who)), "body.so"),) if who else (),
        coordinating=(),
        deadline=value,
        quarter=quarter_of(due) if due else None,
        priority="normal",
        topic=None,
        references=(),
        evidence=Evidence(written, (0, len(written))),
    )
    made = dataclasses.replace(made, extracted=extracted_hash(made))
    return dataclasses.replace(made, **more)


def register(*parts: DocumentEntry | Action) -> Register:
    """A register of documents and actions."""
    return Register(
        tuple(p for p in parts if isinstance(p, DocumentEntry)),
        tuple(p for p in parts if isinstance(p, Action)),
    )
