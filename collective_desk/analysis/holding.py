"""An arrangement that holds while a room looks on: who stands stays, who comes takes a free place.

Only where bands and rings fill a room; what does not hold any more is arranged anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Box, Guides, carried

from .bands import LARGE_HEAD
from .ground import SYMBOL
from .lattice import Floats, Lattice, Limits
from .rings import LARGE_RING_HEAD
from .standing import Arranged, Size, Standing

_FEW: Final = 4
"""So many may come at once, or belong elsewhere, before all are arranged anew."""
_AIR: Final = 12.0


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """An arrangement as a room sees it."""

    by: Hashable
    """What was asked for; another wish is arranged anew."""
    ids: Sequence[EntityId]
    room: Size
    arranged: Arranged


def hold(before: Held, standing: Standing, fresh: Arranged, room: Size) -> Arranged | None:
    """Keep the places of those who belong where they stand, and find the others some.

    `fresh` says who belongs where. None where the arrangement before does not hold.
    """
    old, guides = before.arranged, before.arranged.guides
    if not (fresh.zones and before.room == room and _shape(guides) == _shape(fresh.guides)):
        return None
    row_of = {id: row for row, id in enumerate(before.ids)}
    stays = {
        row: row_of[id] for row, id in enumerate(standing.ids)
        if id in row_of and old.zones[row_of[id]] == fresh.zones[row]
    }
    comes = [row for row in range(len(standing)) if row not in stays]
    if len(comes) > _FEW:
        return None
    xy = fresh.xy.copy()
    xy[list(stays)] = old.xy[list(stays.values())]
    share = (guides.frame[2] - guides.frame[0]) / room[0]
    lattice = _taken(standing, guides, list(stays), xy, standing.words * share)
    for row in comes:
        wide, high = float(standing.sizes[row, 0]), float(standing.sizes[row, 1])
        x, y = fresh.xy[row].tolist()
        target = carried((x, y, x, y), fresh.guides.frame, guides.frame)[:2]
        limits = _limits(guides, fresh.zones[row], standing.words * share)
        found = limits and lattice.place(target, (wide, high), limits, float(standing.above[row]))
        if not found:
            return None
        xy[row] = found
    return Arranged(xy, _counted(guides, fresh.guides), fresh.zones)


def _shape(guides: Guides) -> tuple[object, ...]:
    """Give what has to be the same for places to mean the same."""
    return (
        guides.arrangement, [band.value for band in guides.bands],
        [(ring.value, ring.words, ring.steps) for ring in guides.rings], guides.strip is None)


def _taken(
    standing: Standing, guides: Guides, rows: list[int], xy: Floats, words: float
) -> Lattice:
    """Give the ground of the room with those who stay, and with the words of rings."""
    lattice = Lattice(*guides.frame)
    half, low = SYMBOL / 2, standing.sizes[rows, 1] - SYMBOL / 2
    wide, x, y = standing.sizes[rows, 0] / 2, xy[rows, 0], xy[rows, 1]
    up = half + standing.above[rows]
    for box in np.column_stack((x - wide, y - up, x + wide, y + low)).tolist():
        lattice.block(*box)
    for ring in guides.rings:
        aside, around = LARGE_RING_HEAD[0] * words, LARGE_RING_HEAD[1] * words
        top = ring.y - ring.outer * ring.flat
        lattice.block(ring.x - aside, top - around, ring.x + aside, top + around)
    return lattice


def _limits(guides: Guides, zone: int, words: float) -> Limits | None:
    """Give where those of a zone may stand."""
    ring = next((ring for ring in guides.rings if ring.steps == zone), None)
    if ring is not None:
        begin = ring.inner + SYMBOL / 2 if ring.inner else 0.0
        return Limits(ring=(ring.x, ring.y, begin, ring.outer - SYMBOL / 2, ring.flat))
    band = guides.bands[zone] if 0 <= zone < len(guides.bands) else guides.strip
    return _within(band.box, LARGE_HEAD * words) if band else None


def _within(box: Box, head: float) -> Limits:
    left, top, right, foot = box
    return Limits(left=left + _AIR, top=top + head, right=right - _AIR, foot=foot)


def _counted(guides: Guides, fresh: Guides) -> Guides:
    """Give the guides with how many stand there now."""
    bands = tuple(replace(one, count=now.count)
                  for one, now in zip(guides.bands, fresh.bands, strict=True))
    rings = tuple(replace(one, count=now.count)
                  for one, now in zip(guides.rings, fresh.rings, strict=True))
    strip = replace(guides.strip, count=fresh.strip.count) if guides.strip and fresh.strip else None
    return replace(guides, bands=bands, rings=rings, strip=strip)
