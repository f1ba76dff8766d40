"""Answers to the questions that the desk asks about its data."""

from __future__ import annotations

from collections.abc import Sequence

from collective_desk.domain.entities import Dismissal, EntityId
from collective_desk.store.writer import Writer


def dismiss_doubt(write: Writer, doubt: EntityId, subjects: Sequence[EntityId] = ()) -> None:
    """Answer a doubt with "it is right so"; nobody is asked again."""
    write.about(*subjects)
    write.add(Dismissal, doubt, doubt=doubt, subjects=tuple(subjects))


def reopen_doubt(write: Writer, doubt: EntityId) -> None:
    """Let the desk ask a dismissed question again."""
    write.delete(Dismissal, doubt)
