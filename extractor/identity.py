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


def extracted_hash(action: Action) -> str:
    """Sixteen hex digits over the fields that a person may correct.

    They are the task, the bodies' names, who asked, the deadline without its place in the
    text, quarter, priority and topic. A register where this hash differs from `extracted`
    was corrected by hand.
    """
    asked, deadline = action.requested_by, action.deadline
    said: dict[str, Any] = {
        "task": action.task,
        "responsible": _names(action.responsible),
        "coordinating": _names(action.coordinating),
        "requested_by": [asked.name, asked.position] if asked else None,
        "deadline": dataclasses.asdict(deadline) if deadline else None,
        "quarter": action.quarter,
        "priority": action.priority,
        "topic": action.topic,
    }
    for key in ("at", "rule", "inferred"):
        if deadline:
            del said["deadline"][key]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, default=dt.date.isoformat)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _names(bodies: tuple[Body, ...]) -> list[str]:
    return [body.name for body in bodies]
