"""The actors of a desk: by name, with their ties counted."""

from __future__ import annotations

from collections import Counter

from collective_desk.domain.entities import Actor, Entity, EntityId, Placement, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read, may_see


def actors(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[Actor]:
    """List the actors that an audience may see, by name; merged ones count as their twin."""
    shown = [
        actor for actor in reader.all(Actor)
        if actor.merged_into is None and may_see(actor, audience)
    ]
    return sorted(shown, key=lambda actor: (fold(actor.name), actor.name, actor.id))


def actors_on(reader: Reader, map: EntityId) -> list[EntityId]:
    """List the ids of the living actors placed on a map."""
    living = {id for id, merged in reader.rows(Actor, "id", "merged_into") if merged is None}
    return [actor for (actor,) in reader.rows(Placement, "actor", map=map) if actor in living]


def tie_counts(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> Counter[EntityId]:
    """Count the ties an audience sees of every actor; one without its other end does not count."""
    def seen(kind: type[Entity]) -> set[EntityId]:
        rows = reader.rows(kind, "id", "sensitivity")
        return {id for id, level in rows if may_read(id, level, audience)}

    actors, ties, kinds = seen(Actor), seen(Tie), seen(TieKind)
    counts: Counter[EntityId] = Counter()
    for id, source, target, kind in reader.rows(Tie, "id", "source", "target", "kind"):
        if id in ties and kind in kinds and source in actors and target in actors:
            counts[source] += 1
            counts[target] += 1
    return counts
