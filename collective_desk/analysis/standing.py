"""What an arrangement starts from: where actors stand freely, how much room they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Final, TypeVar

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Box, Guides

from .ground import SYMBOL
from .lattice import Floats, Lattice, Limits

GROWTH: Final = 1.2
"""What proves too narrow is made so many times larger."""
_LETTER: Final = 6.6
_WRAPS_AT: Final = 104.0
_NAME_GAP: Final = 3.0
_LINE: Final = 15.0
_COARSE: Final = 200.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The actors to arrange, row by row: free places, and boxes from symbol's top over the name."""

    ids: list[EntityId]
    xy: Floats
    sizes: Floats

    def __len__(self) -> int:
        return len(self.ids)

    def room(self, rows: Sequence[int]) -> float:
        """Give the area that some actors cover, air included."""
        return float(((self.sizes[rows, 0] + 12) * (self.sizes[rows, 1] + 14)).sum())

    def widest(self) -> float:
        """Give the width of the widest box."""
        return float(self.sizes[:, 0].max()) if len(self) else SYMBOL

    def tallest(self) -> float:
        """Give the height of the tallest box."""
        return float(self.sizes[:, 1].max()) if len(self) else SYMBOL

    def extent(self) -> Box:
        """Give the frame of the free places, so coarse that one more actor seldom changes it."""
        if not len(self):
            return 0.0, 0.0, _COARSE, _COARSE
        low = np.floor(self.xy.min(axis=0) / _COARSE) * _COARSE
        high = np.ceil((self.xy.max(axis=0) + 1) / _COARSE) * _COARSE
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def middle(self) -> tuple[float, float]:
        """Give the middle of that frame."""
        left, top, right, foot = self.extent()
        return (left + right) / 2, (top + foot) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Places, row by row, and what is drawn behind them."""

    xy: Floats
    guides: Guides = field(default_factory=lambda: Guides("free"))


def boxes_of(labels: Iterable[str]) -> Floats:
    """Guess the boxes of symbols and names without a font; a canvas that has one tells them."""
    boxes = []
    for label in labels:
        long = _LETTER * len(label)
        lines = 1 if long <= _WRAPS_AT or " " not in label.strip() else 2
        wide = long if lines == 1 else max(0.62 * long, _LETTER * max(map(len, label.split())))
        boxes.append((max(wide, SYMBOL), SYMBOL + _NAME_GAP + lines * _LINE))
    return np.array(boxes, float).reshape(-1, 2)


def coarse(value: float, step: float) -> float:
    """Round a length up to a step, so that one more actor seldom changes it."""
    return ceil(value / step - 1e-9) * step


def by_value(values: Iterable[T]) -> dict[T, list[int]]:
    """Give the rows that have each value, in their order."""
    found: dict[T, list[int]] = {}
    for row, value in enumerate(values):
        found.setdefault(value, []).append(row)
    return found


def grown(attempt: Callable[[float], T | None]) -> T:
    """Try with more and more room until everyone has a place."""
    factor = 1.0
    while True:
        done = attempt(factor)
        if done is not None:
            return done
        factor *= GROWTH


def fill_strip(
    standing: Standing, rows: Sequence[int], xy: Floats, left: float, top: float, width: float
) -> float:
    """Put actors side by side from the left, line by line, in their order; give the foot."""
    if not rows:
        return top
    pitch = coarse(standing.widest() + 8, 8)
    high = coarse(standing.tallest() + 12, 8)
    columns = max(floor(width / pitch), 1)
    for place, row in enumerate(rows):
        xy[row] = left + (place % columns + 0.5) * pitch, top + SYMBOL / 2 + place // columns * high
    return top + ceil(len(rows) / columns) * high


def settle(
    standing: Standing,
    lattice: Lattice,
    rows: Iterable[int],
    targets: Floats,
    limits: Callable[[int], Limits],
    xy: Floats,
) -> bool:
    """Give each actor in turn the free place nearest to its target; False if someone has none."""
    for row in rows:
        found = lattice.place(
            (float(targets[row, 0]), float(targets[row, 1])),
            (float(standing.sizes[row, 0]), float(standing.sizes[row, 1])),
            limits(row),
        )
        if found is None:
            return False
        xy[row] = found
    return True
