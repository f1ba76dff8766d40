"""Free places on a map, for actors that come new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Placement, Point, Tie
from collective_desk.store.reader import Reader

STEP_X: Final = 120.0
STEP_Y: Final = 76.0
"""Room of one symbol with its label below, in map units."""
_MOST_RINGS: Final = 400
_Cell = tuple[int, int]


def free_places(
    reader: Reader, map: EntityId, actors: Sequence[EntityId], *, near: Point | None = None
) -> list[Point]:
    """Find places for actors near what they are tied to, on top of nobody; nobody moves."""
    taken = _Taken()
    at: dict[EntityId, Point] = {}
    new = set(actors)
    living = {id for (id,) in reader.rows(Actor, "id")} if len(new) > 1 else None
    for actor, point in reader.rows(Placement, "actor", "at", map=map):
        if point is not None and actor not in new and (living is None or actor in living):
            at[actor] = point
            taken.add(point)
    tied = _neighbours(reader, new)
    middle = _mean(list(at.values())) if at else None
    for actor in actors:
        ends = [at[other] for other in tied.get(actor, ()) if other in at]
        wish = (_mean(ends) if ends else None) or near or middle or (0.0, 0.0)
        at[actor] = taken.free_near(wish)
        taken.add(at[actor])
    return [at[actor] for actor in actors]


class _Taken:
    """Which rooms of a map are taken, in a coarse grid."""

    def __init__(self) -> None:
        self._cells: defaultdict[_Cell, list[Point]] = defaultdict(list)
        self._rings: dict[_Cell, int] = {}

    def add(self, point: Point) -> None:
        """Take the room around a point."""
        self._cells[_cell(point)].append(point)

    def free_near(self, wish: Point) -> Point:
        """Give the nearest free room, walking outwards ring by ring."""
        start = self._rings.get(_cell(wish), 0)
        for ring in range(start, _MOST_RINGS):
            for column, row in _ring(ring):
                spot = (wish[0] + column * STEP_X, wish[1] + row * STEP_Y)
                if self._is_free(spot):
                    # The next one who wishes to be here need not walk the full rings again.
                    self._rings[_cell(wish)] = max(ring - 1, 0)
                    return (round(spot[0], 2), round(spot[1], 2))
        return wish

    def _is_free(self, spot: Point) -> bool:
        column, row = _cell(spot)
        return not any(
            abs(x - spot[0]) < STEP_X * 0.95 and abs(y - spot[1]) < STEP_Y * 0.95
            for near_column in (column - 1, column, column + 1)
            for near_row in (row - 1, row, row + 1)
            for x, y in self._cells.get((near_column, near_row), ())
        )


def _cell(point: Point) -> _Cell:
    return int(point[0] // STEP_X), int(point[1] // STEP_Y)


def _ring(ring: int) -> Iterator[tuple[int, int]]:
    """Walk the cells at this distance, the straight neighbours ahead of the corners."""
    if ring == 0:
        yield 0, 0
        return
    cells = [(ring, row) for row in range(-ring, ring + 1)]
    cells += [(-ring, row) for row in range(-ring, ring + 1)]
    cells += [(column, row) for column in range(1 - ring, ring) for row in (ring, -ring)]
    yield from sorted(cells, key=lambda cell: (abs(cell[0]) + abs(cell[1]), -cell[0], -cell[1]))


def _neighbours(reader: Reader, actors: set[EntityId]) -> dict[EntityId, list[EntityId]]:
    """Give whom each of some actors is tied to."""
    if len(actors) <= 8:
        rows = [
            row for actor in actors
            for row in (*reader.rows(Tie, "source", "target", source=actor),
                        *reader.rows(Tie, "source", "target", target=actor))
        ]
    else:
        rows = reader.rows(Tie, "source", "target")
    tied: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
    for source, target in rows:
        if source in actors:
            tied[source].append(target)
        if target in actors:
            tied[target].append(source)
    return tied


def _mean(points: list[Point]) -> Point:
    return (
        sum(x for x, _ in points) / len(points),
        sum(y for _, y in points) / len(points),
    )
