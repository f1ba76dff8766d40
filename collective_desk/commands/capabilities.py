"""What actors know, can, have and open doors to, used or idle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import Capability, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def add_capability(
    write: Writer, /, actor: EntityId, text: str, *, kind: str | None = None,
    used: str | None = None,
) -> EntityId:
    """Write down something that an actor brings."""
    clean = clean_values(Capability, {"actor": actor, "text": text, "kind": kind, "used": used})
    if not clean["text"]:
        raise DeskError("capability.no_text")
    write.about(actor)
    return write.add(Capability, **clean)


def set_capability(write: Writer, /, capability: EntityId, **fields: Any) -> None:
    """Change what an actor brings, or say whether it is used."""
    write.about(capability)
    write.update(Capability, capability, **clean_values(Capability, fields))


def delete_capabilities(write: Writer, capabilities: Iterable[EntityId]) -> None:
    """Take capabilities off the desk."""
    write.delete_all(Capability, capabilities)
