"""What stands on a map."""

from __future__ import annotations

import json
from itertools import compress
from typing import Any

from collective_desk.domain.contents import (
    ActorColumns,
    MapContent,
    NamedRegion,
    Pen,
    TieColumns,
)
from collective_desk.domain.entities import Actor, EntityId, Map, Region, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.store.connect import raw, scalar
from collective_desk.store.reader import Reader

from .assessments import towers
from .audience import (
    EVERYONE_OF_THE_DESK,
    card,
    goes_by_code,
    may_read,
    may_see,
    standing,
)


def maps(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Map]:
    """List the maps of a desk that an audience may see, in their order."""
    seen = (map for map in reader.all(Map) if may_see(map, audience))
    return sorted(seen, key=lambda map: map.order)


def pens(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Pen]:
    """List the kinds of ties of a desk, in the order in which they are asked."""
    kinds = [kind for kind in reader.all(TieKind) if may_see(kind, audience)]
    return [
        Pen(kind.id, kind.name, kind.question, kind.category, kind.directed, kind.colour,
            kind.dash, kind.letter)
        for kind in sorted(kinds, key=lambda kind: (kind.order, kind.name))
    ]


def map_content(
    reader: Reader, map: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> MapContent:
    """Read everything on a map that an audience may see.

    Raises DeskError "entity.missing" where there is no such map for them.
    """
    said = reader.get(Map, map)
    if said is None or not may_read(said.id, said.sensitivity, audience):
        raise DeskError("entity.missing", kind="map", id=map)
    drawn = pens(reader, audience)
    actors = _actors(reader, map, audience)
    ties = _ties(reader, audience, actors.ids, drawn)
    placed = set(actors.ids)
    return MapContent(
        map=map, title=said.title, question=said.question or card(reader, audience).question,
        arrangement=said.arrangement, lens=said.lens, actors=actors, ties=ties,
        pens=drawn,
        towers={
            id: tower for id, tower in towers(reader, audience=audience).items() if id in placed},
        regions=[NamedRegion(region.id, region.label, region.box)
                 for region in reader.all(Region, map=map)
                 if region.box and may_see(region, audience)],
        contested=frozenset(
            id for kind, id in reader.contested() if kind == Actor.kind_name and id in placed),
    )


def kept_back(reader: Reader, map: EntityId, audience: str) -> int:
    """Count the actors on a map that an audience does not see there; for the desk's eyes only."""
    def standing_there(audience: str) -> int:
        return int(scalar(raw(reader.connection).execute(
            "SELECT count(DISTINCT a.id) FROM placement p CROSS JOIN actor a ON a.id=p.actor"
            " WHERE p.map=? AND a.merged_into IS NULL AND p.at IS NOT NULL"
            f" AND {standing(audience, 'p.')} AND {standing(audience, 'a.')}", (map,))))

    said = reader.get(Map, map)
    seen = standing_there(audience) if may_see(said, audience) else 0
    return standing_there(EVERYONE_OF_THE_DESK) - seen


def _actors(reader: Reader, map: EntityId, audience: str) -> ActorColumns:
    name = "CASE a.short_label WHEN '' THEN a.name ELSE a.short_label END"
    if goes_by_code(audience):
        name = f"CASE a.code_name WHEN '' THEN {name} ELSE a.code_name END"
    rows = raw(reader.connection).execute(
        f"SELECT a.id, {name}, a.kind,"
        " a.realm, p.at, p.pinned, a.own_team, a.empty_chair, a.sensitivity"
        " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND a.merged_into IS NULL AND p.at IS NOT NULL"
        f" AND {standing(audience, 'p.')} AND {standing(audience, 'a.')} ORDER BY p.rowid",
        (map,),
    ).fetchall()
    if not rows:
        return ActorColumns()
    # Placed twice, by the team and by oneself, an actor still stands once.
    rows = list({row[0]: row for row in rows}.values())
    ids, labels, kinds, realms, at, pinned, own, empty, sensitivity = zip(*rows, strict=True)
    points: list[Any] = json.loads(f"[{','.join(at)}]")
    return ActorColumns(
        ids=list(ids), labels=list(labels), kinds=list(kinds), realms=list(realms),
        x=[point[0] for point in points], y=[point[1] for point in points],
        pinned=[bool(flag) for flag in pinned], own_team=[bool(flag) for flag in own],
        empty_chair=[bool(flag) for flag in empty], sensitivity=list(sensitivity),
    )


def _ties(
    reader: Reader, audience: str, placed: list[EntityId], drawn: list[Pen]
) -> TieColumns:
    """Read the ties between placed actors; one scan of the table, then whole columns at a time."""
    rows = raw(reader.connection).execute(
        "SELECT id, source, target, kind, direction, label FROM tie"
        f" WHERE {standing(audience)} ORDER BY rowid",
    ).fetchall()
    if not rows:
        return TieColumns()
    row_of = {id: row for row, id in enumerate(placed)}
    pens_known = {pen.id for pen in drawn}
    ids, sources, targets, kinds, directions, labels = (
        list(column) for column in zip(*rows, strict=True)
    )
    ends = [list(map(row_of.get, sources)), list(map(row_of.get, targets))]
    seen = pens_known.issuperset(kinds) and None not in ends[0] and None not in ends[1]
    columns: list[list[Any]] = [ids, *ends, kinds, directions, labels]
    if not seen:
        keep = [source is not None and target is not None and kind in pens_known
                for source, target, kind in zip(*ends, kinds, strict=True)]
        columns = [list(compress(column, keep)) for column in columns]
    return TieColumns(*columns)
