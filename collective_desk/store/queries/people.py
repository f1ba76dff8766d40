"""The actors of a desk as people: those an audience may see, one for all that were merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeVar

from collective_desk.domain.entities import Actor, Entity, EntityId
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, as_told, may_read
from .same import Same, same

_FEW: Final = 400
"""Up to so many actors are looked up one by one; for more, all are read at once."""

_IN_BULK: Final = (
    "id", "sensitivity", "name", "short_label", "aliases", "kind", "realm", "sector", "roles",
    "own_team", "empty_chair", "guards", "code_name", "power_form",
)
"""What is read of an actor where there are thousands."""

E = TypeVar("E", bound=Entity)


def seen(items: Iterable[E], audience: str) -> list[E]:
    """Keep what an audience may see; what is only mine is for nobody but those at this desk."""
    return [item for item in items if may_read(item.id, item.sensitivity, audience)]


class People:
    """Living actors by id; one that was merged into another is that other."""

    def __init__(self, actors: Mapping[EntityId, Actor], known: Same) -> None:
        self._actors, self._same = actors, known

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._same.who(id) in self._actors

    def __getitem__(self, id: EntityId) -> Actor:
        return self._actors[self._same.who(id)]

    def all(self) -> list[Actor]:
        """List each of them once."""
        return list(self._actors.values())

    def who(self, id: EntityId) -> EntityId:
        """Give the id of the actor that stands for this one."""
        return self._same.who(id)


def people(
    reader: Reader, audience: str = EVERYONE_OF_THE_DESK, among: Collection[EntityId] | None = None
) -> People:
    """Give the living actors that an audience may see: all, or those `among` some.

    Where many are read, their long texts and contacts are left out.
    """
    if among is None or len(among) > _FEW:
        return reader.once(("people", audience), lambda: _everyone(reader, audience))
    known = same(reader)
    one_by_one = (reader.get(Actor, id) for id in sorted({known.who(id) for id in among}))
    found = [actor for actor in one_by_one if actor is not None and actor.alive]
    return _people(found, known, audience)


def _everyone(reader: Reader, audience: str) -> People:
    found = [Actor(**dict(zip(_IN_BULK, row, strict=True)))
             for row in reader.rows(Actor, *_IN_BULK)]
    return _people(found, same(reader), audience)


def _people(found: list[Actor], known: Same, audience: str) -> People:
    return People({
        actor.id: as_told(actor, audience) for actor in seen(found, audience)
        if not known.is_merged(actor.id) and known.may_show(actor.id, audience)
    }, known)
