"""Free places on a map, for actors that come new: near their ties, on top of nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from collective_desk.analysis.ground import Ground, Size
from collective_desk.analysis.places import place_new, place_on, room_for
from collective_desk.domain.entities import Actor, EntityId, Placement, Point, placement_id
from collective_desk.store.queries.places import Box, Standing, standing, tied_to
from collective_desk.store.reader import Reader

_AROUND: Final = 1600.0
"""How far around its wish an actor looks for a place, in map units."""
_SIGHT: Final = (1200.0, 700.0)
"""What a person is taken to see around a point: width and height."""


class Footing:
    """Who stands on a map, kept in mind while one line after the other is drawn on it."""

    def __init__(self, reader: Reader, map: EntityId) -> None:
        there = standing(reader, map)
        self.map = map
        self.ground = Ground(there.points, [room_for(label) for label in there.labels])
        self.row_of = {id: row for row, id in enumerate(there.ids)}

    def places(
        self, actors: Sequence[EntityId], tied: Mapping[EntityId, Sequence[EntityId]],
        rooms: Sequence[Size],
    ) -> list[Point]:
        """Find places for actors, who stand there from then on."""
        first = len(self.ground.at)
        self.row_of |= {id: first + at for at, id in enumerate(actors)}
        return place_on(
            self.ground,
            [[self.row_of[other] for other in tied.get(actor, ()) if other in self.row_of]
             for actor in actors],
            rooms)


def free_places(
    reader: Reader, map: EntityId, actors: Sequence[EntityId], *, near: Point | None = None,
    footing: Footing | None = None,
) -> list[Point]:
    """Find places for actors near what they are tied to, on top of nobody; nobody moves.

    `near` is where the person looks: actors tied to nobody appear there. `footing` saves looking
    at the whole map again.
    """
    if not actors:
        return []
    if footing and footing.map == map and near is None:
        rooms = [room_for(_name(reader, actor)) for actor in actors]
        return _rounded(footing.places(actors, tied_to(reader, set(actors)), rooms))
    tied = tied_to(reader, set(actors))
    there = _who_counts(reader, map, actors, tied, near)
    boxes = [room_for(label) for label in there.labels]
    rooms = [room_for(_name(reader, actor)) for actor in actors]
    if (len(actors) == 1 and near and not tied
            and Ground(there.points, boxes).free(near, rooms[0])):
        # Whoever points at a free spot means it.
        return [near]
    row_of = {id: row for row, id in enumerate(there.ids)}
    row_of |= {id: len(there.ids) + at for at, id in enumerate(actors)}
    found = place_new(
        there.points,
        boxes,
        [[row_of[other] for other in tied.get(actor, ()) if other in row_of] for actor in actors],
        rooms,
        view=None if near is None else _sight(near),
    )
    return _rounded(found)


def _rounded(points: Sequence[Point]) -> list[Point]:
    return [(round(x, 2), round(y, 2)) for x, y in points]


def _who_counts(
    reader: Reader, map: EntityId, actors: Sequence[EntityId],
    tied: dict[EntityId, list[EntityId]], near: Point | None,
) -> Standing:
    """Read only the part of the map in which places can be found, where that is known."""
    anchors = [point for other in {other for ends in tied.values() for other in ends}
               if (point := _spot(reader, map, other))]
    loose = any(not tied.get(actor) for actor in actors)
    wishes = anchors + [near] * (loose and near is not None)
    if not wishes or (loose and near is None):
        return standing(reader, map)
    return standing(reader, map, _around([wish for wish in wishes if wish]))


def _spot(reader: Reader, map: EntityId, actor: EntityId) -> Point | None:
    spot = reader.get(Placement, placement_id(map, actor))
    return spot.at if spot and spot.alive else None


def _name(reader: Reader, actor: EntityId) -> str:
    said = reader.get(Actor, actor)
    return "" if said is None else said.short_label or said.name


def _around(wishes: Sequence[Point]) -> Box:
    across, down = zip(*wishes, strict=True)
    return (min(across) - _AROUND, min(down) - _AROUND,
            max(across) + _AROUND, max(down) + _AROUND)


def _sight(near: Point) -> Box:
    wide, high = _SIGHT
    return near[0] - wide / 2, near[1] - high / 2, wide, high
