"""What a person sets in an action, and how former values stand in its history."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from extractor.identity import field_hash
from extractor.records import Action, Body, Change, Deadline, Requester

#: What a person sets, with the values of an action that nobody has touched.
PERSONAL: Mapping[str, Any] = {"status": "open", "note": None, "confirmed": False}


def changed(action: Action, on: dt.date, **values: Any) -> Action:
    """The action after a person set some fields; its history tells what they were.

    `on` is the day of the change. An action that says so already stays as it is.
    """
    before = {name: getattr(action, name) for name in values}
    was = {name: worded(old) for name, old in before.items() if old != values[name]}
    if not was:
        return action
    change = Change(date=on, document=None, action=None, was=was, outweighed={})
    return dataclasses.replace(action, **values, history=(*action.history, change))


def worded(value: Any) -> Any:
    """A field's value as the history has it: bodies and people by name, deadlines by text and dates."""
    match value:
        case tuple():
            return [worded(item) for item in value]
        case dt.date():
            return value.isoformat()
        case Body():
            return value.name
        case Requester():
            return ", ".join(filter(None, (value.name, value.position)))
        case Deadline():
            names = ("text", "start", "due", "time", "recurrence", "day")
            said = {name: worded(getattr(value, name)) for name in names}
            return {name: item for name, item in said.items() if item is not None}
    return value


def differs(one: Action, other: Action, field: str) -> bool:
    """Whether a field says something else in two actions, wherever it stands in their texts."""
    if field in PERSONAL:
        return bool(getattr(one, field) != getattr(other, field))
    return field_hash(one, field) != field_hash(other, field)
