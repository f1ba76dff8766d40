"""What an arrangement starts from: where actors stand freely, how much room they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log, sqrt
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

WORDS: Final = 15.0
"""How large names are, in map units, where nobody says."""
FINER: Final = 1.06
"""Where a picture is to be filled it grows in smaller steps: the less, the larger its words."""

T = TypeVar("T")
Size = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The actors to arrange, row by row: free places, and boxes from symbol's top over the name."""

    ids: list[EntityId]
    xy: Floats
    sizes: Floats
    above: Floats
    """How high what each bears stands on its symbol: a tower, or nothing."""
    words: float = WORDS
    """How large names are written, and with them what an arrangement says in a room."""

    def __len__(self) -> int:
        return len(self.ids)

    def room(self, rows: Sequence[int]) -> float:
        """Give the area that some actors cover, air included."""
        high = self.sizes[rows, 1] + self.above[rows]
        return float(((self.sizes[rows, 0] + 12) * (high + 14)).sum())

    def widest(self) -> float:
        """Give the width of the widest box."""
        return float(self.sizes[:, 0].max()) if len(self) else SYMBOL

    def tallest(self) -> float:
        """Give the height of the tallest box, with what it bears."""
        return float((self.sizes[:, 1] + self.above).max()) if len(self) else SYMBOL

    def extent(self) -> Box:
        """Give the frame of the free places, so coarse that one more actor seldom changes it."""
        if not len(self):
            return 0.0, 0.0, _COARSE, _COARSE
        low = np.floor(self.xy.min(axis=0) / _COARSE) * _COARSE
        high = np.ceil((self.xy.max(axis=0) + 1) / _COARSE) * _COARSE
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def fills(self, room: Size, loose: float) -> float:
        """Give how many times as long and wide a room has to be for all, with so much air."""
        need = self.room(range(len(self))) * loose
        return max(1.0, sqrt(need / (room[0] * room[1])))

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


def rung(length: float, least: float) -> float:
    """Round a length up to a rung of a ladder, so that it seldom grows, and then enough."""
    return float(least * 1.3 ** ceil(log(max(length / least, 1.0), 1.3) - 1e-9))


def by_value(values: Iterable[T]) -> dict[T, list[int]]:
    """Give the rows that have each value, in their order."""
    found: dict[T, list[int]] = {}
    for row, value in enumerate(values):
        found.setdefault(value, []).append(row)
    return found


def grown(attempt: Callable[[float], T | None], *, start: float = 1.0, by: float = GROWTH) -> T:
    """Try with more and more room until everyone has a place."""
    factor = start
    while True:
        done = attempt(factor)
        if done is not None:
            return done
        factor *= by


def fill_strip(
    standing: Standing, rows: Sequence[int], xy: Floats, left: float, top: float, width: float
) -> float:
    """Put actors side by side from the left, line by line, in their order; give the foot."""
    pitch, high, columns = _strip(standing, width)
    first = top + float(standing.above[rows].max(initial=0.0)) + SYMBOL / 2
    for place, row in enumerate(rows):
        xy[row] = left + (place % columns + 0.5) * pitch, first + place // columns * high
    return top + strip_height(standing, rows, width)


def strip_height(standing: Standing, rows: Sequence[int], width: float) -> float:
    """Give how high a strip of so many actors is."""
    _, high, columns = _strip(standing, width)
    return ceil(len(rows) / columns) * high


def _strip(standing: Standing, width: float) -> tuple[float, float, int]:
    """Give how far apart actors of a strip stand, its lines, and how many stand in one."""
    pitch = coarse(standing.widest() + 8, 8)
    return pitch, coarse(standing.tallest() + 12, 8), max(floor(width / pitch), 1)


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
            limits(row), float(standing.above[row]),
        )
        if found is None:
            return False
        xy[row] = found
    return True
