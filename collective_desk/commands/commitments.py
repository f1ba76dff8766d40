"""What a person can do with what was promised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import Commitment, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.writer import Writer

from .stamps import stamped


def add_commitment(
    write: Writer, /, text: str, *, owner: EntityId | None = None, due: str | None = None,
    session: EntityId | None = None, **fields: Any,
) -> EntityId:
    """Write down what someone promises, and until when."""
    said = clean_values(Commitment, {
        "text": text, "owner": owner, "due": due, **stamped(write, session), **fields})
    if not said["text"]:
        raise DeskError("note.empty")
    return write.add(Commitment, **said)


def set_commitment(write: Writer, /, commitment: EntityId, **fields: Any) -> None:
    """Change what was promised: words, owner, day."""
    said = clean_values(Commitment, fields)
    if said.get("text") == "":
        raise DeskError("note.empty")
    write.about(commitment)
    write.update(Commitment, commitment, **said)


def settle_commitment(write: Writer, commitment: EntityId, status: str) -> None:
    """Say how a promise stands today: open, partly, kept, broken or let go."""
    if status not in VOCABULARIES["commitment_status"]:
        raise DeskError("field.wrong", field="status", value=status)
    write.about(commitment)
    settled = None if status == "open" else write.now.astimezone().date().isoformat()
    write.update(Commitment, commitment, status=status, settled=settled)


def delete_commitments(write: Writer, commitments: Iterable[EntityId]) -> None:
    """Take promises off the desk."""
    write.delete_all(Commitment, commitments)
