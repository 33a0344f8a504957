"""Given names and roles: whom notes of a meeting call in one word where nobody lists those present.

A word alone says little, its place says the rest: a label before a task, a line of its own, the
brackets at the end of an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.reading.markers import UPPER
from extractor.recognise.trie import either
from extractor.records import At, Block, BodyMention, BodyType
from extractor.rules import Pack, fold

_JOINT = r"\s*(?:[,&+/]|và)\s*"
_NAME = rf"[{UPPER}][^\W\d_{UPPER}]*"
_NAMES = rf"{_NAME}(?:{_JOINT}{_NAME})*"
# "**Minh:** …", "Minh, Hoa (QA): …"
_LABEL = re.compile(rf"[*_]*({_NAMES})(?:\s*\([^()\n]*\))?[*_]*\s*:[*_]*\s+(?=[^\W\d_*\"“`])")
# "- Minh", "+ Minh & Hoa (Deadline T3)"
_ALONE = re.compile(rf"[*_]*({_NAMES})[*_]*(?:\s*\([^()\n]*\))?\W*")
# "Vẽ sơ đồ => Minh", "Vẽ sơ đồ: Minh (trước 5/6)", "Vẽ sơ đồ - **Minh**"
_ENDING = re.compile(
    rf"(?:=>|→|->|\s-|:)\s*[*_]*({_NAMES})[*_]*(?:\s*\([^()\n]*\))?(?:\s-\s[^\n]*)?\W*$"
)
# "Vẽ sơ đồ (Minh, xong trước 5/6)", "Dựng màn hình (dev) : 2 ngày": brackets in brackets are notes.
_CLOSING = re.compile(
    r"[(]((?:[^()\n]|\([^()\n]*\))*)[)]\W*$|[(]([^()\n]{1,40})[)]\s*:\s*(?=[\d~])"
)
# "cô Na và | Thầy Hải", in capitals within a sentence, where it may also begin a place.
_CAPITAL = re.compile(rf"(?<!\w)(Thầy|Cô|Anh|Chị|Bạn|Ông|Bà) ({_NAME})(?!\w| [{UPPER}])")
_WHO = re.compile(r"(?:(?!\s+và\s)[^,;:&+/(])+")
_BETWEEN = re.compile(_JOINT)
_SHORT = re.compile(r"[A-ZĐ]{2,4}")
#: Different names as labels, before a word is taken for one; items that end with a role in brackets.
_FEWEST = 2


def find(text: str, blocks: Sequence[Block], pack: Pack) -> tuple[BodyMention, ...]:
    """The given names and roles of a normalised text that stand where whoever must do it is named.

    Names before a colon count where different people are named so; a role in brackets counts
    where several items end with one: "Thiết kế giao diện (UI)" alone says what is designed.
    """
    names = frozenset(pack.words("given-name"))
    lines = [b for b in blocks if b.kind in ("paragraph", "heading")]
    labels = [at for b in lines for at in _named(text, _LABEL.match(text, b.body, b.end), names)]
    found = [
        at for b in lines if b.marker is not None for at in _named(text, _apart(text, b), names)
    ]
    if len({text[slice(*at)] for at in labels}) >= _FEWEST:
        found += labels
    bodies = [_body(text, at, "person") for at in found]
    bodies += [
        replace(_body(text, m.span(), "person"), name=f"{m[1].lower()} {m[2]}")
        for b in lines
        for m in _CAPITAL.finditer(text, b.body, b.end)
        if m[2] in names
    ]
    closings = [list(_closing(text, b, names, pack)) for b in lines]
    several = sum(bool(closing) for closing in closings) >= _FEWEST
    kept = (c for c in closings if several or all(body.type == "person" for body in c))
    return (*bodies, *(body for closing in kept for body in closing))


def _apart(text: str, block: Block) -> re.Match[str] | None:
    """What may be names where an item is nothing else or ends with them."""
    alone = _ALONE.fullmatch(text, block.body, block.end)
    return alone or _ENDING.search(text, block.body, block.end)


def _body(text: str, at: At, kind: BodyType) -> BodyMention:
    return BodyMention(*at, text[slice(*at)], kind, "body.participant", at)


def _named(text: str, match: re.Match[str] | None, names: frozenset[str]) -> list[At]:
    """Where each of the names that a label or line gives stands; nothing where one is no given name."""
    if match is None:
        return []
    found = [m.span() for m in re.compile(_NAME).finditer(text, *match.span(1))]
    return found if all(text[slice(*at)] in names for at in found) else []


def _closing(text: str, block: Block, names: frozenset[str], pack: Pack) -> Iterator[BodyMention]:
    """Those whom the brackets at the end of a line name first: "… (IT + Minh, ưu tiên cao)"."""
    closing = _CLOSING.search(text, block.body, block.end)
    if closing is None or closing.start() == block.body:
        return
    group = 1 if closing[1] is not None else 2
    role = re.compile(either(pack.words("meeting-role")))
    at, end = closing.span(group)
    while (who := _WHO.match(text, at, end)) is not None:
        word = who.group().strip()
        start = who.start() + who.group().index(word)
        is_role = role.fullmatch(fold(word)) is not None or (
            group > 1 and _SHORT.fullmatch(word) is not None
        )
        if word not in names and not is_role:
            return
        span = (start, start + len(word))
        yield _body(text, span, "group" if is_role else "person")
        joint = _BETWEEN.match(text, who.end(), end)
        if joint is None:
            return
        at = joint.end()
