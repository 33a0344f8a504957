"""The one policy for overlaps: what was recognised first, or listed explicitly, stands."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Protocol, TypeVar

from extractor.records import At


class _Ranged(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=_Ranged)


def outside(mentions: Sequence[M], taken: Sequence[At]) -> tuple[M, ...]:
    """The mentions that share no character with a taken range, in their order."""
    ranges = sorted(taken)
    starts = [start for start, _ in ranges]
    kept = []
    for mention in mentions:
        index = bisect.bisect_left(starts, mention.end) - 1
        if index < 0 or ranges[index][1] <= mention.start:
            kept.append(mention)
    return tuple(kept)
