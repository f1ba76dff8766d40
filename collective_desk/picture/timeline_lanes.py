"""Milestones in two lanes: each finds a place, those too close together become one mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.trust import Event

from .plate import Measure
from .wrapping import wrap

SIZE: Final = 30.0
"""Diameter of a milestone's circle."""
LANES: Final = 2
_APART: Final = SIZE + 3
_GAP: Final = 7.0
_WIDEST: Final = 118.0
_LEAST: Final = 40.0


@dataclass(slots=True)
class Mark:
    """One circle: a milestone, or several that are too close to part."""

    x: float
    lane: int
    events: list[Event]
    lines: tuple[str, ...] = ()
    room: float = 0.0

    @property
    def event(self) -> Event:
        """The milestone, or the first of several."""
        return self.events[0]

    @property
    def many(self) -> bool:
        """Whether it stands for several."""
        return len(self.events) > 1


def marks(placed: Iterable[tuple[float, Event]], unit: float = 1.0) -> list[Mark]:
    """Put milestones (place and record, in time) into the lanes, alternating where they can."""
    found: list[Mark] = []
    last: list[Mark | None] = [None] * LANES
    lane = 0
    for x, event in placed:
        free = [at for at in range(LANES) if _is_free(last[at], x, _APART * unit)]
        if not free:
            nearest = max((mark for mark in last if mark), key=lambda mark: mark.x)
            nearest.events.append(event)
            continue
        lane = lane if lane in free else free[0]
        mark = Mark(x, lane, [event])
        found.append(mark)
        last[lane] = mark
        lane = (lane + 1) % LANES
    return found


def _is_free(before: Mark | None, x: float, apart: float) -> bool:
    return before is None or x - before.x >= apart


def label(
    found: list[Mark], titles: dict[str, str], measure: Measure, end: float, unit: float = 1.0
) -> None:
    """Write titles beside their circles, on one or two lines, where there is room."""
    for lane in range(LANES):
        row = [mark for mark in found if mark.lane == lane]
        for at, mark in enumerate(row):
            until = row[at + 1].x - SIZE / 2 * unit if at + 1 < len(row) else end
            mark.room = min(until - mark.x - (SIZE / 2 + 2 * _GAP) * unit, _WIDEST * unit)
            if mark.room < _LEAST * unit or mark.many:
                continue
            strong = bool(mark.event.early_win)
            text = titles.get(mark.event.id, "")

            def wide(said: str, strong: bool = strong) -> float:
                return measure(said, "small", strong)

            lines = wrap(text, wide, mark.room)
            mark.lines = lines if len(lines) <= 2 else (lines[0], " ".join(lines[1:]))
