"""What success would be for each: what they expect, would like, would love."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import EntityId, SuccessCriterion
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def add_criterion(
    write: Writer, /, actor: EntityId, text: str, *, collective: EntityId | None = None,
    grade: str | None = None, **fields: Any,
) -> EntityId:
    """Write down what success would be for an actor, in a collective if one is named."""
    clean = clean_values(SuccessCriterion, {
        "actor": actor, "text": text, "collective": collective, "grade": grade, **fields})
    if not clean["text"]:
        raise DeskError("criterion.no_text")
    write.about(actor)
    return write.add(SuccessCriterion, **clean)


def set_criterion(write: Writer, /, criterion: EntityId, **fields: Any) -> None:
    """Change how much a success is hoped for, or say how far it is."""
    write.about(criterion)
    write.update(SuccessCriterion, criterion, **clean_values(SuccessCriterion, fields))


def delete_criteria(write: Writer, criteria: Iterable[EntityId]) -> None:
    """Take criteria of success off the desk."""
    write.delete_all(SuccessCriterion, criteria)
