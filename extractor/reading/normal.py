"""Normalising a text once, with the way back from every character to where it came from.

Each step finds what to change by one regular expression; a step that finds nothing costs one
scan, so that a clean text stays as cheap as copying it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator

from extractor.reading.wraps import joins
from extractor.records import Normal

Edit = tuple[int, int, str]

# One character for one character, so that positions stay.
_SAME_LENGTH = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    "\u0110": "\u00d0",
    " ": "\u00a0\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\u2028\u2029\x0b\x0c\x85",
}
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_RETURNS = re.compile(r"\r\n?")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_SPACED_WORDS = re.compile(r"(?<![^\s])[^\W\d_](?: {1,4}[^\W\d_](?!\S)){3,80}")
_LOOSE_SPACE = re.compile(r" {2,}|(?<=\n) +| +(?=\n)|\A +| +\Z")

_TITLES = {
    title.replace(" ", ""): title
    for title in (
        "THÔNG BÁO", "KẾT LUẬN", "THÔNG BÁO KẾT LUẬN", "CÔNG ĐIỆN", "CHỈ THỊ", "KẾ HOẠCH", "BIÊN BẢN",
        "BIÊN BẢN HỌP", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH", "CÔNG VĂN", "BÁO CÁO", "TỜ TRÌNH",
    )
}  # fmt: skip
# Lines of fewer cells may be a letterhead or two signatures side by side.
_LEAST_CELLS, _MOST_CELLS = 3, 10
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _moved_tones() -> dict[str, str]:
    """Old spellings with the tone on the last vowel ("oà", "uý"), each with the new one."""
    table = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for a in (first, first.upper()):
                for b in (second, second.upper()):
                    old = a + unicodedata.normalize("NFC", b + tone)
                    table[old] = unicodedata.normalize("NFC", a + tone) + b
    return table


_MOVED = _moved_tones()
# "quý" keeps its tone: there the u belongs to the consonant. "hoàn" keeps it too: a letter follows.
_OLD_TONE = re.compile(
    "(?<![qQ])[oOuU][" + "".join(sorted({old[1] for old in _MOVED})) + r"](?![^\W\d_])"
)


def normalise(text: str, *, wrapped: bool = True) -> Normal:
    """The text in the one form that all rules are written for, with the map back.

    NFC, tone marks as the newer spelling places them, one kind of dash, blank and line end, no
    invisible characters, letter-spaced words joined; with `wrapped` also the lines of
    hard-wrapped paragraphs. Positions are code points.
    """
    draft = _Draft(text)
    draft.apply(_edits(_DROPPED, lambda m: ""))
    draft.apply(_edits(_RETURNS, lambda m: "\n"))
    draft.swap(_tabbed_rows)
    draft.swap(_same_length)
    if not unicodedata.is_normalized("NFC", draft.text):
        draft.apply(_edits(_CLUSTER, lambda m: unicodedata.normalize("NFC", m[0])))
    draft.apply(_edits(_SPACED_WORDS, _joined_letters))
    draft.apply(_edits(_LOOSE_SPACE, lambda m: "" if _at_line_edge(m) else " "))
    draft.swap(lambda now: _OLD_TONE.sub(lambda m: _MOVED.get(m[0], m[0]), now))
    if wrapped:
        draft.swap(joins)
    return draft.normal()


def _edits(
    pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> Callable[[str], Iterator[Edit]]:
    def find(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), replace(match)

    return find


def _tabbed_rows(text: str) -> str:
    """Tabs between the cells of a table as "|": lines in a row that have as many cells, three or more."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    widths = [_cells(line) for line in lines]
    for n, width in enumerate(widths):
        near = [k for k in (n - 1, n, n + 1) if 0 <= k < len(lines) and widths[k] == width]
        if (
            width
            and len(near) > 1
            and any(_filled(lines[k]) >= _LEAST_CELLS and " " in lines[k] for k in near)
        ):
            lines[n] = lines[n].rstrip("\t").replace("\t", "|") + "\t" * (
                len(lines[n]) - len(lines[n].rstrip("\t"))
            )
    return "\n".join(lines)


def _cells(line: str) -> int:
    """How many cells tabs divide a line into; 0 where they indent it, move text to the right, or are its blanks."""
    tabs = line.count("\t")
    if line.startswith("\t") or not _LEAST_CELLS - 1 <= tabs < _MOST_CELLS:
        return 0
    return tabs + 1 if _filled(line) >= _LEAST_CELLS - 1 else 0


def _filled(line: str) -> int:
    return sum(bool(cell.strip()) for cell in line.split("\t"))


def _same_length(text: str) -> str:
    for new, olds in _SAME_LENGTH.items():
        for old in olds:
            if old in text:
                text = text.replace(old, new)
    return text


def _at_line_edge(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"


def _joined_letters(match: re.Match[str]) -> str:
    """ "T H Ô N G  B Á O": one blank inside a word, more between words."""
    words = [word.replace(" ", "") for word in re.split(r" {2,}", match[0])]
    if not all(word.isupper() for word in words):
        return match[0]
    if len(words) > 1:
        return " ".join(words)
    # With one blank everywhere only the titles of documents can be told apart into words.
    return _TITLES.get(words[0], match[0])


class _Draft:
    """A text on its way to its normal form, with where each of its characters came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: array[int] | None = None
        self._ends: array[int] | None = None
        self._length = len(text)

    def swap(self, change: Callable[[str], str]) -> None:
        """Change characters in place; `change` must keep the length."""
        self.text = change(self.text)

    def apply(self, find: Callable[[str], Iterator[Edit]]) -> None:
        """Apply edits that may change the length; new characters stand for all they replace."""
        edits = find(self.text)
        first = next(edits, None)
        if first is None:
            return
        starts, ends = self._maps()
        pieces: list[str] = []
        new_starts, new_ends = array("I"), array("I")
        done = 0
        edit: Edit | None = first
        while edit is not None:
            start, end, new = edit
            pieces += (self.text[done:start], new)
            new_starts += starts[done:start]
            new_ends += ends[done:start]
            for _ in new:
                new_starts.append(starts[start])
                new_ends.append(ends[end - 1])
            done = end
            edit = next(edits, None)
        pieces.append(self.text[done:])
        new_starts += starts[done:]
        new_ends += ends[done:]
        self.text, self._starts, self._ends = "".join(pieces), new_starts, new_ends

    def _maps(self) -> tuple[array[int], array[int]]:
        if self._starts is None or self._ends is None:
            return array("I", range(self._length)), array("I", range(1, self._length + 1))
        return self._starts, self._ends

    def normal(self) -> Normal:
        starts, ends = self._maps()
        return Normal(self.text, starts, ends)
