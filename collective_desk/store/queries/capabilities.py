"""What actors bring, used or idle, and who guards a door."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.entities import Actor, Capability, EntityId
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK
from .people import people, seen
from .same import same


def capabilities(
    reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[tuple[Capability, Actor]]:
    """List what actors bring, by actor."""
    rows = seen(reader.all(Capability), audience)
    actors = people(reader, audience, {one.actor for one in rows})
    found = [(one, actors[one.actor]) for one in rows if one.actor in actors]
    return sorted(found, key=lambda pair: (
        fold(pair[1].short_label or pair[1].name), pair[1].id))


def capabilities_of(
    reader: Reader, actor: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Capability]:
    """List what one actor brings."""
    return seen(
        (one for id in same(reader).group(actor) for one in reader.all(Capability, actor=id)),
        audience)


def gatekeepers(actors: Iterable[Actor]) -> list[Actor]:
    """List who of some actors guards a door to others, by name."""
    found = [actor for actor in actors if actor.guards or "gatekeeper" in actor.roles]
    return sorted(found, key=lambda actor: (fold(actor.name), actor.id))
