"""Clauses by punctuation: sentences of a block, parts of a sentence. Pure syntax, no meaning."""

from __future__ import annotations

import re

from extractor.reading.markers import UPPER
from extractor.records import At

# A full stop after these belongs to an abbreviation, after one capital to an initial, unless it counts: "học kỳ I."
_ABBREVIATED = re.compile(
    rf"(?:(?<!\w)(?:tp|tx|tt|q|p|ts|ths|pgs|gs|bs|ks|cn|đ/c|st|no|v\.v|vv|mr|ms|mrs|ubnd tp)|(?<!\w)(?<!kỳ )(?<!quý )(?<!cấp )(?<!loại )(?<!hạng )(?<!phần )(?-i:[{UPPER}]))\.$|^\s*\d{{1,2}}\.$",
    re.IGNORECASE,
)
_STOP = re.compile(
    rf"""(?:[.!?…]+["”’»)\]*_]*(?:\[\d+\])?\s+(?=["“‘«(\[*_-]*[{UPPER}0-9])|(?:(?<=[a-zà-ỹ]{{2}})|(?<=[a-zà-ỹ] \d))[.](?=[{UPPER}][a-zà-ỹ]+[ ,][^\W_])|[:;.,]\s+(?=(?:\d{{1,2}}[.)]|[a-zđ]\)|\(\d{{1,2}}\)|\([ivx]+\))\s+[{UPPER}]))"""
)
_OPEN, _CLOSE = "(“«[", ")”»]"


def sentences(text: str, start: int, end: int) -> list[At]:
    """The sentences of `text[start:end]`, with their final punctuation, in order."""
    found: list[At] = []
    at = start
    for match in _STOP.finditer(text, start, end):
        head = text[at : match.start() + 1]
        if text[match.start()] == "." and _ABBREVIATED.search(head) and len(head) > 1:
            continue
        stop = match.start() + len(match.group().rstrip())
        if stop > at:
            found.append((at, stop))
        at = match.end()
    if text[at:end].strip():
        found.append((at, end))
    return found


def parts(text: str, start: int, end: int) -> list[At]:
    """The parts of a sentence between semicolons that stand outside quotes and brackets."""
    found: list[At] = []
    depth = 0
    at = start
    for i in range(start, end):
        c = text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c == ";" and depth == 0:
            found.append((at, i))
            at = i + 1
    found.append((at, end))
    return [trim(text, s, e) for s, e in found if text[s:e].strip()]


_LEADING = " \t\n*_,;:.-–…"
_TRAILING = " \t\n,;:.…/*_-–"


def trim(text: str, start: int, end: int) -> At:
    """The range without the white space and punctuation at its ends."""
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    for mark in '"`':
        if text[start:end].count(mark) % 2 and end - start > 1:
            if text[end - 1] == mark:
                return trim(text, start, end - 1)
            if text[start] == mark:
                return trim(text, start + 1, end)
    # A bracket or quote that opens outside the range does not close inside it.
    for opener, closer in zip(_OPEN + "'", _CLOSE + "'", strict=True):
        piece = text[start:end]
        if (
            piece.endswith(closer)
            and piece.count(opener) < piece.count(closer)
            and opener != closer
        ):
            return trim(text, start, end - 1)
        if (
            piece.startswith(opener)
            and piece.count(closer) < piece.count(opener)
            and opener != closer
        ):
            return trim(text, start + 1, end)
    return start, end
