"""Who may see what: the one filter that every reading for an audience passes through."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, TypeVar

from collective_desk.domain.entities import Actor, Entity, EntityId
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

OURS: Final = "strict"
"""The audience that may see all: the people who work in this desk."""

_FEW: Final = 400
"""Up to so many actors are looked up one by one; for more, all are read at once."""

E = TypeVar("E", bound=Entity)


def seen(items: Iterable[E], audience: str) -> list[E]:
    """Keep what an audience may see; what is only mine is for nobody but those at this desk."""
    return [
        item for item in items
        if may_show(item.sensitivity, audience) and (audience == OURS or not is_private(item.id))
    ]


def people(
    reader: Reader, audience: str = OURS, among: Collection[EntityId] | None = None
) -> dict[EntityId, Actor]:
    """Give the living actors that an audience may see, by id: all, or those `among` some.

    Merged ones are their twin's.
    """
    if among is None or len(among) > _FEW:
        found = reader.all(Actor)
    else:
        one_by_one = (reader.get(Actor, id) for id in set(among))
        found = [actor for actor in one_by_one if actor is not None and actor.alive]
    return {actor.id: actor for actor in seen(found, audience) if actor.merged_into is None}
