"""Who belongs to a collective, in which part, from when to when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import EntityId, Membership, membership_id
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer

from .actors import add_actor


def add_members(
    write: Writer, /, collective: EntityId, actors: Iterable[EntityId], *,
    role: str | None = None, since: str | None = None,
) -> list[EntityId]:
    """Let actors belong to a collective; who is in it already stays as they are.

    Two desks that add the same actor mean the same membership.
    """
    write.about(collective)
    return [_member(write, collective, actor, role, since) for actor in dict.fromkeys(actors)]


def add_new_member(
    write: Writer, /, collective: EntityId, name: str, *, on: EntityId, role: str | None = None,
) -> EntityId:
    """Put an actor on the desk and on a map, and let it belong to a collective, in one step."""
    actor = add_actor(write, name, on=on)
    add_members(write, collective, (actor,), role=role)
    return actor


def set_membership(write: Writer, /, membership: EntityId, **fields: Any) -> None:
    """Change a member's part or period."""
    write.about(membership)
    write.update(Membership, membership, **clean_values(Membership, fields))


def end_memberships(
    write: Writer, memberships: Iterable[EntityId], until: str | None = None
) -> None:
    """Let members leave: on a day, today if none is named; their time before stays known."""
    day = until or write.now.date().isoformat()
    for id in dict.fromkeys(memberships):
        known = _known(write, id)
        since = known.period[0] if known.period else None
        write.about(id)
        write.update(Membership, id, **clean_values(Membership, {"period": (since, day)}))


def delete_memberships(write: Writer, memberships: Iterable[EntityId]) -> None:
    """Take memberships back that never were."""
    write.delete_all(Membership, memberships)


def _member(
    write: Writer, collective: EntityId, actor: EntityId, role: str | None, since: str | None
) -> EntityId:
    said: dict[str, Any] = {"role": role} if role else {}
    if since:
        said["period"] = (since, None)
    clean = clean_values(Membership, said)
    before = write.read.all(Membership, collective=collective, actor=actor)
    for known in before:
        if not (known.period and known.period[1]):
            write.update(Membership, known.id, **clean)
            return known.id
    # Whoever comes back begins a new period beside the old one.
    again = since or write.now.date().isoformat() if before else None
    if again:
        clean["period"] = (again, None)
    return write.add(
        Membership, membership_id(collective, actor, again), collective=collective, actor=actor,
        **clean)


def _known(write: Writer, id: EntityId) -> Membership:
    known = write.read.get(Membership, id)
    if known is None:
        raise DeskError("entity.missing", kind=Membership.kind_name, id=id)
    return known
