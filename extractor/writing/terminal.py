"""Text of a document on its way to a terminal: what could steer the terminal is made visible."""

from __future__ import annotations

import re

# Controls, soft hyphen, zero-width and bidirectional marks, separators, surrogates, tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)


def safe(text: str) -> str:
    """The text without characters that steer a terminal, character for character.

    Escape sequences, other control characters and bidirectional overrides come out as
    visible signs; letters, line feeds and tabs stay.
    """
    return _STEERING.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def line(text: str) -> str:
    """The text safe and on one line, white space runs as one blank."""
    return safe(" ".join(text.split()))
