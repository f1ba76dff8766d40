"""Is this the same actor? Merged, parted again, or told apart for good."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.entities import Actor, Dismissal, EntityId, MissingItem
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.likeness import pair_id
from collective_desk.store.queries.same import same
from collective_desk.store.records import is_private
from collective_desk.store.writer import Writer


def merge_actors(write: Writer, keep: EntityId, others: Iterable[EntityId]) -> EntityId:
    """Say that several actors are one; give the one that stands for all.

    Ties, places and answers stay with whom they were said of, and show at the one that stays.
    """
    known = same(write.read)
    stays = known.who(keep)
    gone = [id for id in dict.fromkeys(known.who(other) for other in others) if id != stays]
    for id in (stays, *gone):
        actor = write.read.get(Actor, id)
        if actor is None or not actor.alive:
            raise DeskError("entity.missing", kind=Actor.kind_name, id=id)
    if is_private(stays) and not all(map(is_private, gone)):
        raise DeskError("merge.private")
    write.about(stays, *gone)
    if gone and _merged_into(write, stays):
        # Two desks said it both ways: from now on it is said one way.
        write.update(Actor, stays, merged_into=None)
    for id in gone:
        write.update(Actor, id, merged_into=stays)
        fill_missing(write, id, stays)
    return stays


def split_actors(write: Writer, actors: Iterable[EntityId]) -> None:
    """Say that these are actors of their own after all; each has again what was said of it."""
    for id in dict.fromkeys(actors):
        known = same(write.read)
        stays = known.who(id)
        if stays == id:
            continue
        write.about(stays, id)
        write.update(Actor, id, merged_into=None)
        if _merged_into(write, stays):
            write.update(Actor, stays, merged_into=None)
        # Who came by way of the one that leaves stays where everybody saw it.
        for other in known.group(stays)[1:]:
            if other != id:
                write.update(Actor, other, merged_into=stays)


def keep_apart(write: Writer, one: EntityId, other: EntityId) -> None:
    """Answer that two actors are two; nobody is asked again."""
    write.about(one, other)
    id = pair_id(one, other)
    write.add(Dismissal, id, doubt=id, subjects=tuple(sorted((one, other))))


def fill_missing(write: Writer, chair: EntityId, found: EntityId) -> None:
    """Note of a chair that stood empty who took it."""
    for item in write.read.all(MissingItem, actor=chair):
        if item.found is None:
            write.update(MissingItem, item.id, found=found)


def _merged_into(write: Writer, id: EntityId) -> EntityId | None:
    actor = write.read.get(Actor, id)
    return actor.merged_into if actor else None
