"""Naming: whom a label lists, recognised or as written: "Đơn vị phối hợp: Phòng Nội vụ, các nghệ nhân"."""

from __future__ import annotations

import re

from extractor.directives.chains import Chain, Chains
from extractor.directives.clauses import trim
from extractor.directives.heads import Heads
from extractor.recognise.lexicon import lexicon
from extractor.records import At, BodyMention
from extractor.rules import Pack, fold

_SEPARATOR = re.compile(r"[,;](?=\s)|\s+và(?=\s)")
# What may stand behind the last of the names in a piece.
_BEHIND = re.compile(r"[\s.)*_]*(?:\([^()]*\)?[\s.*_]*)?")
_NAME = 90  # characters


def leaders(start: int, end: int, heads: Heads) -> tuple[BodyMention, ...]:
    """Those whom the label of who does a task names; what no lexicon holds as written, where it is no clause."""
    found = _bodies(start, end, heads.chains)
    if found or heads.read(start, end).opening in ("verb", "modal"):
        return found
    return _as_written(heads.chains.text, (start, end), heads.pack)


def partners(start: int, end: int, chains: Chains, pack: Pack) -> tuple[BodyMention, ...]:
    """Those whom the label of who helps lists, each that is not recognised as written."""
    found: list[BodyMention] = []
    units = chains.within(start, end)
    for a, b in _pieces(chains.text, (start, end), units):
        whole = all(_BEHIND.fullmatch(chains.text, u.end, b) for u in units if a <= u.start < b)
        known = _bodies(a, b, chains)
        found += (known if known and whole else _as_written(chains.text, (a, b), pack)) or known
    return chains.row(found)


def _pieces(text: str, content: At, units: list[Chain]) -> list[At]:
    """The content parted where commas stand outside of what is recognised."""
    start, end = content
    cuts = [
        m.span()
        for m in _SEPARATOR.finditer(text, start, end)
        if not any(u.start <= m.start() < u.end for u in units)
    ]
    begins, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    return [trim(text, a, b) for a, b in zip(begins, ends, strict=True)]


def _as_written(text: str, content: At, pack: Pack) -> tuple[BodyMention, ...]:
    """What stands between commas, where it begins as a name or as people do."""
    return tuple(
        BodyMention(a, b, " ".join(text[a:b].split()), "group", "body.cell", (a, b))
        for a, b in _pieces(text, content, [])
        if b - a <= _NAME and (text[a : a + 1].isupper() or _people(fold(text[a:b]), pack))
    )


def _people(folded: str, pack: Pack) -> bool:
    many = folded.startswith(("các ", "những "))
    return many or lexicon(pack).somebody.match(folded) is not None


def _bodies(start: int, end: int, chains: Chains) -> tuple[BodyMention, ...]:
    return chains.row(
        [
            body
            for unit in chains.within(start, end)
            for body in unit.bodies
            if not _reported(chains.text, start, unit.start) and not _in_brackets(chains.text, unit)
        ]
    )


def _in_brackets(text: str, unit: Chain) -> bool:
    """Whether brackets say whose the body before them is: "Trung tâm Dịch vụ việc làm (Sở Nội vụ)"."""
    return text.endswith(" (", 0, unit.start) and text.startswith(")", unit.end)


def _reported(text: str, floor: int, start: int) -> bool:
    """Whether the body is one that the task is done for: "tham mưu UBND tỉnh", "trình Thủ tướng"."""
    before = fold(text[max(floor, start - 14) : start])
    return re.search(r"(?:tham mưu|trình|báo cáo|giúp|thuộc|của|gửi|cho)\s+$", before) is not None
