"""The chosen tasks as one register in JSON."""

from __future__ import annotations

from extractor.records import Register
from extractor.writing.files import text_of


def made(register: Register) -> bytes:
    """The file, as docs/register.md describes it."""
    return text_of(register, "json").encode("utf-8", "replace")
