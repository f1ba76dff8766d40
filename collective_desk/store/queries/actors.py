"""The actors of a desk: by name, with their ties counted."""

from __future__ import annotations

from collections import Counter

from collective_desk.domain.entities import Actor, EntityId, Placement, Tie
from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.reader import Reader


def actors(reader: Reader, *, audience: str = "strict") -> list[Actor]:
    """List the actors that an audience may see, by name; merged ones count as their twin."""
    shown = [
        actor for actor in reader.all(Actor)
        if actor.merged_into is None and may_show(actor.sensitivity, audience)
    ]
    return sorted(shown, key=lambda actor: (fold(actor.name), actor.name, actor.id))


def actors_on(reader: Reader, map: EntityId) -> list[EntityId]:
    """List the ids of the living actors placed on a map."""
    living = {id for id, merged in reader.rows(Actor, "id", "merged_into") if merged is None}
    return [actor for (actor,) in reader.rows(Placement, "actor", map=map) if actor in living]


def tie_counts(reader: Reader) -> Counter[EntityId]:
    """Count the ties of every actor; a tie without a living other end does not count."""
    living = {id for (id,) in reader.rows(Actor, "id")}
    counts: Counter[EntityId] = Counter()
    for source, target in reader.rows(Tie, "source", "target"):
        if source in living and target in living:
            counts[source] += 1
            counts[target] += 1
    return counts
