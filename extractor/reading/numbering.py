"""Automatic numbering of .docx paragraphs, as Word prints it ("1.", "a)", "Điều 3.")."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._lists: dict[str, str] = {}
        if root is None:
            return
        abstract = {
            element.get(f"{W}abstractNumId", ""): {
                level: made
                for item in element.iterchildren(f"{W}lvl")
                for level, made in [(_number(item.get(f"{W}ilvl"), 0), _level(item))]
            }
            for element in root.iterchildren(f"{W}abstractNum")
        }
        for num in root.iterchildren(f"{W}num"):
            list_id = num.get(f"{W}numId", "")
            base = _value(num.find(f"{W}abstractNumId")) or ""
            levels = dict(abstract.get(base, {}))
            # Lists over the same definition count on together, unless one starts anew.
            self._lists[list_id] = base
            for override in num.iterchildren(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"), 0)
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[at] = _level(own)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._lists[list_id] = f"{base}/{list_id}"
                    old = levels.get(at, _Level(1, "decimal", ""))
                    levels[at] = _Level(_number(_value(start), 1), old.format, old.text)
            self._levels[list_id] = levels

    def next(self, list_id: str, level: int) -> str:
        """The marker of the next paragraph of list `list_id` at `level`, with a blank after it."""
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return ""
        own = levels[level]
        counts = self._counts[self._lists[list_id]]
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if own.format == "none":
            return ""
        if own.format == "bullet":
            # Bullets are drawn with symbol fonts, whose characters mean nothing elsewhere.
            return "+ " if own.text == "+" else "- "

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, own)
            return printed(counts.get(at, shown.start), shown.format)

        marker = _PLACE.sub(place, own.text).strip()
        return f"{marker} " if marker else ""


def _level(item: etree._Element) -> _Level:
    return _Level(
        _number(_value(item.find(f"{W}start")), 1),
        _value(item.find(f"{W}numFmt")) or "decimal",
        _value(item.find(f"{W}lvlText")) or "",
    )


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() else default


def printed(number: int, form: str) -> str:
    """A number of a list as it is printed; `form` as OOXML names it ("lowerLetter")."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26 % 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)
