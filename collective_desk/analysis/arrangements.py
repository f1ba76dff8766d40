"""Arrangements: from what is on a map to places that mean something, and back.

Arranged places are derived, never stored. They follow from what the desk knows (realms, parts in
a collective, answers, ties) and from the free places, which are the only ones in the journal. So
switching back finds every free place untouched, two desks that hold the same show the same, a
received answer moves its actor by itself, and nothing merges twice. Had they been placements of
their own they would go stale with the next answer and ask twice in a conflict. The price: an
actor cannot be nudged inside an arrangement; a drag there asks what it means (`meaning_of`) or
goes back. What is derived must be calm: the same content gives the same places, one more actor
moves few others, and lengths are rounded so coarsely that they seldom change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides
from collective_desk.domain.readings import Readings
from collective_desk.domain.vocabularies import realm_position

from .bands import spectrum
from .focus import steps_away
from .grid import power_interest
from .lattice import Floats, Ints
from .rings import degree_rings, member_rings, step_rings
from .standing import WORDS, Arranged, Size, Standing, boxes_of


def arrange(
    arrangement: str,
    content: MapContent,
    *,
    sizes: npt.ArrayLike | None = None,
    above: npt.ArrayLike | None = None,
    room: Size | None = None,
    words: float = WORDS,
    readings: Readings | None = None,
    roles: Mapping[EntityId, str | None] | None = None,
    around: EntityId | None = None,
    counted: npt.ArrayLike | None = None,
) -> Arranged:
    """Give every actor its place in an arrangement (a code of the vocabulary), and the guides.

    `sizes` are boxes (width, height) from the symbol's top over the name, `above` what stands on
    it. `room` is the picture to be filled (width, height): places spread to its shape, and grow
    beyond it in that shape where names need more; without it they keep the proportions of a
    screen. `words` is how large names are written in a room. `readings` are needed for interest;
    `roles` are the parts in the collective of the rings (without them, rings of how well tied).
    `around` is the actor in the middle; only ties that are `counted` lead away from it. What
    misses its subject stays as it is.
    """
    standing = replace(_standing(content, sizes, above), words=words)
    row = content.actors.ids.index(around) if around in content.actors.ids else None
    if not len(standing):
        return Arranged(standing.xy, Guides(arrangement))
    if arrangement == "spectrum":
        return spectrum(standing, realm_positions(content), room)
    if arrangement == "rings" and roles is not None:
        return member_rings(standing, roles, room)
    if arrangement == "rings":
        return degree_rings(standing, degrees(content), room)
    if arrangement == "power_interest":
        told = readings or Readings(actors=standing.ids)
        interest = _aligned(content, told, "interest")
        return power_interest(standing, powers(content), interest, room)
    if arrangement == "around" and row is not None:
        ends = content.ties.source, content.ties.target
        steps = steps_away(len(standing), *ends, [row], counted=counted)
        return step_rings(standing, row, steps, room)
    return Arranged(standing.xy)


def moved(content: MapContent, arranged: Arranged) -> MapContent:
    """Give what is on the map at its arranged places, to be composed and drawn."""
    x, y = arranged.xy.T.tolist() if len(arranged.xy) else ([], [])
    return replace(content, actors=replace(content.actors, x=x, y=y))


def realm_positions(content: MapContent) -> list[int | None]:
    """Give realm positions, row by row: as said, else as the kind is."""
    actors = content.actors
    return [realm_position(*row) for row in zip(actors.realms, actors.kinds, strict=True)]


def powers(content: MapContent) -> list[float | None]:
    """Give the heights of the towers, row by row."""
    towers = content.towers
    return [towers[id].median if id in towers else None for id in content.actors.ids]


def degrees(content: MapContent) -> Ints:
    """Give how many ties each actor has, row by row."""
    ends = np.array([*content.ties.source, *content.ties.target], np.int64)
    return np.bincount(ends, minlength=len(content.actors.ids)).astype(np.int64)


def _aligned(content: MapContent, readings: Readings, dimension: str) -> list[float | None]:
    """Give a median for each row of the map, whatever the order of the readings."""
    told = readings.median(dimension)
    if readings.actors == content.actors.ids:
        return list(told)
    of = dict(zip(readings.actors, told, strict=True))
    return [of.get(id) for id in content.actors.ids]


def _standing(
    content: MapContent, sizes: npt.ArrayLike | None, above: npt.ArrayLike | None
) -> Standing:
    actors = content.actors
    bears: Floats = np.zeros(len(actors.ids)) if above is None else np.asarray(above, float)
    xy: Floats = np.column_stack((np.array(actors.x, float), np.array(actors.y, float)))
    boxes = boxes_of(actors.labels) if sizes is None else np.asarray(sizes, float).reshape(-1, 2)
    return Standing(list(actors.ids), xy, boxes, bears)
