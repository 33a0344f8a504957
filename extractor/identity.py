"""Who is who: the ids of documents and actions, and the hash that shows a correction by hand.

An id depends on letters and digits alone, so that it survives white space, encodings, tone
placement and punctuation; a register extracted again names the same actions.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
import unicodedata
import uuid
from typing import Any

from extractor.records import Action, Body, Header

NAMESPACE = uuid.UUID("8f7b1c52-0d0e-5c39-9a64-2f6f1b1e7a10")

# Tone marks move between the vowels of a syllable (hoà, hòa); ă â ê ô ơ ư keep their own marks.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_TONE_INSIDE = re.compile(rf"[{_TONES}][aeiouy\u0302\u0306\u031b{_TONES}]+")
_NO_LETTERS = re.compile("(?:(?![\u0300-\u036f])[\\W_])+")


def letters(text: str) -> str:
    """The text's letters and digits alone, in lower case, each tone after its vowels.

    Two spellings of the same words give the same result: NFC and NFD, "hoà" and "hòa",
    line breaks, hyphens and punctuation make no difference.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ð", "đ")
    kept = _TONE_INSIDE.sub(_tones_last, _NO_LETTERS.sub("", plain))
    return unicodedata.normalize("NFC", kept)


def _tones_last(match: re.Match[str]) -> str:
    run = match[0]
    return _TONE.sub("", run) + "".join(_TONE.findall(run))


def _uuid(*parts: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "\n".join(parts)))


def document_id(header: Header, text: str) -> str:
    """The id of a document: from its number, issuer and date, else from its text.

    `text` is the document's original text; only its letters and digits count.
    """
    if header.number:
        date = header.date.isoformat() if header.date else ""
        return _uuid("number", letters(header.number), letters(header.issuer or ""), date)
    return _uuid("text", letters(text))


def action_id(document_id: str, clause: str, ordinal: int) -> str:
    """The id of an action: from its document, its clause and its rank among identical clauses.

    Clauses are identical where `letters` gives the same for both; `ordinal` counts them
    from 0 in the order of the document.
    """
    return _uuid(document_id, letters(clause), str(ordinal))


#: The fields that a person may correct, in the order of their digits in `extracted`.
CORRECTABLE = (
    "task",
    "responsible",
    "coordinating",
    "requested_by",
    "deadline",
    "quarter",
    "priority",
    "topic",
)
_DIGITS = 6


def extracted_hash(action: Action) -> str:
    """Six hex digits for each field that a person may correct, in the order of `CORRECTABLE`.

    Of bodies the names count, of the deadline all but its place in the text. A register where
    this hash differs from `extracted` was corrected by hand.
    """
    return "".join(field_hash(action, field) for field in CORRECTABLE)


def field_hash(action: Action, field: str) -> str:
    """The six hex digits of one field."""
    said = json.dumps(
        _said(action, field), ensure_ascii=False, sort_keys=True, default=dt.date.isoformat
    )
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def field_hashes(extracted: str) -> dict[str, str]:
    """The digits of each field in `extracted`; none where a person wrote the action, or an old version."""
    if len(extracted) != _DIGITS * len(CORRECTABLE):
        return {}
    return {
        field: extracted[_DIGITS * n : _DIGITS * (n + 1)] for n, field in enumerate(CORRECTABLE)
    }


def corrected(action: Action) -> frozenset[str]:
    """The fields that a person has corrected: they no longer fit `extracted`."""
    known = field_hashes(action.extracted)
    return frozenset(f for f in CORRECTABLE if known.get(f) != field_hash(action, f))


def _said(action: Action, field: str) -> Any:
    value = getattr(action, field)
    if field in ("responsible", "coordinating"):
        return _names(value)
    if field == "requested_by":
        return [value.name, value.position] if value else None
    if field == "deadline" and value is not None:
        place = ("at", "rule", "inferred")
        return {k: v for k, v in dataclasses.asdict(value).items() if k not in place}
    return value


def _names(bodies: tuple[Body, ...]) -> list[str]:
    return [body.name for body in bodies]
