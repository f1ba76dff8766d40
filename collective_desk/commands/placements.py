"""Where actors stand on a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from collective_desk.domain.entities import EntityId, Map, Placement, Point, placement_id
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_point
from collective_desk.store.queries.places import place_of
from collective_desk.store.queries.same import same
from collective_desk.store.writer import Writer

from .free_places import Footing, free_places


def place(
    write: Writer, map: EntityId, actor: EntityId, *, at: Point | None = None,
    near: Point | None = None,
) -> EntityId:
    """Put an actor on a map: at a point, else near what it is tied to; nobody else moves."""
    if at is not None:
        _require_map(write, map)
        return _put(write, map, actor, clean_point(at))
    return place_all(write, map, (actor,), near=near)[0]


def place_all(
    write: Writer, map: EntityId, actors: Sequence[EntityId], *, near: Point | None = None,
    footing: Footing | None = None,
) -> list[EntityId]:
    """Put several actors on a map, each in a free spot near what it is tied to."""
    _require_map(write, map)
    spots = free_places(write.read, map, actors, near=near, footing=footing)
    return [_put(write, map, actor, spot) for actor, spot in zip(actors, spots, strict=True)]


def move_placements(write: Writer, map: EntityId, moves: Mapping[EntityId, Point]) -> None:
    """Move actors of a map to other points, all in one step."""
    points = {actor: clean_point(at) for actor, at in moves.items()}
    write.about(*points)
    for actor, at in points.items():
        _put(write, map, actor, at)


def pin(write: Writer, map: EntityId, actors: Iterable[EntityId]) -> None:
    """Keep actors where they stand when the map is arranged."""
    _set_pinned(write, map, actors, pinned=True)


def unpin(write: Writer, map: EntityId, actors: Iterable[EntityId]) -> None:
    """Let actors move again when the map is arranged."""
    _set_pinned(write, map, actors, pinned=False)


def take_off_map(write: Writer, map: EntityId, actors: Iterable[EntityId]) -> None:
    """Take actors off a map; they stay on the desk."""
    for actor in actors:
        write.about(actor)
        for one in same(write.read).group(actor):
            spot = write.read.get(Placement, placement_id(map, one))
            if spot is not None and spot.alive:
                write.delete(Placement, spot.id)


def _put(write: Writer, map: EntityId, actor: EntityId, at: Point) -> EntityId:
    return write.add(
        Placement, placement_id(map, actor), map=map, actor=actor, at=at
    )


def _set_pinned(write: Writer, map: EntityId, actors: Iterable[EntityId], *, pinned: bool) -> None:
    for actor in actors:
        write.about(actor)
        _take_over(write, map, actor)
        write.update(Placement, placement_id(map, actor), pinned=pinned)


def _take_over(write: Writer, map: EntityId, actor: EntityId) -> None:
    """Give an actor the place of one that was merged into it, where it has none itself."""
    own = write.read.get(Placement, placement_id(map, actor))
    at = place_of(write.read, map, actor)
    if at is not None and (own is None or not own.alive or not own.at):
        _put(write, map, actor, at)


def _require_map(write: Writer, map: EntityId) -> None:
    found = write.read.get(Map, map)
    if found is None or not found.alive:
        raise DeskError("entity.missing", kind=Map.kind_name, id=map)
