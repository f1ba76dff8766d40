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

from .same import Same, same_of

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
    who = _who_is_whom(things["actor"])
    actors, row_of = _actors(living, now.map, who)
    pens = _pens(living)
    return replace(
        now, actors=actors, pens=pens,
        ties=_ties(living, row_of, {pen.id for pen in pens}, who),
        towers={id: tower for id, tower in _towers(living, who).items() if id in row_of},
        strengths=_strengths(living, who), regions=_regions(living, now.map),
    )


def _who_is_whom(actors: Things) -> Same:
    said = {
        id: (into, thing.get("sensitivity") or "open", int(bool(thing.get("alive"))))
        for id, thing in sorted(actors.items()) if (into := thing.get("merged_into"))
    }
    return same_of(said, {id: thing.get("sensitivity") or "open" for id, thing in actors.items()})


def _actors(
    living: Living, map: EntityId, who: Same
) -> tuple[ActorColumns, dict[EntityId, int]]:
    columns, row_of = ActorColumns(), dict[EntityId, int]()
    known = dict(living["actor"])
    spots = [
        (_said_of("placement", spot, "actor"), at, spot) for _, spot in living["placement"]
        if spot.get("map") == map and (at := _said_of("placement", spot, "at")) is not None
        and _said_of("placement", spot, "actor") in known
    ]
    # Whoever stands for others stands at its own place first, as `maps` has it.
    for placed, at, spot in sorted(spots, key=lambda each: who.is_merged(each[0])):
        id = who.who(placed)
        actor = known.get(id)
        if actor is None or id in row_of:
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
    living: Living, row_of: dict[EntityId, int], pens: set[EntityId], who: Same
) -> TieColumns:
    columns = TieColumns()
    told = dict(living["tie"])
    rows = [
        (id, tie.get("source", ""), tie.get("target", ""), tie.get("kind", ""),
         _said_of("tie", tie, "direction")) for id, tie in living["tie"]
    ]
    for id, one, other, kind, direction in who.joined(rows):
        source, target = row_of.get(one), row_of.get(other)
        if source is None or target is None or kind not in pens:
            continue
        columns.ids.append(id)
        columns.source.append(source)
        columns.target.append(target)
        columns.kinds.append(kind)
        columns.directions.append(direction)
        columns.labels.append(_said_of("tie", told[id], "label"))
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


def _towers(living: Living, who: Same) -> dict[EntityId, Tower]:
    return {
        subject: Tower(median(values), min(values), max(values), len(values))
        for subject, values in _last_words(living, "influence", who).items()
    }


def _strengths(living: Living, who: Same) -> dict[EntityId, float]:
    said = _last_words(living, "strength", who)
    return {tie: median(values) for tie, values in said.items()}


def _last_words(living: Living, dimension: str, who: Same) -> dict[EntityId, list[float]]:
    """Give what each rater said last of each subject, none of what was taken back."""
    newest: dict[tuple[EntityId, str], tuple[str, float | None]] = {}
    for _, said in living["assessment"]:
        if _said_of("assessment", said, "dimension") != dimension:
            continue
        subject = who.who(said.get("subject", ""))
        key, day = (subject, said.get("rater", "")), said.get("date") or ""
        if key not in newest or day >= newest[key][0]:
            newest[key] = day, _said_of("assessment", said, "value")
    by: dict[EntityId, list[float]] = {}
    for (subject, _), (_, value) in newest.items():
        if value is not None:
            by.setdefault(subject, []).append(value)
    return by


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
