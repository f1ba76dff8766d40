"""Choosing between values that two people gave to one field."""

from __future__ import annotations

from typing import Any

from collective_desk.domain.entities import KINDS, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.store.writer import Writer


def choose_value(write: Writer, kind: str, id: EntityId, field: str, value: Any) -> None:
    """Say which of several values holds; the others stay in the history."""
    for conflict in write.read.conflicts(kind, id):
        if conflict.field == field:
            write.about(id)
            write.update(KINDS[kind], id, **{field: value})
            return
    raise DeskError("conflict.settled")
