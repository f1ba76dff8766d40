"""The ties of a whole desk as rows and numbers, for readings that look at all of it."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read
from .people import people
from .same import same

AGAINST = frozenset({"conflict", "competition"})
"""Categories of ties that connect nobody: a quarrel is no bridge."""
NOT_YET = frozenset({"desired", "planned", "broken"})
"""States of a tie over which nothing flows."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A tie between two rows; `mutual` where it goes both ways."""

    source: int
    target: int
    category: str
    mutual: bool


@dataclass(frozen=True, slots=True)
class Web:
    """Actors by row, what ties them, and the ties that part them."""

    actors: list[Actor]
    strands: list[Strand]
    conflicts: list[Strand]


def web(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> Web:
    """Read the living ties between actors that an audience may see; empty chairs stand apart."""
    return reader.once(("web", audience), lambda: _web(reader, audience))


def _web(reader: Reader, audience: str) -> Web:
    actors = [one for one in people(reader, audience).all() if not one.empty_chair]
    row_of = {actor.id: row for row, actor in enumerate(actors)}
    kinds = {
        id: category or ""
        for id, category, sensitivity in reader.rows(TieKind, "id", "category", "sensitivity")
        if may_read(id, sensitivity, audience)}
    strands: list[Strand] = []
    conflicts: list[Strand] = []
    fields = ("id", "source", "target", "kind", "direction", "status", "sensitivity")
    rows = same(reader).joined(reader.rows(Tie, *fields))
    for id, source, target, kind, way, status, sensitivity in rows:
        there = source in row_of and target in row_of and kind in kinds
        if not there or status in NOT_YET or not may_read(id, sensitivity, audience):
            continue
        strand = Strand(row_of[source], row_of[target], kinds[kind], way != "directed")
        (conflicts if strand.category in AGAINST else strands).append(strand)
    return Web(actors, strands, conflicts)
