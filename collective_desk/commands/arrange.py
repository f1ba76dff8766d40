"""Arrangements: many places at once, taken back in one step."""

from __future__ import annotations

from collections.abc import Mapping

from collective_desk.domain.entities import EntityId, Map, Point
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer

from .placements import move_placements


def apply_positions(
    write: Writer, map: EntityId, positions: Mapping[EntityId, Point], *,
    arrangement: str | None = None,
) -> None:
    """Put the actors of a map where an arrangement wants them."""
    move_placements(write, map, positions)
    if arrangement is not None:
        write.update(Map, map, **clean_values(Map, {"arrangement": arrangement}))
