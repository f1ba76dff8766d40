"""Photos and papers kept in the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import Attachment, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def attach(
    write: Writer, /, sha256: str, *, name: str = "", media_type: str = "", **fields: Any
) -> EntityId:
    """Name a photo that was put into the desk before; what shows it refers to the id given."""
    if not write.read.blobs.has(sha256):
        raise DeskError("attachment.missing")
    said = {"sha256": sha256, "name": name, "media_type": media_type, **fields}
    return write.add(Attachment, **clean_values(Attachment, said))


def set_attachment(write: Writer, /, attachment: EntityId, **fields: Any) -> None:
    """Change what is said of a photo: its caption, whether people agreed to it, who may see it."""
    write.about(attachment)
    write.update(Attachment, attachment, **clean_values(Attachment, fields))


def delete_attachments(write: Writer, attachments: Iterable[EntityId]) -> None:
    """Take photos away; their content waits, in case this is undone."""
    write.delete_all(Attachment, attachments)
