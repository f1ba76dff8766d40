"""Strength of ties as thickness of their lines, which is readable in grey and from afar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from collective_desk.domain.contents import Pen
from collective_desk.domain.entities import EntityId

from .shapes import Ints

THICKNESS: Final = (0.7, 1.0, 1.5, 2.0, 2.6)
"""Of the five steps; a tie of which nobody said how strong it is is as thin as a weak one."""


def by_strength(
    pens: Sequence[Pen], pen: Ints, strengths: Mapping[EntityId, float],
    rows: Mapping[EntityId, int],
) -> tuple[list[Pen], Ints]:
    """Add a pen as thick as it must be for each strength that occurs; the same in all the rest.

    `pen` is the number of the pen of each tie, `rows` the row of each tie.
    """
    all_pens, drawn = list(pens), pen.copy()
    made: dict[tuple[int, float], int] = {}
    for tie, strength in strengths.items():
        row = rows.get(tie)
        if row is None:
            continue
        number, thick = int(pen[row]), thickness(strength)
        key = number, thick
        if thick != 1.0 and key not in made:
            made[key] = len(all_pens)
            all_pens.append(replace(pens[number], thickness=thick))
        drawn[row] = made.get(key, number)
    return all_pens, drawn


def thickness(strength: float) -> float:
    """Give how thick a tie of this strength is drawn."""
    step = min(max(int(strength + 0.5), 1), len(THICKNESS))
    return THICKNESS[step - 1]
