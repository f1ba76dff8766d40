"""What stands on a map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from statistics import median
from typing import Any

from collective_desk.domain.contents import (
    ActorColumns,
    MapContent,
    NamedRegion,
    Pen,
    TieColumns,
    Tower,
)
from collective_desk.domain.entities import Actor, EntityId, Map, Region, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.vocabularies import VOCABULARIES, may_show
from collective_desk.store.reader import Reader

EVERYONE_OF_THE_DESK = "strict"
"""The audience that may see all: the people who work in this desk."""


def maps(reader: Reader) -> list[Map]:
    """List the maps of a desk, in their order."""
    return sorted(reader.all(Map), key=lambda map: map.order)


def pens(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Pen]:
    """List the kinds of ties of a desk, in the order in which they are asked."""
    kinds = [kind for kind in reader.all(TieKind) if may_show(kind.sensitivity, audience)]
    return [
        Pen(kind.id, kind.name, kind.question, kind.category, kind.directed, kind.colour,
            kind.dash, kind.letter)
        for kind in sorted(kinds, key=lambda kind: (kind.order, kind.name))
    ]


def map_content(
    reader: Reader, map: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> MapContent:
    """Read everything on a map that an audience may see.

    Raises DeskError "entity.missing" where there is no such map.
    """
    said = reader.get(Map, map)
    if said is None:
        raise DeskError("entity.missing", kind="map", id=map)
    shown = levels(audience)
    actors = _actors(reader, map, shown)
    ties = _ties(reader, shown, actors.ids)
    return MapContent(
        map=map, title=said.title, question=said.question or reader.desk().question,
        arrangement=said.arrangement, lens=said.lens, actors=actors, ties=ties,
        pens=pens(reader, audience), towers=_towers(reader, shown),
        regions=[NamedRegion(region.id, region.label, region.box)
                 for region in reader.all(Region, map=map)
                 if region.box and may_show(region.sensitivity, audience)],
        contested=frozenset(id for kind, id in reader.contested() if kind == Actor.kind_name),
    )


def levels(audience: str) -> tuple[str, ...]:
    """Name the sensitivities an audience may see; an unknown one is never among them."""
    return tuple(level for level in VOCABULARIES["sensitivity"] if may_show(level, audience))


def _actors(reader: Reader, map: EntityId, shown: Sequence[str]) -> ActorColumns:
    marks = ",".join("?" * len(shown))
    rows = reader.connection.exec_driver_sql(
        "SELECT a.id, CASE a.short_label WHEN '' THEN a.name ELSE a.short_label END, a.kind,"
        " a.realm, p.at, p.pinned, a.own_team, a.empty_chair, a.sensitivity"
        " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND p.alive=1 AND a.alive=1 AND a.merged_into IS NULL"
        f" AND p.at IS NOT NULL AND a.sensitivity IN ({marks}) ORDER BY p.rowid",
        (map, *shown),
    ).all()
    if not rows:
        return ActorColumns()
    ids, labels, kinds, realms, at, pinned, own, empty, sensitivity = zip(*rows, strict=True)
    points: list[Any] = json.loads(f"[{','.join(at)}]")
    return ActorColumns(
        ids=list(ids), labels=list(labels), kinds=list(kinds), realms=list(realms),
        x=[point[0] for point in points], y=[point[1] for point in points],
        pinned=[bool(flag) for flag in pinned], own_team=[bool(flag) for flag in own],
        empty_chair=[bool(flag) for flag in empty], sensitivity=list(sensitivity),
    )


def _ties(reader: Reader, shown: Sequence[str], placed: list[EntityId]) -> TieColumns:
    marks = ",".join("?" * len(shown))
    rows = reader.connection.exec_driver_sql(
        "SELECT t.id, t.source, t.target, t.kind, t.direction, t.label FROM tie t"
        f" WHERE t.alive=1 AND t.sensitivity IN ({marks}) AND t.kind IN"
        f" (SELECT id FROM tie_kind WHERE alive=1 AND sensitivity IN ({marks})) ORDER BY t.rowid",
        (*shown, *shown),
    ).all()
    row_of = {id: row for row, id in enumerate(placed)}
    kept = [(id, row_of[source], row_of[target], kind, direction, label)
            for id, source, target, kind, direction, label in rows
            if source in row_of and target in row_of]
    if not kept:
        return TieColumns()
    return TieColumns(*(list(column) for column in zip(*kept, strict=True)))


def _towers(reader: Reader, shown: Sequence[str]) -> dict[EntityId, Tower]:
    """Influence by subject: the last word of each rater, their median and spread."""
    marks = ",".join("?" * len(shown))
    rows = reader.connection.exec_driver_sql(
        "SELECT subject, rater, value FROM assessment WHERE alive=1 AND dimension='influence'"
        f" AND value IS NOT NULL AND sensitivity IN ({marks}) ORDER BY rowid",
        tuple(shown),
    ).all()
    said: dict[EntityId, dict[str, float]] = {}
    for subject, rater, value in rows:
        said.setdefault(subject, {})[rater] = value
    return {
        subject: Tower(median(by.values()), min(by.values()), max(by.values()), len(by))
        for subject, by in said.items()
    }
