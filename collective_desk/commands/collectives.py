"""What a person can do with collectives: found them, word their purpose, say who stands to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import (
    Collective,
    CollectiveLink,
    Endorsement,
    EntityId,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.domain.wordings import wording_of
from collective_desk.store.writer import Writer


def found_collective(write: Writer, /, name: str, **fields: Any) -> EntityId:
    """Begin a collective; a name is enough."""
    clean = clean_values(Collective, {"name": name, **fields})
    if not clean["name"]:
        raise DeskError("collective.no_name")
    return write.add(Collective, **clean)


def set_collective(write: Writer, /, collective: EntityId, **fields: Any) -> None:
    """Change what is known about a collective: purpose, form, state, what wakes it up."""
    clean = clean_values(Collective, fields)
    if clean.get("name") == "":
        raise DeskError("collective.no_name")
    write.about(collective)
    write.update(Collective, collective, **clean)


def delete_collectives(write: Writer, collectives: Iterable[EntityId]) -> None:
    """Take collectives off the desk; members and turns wait unseen, in case they come back."""
    write.delete_all(Collective, collectives)


def endorse(
    write: Writer, /, collective: EntityId, stance: str | None, *, actor: EntityId | None = None,
    name: str = "", reason: str = "", date: str | None = None,
) -> EntityId:
    """Write down how an actor or a named person stands to the purpose as it is worded now.

    No stance takes their word back. Nothing is overwritten: the newest word of each counts.
    """
    known = write.read.get(Collective, collective)
    if known is None:
        raise DeskError("entity.missing", kind=Collective.kind_name, id=collective)
    if not (actor or clean_name(name)):
        raise DeskError("endorsement.nobody")
    said = {
        "collective": collective, "version": wording_of(known.purpose), "actor": actor,
        "name": name, "stance": stance, "reason": reason,
        "date": date or write.now.date().isoformat(),
        "session": write.within[0] if write.within else None,
    }
    write.about(collective)
    return write.add(Endorsement, **clean_values(Endorsement, said))


def link_collectives(
    write: Writer, /, source: EntityId, target: EntityId, kind: str | None = None, **fields: Any
) -> EntityId:
    """Say how one collective stands to another; the same link is said once."""
    if source == target:
        raise DeskError("collective.to_itself")
    clean = clean_values(CollectiveLink, {"kind": kind, **fields})
    write.about(source)
    for known in write.read.all(CollectiveLink, source=source, target=target, kind=clean["kind"]):
        write.update(CollectiveLink, known.id, **clean)
        return known.id
    return write.add(CollectiveLink, source=source, target=target, **clean)


def set_collective_link(write: Writer, /, link: EntityId, **fields: Any) -> None:
    """Change what is said of a link between collectives."""
    write.about(link)
    write.update(CollectiveLink, link, **clean_values(CollectiveLink, fields))


def delete_collective_links(write: Writer, links: Iterable[EntityId]) -> None:
    """Take links between collectives off the desk."""
    write.delete_all(CollectiveLink, links)
