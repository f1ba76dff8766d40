"""Milestones in two lanes: each finds a place, those too close together become one mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from collective_desk.domain.trust import Event
from collective_desk.picture.plate import Measure
from collective_desk.picture.wrapping import wrap

from .scene import Mark

SIZE: Final = 30.0
"""Diameter of a milestone's circle."""
LANES: Final = 2
_APART: Final = SIZE + 3
_GAP: Final = 7.0
_WIDEST: Final = 118.0
_LEAST: Final = 40.0
_CLEAR: Final = 90.0
"""Room in which most titles find a place on two lines."""
_FAR: Final = 1e9
_LAST: Final = 170.0
"""Room that the last title may take: that of the words at the end of the rows."""


def marks(placed: Iterable[tuple[float, Event]], unit: float = 1.0) -> list[Mark]:
    """Put milestones (place and record, in time) into the lanes, alternating where they can."""
    found: list[Mark] = []
    apart, lane = _APART * unit, 0
    last = [-_FAR] * LANES
    latest: Mark | None = None
    for x, event in placed:
        if x - last[lane] < apart:
            other = (lane + 1) % LANES
            if x - last[other] < apart:
                if latest is not None:
                    latest.events.append(event)
                continue
            lane = other
        latest = Mark(x, lane, [event])
        found.append(latest)
        last[lane] = x
        lane = (lane + 1) % LANES
    for mark in found:
        mark.take_tone()
    return found


def label(
    found: list[Mark], titles: dict[str, str], measure: Measure, unit: float = 1.0, *,
    last: float = _FAR,
) -> None:
    """Write titles beside their circles, on one or two lines, on the side that has room.

    None reaches farther than `last`, counted from today.
    """
    for lane in range(LANES):
        row = [mark for mark in found if mark.lane == lane]
        taken = -_FAR
        for at, mark in enumerate(row):
            edge = (SIZE / 2 + 2 * _GAP) * unit
            before = mark.x - edge - taken
            if at + 1 < len(row):
                until = row[at + 1].x - SIZE / 2 * unit
            else:
                # The line of today runs through no title, unless there is room nowhere else.
                clear = max(-mark.x - edge, before) >= _CLEAR * unit
                until = min(mark.x, 0.0) if clear else mark.x + _LAST * unit
                until = min(until, last)
            after = until - mark.x - edge
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
