"""What a text asks of whom, as short as tests want it."""

from __future__ import annotations

from extractor import extract, reading


def asked(text: str) -> list[tuple[str, list[str]]]:
    """Each task of a text with the names of those who must do it."""
    register = extract(reading.read_bytes(text.encode(), "van-ban.txt"))
    return [(a.task, [body.name for body in a.responsible]) for a in register.actions]
