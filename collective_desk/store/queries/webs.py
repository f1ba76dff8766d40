"""The ties of a whole desk as rows and numbers, for readings that look at all of it."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.reader import Reader

from .audiences import OURS, people
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


def web(reader: Reader, *, audience: str = OURS) -> Web:
    """Read the living ties between actors that an audience may see; empty chairs stand apart."""
    actors = [one for one in people(reader, audience).all() if not one.empty_chair]
    row_of = {actor.id: row for row, actor in enumerate(actors)}
    kinds = {
        id: category or "" for id, category, sensitivity in
        reader.rows(TieKind, "id", "category", "sensitivity") if may_show(sensitivity, audience)}
    strands: list[Strand] = []
    conflicts: list[Strand] = []
    fields = ("source", "target", "kind", "direction", "status", "sensitivity")
    rows = same(reader).joined(reader.rows(Tie, *fields), (0, 1, 2, 3))
    for source, target, kind, way, status, sensitivity in rows:
        there = source in row_of and target in row_of and kind in kinds
        if not there or status in NOT_YET or not may_show(sensitivity, audience):
            continue
        strand = Strand(row_of[source], row_of[target], kinds[kind], way != "directed")
        (conflicts if strand.category in AGAINST else strands).append(strand)
    return Web(actors, strands, conflicts)
