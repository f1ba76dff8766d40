"""Time along a line: where a day stands, and where months and years begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

MONTH: Final = 30.44
"""Days of a month, on average."""
_ROOM: Final = ((1, 44.0), (3, 20.0), (12, 4.0))
"""Months between two marks, and the pixels a month needs for that."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `start` to `end` between two places."""

    start: float
    end: float
    left: float
    right: float
    scale: float = field(init=False)
    """How many pixels a day is wide."""

    def __post_init__(self) -> None:
        scale = (self.right - self.left) / max(self.end - self.start, 1.0)
        object.__setattr__(self, "scale", scale)

    def x(self, day: float) -> float:
        """Give the place of a day."""
        return self.left + (day - self.start) * self.scale

    def day(self, x: float) -> float:
        """Give the day at a place."""
        return self.start + (x - self.left) / self.scale

    def marks(self) -> Iterator[tuple[int, date]]:
        """Give the beginnings of months, quarters or years that are in view, as room allows."""
        per_month = self.scale * MONTH
        step = next((months for months, room in _ROOM if per_month >= room), 120)
        first = date.fromordinal(max(int(self.start), 1))
        number = (first.year * 12 + first.month - 1) // step * step
        while True:
            month = date(number // 12, number % 12 + 1, 1)
            day = month.toordinal()
            if day > self.end:
                return
            if day >= self.start - MONTH * step:
                yield day, month
            number += step
