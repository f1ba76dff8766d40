"""The actors of a desk: by name, with their ties counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from collective_desk.domain.entities import Actor, EntityId, Placement, Tie
from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.reader import Reader

from .same import same


def actors(reader: Reader, *, audience: str = "strict") -> list[Actor]:
    """List the actors that an audience may see, by name; merged ones count as their twin."""
    known = same(reader)
    shown = [
        actor for actor in reader.all(Actor)
        if not known.is_merged(actor.id) and may_show(actor.sensitivity, audience)
        and known.may_show(actor.id, audience)
    ]
    return sorted(shown, key=lambda actor: (fold(actor.name), actor.name, actor.id))


def actors_on(reader: Reader, map: EntityId) -> list[EntityId]:
    """List the ids of the living actors placed on a map."""
    who, living = same(reader).who, {id for (id,) in reader.rows(Actor, "id")}
    placed = dict.fromkeys(who(actor) for (actor,) in reader.rows(Placement, "actor", map=map))
    return [actor for actor in placed if actor in living]


def with_other_names(reader: Reader) -> list[Actor]:
    """List the actors, oldest first; the names of those merged into one are its aliases."""
    known = same(reader)
    named: dict[EntityId, tuple[str, ...]] = {}
    for id, who in known.of.items():
        actor = reader.get(Actor, id)
        if actor is not None:
            named[who] = (*named.get(who, ()), actor.name, actor.short_label, *actor.aliases)
    return [
        replace(actor, aliases=(*actor.aliases, *filter(None, named[actor.id])))
        if actor.id in named else actor
        for actor in reader.all(Actor) if not known.is_merged(actor.id)
    ]


def not_on(reader: Reader, map: EntityId) -> list[Actor]:
    """List the actors that stand on no place of a map yet, by name."""
    placed = set(actors_on(reader, map))
    return [actor for actor in actors(reader) if actor.id not in placed]


def tie_counts(reader: Reader) -> Counter[EntityId]:
    """Count the ties of every actor; a tie without a living other end does not count."""
    living = {id for (id,) in reader.rows(Actor, "id")}
    counts: Counter[EntityId] = Counter()
    rows = reader.rows(Tie, "source", "target", "kind", "direction")
    for source, target, _, _ in same(reader).joined(rows, (0, 1, 2, 3)):
        if source in living and target in living:
            counts[source] += 1
            counts[target] += 1
    return counts
