"""How much there is on a desk: the figures of the status bar."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Map, Tie
from collective_desk.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actors, ties between them, empty chairs and maps there are."""

    actors: int
    ties: int
    empty_chairs: int
    maps: int


def counts(reader: Reader) -> Counts:
    """Count what is on a desk; an empty chair is no actor, a tie needs both its ends."""
    chairs = {
        id: chair for id, chair, merged in reader.rows(Actor, "id", "empty_chair", "merged_into")
        if merged is None
    }
    ties = sum(
        source in chairs and target in chairs
        for source, target in reader.rows(Tie, "source", "target")
    )
    empty = sum(chairs.values())
    return Counts(len(chairs) - empty, ties, empty, reader.count(Map))
