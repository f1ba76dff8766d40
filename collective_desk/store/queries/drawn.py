"""What is drawn of a map, from things as plain fields: how a moment of the past is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from collective_desk.domain.entities import EntityId
from collective_desk.store.codec import coded_fields

Thing = dict[str, Any]
"""Fields as the journal has them."""
Things = dict[EntityId, Thing]
Living = dict[str, list[tuple[EntityId, Thing]]]


def drawn(things: dict[str, Things], now: MapContent, shown: Sequence[str]) -> MapContent:
    """Put things on the map of `now`: by kind, of the sensitivities that are shown."""
    living = {
        kind: [(id, thing) for id, thing in known.items()
               if thing.get("alive") and (thing.get("sensitivity") or "open") in shown]
        for kind, known in things.items()
    }
    actors, row_of = _actors(living, now.map)
    pens = _pens(living)
    return replace(
        now, actors=actors, pens=pens, ties=_ties(living, row_of, {pen.id for pen in pens}),
        towers=_towers(living), regions=_regions(living, now.map),
    )


def _actors(
    living: Living, map: EntityId
) -> tuple[ActorColumns, dict[EntityId, int]]:
    columns, row_of = ActorColumns(), dict[EntityId, int]()
    known = dict(living["actor"])
    for _, spot in living["placement"]:
        id, at = _said_of("placement", spot, "actor"), _said_of("placement", spot, "at")
        actor = known.get(id)
        if (spot.get("map") != map or at is None or actor is None
                or actor.get("merged_into")):
            continue
        row_of[id] = len(row_of)
        columns.ids.append(id)
        columns.labels.append(actor.get("short_label") or actor.get("name") or "")
        columns.kinds.append(_said_of("actor", actor, "kind"))
        columns.realms.append(_said_of("actor", actor, "realm"))
        columns.x.append(at[0])
        columns.y.append(at[1])
        columns.pinned.append(bool(spot.get("pinned")))
        columns.own_team.append(bool(actor.get("own_team")))
        columns.empty_chair.append(bool(actor.get("empty_chair")))
        columns.sensitivity.append(_said_of("actor", actor, "sensitivity"))
    return columns, row_of


def _ties(
    living: Living, row_of: dict[EntityId, int], pens: set[EntityId]
) -> TieColumns:
    columns = TieColumns()
    for id, tie in living["tie"]:
        source, target = row_of.get(tie.get("source", "")), row_of.get(tie.get("target", ""))
        if source is None or target is None or tie.get("kind") not in pens:
            continue
        columns.ids.append(id)
        columns.source.append(source)
        columns.target.append(target)
        columns.kinds.append(tie["kind"])
        columns.directions.append(_said_of("tie", tie, "direction"))
        columns.labels.append(_said_of("tie", tie, "label"))
    return columns


def _pens(living: Living) -> list[Pen]:
    kinds = sorted(
        living["tie_kind"],
        key=lambda kind: (kind[1].get("order") or "", kind[1].get("name") or ""))
    return [
        Pen(id, *(_said_of("tie_kind", kind, field) for field in (
            "name", "question", "category", "directed", "colour", "dash", "letter")))
        for id, kind in kinds
    ]


def _towers(living: Living) -> dict[EntityId, Tower]:
    newest: dict[tuple[EntityId, str], tuple[str, float | None]] = {}
    for _, said in living["assessment"]:
        if _said_of("assessment", said, "dimension") != "influence":
            continue
        key, day = (said.get("subject", ""), said.get("rater", "")), said.get("date") or ""
        if key not in newest or day >= newest[key][0]:
            newest[key] = day, _said_of("assessment", said, "value")
    by: dict[EntityId, list[float]] = {}
    for (subject, _), (_, value) in newest.items():
        if value is not None:
            by.setdefault(subject, []).append(value)
    return {
        subject: Tower(median(values), min(values), max(values), len(values))
        for subject, values in by.items()
    }


def _regions(
    living: Living, map: EntityId
) -> list[NamedRegion]:
    return [
        NamedRegion(id, _said_of("region", region, "label"), box,
                    *(_said_of("region", region, field) for field in ("colour", "form")))
        for id, region in living["region"]
        if region.get("map") == map
        and (box := _said_of("region", region, "box")) is not None
    ]


def _said_of(kind: str, thing: Thing, field: str) -> Any:
    """Give a field as the entity has it, with its default where nothing fitting was said."""
    return coded_fields(kind)[field].said(thing.get(field))
