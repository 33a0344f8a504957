"""Ruled tables of a PDF page: the lines that are drawn make rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
_THIN, _NEAR, _LEAST = 3.0, 4.0, 12.0
_MOST = 4000  # a drawing, not a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its vertical lines from left to right, its horizontal ones from the top."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.ys[0]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column, from 1, of a point; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        row = bisect_right([-v for v in self.ys], -y)
        return min(row, len(self.ys) - 1), min(bisect_right(self.xs, x), len(self.xs) - 1)

    def like(self, other: Grid) -> bool:
        """Whether both have the same columns, as the parts of a table over pages have."""
        return len(self.xs) == len(other.xs) and all(
            abs(a - b) < _NEAR for a, b in zip(self.xs, other.xs, strict=True)
        )


def grids(boxes: Sequence[Box]) -> tuple[Grid, ...]:
    """The ruled tables among drawn lines and frames, of two columns and two rows at least."""
    across: list[Box] = []
    down: list[Box] = []
    for x0, y0, x1, y1 in boxes[:_MOST]:
        wide, high = x1 - x0, y1 - y0
        if high <= _THIN and wide >= _LEAST:
            across.append((x0, y0, x1, y1))
        elif wide <= _THIN and high >= _LEAST / 2:
            down.append((x0, y0, x1, y1))
        elif wide >= _LEAST and high >= _LEAST / 2:
            # A frame around a cell draws four lines at once.
            across += [(x0, y0, x1, y0), (x0, y1, x1, y1)]
            down += [(x0, y0, x0, y1), (x1, y0, x1, y1)]
    found = []
    for low, high in _bands(down):
        xs = _distinct(
            [(b[0] + b[2]) / 2 for b in down if b[1] >= low - _NEAR and b[3] <= high + _NEAR]
        )
        if len(xs) < 3:
            continue
        ys = _distinct(
            [
                (b[1] + b[3]) / 2
                for b in across
                if low - _NEAR <= b[1] <= high + _NEAR and b[2] > xs[0] and b[0] < xs[-1]
            ]
        )
        if len(ys) >= 3:
            found.append(Grid(tuple(xs), tuple(reversed(ys))))
    return tuple(sorted(found, key=lambda grid: -grid.top))


def _bands(down: Sequence[Box]) -> list[tuple[float, float]]:
    """The stretches of height that vertical lines cover without a break."""
    bands: list[tuple[float, float]] = []
    for _, low, _, high in sorted(down, key=lambda b: b[1]):
        if bands and low <= bands[-1][1] + _NEAR:
            bands[-1] = (bands[-1][0], max(bands[-1][1], high))
        else:
            bands.append((low, high))
    return bands


def _distinct(values: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept
