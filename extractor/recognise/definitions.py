"""Short forms that a document defines for itself: "(sau đây gọi là Ban Chỉ đạo)", "(EVN)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.records import At, BodyMention
from extractor.rules import fold

_BRACKET = re.compile(r"[ ]*\(([^()\n]{2,80})\)")
_CALLED = re.compile(
    r"(?:(?:sau|dưới)[ ]+đây[ ]+)?(?:được[ ]+)?(?:gọi|viết)(?:[ ]+(?:tắt|chung))?[ ]+là[ ]+",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:của|do|theo|tại)[ ]+$")
_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ\d&.-]{1,11}")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, the full name it stands for, and the range of the brackets that say so."""

    short: str
    name: str
    at: At


def find(text: str, bodies: Sequence[BodyMention]) -> tuple[Definition, ...]:
    """The definitions in normalised text, in order; each stands right behind a body.

    A bare bracket defines an acronym, or the words with which the name begins; what else
    stands in brackets explains ("Trung tâm Dịch vụ việc làm (Sở Nội vụ)").
    """
    found = []
    for body in bodies:
        bracket = _BRACKET.match(text, body.end)
        # "Kế hoạch số 12 của UBND tỉnh (gọi tắt là Kế hoạch)" defines the plan.
        if (
            bracket is None
            or body.type == "person"
            or _OF.search(text, max(0, body.start - 6), body.start)
        ):
            continue
        called = _CALLED.match(bracket[1])
        short = bracket[1][called.end() if called else 0 :].strip(" “”\"'")
        acronym = _ACRONYM.fullmatch(short) is not None
        shared = set(fold(short).split()) & set(fold(body.name).split())
        proper = body.type == "body" and not body.anaphor
        begins = fold(body.name).startswith(fold(short) + " ")
        if (called and (acronym or shared)) or (proper and (acronym or begins)):
            start = bracket.start() + bracket.group().index("(")
            found.append(Definition(short, body.name, (start, bracket.end())))
    return tuple(found)


def with_short_forms(text: str, bodies: Sequence[BodyMention]) -> tuple[BodyMention, ...]:
    """The bodies without those that only stand in a definition, and with the later short forms.

    A short form points (`anaphor`): what it stands for is for resolve to say.
    """
    defined = find(text, bodies)
    if not defined:
        return tuple(bodies)
    kept = [b for b in bodies if not any(d.at[0] <= b.start < d.at[1] for d in defined)]
    taken = {at for body in kept for at in range(body.start, body.end)}
    for definition in defined:
        for match in re.compile(rf"(?<![\w-]){re.escape(definition.short)}(?![\w-])").finditer(
            text, definition.at[1]
        ):
            start, end = match.span()
            if start in taken or end - 1 in taken:
                continue
            kept.append(
                BodyMention(
                    start, end, definition.short, "body", "body.defined", (start, end), True
                )
            )
            taken.update(range(start, end))
    return tuple(sorted(kept, key=lambda body: body.start))
