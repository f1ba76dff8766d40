"""What stands on a map."""

from __future__ import annotations

import json
from collections.abc import Collection
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
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

from .assessments import strengths, towers
from .audience import (
    EVERYONE_OF_THE_DESK,
    as_told,
    card,
    goes_by_code,
    may_read,
    may_see,
    standing,
)
from .same import Same, same


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
    known = same(reader, audience)
    actors = _actors(reader, map, known, audience)
    ties = _ties(reader, audience, actors.ids, drawn, known)
    placed, drawn_ties = set(actors.ids), set(ties.ids)
    return MapContent(
        map=map, title=said.title, question=said.question or card(reader, audience).question,
        arrangement=said.arrangement, lens=said.lens, actors=actors, ties=ties,
        pens=drawn,
        towers={
            id: tower for id, tower in towers(reader, audience=audience).items() if id in placed},
        strengths={
            id: strength for id, strength in strengths(reader, audience=audience).items()
            if id in drawn_ties},
        regions=_regions(reader, map, audience), behind=_behind(reader, map, audience),
        contested=contested_actors(reader) & placed,
    )


def _regions(reader: Reader, map: EntityId, audience: str) -> list[NamedRegion]:
    return [
        NamedRegion(region.id, region.label, region.box, region.colour, region.form)
        for region in reader.all(Region, map=map)
        if region.box and may_see(region, audience)
    ]


def _behind(reader: Reader, map: EntityId, audience: str) -> list[Behind]:
    """Read the photos behind a map; an audience sees one only if it may see place and photo."""
    behind: list[Behind] = []
    for spot in reader.all(Backdrop, map=map):
        photo = reader.get(Attachment, spot.attachment)
        if photo is None or not spot.box:
            continue
        if may_see(spot, audience) and may_see(photo, audience):
            strength = min(max(spot.strength, 0.0), 1.0)
            behind.append(Behind(
                spot.id, photo.sha256, spot.box, strength, spot.locked, spot.on_paper))
    return behind


def kept_back(reader: Reader, map: EntityId, audience: str) -> int:
    """Count the actors on a map that an audience does not see there; for the desk's eyes only."""
    def placed(audience: str) -> int:
        return len(_actors(reader, map, same(reader, audience), audience).ids)

    seen = placed(audience) if may_see(reader.get(Map, map), audience) else 0
    return placed(EVERYONE_OF_THE_DESK) - seen


def contested_actors(reader: Reader) -> frozenset[EntityId]:
    """Name the actors whom one person deleted while another changed them."""
    rows = raw(reader.connection).execute('SELECT id FROM actor WHERE "_contested"=1')
    return frozenset(id for (id,) in rows)


def actor_rows(
    reader: Reader, map: EntityId, audience: str = EVERYONE_OF_THE_DESK, *,
    among: Collection[EntityId] | None = None,
) -> list[tuple[Any, ...]]:
    """Read the actors on a map, or some of them, in their order; last the number of that order."""
    name = "CASE a.short_label WHEN '' THEN a.name ELSE a.short_label END"
    if goes_by_code(audience):
        name = f"CASE a.code_name WHEN '' THEN {name} ELSE a.code_name END"
    some = "" if among is None else f" AND a.id IN ({_marks(among)})"
    return raw(reader.connection).execute(
        f"SELECT a.id, {name}, a.kind,"
        " a.realm, p.at, p.pinned, a.own_team, a.empty_chair, a.sensitivity, p.rowid"
        f" FROM {_WHOLE if among is None else _FEW} WHERE p.map=? AND p.at IS NOT NULL"
        f" AND {standing(audience, 'p.')} AND {standing(audience, 'a.')}{some} ORDER BY p.rowid",
        (map, *(among or ())),
    ).fetchall()


_WHOLE = "placement p CROSS JOIN actor a ON a.id=p.actor"
_FEW = "actor a CROSS JOIN placement p ON p.actor=a.id"
"""The way SQLite walks: all of a map by its placements, a few by their actors."""


def _actors(reader: Reader, map: EntityId, known: Same, audience: str) -> ActorColumns:
    rows = actor_rows(reader, map, audience)
    if known.of:
        rows = _survivors(reader, rows, known, audience)
    # Placed twice, by the team and by oneself, an actor still stands once.
    return actor_columns(list({row[0]: row for row in rows}.values()))


def actor_columns(rows: list[tuple[Any, ...]]) -> ActorColumns:
    """Turn rows of actors into columns."""
    if not rows:
        return ActorColumns()
    ids, labels, kinds, realms, at, pinned, own, empty, sensitivity, _ = zip(*rows, strict=True)
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
        found = reader.get(Actor, who)
        if found is not None and may_see(found, audience):
            actor = as_told(found, audience)
            own.add(who)
            kept.append((
                who, actor.short_label or actor.name, actor.kind, actor.realm, *row[4:6],
                actor.own_team, actor.empty_chair, actor.sensitivity, row[-1]))
    return kept


def tie_rows(
    reader: Reader, row_of: dict[EntityId, int], drawn: list[Pen], *,
    among: Collection[EntityId], ends: Collection[EntityId],
) -> list[tuple[Any, ...]]:
    """Read some ties, and all of some actors, as far as they are drawn; last their order."""
    known = {pen.id for pen in drawn}
    found = raw(reader.connection).execute(
        "SELECT id, source, target, kind, direction, label, rowid FROM tie WHERE id IN"
        f" (SELECT id FROM tie WHERE id IN ({_marks(among)}) UNION"
        f" SELECT id FROM tie WHERE source IN ({_marks(ends)}) UNION"
        f" SELECT id FROM tie WHERE target IN ({_marks(ends)}))"
        f" AND {standing(EVERYONE_OF_THE_DESK)} ORDER BY rowid",
        (*among, *ends, *ends)).fetchall()
    return [
        (id, row_of[source], row_of[target], kind, direction, label, order)
        for id, source, target, kind, direction, label, order in found
        if source in row_of and target in row_of and kind in known
    ]


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def _ties(
    reader: Reader, audience: str, placed: list[EntityId], drawn: list[Pen], known: Same
) -> TieColumns:
    """Read the ties between placed actors; one scan of the table, then whole columns at a time."""
    rows = raw(reader.connection).execute(
        "SELECT id, source, target, kind, direction, label FROM tie"
        f" WHERE {standing(audience)} ORDER BY rowid",
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
