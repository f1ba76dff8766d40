"""What it means to stand in a place of an arrangement, so that a person can be asked first."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Axis, Box, Guides, Meaning, Said
from collective_desk.domain.readings import Readings
from collective_desk.domain.vocabularies import realm_position

from .arrangements import powers
from .bands import POSITION, band_of
from .rings import ROLES, ring_of

Point = tuple[float, float]


def meaning_of(guides: Guides, point: Point) -> Meaning:
    """Say what putting an actor down at a point would say of it.

    Places mean nothing in the free arrangement, around one actor, and in rings of ties: there a
    person changes ties, not places. Beyond the last band or ring the nearest one is meant.
    """
    x, y = point
    if guides.strip and _holds(guides.strip.box, point):
        return _unsaid(guides)
    if guides.bands:
        band = min(guides.bands, key=lambda one: _beside(one.box, x))
        return Meaning((Said("realm", band.value, band.words),))
    if guides.axes:
        return Meaning(tuple(
            Said(axis.field, _step(axis, x if axis.across else y), axis.words)
            for axis in guides.axes
        ))
    if guides.arrangement == "rings" and any(ring.value for ring in guides.rings):
        first = guides.rings[0]
        far = hypot(x - first.x, (y - first.y) / first.flat)
        ring = next((one for one in guides.rings if far < one.outer), guides.rings[-1])
        return Meaning((Said("role", ring.value, ring.words),))
    return Meaning()


def meaning_now(
    guides: Guides,
    content: MapContent,
    row: int,
    *,
    readings: Readings | None = None,
    roles: Mapping[EntityId, str | None] | None = None,
) -> Meaning:
    """Say what is said of an actor today, in the terms of an arrangement."""
    id = content.actors.ids[row]
    if guides.bands:
        band = band_of(realm_position(content.actors.realms[row], content.actors.kinds[row]))
        value = POSITION[band] if band else None
        words = f"realm.{band}" if band else "arrangement.not_said"
        return Meaning((Said("realm", value, words),))
    if guides.axes:
        told = readings or Readings()
        interest = dict(zip(told.actors, told.median("interest"), strict=True)).get(id)
        held = {"interest": interest, "influence": powers(content)[row]}
        return Meaning(tuple(Said(axis.field, held[axis.field], axis.words)
                             for axis in guides.axes))
    if guides.arrangement == "rings" and roles is not None:
        ring = ring_of(id, roles)
        return Meaning((Said("role", ROLES[ring], f"arrangement.rings.{ring}"),))
    return Meaning()


def _unsaid(guides: Guides) -> Meaning:
    words = "arrangement.not_said"
    if guides.bands:
        return Meaning((Said("realm", None, words),))
    return Meaning(tuple(Said(axis.field, None, words) for axis in guides.axes))


def _step(axis: Axis, at: float) -> float:
    """Give the step of an axis on which a place lies, or the nearest one."""
    return min(axis.ticks, key=lambda tick: max(
        min(tick.begin, tick.end) - at, at - max(tick.begin, tick.end)
    )).value


def _beside(box: Box, x: float) -> float:
    return max(box[0] - x, x - box[2])


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
