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
_FAR: Final = 1e6


@dataclass(slots=True)
class Mark:
    """One circle: a milestone, or several that are too close to part."""

    x: float
    lane: int
    events: list[Event]
    lines: tuple[str, ...] = ()
    room: float = 0.0
    wide: float = 0.0
    before: bool = False
    """Whether the title stands before the circle: there is no room after it."""

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
    """Write titles beside their circles, on one or two lines, on the side that has room."""
    for lane in range(LANES):
        row = [mark for mark in found if mark.lane == lane]
        taken = -_FAR
        for at, mark in enumerate(row):
            until = row[at + 1].x - SIZE / 2 * unit if at + 1 < len(row) else max(end, mark.x)
            edge = (SIZE / 2 + 2 * _GAP) * unit
            after, before = until - mark.x - edge, mark.x - edge - taken
            taken = mark.x + SIZE / 2 * unit
            if not mark.many:
                text = titles.get(mark.event.id, "")
                _set(mark, text, (after, before), measure, unit)
            if mark.lines and not mark.before:
                taken = mark.x + edge + min(mark.wide, mark.room)


def _set(
    mark: Mark, text: str, rooms: tuple[float, float], measure: Measure, unit: float
) -> None:
    """Break a title into the room after its circle, else before it; without room none is set."""
    strong = bool(mark.event.early_win)

    def wide(said: str) -> float:
        return measure(said, "small", strong)

    after, before = (min(room, _WIDEST * unit) for room in rooms)
    lines = wrap(text, wide, max(after, _LEAST * unit))
    need = max(map(wide, lines))
    mark.before = need > after and before > after
    mark.room = before if mark.before else after
    if mark.room < _LEAST * unit:
        return
    lines = wrap(text, wide, mark.room)
    mark.wide = max(map(wide, lines))
    mark.lines = lines if len(lines) <= 2 else (lines[0], " ".join(lines[1:]))
