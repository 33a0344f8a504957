"""Chains: bodies that one phrase names together, and what stands right before or after them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.records import At, BodyMention

# What may join two bodies of one chain, and what may open one.
_JOINT = re.compile(
    r"\s*(?:\([^()]{0,120}\)\s*)?(?:,\s*)?(?:(?:và|cùng|cùng với|nhất là|đặc biệt là|trong đó có|hoặc)\s+|,\s*|;\s*|[-/&+]\s*)"
    r"(?:với\s+|lãnh đạo\s+|đồng chí\s+|của\s+)?",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s“\"'*_(]*")


@dataclass(frozen=True, slots=True)
class Chain:
    """Bodies named in one phrase of the normalised text."""

    bodies: tuple[BodyMention, ...]
    start: int
    end: int


class Chains:
    """The body mentions of a document, looked up by where their phrases begin and end."""

    def __init__(self, text: str, bodies: Sequence[BodyMention]) -> None:
        self.text = text
        units: dict[At, list[BodyMention]] = {}
        for body in bodies:
            units.setdefault(body.outer, []).append(body)
        self._units = sorted(units.items())
        self._starts = [outer[0] for outer, _ in self._units]
        self._ends = {outer[1]: i for i, (outer, _) in enumerate(self._units)}

    def at(self, position: int, limit: int) -> Chain | None:
        """The chain that begins at `position`, quotes and white space aside, and ends by `limit`."""
        opening = _OPENING.match(self.text, position)
        first = opening.end() if opening else position
        index = bisect.bisect_left(self._starts, first)
        if index == len(self._starts) or self._starts[index] != first:
            return None
        bodies = list(self._units[index][1])
        start, end = self._units[index][0]
        if end > limit:
            return None
        while (following := self._joined(end, limit)) is not None:
            (_, end), more = self._units[following]
            bodies += more
        return Chain(tuple(bodies), start, end)

    def _joined(self, end: int, limit: int) -> int | None:
        joint = _JOINT.match(self.text, end, limit)
        if joint is None:
            return None
        index = bisect.bisect_left(self._starts, joint.end())
        if index < len(self._starts) and self._starts[index] == joint.end():
            return index if self._units[index][0][1] <= limit else None
        # "…, nhất là các đơn vị" may begin inside the joint's own words.
        return None

    def before(self, position: int, floor: int) -> Chain | None:
        """The unit that ends right before `position`, white space and a comma aside."""
        stop = position
        while stop > floor and self.text[stop - 1] in " ,":
            stop -= 1
        index = self._ends.get(stop)
        if index is None or self._units[index][0][0] < floor:
            return None
        (start, end), bodies = self._units[index]
        return Chain(tuple(bodies), start, end)

    def within(self, start: int, end: int) -> list[Chain]:
        """Every unit inside a range, each as a chain of its own."""
        index = bisect.bisect_left(self._starts, start)
        found = []
        while index < len(self._units) and self._units[index][0][1] <= end:
            (a, b), bodies = self._units[index]
            found.append(Chain(tuple(bodies), a, b))
            index += 1
        return found
