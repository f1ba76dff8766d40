"""Empty chairs of all kinds: actors, goals, perspectives, experiences, abilities, needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import Actor, EntityId, MissingItem
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def add_missing(
    write: Writer, /, text: str, *, kind: str = "actor", where: str = ""
) -> EntityId:
    """Set an empty chair: who or what is not represented, and where it may be found."""
    clean = clean_values(MissingItem, {"text": text, "kind": kind, "where": where})
    if not clean["text"]:
        raise DeskError("missing.no_text")
    return write.add(MissingItem, **clean)


def set_missing(write: Writer, /, item: EntityId, **fields: Any) -> None:
    """Change what is said of an empty chair."""
    write.about(item)
    write.update(MissingItem, item, **clean_values(MissingItem, fields))


def fill_chair(write: Writer, item: EntityId, found: EntityId | None) -> None:
    """Say which actor brings what was missing; None sets the chair empty again."""
    known = write.read.get(MissingItem, item)
    if known is None:
        raise DeskError("entity.missing", kind=MissingItem.kind_name, id=item)
    write.about(item)
    write.update(MissingItem, item, found=found)
    if known.actor is not None:
        write.update(Actor, known.actor, empty_chair=found is None)


def delete_missing(write: Writer, items: Iterable[EntityId]) -> None:
    """Take empty chairs away that nobody needs."""
    write.delete_all(MissingItem, items)
