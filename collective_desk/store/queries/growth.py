"""How a map grew: the journal as steps that can be walked to and fro, each with its picture.

A field shows the value of the greatest stamp up to the step: what all desks would have shown, had
they known everything then. What an audience may not see now is not there at any earlier step.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Any, Final, NamedTuple

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId, Map
from collective_desk.domain.errors import DeskError
from collective_desk.store.connect import column, raw
from collective_desk.store.journal import time_of
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .audience import EVERYONE_OF_THE_DESK, code_names, levels
from .drawn import Thing, Things, drawn
from .maps import map_content
from .same import same

_TOLD: Final = {
    "placement": ("alive", "map", "actor", "at", "pinned"),
    "actor": ("alive", "name", "short_label", "kind", "realm", "own_team", "empty_chair",
              "sensitivity", "merged_into"),
    "tie": ("alive", "source", "target", "kind", "direction", "label", "sensitivity"),
    "tie_kind": ("alive", "name", "question", "category", "directed", "colour", "dash", "letter",
                 "order", "sensitivity"),
    "assessment": ("alive", "subject", "dimension", "value", "rater", "date", "sensitivity"),
    "region": ("alive", "map", "label", "box", "colour", "form", "sensitivity"),
}
"""What is drawn of each kind, in the order in which it is read."""

_SPEAK_OF: Final = {
    "placement": ("actor", "map"), "tie": ("source", "target", "kind"),
    "assessment": ("subject",), "region": ("map",),
}
"""Fields that name another thing: who speaks of what is kept back is kept back too."""

class Step(NamedTuple):
    """A moment at which the map changed: by whom, doing what, in which transaction."""

    stamp: int
    person: str
    action: str
    seq: int

    @property
    def time(self) -> datetime:
        """When it was."""
        return time_of(self.stamp)


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
        self._same = same(reader)
        self._hidden = self._kept_back()
        self._coded = code_names(reader, audience)
        self._order: dict[int, int] = {}
        """The place in the order of the stamps of each transaction that drew, by its number."""
        self.steps: list[Step] = self._steps()
        self._things: dict[str, Things] = {kind: {} for kind in _TOLD}
        self._tape: list[_Change] = []
        self._within: dict[int, tuple[EntityId, int]] | None = None
        self._ends: list[int] = []
        self._at = len(self.steps)

    def at(self, time: datetime) -> int:
        """Give the step that stood at a time."""
        return bisect_right(self.steps, time, key=lambda step: step.time)

    def within(self, step: int) -> tuple[EntityId, int] | None:
        """Tell in which session, and in which of its steps (from 0), a step was drawn."""
        if self._within is None:
            self._within = {
                seq: (session, at) for seq, session, at in self._run(
                    "SELECT seq, json_extract(text, '$.within[0]'),"
                    " json_extract(text, '$.within[1]') FROM tx"
                    " WHERE instr(text, '\"within\"')")
                if isinstance(session, str) and isinstance(at, int)
            }
        return self._within.get(self.steps[step - 1].seq)

    def ends_of_sessions(self) -> dict[EntityId, int]:
        """Give the step after which each session had drawn its last, in the order of these."""
        ends: dict[EntityId, int] = {}
        for number in range(1, len(self.steps) + 1):
            session, _ = self.within(number) or (None, 0)
            if session is not None:
                ends.pop(session, None)
                ends[session] = number
        return ends

    def content(self, step: int) -> MapContent:
        """Give what stood on the map after a step, from 0 to the number of steps."""
        step = min(max(step, 0), len(self.steps))
        if step == len(self.steps):
            return self._now
        self._go(step)
        then = drawn(self._things, self._now, levels(self._audience))
        names = zip(then.actors.ids, then.actors.labels, strict=True)
        labels = [self._coded.get(id, said) for id, said in names]
        return replace(then, actors=replace(then.actors, labels=labels))

    def _steps(self) -> list[Step]:
        """List the transactions that drew on the map, in the order of their stamps."""
        drew = self._drew()
        steps: list[Step] = []
        for stamp, person, action, seq, mode in self._run(
            "SELECT hlc, person, action, seq, mode FROM tx ORDER BY hlc, seq"
        ):
            if seq not in drew:
                continue
            # What a desk begins with is no step: the map is as empty after it as before.
            if steps or mode != "begin":
                steps.append(Step(stamp, person, action, seq))
            self._order[seq] = len(steps)
        return steps

    def _drew(self) -> set[int]:
        """Name the transactions that wrote something the audience sees drawn."""
        drew: set[int] = set()
        for kind, names in _TOLD.items():
            sql = f"FROM op WHERE kind=? AND field IN ({','.join('?' * len(names))})"
            if self._hidden:
                drew |= {seq for seq, id in self._run(f"SELECT seq, id {sql}", (kind, *names))
                         if id not in self._hidden}
            else:
                drew.update(column(self._run(f"SELECT DISTINCT seq {sql}", (kind, *names))))
        return drew

    def _wind(self) -> None:
        """Put every change of what is drawn on one tape, in the order of the steps."""
        self._ends = [0] * (len(self.steps) + 1)
        things, wind = self._things, self._tape.append
        for order, kind, id, field, value in self._said():
            thing = things[kind].setdefault(id, {})
            wind(_Change(thing, field, value, thing.get(field)))
            thing[field] = value
            self._ends[order] = len(self._tape)
        self._ends = list(accumulate(self._ends, max))

    def _said(self) -> list[tuple[int, str, EntityId, str, Any]]:
        """Read the values of what is drawn, parsed together, in the order of their steps."""
        rows = [
            row for kind, names in _TOLD.items()
            for row in self._run(
                f"SELECT seq, kind, id, field, coalesce(value, 'null') FROM op WHERE kind=? AND"
                f" field IN ({','.join('?' * len(names))})", (kind, *names))
            if row[2] not in self._hidden
        ]
        values = json.loads(f"[{','.join(row[4] for row in rows)}]")
        order = self._order
        said = [
            (order[seq], kind, id, field, value)
            for (seq, kind, id, field, _), value in zip(rows, values, strict=True)
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
            id for kind in (*_TOLD, Map.kind_name)
            for id, above in self._run(
                f'SELECT id, sensitivity NOT IN ({marks}) FROM "{kind}"', shown)
            if above or is_private(id)
        }
        hidden |= {
            id for who, group in self._same.groups.items() for id in group
            if not self._same.may_show(who, self._audience)
        }
        for kind, ends in _SPEAK_OF.items():
            hidden |= {
                id for id, *others in self._run(f'SELECT id, {", ".join(ends)} FROM "{kind}"')
                if not hidden.isdisjoint(others)
            }
        return frozenset(hidden)

    def _go(self, step: int) -> None:
        """Walk the tape to a step, forward or back; it is wound at the first walk."""
        if not self._ends:
            self._wind()
        start, end = self._ends[self._at], self._ends[step]
        if end >= start:
            for change in self._tape[start:end]:
                change.thing[change.field] = change.value
        else:
            for change in reversed(self._tape[end:start]):
                change.thing[change.field] = change.before
        self._at = step


def moments(steps: list[Step]) -> list[int]:
    """Give the steps after which more than a day went by: where one day's mapping ended."""
    return [
        number for number, (before, after) in enumerate(pairwise(steps), 1)
        if (after.time - before.time).days >= 1
    ]
