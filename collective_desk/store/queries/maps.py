"""What stands on a map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import compress
from typing import Any

from collective_desk.domain.contents import (
    ActorColumns,
    Behind,
    MapContent,
    NamedRegion,
    Pen,
    TieColumns,
)
from collective_desk.domain.entities import (
    Actor,
    Attachment,
    Backdrop,
    EntityId,
    Map,
    Region,
    TieKind,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.vocabularies import VOCABULARIES, may_show
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

from .assessments import towers
from .same import Same, same

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
    drawn = pens(reader, audience)
    known = same(reader)
    actors = _actors(reader, map, shown, known, audience)
    ties = _ties(reader, shown, actors.ids, drawn, known)
    return MapContent(
        map=map, title=said.title, question=said.question or reader.desk().question,
        arrangement=said.arrangement, lens=said.lens, actors=actors, ties=ties,
        pens=drawn, towers=towers(reader, audience=audience),
        regions=_regions(reader, map, audience), behind=_behind(reader, map, audience),
        contested=frozenset(id for kind, id in reader.contested() if kind == Actor.kind_name),
    )


def _regions(reader: Reader, map: EntityId, audience: str) -> list[NamedRegion]:
    return [
        NamedRegion(region.id, region.label, region.box, region.colour, region.form)
        for region in reader.all(Region, map=map)
        if region.box and may_show(region.sensitivity, audience)
    ]


def _behind(reader: Reader, map: EntityId, audience: str) -> list[Behind]:
    """Read the photos behind a map; an audience sees one only if it may see place and photo."""
    behind: list[Behind] = []
    for spot in reader.all(Backdrop, map=map):
        photo = reader.get(Attachment, spot.attachment)
        if photo is None or not photo.alive or not spot.box:
            continue
        if may_show(spot.sensitivity, audience) and may_show(photo.sensitivity, audience):
            strength = min(max(spot.strength, 0.0), 1.0)
            behind.append(Behind(
                spot.id, photo.sha256, spot.box, strength, spot.locked, spot.on_paper))
    return behind


def levels(audience: str) -> tuple[str, ...]:
    """Name the sensitivities an audience may see; an unknown one is never among them."""
    return tuple(level for level in VOCABULARIES["sensitivity"] if may_show(level, audience))


def _actors(
    reader: Reader, map: EntityId, shown: Sequence[str], known: Same, audience: str
) -> ActorColumns:
    marks = ",".join("?" * len(shown))
    rows = raw(reader.connection).execute(
        "SELECT a.id, CASE a.short_label WHEN '' THEN a.name ELSE a.short_label END, a.kind,"
        " a.realm, p.at, p.pinned, a.own_team, a.empty_chair, a.sensitivity"
        " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND p.alive=1 AND a.alive=1"
        f" AND p.at IS NOT NULL AND a.sensitivity IN ({marks}) ORDER BY p.rowid",
        (map, *shown),
    ).fetchall()
    if known.of:
        rows = _survivors(reader, rows, known, audience)
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


def _survivors(
    reader: Reader, rows: list[Any], known: Same, audience: str
) -> list[Any]:
    """Show those that stand for others: at their own place, else where one of the others stood."""
    own = {row[0] for row in rows if not known.is_merged(row[0])}
    kept = [row for row in rows if row[0] in own and known.may_show(row[0], audience)]
    for row in rows:
        who = known.who(row[0])
        if who in own or not known.may_show(who, audience):
            continue
        actor = reader.get(Actor, who)
        if actor is not None and actor.alive and may_show(actor.sensitivity, audience):
            own.add(who)
            kept.append((
                who, actor.short_label or actor.name, actor.kind, actor.realm, *row[4:6],
                actor.own_team, actor.empty_chair, actor.sensitivity))
    return kept


def _ties(
    reader: Reader, shown: Sequence[str], placed: list[EntityId], drawn: list[Pen], known: Same
) -> TieColumns:
    """Read the ties between placed actors; one scan of the table, then whole columns at a time."""
    marks = ",".join("?" * len(shown))
    rows = raw(reader.connection).execute(
        "SELECT id, source, target, kind, direction, label FROM tie"
        f" WHERE alive=1 AND sensitivity IN ({marks}) ORDER BY rowid",
        tuple(shown),
    ).fetchall()
    rows = known.joined(rows)
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
