"""How a map grew: the journal as steps that can be walked to and fro, each with its picture.

A field shows the value of the greatest stamp up to the step: what all desks would have shown, had
they known everything then. What an audience may not see now is not there at any earlier step.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import Any, Final

from collective_desk.domain.contents import (
    ActorColumns,
    MapContent,
    NamedRegion,
    Pen,
    TieColumns,
    Tower,
)
from collective_desk.domain.entities import EntityId, Map
from collective_desk.domain.errors import DeskError
from collective_desk.store.codec import coded_fields
from collective_desk.store.connect import raw
from collective_desk.store.journal import time_of
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .maps import EVERYONE_OF_THE_DESK, levels, map_content

_TOLD: Final = {
    "placement": ("alive", "map", "actor", "at", "pinned"),
    "actor": ("alive", "name", "short_label", "kind", "realm", "own_team", "empty_chair",
              "sensitivity", "merged_into"),
    "tie": ("alive", "source", "target", "kind", "direction", "label", "sensitivity"),
    "tie_kind": ("alive", "name", "question", "category", "directed", "colour", "dash", "letter",
                 "order", "sensitivity"),
    "assessment": ("alive", "subject", "dimension", "value", "rater", "date", "sensitivity"),
    "region": ("alive", "map", "label", "box", "sensitivity"),
}
"""What is drawn of each kind, in the order in which it is read."""

_SPEAK_OF: Final = {
    "placement": ("actor",), "tie": ("source", "target", "kind"), "assessment": ("subject",),
}
"""Fields that name another thing: who speaks of what is kept back is kept back too."""

Thing = dict[str, Any]
Things = dict[EntityId, Thing]


@dataclass(frozen=True, slots=True)
class Step:
    """A moment at which the map changed: when, by whom, doing what, in which session."""

    time: datetime
    person: str
    action: str
    session: EntityId | None = None


@dataclass(slots=True)
class _Change:
    """One value on the tape, and what stood there before."""

    thing: Thing
    field: str
    value: Any
    before: Any


class Growth:
    """The steps of one map; step 0 is the empty map, step `len(steps)` is now."""

    def __init__(self, reader: Reader, map: EntityId, audience: str = EVERYONE_OF_THE_DESK) -> None:
        """Read the journal of a map. Raises DeskError "entity.missing" where there is none."""
        if reader.get(Map, map) is None:
            raise DeskError("entity.missing", kind=Map.kind_name, id=map)
        self._run = raw(reader.connection).execute
        self._map, self._audience = map, audience
        self._now = replace(map_content(reader, map, audience=audience), contested=frozenset())
        self._things: dict[str, Things] = {kind: {} for kind in _TOLD}
        self._hidden = self._kept_back()
        self.steps: list[Step] = []
        self._tape: list[_Change] = []
        self._ends: list[int] = [0]
        self._at = 0
        self._read()
        self._at = len(self.steps)

    def at(self, time: datetime) -> int:
        """Give the step that stood at a time."""
        return bisect_right(self.steps, time, key=lambda step: step.time)

    def ends_of_sessions(self) -> dict[EntityId, int]:
        """Give the step after which each session had drawn its last, in the order of these."""
        ends: dict[EntityId, int] = {}
        for number, step in enumerate(self.steps, 1):
            if step.session:
                ends.pop(step.session, None)
                ends[step.session] = number
        return ends

    def content(self, step: int) -> MapContent:
        """Give what stood on the map after a step, from 0 to the number of steps."""
        self._go(min(max(step, 0), len(self.steps)))
        if self._at == len(self.steps):
            return self._now
        actors, row_of = self._actors()
        pens = self._pens()
        return replace(
            self._now, actors=actors, pens=pens, ties=self._ties(row_of, {pen.id for pen in pens}),
            towers=self._towers(), regions=self._regions(),
        )

    def _read(self) -> None:
        """Put every change of what is drawn on one tape, in the order of the stamps."""
        stamped = self._run(
            "SELECT seq, hlc, person, action, iif(instr(text, '\"within\"'),"
            " json_extract(text, '$.within[0]'), NULL) FROM tx ORDER BY hlc, seq").fetchall()
        said = self._said({row[0]: order for order, row in enumerate(stamped)})
        for order, changes in groupby(said, key=itemgetter(0)):
            _, hlc, person, action, session = stamped[order]
            self.steps.append(Step(
                time_of(hlc), person, action, session if isinstance(session, str) else None))
            for _, kind, id, field, value in changes:
                thing = self._things[kind].setdefault(id, {})
                self._tape.append(_Change(thing, field, value, thing.get(field)))
                thing[field] = value
            self._ends.append(len(self._tape))

    def _said(self, rank: dict[int, int]) -> list[tuple[int, str, EntityId, str, Any]]:
        """Read the values of what is drawn, parsed together, in the order of their steps."""
        rows = [
            row for kind, names in _TOLD.items()
            for row in self._run(
                f"SELECT seq, kind, id, field, coalesce(value, 'null') FROM op WHERE kind=? AND"
                f" field IN ({','.join('?' * len(names))})", (kind, *names))
            if row[2] not in self._hidden
        ]
        values = json.loads(f"[{','.join(row[4] for row in rows)}]")
        said = [
            (rank[seq], kind, id, field, value)
            for (seq, kind, id, field, _), value in zip(rows, values, strict=True) if seq in rank
        ]
        said.sort(key=itemgetter(0))
        return said

    def _kept_back(self) -> frozenset[EntityId]:
        """Name what the audience may not see now, deleted or not, and what only speaks of it."""
        if self._audience == EVERYONE_OF_THE_DESK:
            return frozenset()
        shown = levels(self._audience)
        marks = ",".join("?" * len(shown))
        hidden = {
            id for kind in _TOLD
            for id, above in self._run(
                f'SELECT id, sensitivity NOT IN ({marks}) FROM "{kind}"', shown)
            if above or is_private(id)
        }
        for kind, ends in _SPEAK_OF.items():
            hidden |= {
                id for id, *others in self._run(f'SELECT id, {", ".join(ends)} FROM "{kind}"')
                if not hidden.isdisjoint(others)
            }
        return frozenset(hidden)

    def _go(self, step: int) -> None:
        """Walk the tape to a step, forward or back."""
        start, end = self._ends[self._at], self._ends[step]
        if end >= start:
            for change in self._tape[start:end]:
                change.thing[change.field] = change.value
        else:
            for change in reversed(self._tape[end:start]):
                change.thing[change.field] = change.before
        self._at = step

    def _alive(self, kind: str) -> list[tuple[EntityId, Thing]]:
        shown = levels(self._audience)
        return [
            (id, thing) for id, thing in self._things[kind].items()
            if thing.get("alive") and (thing.get("sensitivity") or "open") in shown
        ]

    def _actors(self) -> tuple[ActorColumns, dict[EntityId, int]]:
        columns, row_of = ActorColumns(), dict[EntityId, int]()
        known = dict(self._alive("actor"))
        for _, spot in self._alive("placement"):
            id, at = _said_of("placement", spot, "actor"), _said_of("placement", spot, "at")
            actor = known.get(id)
            if (spot.get("map") != self._map or at is None or actor is None
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

    def _ties(self, row_of: dict[EntityId, int], pens: set[EntityId]) -> TieColumns:
        columns = TieColumns()
        for id, tie in self._alive("tie"):
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

    def _pens(self) -> list[Pen]:
        kinds = sorted(
            self._alive("tie_kind"),
            key=lambda kind: (kind[1].get("order") or "", kind[1].get("name") or ""))
        return [
            Pen(id, *(_said_of("tie_kind", kind, field) for field in (
                "name", "question", "category", "directed", "colour", "dash", "letter")))
            for id, kind in kinds
        ]

    def _towers(self) -> dict[EntityId, Tower]:
        newest: dict[tuple[EntityId, str], tuple[str, float | None]] = {}
        for _, said in self._alive("assessment"):
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

    def _regions(self) -> list[NamedRegion]:
        return [
            NamedRegion(id, _said_of("region", region, "label"), box)
            for id, region in self._alive("region")
            if region.get("map") == self._map
            and (box := _said_of("region", region, "box")) is not None
        ]


def _said_of(kind: str, thing: Thing, field: str) -> Any:
    """Give a field as the entity has it, with its default where nothing fitting was said."""
    return coded_fields(kind)[field].said(thing.get(field))


def moments(steps: list[Step]) -> list[int]:
    """Give the steps after which more than a day went by: where one day's mapping ended."""
    return [
        number for number, (before, after) in enumerate(pairwise(steps), 1)
        if (after.time - before.time).days >= 1
    ]
