"""Participants: in minutes, the people of the attendance list are known by a bare name afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.markers import UPPER
from extractor.records import Block, BodyMention, PersonMention
from extractor.rules import fold

_LIST = re.compile(
    r"(?:thành phần(?:\s+tham\s+(?:dự|gia))?|tham dự|tham gia|có mặt|thành viên|người tham (?:dự|gia)|attendees)\s*[:：]\s*"
)
_CHAIR = re.compile(
    r"(?:(?:(?:người|đồng\s+chí|đ/c)\s+)?chủ\s+(?:trì|tọa|toạ)|chủ\s+toạ?|chair)(?:\s+(?:cuộc\s+)?(?:họp|hội\s+nghị))?\s*[:：]\s*"
)
_NAME = re.compile(
    rf"(?:(?:ông|bà|anh|chị|em|cô|thầy|đ/c|đồng chí)\s+)?((?:[{UPPER}][\w]*\s?){{1,4}})(?:\s*\(([^)]*)\))?$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}$")
_OTHER = frozenset("phòng ban tổ nhóm trưởng lãnh các toàn đại công sở khối".split())


def find(text: str, blocks: Sequence[Block]) -> tuple[BodyMention, ...]:
    """Every later mention of a listed participant by full or given name, as a person.

    `text` is the normalised text; positions are normalised. A name that also opens a
    place or a body elsewhere is the reader's risk: only minutes are asked.
    """
    names: dict[str, str] = {}
    listed_until = 0
    for block in blocks:
        match = _LIST.match(fold(text), block.body, block.end)
        if match is None:
            continue
        listed_until = max(listed_until, block.end)
        for piece in re.split(r"[,;]|\s+và\s+", text[match.end() : block.end].rstrip(" .")):
            name = _name(piece.strip())
            if name:
                names[name] = name
                names.setdefault(name.split()[-1], name)
    if not names:
        return ()
    either = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return tuple(
        BodyMention(
            m.start(), m.end(), m.group(), "person", "body.participant", (m.start(), m.end())
        )
        for m in re.compile(rf"(?<!\w)(?:{either})(?!\w)").finditer(text, listed_until)
    )


def _name(piece: str) -> str | None:
    match = _NAME.match(piece)
    if match is None:
        return None
    name = match[1].strip()
    if not _CAPITALISED.match(name) or fold(name).split()[0] in _OTHER:
        return None
    return name


def chair(
    text: str, blocks: Sequence[Block], people: Sequence[PersonMention]
) -> PersonMention | None:
    """The person whom minutes name as chair ("Chủ trì: ông Trần Quốc Huy - Giám đốc")."""
    for block in blocks:
        match = _CHAIR.match(fold(text), block.body, block.end)
        if match is None:
            continue
        named = next((p for p in people if match.end() <= p.start and p.end <= block.end), None)
        if named is not None:
            return named
        rest = text[match.end() : block.end]
        name = _name(re.split(r"\s[-–]\s|[,;(.]", rest)[0].strip())
        if name:
            start = text.index(name, match.end())
            position = re.match(
                r"\s*(?:[-–,(]\s*)([^.;)]{3,80})", text[start + len(name) : block.end]
            )
            return PersonMention(
                start,
                start + len(name),
                name,
                position[1].strip() if position else None,
                "person.chair",
            )
    return None
