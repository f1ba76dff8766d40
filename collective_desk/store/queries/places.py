"""Who stands where on a map, and whom new actors are tied to: what finding free places asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import EntityId, Placement, Point, Tie, placement_id
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

from .same import same

_FEW: Final = 8
"""Up to so many actors are looked up one by one; for more, all ties are read once."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in map units."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Actors on a map, in columns."""

    ids: list[EntityId]
    points: list[Point]
    labels: list[str]


def standing(reader: Reader, map: EntityId, box: Box | None = None) -> Standing:
    """Tell who stands where on a map, or in a part of it."""
    sql = (
        "SELECT p.actor, json_extract(p.at, '$[0]') AS x, json_extract(p.at, '$[1]') AS y,"
        " CASE a.short_label WHEN '' THEN a.name ELSE a.short_label END"
        " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND p.alive=1 AND a.alive=1 AND p.at IS NOT NULL"
    )
    values: list[str | float] = [map]
    if box is not None:
        sql += " AND x BETWEEN ? AND ? AND y BETWEEN ? AND ?"
        left, top, right, bottom = box
        values += (left, right, top, bottom)
    rows = raw(reader.connection).execute(sql, values).fetchall()
    return Standing(
        [row[0] for row in rows], [(row[1], row[2]) for row in rows], [row[3] for row in rows])


def place_of(reader: Reader, map: EntityId, actor: EntityId) -> Point | None:
    """Tell where an actor stands on a map: at its own place, else where one merged into it stood.

    None where none of them is on the map.
    """
    for one in same(reader).group(actor):
        spot = reader.get(Placement, placement_id(map, one))
        if spot is not None and spot.alive and spot.at:
            return spot.at
    return None


def tied_to(reader: Reader, actors: set[EntityId]) -> dict[EntityId, list[EntityId]]:
    """Tell whom each of some actors is tied to."""
    if len(actors) <= _FEW:
        rows = [
            row for actor in sorted(actors)
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
    return dict(tied)
