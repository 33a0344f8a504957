"""The register as plain data: version 1 of the format, to and from records.

The records' own types are walked, so the format has one definition, in `extractor.records`:
a new field there is written, read, checked and documented without more code.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, Union

from extractor.records import Action, Cited, DocumentEntry, Register

SCHEMA = "chidao/1"
#: Fields that a register has only where they were asked for and say something.
EXTRA = frozenset({"successor"})


@functools.cache
def fields(record: type, *, sentence: bool = False) -> tuple[str, ...]:
    """The names of a record's fields in the register, in order; no rule finds a sentence."""
    names = tuple(field.name for field in dataclasses.fields(record))
    return tuple(n for n in names if n != "rule") if sentence and record is Cited else names


@functools.cache
def hints(record: type) -> Mapping[str, Any]:
    """The type of each field of a record."""
    return typing.get_type_hints(record)


def is_record(hint: Any) -> bool:
    """Whether a type is one of the records."""
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def options(hint: Any) -> tuple[Any, ...]:
    """The types that a field allows: several for a union, itself for any other."""
    union = typing.get_origin(hint) in (Union, types.UnionType)
    return typing.get_args(hint) if union else (hint,)


def plain(register: Register) -> dict[str, Any]:
    """The register as mappings, lists and scalars, in the order in which it is written.

    Spans stay tuples, so that a writer can tell `at: [3, 9]` from a list of names; dates
    stay dates.
    """
    return {
        "schema": SCHEMA,
        "documents": [_plain(entry) for entry in register.documents],
        "actions": [_plain(action) for action in register.actions],
    }


def plain_record(value: Any) -> Any:
    """One record of a register as it is written: an action, a body, a deadline."""
    return _plain(value)


def _plain(value: Any, *, sentence: bool = False) -> Any:
    if dataclasses.is_dataclass(value):
        names = fields(value.__class__, sentence=sentence)
        return {
            n: _plain(getattr(value, n), sentence=n == "sentence")
            for n in names
            if n not in EXTRA or getattr(value, n) is not None
        }
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        is_span = len(value) == 2 and type(value[0]) is int
        return value if is_span else [_plain(item) for item in value]
    return value


def build(data: Mapping[str, Any]) -> Register:
    """The register that well-formed plain data stands for; the inverse of `plain`."""
    return Register(
        documents=tuple(_build(DocumentEntry, entry) for entry in data["documents"]),
        actions=tuple(_build(Action, action) for action in data["actions"]),
    )


def _build(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    hint = options(hint)[0]
    if is_record(hint):
        return hint(**{name: _build(hints(hint)[name], item) for name, item in value.items()})
    if typing.get_origin(hint) is tuple:
        item_hint = typing.get_args(hint)[0]
        return tuple(_build(item_hint, item) for item in value)
    if hint is dt.date and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return float(value) if hint is float else value
