"""The register's JSON Schema, made from the records and shipped beside this module."""

from __future__ import annotations

import datetime as dt
import json
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from extractor.records import Action, Cited, DocumentEntry
from extractor.writing.format import EXTRA, SCHEMA, fields, hints, is_record, options
from extractor.writing.meanings import MEANINGS

FILE = Path(__file__).with_name("register.schema.json")


def shipped() -> dict[str, Any]:
    """The schema as the package ships it."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


def made() -> dict[str, Any]:
    """The schema that the records make; the shipped one must be equal to it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Register {SCHEMA}",
        "description": "Who was asked to do what by when, as chidao writes it.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "documents": {"type": "array", "items": _record(DocumentEntry)},
                "actions": {"type": "array", "items": _record(Action)},
            }
        ),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in EXTRA],
        "additionalProperties": False,
    }


def _record(record: type, *, sentence: bool = False) -> dict[str, Any]:
    return _object(
        {
            name: _described(record, name)
            for name in fields(record, sentence=sentence and record is Cited)
        }
    )


def _described(record: type, name: str) -> dict[str, Any]:
    meaning = MEANINGS.get(f"{record.__name__}.{name}")
    described = {"description": meaning} if meaning else {}
    if name == "sentence":
        return described | _record(Cited, sentence=True)
    return described | _type(hints(record)[name])


def _type(hint: Any) -> dict[str, Any]:
    allowed = options(hint)
    if len(allowed) > 1:
        return {"anyOf": [_type(option) for option in allowed]}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_record(hint):
        return _record(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _type(arguments[0])}
    if origin is tuple:
        return {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
        }
    return dict(_SCALARS.get(hint, {"type": "object"}))


_SCALARS: Mapping[Any, Mapping[str, Any]] = {
    type(None): {"type": "null"},
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number", "minimum": 0, "maximum": 1},
    dt.date: {"type": "string", "format": "date"},
}
