"""Who is whom: actors found to be one, and who of them stands on the map for all.

Nothing is moved when actors are merged, so nothing has to be found again when they are parted:
ties, places and answers stay with the one they were said of, and are read at the survivor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from collective_desk.domain.entities import EntityId, Tie
from collective_desk.domain.vocabularies import VOCABULARIES, may_show
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

Row = TypeVar("Row", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True)
class Same:
    """Living actors that were merged into another, each with the one that stands for it."""

    of: Mapping[EntityId, EntityId] = field(default_factory=dict)
    groups: Mapping[EntityId, tuple[EntityId, ...]] = field(default_factory=dict)
    """Survivor first, then those merged into it."""
    levels: Mapping[EntityId, str] = field(default_factory=dict)
    """The strictest sensitivity in each group: who may not see one of them sees none."""

    def who(self, id: EntityId) -> EntityId:
        """Give the actor that stands for this one: itself, if nobody merged it."""
        return self.of.get(id, id)

    def group(self, id: EntityId) -> tuple[EntityId, ...]:
        """Give everyone who is this actor, the survivor first."""
        who = self.who(id)
        return self.groups.get(who, (who,))

    def is_merged(self, id: EntityId) -> bool:
        """Say whether another stands for this actor."""
        return id in self.of

    def may_show(self, id: EntityId, audience: str) -> bool:
        """Say whether an audience may see everyone who is this actor."""
        level = self.levels.get(self.who(id))
        return level is None or may_show(level, audience)

    def ties(self, ties: Iterable[Tie]) -> list[Tie]:
        """Give ties at their survivors, as `joined` does."""
        found = list(ties)
        if not self.of:
            return found
        by_id = {tie.id: tie for tie in found}
        rows = [(tie.id, tie.source, tie.target, tie.kind, tie.direction) for tie in found]
        return [
            replace(by_id[id], source=source, target=target)
            for id, source, target, _, _ in self.joined(rows)
        ]

    def joined(
        self, rows: Sequence[Row], at: tuple[int, int, int, int] = (1, 2, 3, 4)
    ) -> list[Row]:
        """Move ties to the survivors; what then says the same twice is given once.

        `at` tells where source, target, kind and direction stand in a row. A tie between two
        who are one is not given.
        """
        if not self.of:
            return list(rows)
        said: set[tuple[object, ...]] = set()
        kept: list[Row] = []
        source_at, target_at, kind_at, way_at = at
        moved: list[Row] = []
        for row in rows:
            source, target = row[source_at], row[target_at]
            if source in self.of or target in self.of:
                moved.append(row)
                continue
            if source in self.groups or target in self.groups:
                trace = _said(source, target, row[kind_at], row[way_at])
                if trace in said:
                    continue
                said.add(trace)
            kept.append(row)
        for row in moved:
            source, target = self.who(row[source_at]), self.who(row[target_at])
            trace = _said(source, target, row[kind_at], row[way_at])
            if source == target or trace in said:
                continue
            said.add(trace)
            ends = list(row)
            ends[source_at], ends[target_at] = source, target
            kept.append(tuple(ends))  # type: ignore[arg-type]  # the row with other ends
        return kept


def same(reader: Reader) -> Same:
    """Read who is whom; every desk that knows the same answers gives the same survivors."""
    run = raw(reader.connection).execute
    said: dict[EntityId, tuple[EntityId, str, int]] = {
        id: (into, sensitivity, alive) for id, into, sensitivity, alive in run(
            "SELECT id, merged_into, sensitivity, alive FROM actor"
            " WHERE merged_into IS NOT NULL ORDER BY id")
    }
    if not said:
        return Same()
    known = dict(run(
        "SELECT id, sensitivity FROM actor WHERE id IN"
        " (SELECT merged_into FROM actor WHERE merged_into IS NOT NULL)").fetchall())
    into = {id: target for id, (target, _, _) in said.items() if target in known}
    of: dict[EntityId, EntityId] = {}
    for id in into:
        who = _end(into, id)
        if who != id and said[id][2]:
            of[id] = who
    groups: dict[EntityId, tuple[EntityId, ...]] = {}
    levels: dict[EntityId, str] = {}
    order = list(VOCABULARIES["sensitivity"])
    for id, who in sorted(of.items()):
        groups[who] = (*groups.get(who, (who,)), id)
        own = said[who][1] if who in said else known[who]
        levels[who] = max(levels.get(who, own), said[id][1], key=order.index)
    return Same(of, groups, levels)


def _end(into: Mapping[EntityId, EntityId], id: EntityId) -> EntityId:
    """Follow who was merged into whom; said both ways on two desks, the smallest id stands."""
    path: dict[EntityId, int] = {}
    while id in into and id not in path:
        path[id] = len(path)
        id = into[id]
    if id not in path:
        return id
    return min(list(path)[path[id] :])


def _said(source: EntityId, target: EntityId, kind: EntityId, way: str) -> tuple[object, ...]:
    ends = (source, target) if way == "directed" else tuple(sorted((source, target)))
    return (*ends, kind, way)
