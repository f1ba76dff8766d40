"""What a person can do with actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from collective_desk.domain.entities import Actor, EntityId, MissingItem, Point
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import LONGEST_NAME, clean_name, clean_values, on_one_line
from collective_desk.store.writer import Writer

from .merging import fill_missing, merge_actors
from .placements import place


def add_actor(
    write: Writer, /, name: str, *, on: EntityId | None = None, at: Point | None = None,
    **fields: Any,
) -> EntityId:
    """Put an actor on the desk, and on a map if one is named: at a point, else where it is free."""
    clean = clean_values(Actor, {**_named(name), **fields})
    if not clean["name"]:
        raise DeskError("actor.no_name")
    actor = write.add(Actor, **clean)
    if on is not None:
        place(write, on, actor, at=at)
    return actor


def rename_actor(write: Writer, actor: EntityId, name: str) -> None:
    """Give an actor another name."""
    clean = clean_name(name)
    if not clean:
        raise DeskError("actor.no_name")
    write.about(actor)
    write.update(Actor, actor, name=clean)


def set_actor(write: Writer, /, actor: EntityId, **fields: Any) -> None:
    """Change what is known about an actor, field by field."""
    set_actors(write, (actor,), **fields)


def set_actors(write: Writer, /, actors: Sequence[EntityId], **fields: Any) -> None:
    """Say the same about several actors at once, as with a realm or a presence."""
    clean = clean_values(Actor, fields)
    if clean.get("name") == "":
        raise DeskError("actor.no_name")
    write.about(*actors)
    for actor in actors:
        write.update(Actor, actor, **clean)


def delete_actors(write: Writer, actors: Iterable[EntityId]) -> None:
    """Take actors off the desk; their ties wait unseen, in case they come back."""
    write.delete_all(Actor, actors)


def restore_actors(write: Writer, actors: Iterable[EntityId]) -> None:
    """Bring deleted actors back, with their ties and places."""
    back = list(dict.fromkeys(actors))
    write.about(*back)
    for actor in back:
        write.update(Actor, actor, alive=True)


def mark_empty_chair(
    write: Writer, actor: EntityId, *, text: str = "", where: str = ""
) -> EntityId:
    """Say that this actor is missing here, and where it may be found; give the empty chair."""
    known = write.read.get(Actor, actor)
    if known is None:
        raise DeskError("entity.missing", kind="actor", id=actor)
    write.about(actor)
    write.update(Actor, actor, empty_chair=True)
    said = clean_values(MissingItem, {"text": text or known.name, "where": where})
    for chair in write.read.all(MissingItem, actor=actor):
        if chair.found is None:
            write.update(MissingItem, chair.id, **said)
            return chair.id
    return write.add(MissingItem, kind="actor", actor=actor, **said)


def found_chair(write: Writer, actor: EntityId, *, found: EntityId | None = None) -> None:
    """Say that who was missing is here now: the same actor, or another that took the chair.

    Ties of the chair stay; where another took it they are read at that one.
    """
    write.about(actor)
    if found is None or found == actor:
        write.update(Actor, actor, empty_chair=False)
        fill_missing(write, actor, actor)
    else:
        merge_actors(write, found, [actor])


def _named(name: str) -> dict[str, str]:
    """Give the fields of a name; what is too long to be one goes on as the description."""
    whole = on_one_line(name)
    return {"name": name, "description": whole} if len(whole) > LONGEST_NAME else {"name": name}
