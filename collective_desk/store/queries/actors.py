"""The actors of a desk: by name, with their ties counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from collective_desk.domain.entities import Actor, Entity, EntityId, Placement, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read, may_see
from .same import same


def actors(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[Actor]:
    """List the actors that an audience may see, by name; merged ones count as their twin."""
    known = same(reader, audience)
    shown = [
        actor for actor in reader.all(Actor)
        if not known.is_merged(actor.id) and may_see(actor, audience)
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


def own_codes(reader: Reader, field: str, known: Collection[str]) -> list[str]:
    """List the words of this desk's own that actors carry in a field, beside the known codes."""
    said = {
        one for (value,) in reader.rows(Actor, field) if value
        for one in (value if isinstance(value, (list, tuple)) else (value,))
    }
    return sorted(said - set(known), key=lambda one: (fold(one), one))


def tie_counts(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> Counter[EntityId]:
    """Count the ties an audience sees of every actor; one without its other end does not count."""
    def seen(kind: type[Entity]) -> set[EntityId]:
        rows = reader.rows(kind, "id", "sensitivity")
        return {id for id, level in rows if may_read(id, level, audience)}

    actors, ties, kinds = seen(Actor), seen(Tie), seen(TieKind)
    counts: Counter[EntityId] = Counter()
    rows = [
        (source, target, kind, way) for id, source, target, kind, way in reader.rows(
            Tie, "id", "source", "target", "kind", "direction")
        if id in ties and kind in kinds
    ]
    for source, target, _, _ in same(reader, audience).joined(rows, (0, 1, 2, 3)):
        if source in actors and target in actors:
            counts[source] += 1
            counts[target] += 1
    return counts
