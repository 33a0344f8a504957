"""Plain data as YAML in the register's style, one pass over the data and no library's detours.

A register of a conclusion takes longer to write with a general YAML library than to extract.
What is written here reads back as the same data with any YAML 1.1 or 1.2 reader; a test says so.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

# Letters first, then nothing that YAML could take for its own.
_PLAIN = re.compile(
    r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f\xad:#\u2028\u2029\ufeff\ud800-\udfff]|:(?=\S))*"
)
_FLOW = re.compile(r"[,\[\]{}]")
_UNSAFE = re.compile("[\x7f-\x9f\xad\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
#: What YAML 1.2 takes for a number and 1.1 does not.
_NUMBER = re.compile(r"(?:\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|0[xo][\da-fA-F]+)$")
_WORDS = frozenset("y n yes no true false on off null nan inf".split())


def to_yaml(data: Any) -> str:
    """Plain data as YAML: keys in order, accents as they are, a tuple or short list on one line."""
    if isinstance(data, (dict, list)) and data:
        return "\n".join(lines(data, "")) + "\n"
    return scalar(data) + "\n"


def lines(data: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or list that is not empty, `indent` before each."""
    if isinstance(data, dict):
        for key, value in data.items():
            name = f"{indent}{scalar(key)}:"
            if not nests(value):
                yield f"{name} {scalar(value)}"
                continue
            yield name
            # A list stands under its key, a mapping a step to the right.
            yield from lines(value, indent if isinstance(value, list) else indent + "  ")
        return
    for item in data:
        if not nests(item):
            yield f"{indent}- {scalar(item)}"
            continue
        below = lines(item, indent + "  ")
        yield f"{indent}- {next(below)[len(indent) + 2 :]}"
        yield from below


def nests(value: Any) -> bool:
    """Whether a value takes lines of its own below its key."""
    if isinstance(value, list):
        return not all(isinstance(item, str) and " " not in item for item in value)
    return isinstance(value, dict) and bool(value)


def scalar(value: Any) -> str:
    """A value that stands on one line."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, dt.date)):
        return str(value)
    if isinstance(value, float):
        # YAML 1.1 wants a point in every float.
        text = repr(value)
        return text if "." in text else text.replace("e", ".0e")
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_in_flow(item) for item in value)}]"
    return "{}"


def _in_flow(item: Any) -> str:
    text = scalar(item)
    plain = isinstance(item, str) and text == item
    return f"'{text}'" if plain and _FLOW.search(text) else text


@functools.lru_cache(maxsize=1024)  # keys and rule names come again and again
def _text(text: str) -> str:
    if _plain(text):
        return text
    if text.isprintable() and not _UNSAFE.search(text):
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _plain(text: str) -> bool:
    if _PLAIN.fullmatch(text):
        return text[-1] not in " :\t" and text.casefold() not in _WORDS
    if not text[:1].isdigit() or not _PLAIN.fullmatch("a" + text) or text[-1] == " ":
        return False
    # Ids and hashes begin with digits; whatever a reader could take for a number, a time or a
    # date has quotes.
    resolvers = yaml.resolver.Resolver.yaml_implicit_resolvers.get(text[0], [])
    readings = (_NUMBER, *(pattern for _, pattern in resolvers))
    return ":" not in text and not any(pattern.match(text) for pattern in readings)
