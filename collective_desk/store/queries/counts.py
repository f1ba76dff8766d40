"""How much there is on a desk: the figures of the status bar."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Map, Tie
from collective_desk.store.reader import Reader

from .same import same


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actors, ties between them, empty chairs and maps there are."""

    actors: int
    ties: int
    empty_chairs: int
    maps: int


def counts(reader: Reader) -> Counts:
    """Count what is on a desk; an empty chair is no actor, a tie needs both its ends."""
    known = same(reader)
    chairs = {
        id: chair for id, chair in reader.rows(Actor, "id", "empty_chair")
        if not known.is_merged(id)
    }
    rows = known.joined(reader.rows(Tie, "source", "target", "kind", "direction"), (0, 1, 2, 3))
    ties = sum(source in chairs and target in chairs for source, target, _, _ in rows)
    empty = sum(chairs.values())
    return Counts(len(chairs) - empty, ties, empty, reader.count(Map))
