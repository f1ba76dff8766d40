"""Free places on a map, for actors that come new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Placement, Point, Tie, placement_id
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

STEP_X: Final = 120.0
STEP_Y: Final = 76.0
"""Room of one symbol with its label below, in map units."""
_NEARBY: Final = 10
"""Rooms in each direction that are read first: enough but for the most crowded maps."""
_FEW: Final = 8
_Cell = tuple[int, int]
_Box = tuple[float, float, float, float]


def free_places(
    reader: Reader, map: EntityId, actors: Sequence[EntityId], *, near: Point | None = None
) -> list[Point]:
    """Find places for actors near what they are tied to, on top of nobody; nobody moves."""
    if not actors:
        return []
    tied = _neighbours(reader, set(actors))
    known = _known(reader, map, tied)
    if len(actors) > _FEW:
        return _find(actors, tied, known, near, _standing(reader, map), None)
    middle = near
    if middle is None and not all(set(tied.get(actor, ())) & known.keys() for actor in actors):
        middle = _mean(_standing(reader, map))
    wishes = [_wish(tied.get(actor, ()), known, middle) for actor in actors]
    box = _around(wishes)
    found = _find(actors, tied, known, middle, _standing(reader, map, box), box)
    if all(_inside(spot, box) for spot in found):
        return found
    return _find(actors, tied, known, middle, _standing(reader, map), None)


def _find(
    actors: Sequence[EntityId], tied: dict[EntityId, list[EntityId]],
    known: dict[EntityId, Point], near: Point | None, standing: list[Point], box: _Box | None,
) -> list[Point]:
    """Take one room after the other; whoever comes later may stand near who came before."""
    taken = _Taken(standing)
    middle = near or (_mean(standing) if box is None else None)
    at = dict(known)
    for actor in actors:
        at[actor] = taken.free_near(_wish(tied.get(actor, ()), at, middle))
    return [at[actor] for actor in actors]


class _Taken:
    """Which rooms of a map are taken, in a coarse grid."""

    def __init__(self, standing: list[Point]) -> None:
        self._cells: defaultdict[_Cell, list[Point]] = defaultdict(list)
        self._walks: dict[Point, Iterator[Point]] = {}
        for point in standing:
            self._cells[_cell(point)].append(point)

    def free_near(self, wish: Point) -> Point:
        """Take the nearest free room, walking outwards ring by ring."""
        # A room found taken stays taken: the next one with this wish walks on from here.
        walk = self._walks.setdefault(wish, _outwards(wish))
        spot = next(spot for spot in walk if self._is_free(spot))
        self._cells[_cell(spot)].append(spot)
        return spot

    def _is_free(self, spot: Point) -> bool:
        column, row = _cell(spot)
        return not any(
            abs(x - spot[0]) < STEP_X * 0.95 and abs(y - spot[1]) < STEP_Y * 0.95
            for near_column in (column - 1, column, column + 1)
            for near_row in (row - 1, row, row + 1)
            for x, y in self._cells.get((near_column, near_row), ())
        )


def _standing(reader: Reader, map: EntityId, box: _Box | None = None) -> list[Point]:
    """Give where living actors stand on a map, or in a part of it."""
    sql = (
        "SELECT json_extract(p.at, '$[0]') AS x, json_extract(p.at, '$[1]') AS y"
        " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND p.alive=1 AND a.alive=1 AND p.at IS NOT NULL"
    )
    values: list[str | float] = [map]
    if box is not None:
        sql += " AND x BETWEEN ? AND ? AND y BETWEEN ? AND ?"
        values += box
    return [(x, y) for x, y in raw(reader.connection).execute(sql, values)]


def _known(
    reader: Reader, map: EntityId, tied: dict[EntityId, list[EntityId]]
) -> dict[EntityId, Point]:
    """Give where the actors stand to whom new ones are tied."""
    known: dict[EntityId, Point] = {}
    for other in dict.fromkeys(chain.from_iterable(tied.values())):
        spot = reader.get(Placement, placement_id(map, other))
        actor = reader.get(Actor, other)
        if spot and spot.alive and spot.at and actor and actor.alive and other not in tied:
            known[other] = spot.at
    return known


def _neighbours(reader: Reader, actors: set[EntityId]) -> dict[EntityId, list[EntityId]]:
    """Give whom each of some actors is tied to."""
    if len(actors) <= _FEW:
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


def _wish(tied: Sequence[EntityId], at: dict[EntityId, Point], middle: Point | None) -> Point:
    return _mean([at[other] for other in tied if other in at]) or middle or (0.0, 0.0)


def _mean(points: list[Point]) -> Point | None:
    if not points:
        return None
    across, down = zip(*points, strict=True)
    return round(sum(across) / len(points), 2), round(sum(down) / len(points), 2)


def _around(wishes: list[Point]) -> _Box:
    across, down = zip(*wishes, strict=True)
    wide, high = _NEARBY * STEP_X, _NEARBY * STEP_Y
    return min(across) - wide, max(across) + wide, min(down) - high, max(down) + high


def _inside(spot: Point, box: _Box) -> bool:
    """Whether a room lies in a part of the map with all its neighbours."""
    left, right, top, bottom = box
    return (
        left + STEP_X < spot[0] < right - STEP_X and top + STEP_Y < spot[1] < bottom - STEP_Y
    )


def _cell(point: Point) -> _Cell:
    return int(point[0] // STEP_X), int(point[1] // STEP_Y)


def _outwards(wish: Point) -> Iterator[Point]:
    """Walk the rooms around a point without end, ring by ring, straight neighbours first."""
    for ring in count():
        edge = range(-ring, ring + 1)
        cells = {(column, row) for column in edge for row in (-ring, ring)}
        cells |= {(column, row) for row in edge for column in (-ring, ring)}
        for column, row in sorted(cells, key=_nearness):
            yield round(wish[0] + column * STEP_X, 2), round(wish[1] + row * STEP_Y, 2)


def _nearness(cell: _Cell) -> tuple[int, int, int]:
    return abs(cell[0]) + abs(cell[1]), -cell[0], -cell[1]
