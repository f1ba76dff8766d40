"""Strength of ties as thickness of their lines, which is readable in grey and from afar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from collective_desk.domain.contents import MapContent, Pen

from .shapes import Ints

THICKNESS: Final = (0.7, 1.0, 1.5, 2.0, 2.6)
"""Of the five steps; a tie of which nobody said how strong it is is as thin as a weak one."""


def by_strength(pens: Sequence[Pen], pen: Ints, content: MapContent) -> tuple[list[Pen], Ints]:
    """Add a pen as thick as it must be for each strength that occurs; the same in all the rest."""
    known = content.strengths
    rows = [row for row, id in enumerate(content.ties.ids) if id in known] if known else []
    if not rows:
        return list(pens), pen
    all_pens, drawn = list(pens), pen.copy()
    made: dict[tuple[int, float], int] = {}
    for row in rows:
        number, thick = int(pen[row]), thickness(known[content.ties.ids[row]])
        key = number, thick
        if thick != 1.0 and key not in made:
            made[key] = len(all_pens)
            all_pens.append(replace(pens[number], thickness=thick))
        drawn[row] = made.get(key, number)
    return all_pens, drawn


def thickness(strength: float) -> float:
    """Give how thick a tie of this strength is drawn."""
    step = int(np.clip(strength + 0.5, 1, len(THICKNESS)))
    return THICKNESS[step - 1]
