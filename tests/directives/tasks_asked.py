"""What a text asks of whom, as short as tests want it."""

from __future__ import annotations

from extractor import extract, reading


def asked(text: str) -> list[tuple[str, list[str]]]:
    """Each task of a text with the names of those who must do it."""
    register = extract(reading.read_bytes(text.encode(), "van-ban.txt"))
    return [(a.task, [body.name for body in a.responsible]) for a in register.actions]


def asked_by(text: str) -> list[tuple[str | None, str]]:
    """Each task of a text with the name of whoever asks for it."""
    register = extract(reading.read_bytes(text.encode(), "van-ban.txt"))
    return [(a.requested_by.name if a.requested_by else None, a.task) for a in register.actions]
