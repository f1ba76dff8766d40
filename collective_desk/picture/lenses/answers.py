"""Lenses of what was answered: influence, stake, stance, disagreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from collective_desk.domain.contents import MapContent
from collective_desk.domain.vocabularies import SCALES
from collective_desk.picture.shapes import Mark

from .guises import Guise, Rows, Sorted, lens, unsaid

_SIDES: Final = ("far_left", "left", "middle", "right", "far_right")
_SIGNED: Final = ("−2", "−1", "0", "+1", "+2")
_NOT_OPINIONS: Final = frozenset({"trust", "goal_position", "strength"})
"""Dimensions that are not asked of an actor as such."""
_AGREE: Final = 0.25
_APART: Final = 0.5


@lens("influence")
def influence(content: MapContent, rows: Rows) -> Sorted:
    """Show towers of discs; whom nobody was asked about is an outline."""
    towers = content.towers
    which = [0 if id in towers else 1 for id in content.actors.ids]
    asked = rows.readings.asked.get("influence", 0)
    guises = (Guise("legend.discs"), unsaid())
    return Sorted(guises, which, asked, towers=True)


@lens("stake")
def stake(content: MapContent, rows: Rows) -> Sorted:
    """Show who wants to keep things and who wants to change them."""
    return _sided("stake", content, rows)


@lens("stance")
def stance(content: MapContent, rows: Rows) -> Sorted:
    """Show who is against it and who is for it."""
    return _sided("stance", content, rows)


def _sided(dimension: str, content: MapContent, rows: Rows) -> Sorted:
    """Sort by a scale from -2 to +2; halves count outwards, so that a leaning shows."""
    guises = [
        Guise(f"lens.{dimension}.{side}", f"side_{side}", letters, mark=Mark(at - 2, 4, sides=True))
        for at, (side, letters) in enumerate(zip(_SIDES, _SIGNED, strict=True))
    ]
    said = rows.said(dimension).median or [None] * len(content.actors.ids)
    which = [5 if value is None else 2 + outwards(value) for value in said]
    return Sorted((*guises, unsaid()), which, rows.readings.asked.get(dimension, 0))


def outwards(value: float) -> int:
    """Round to a step from -2 to 2, halves away from the middle."""
    step = int(abs(value) + 0.5)
    return min(step, 2) * (1 if value > 0 else -1)


@lens("disagreement")
def disagreement(content: MapContent, rows: Rows) -> Sorted:
    """Show of whom people think differently, in the dimension in which they differ most."""
    n = len(content.actors.ids)
    widest: list[float | None] = [None] * n
    heard = [False] * n
    for dimension in rows.readings.said:
        if dimension in _NOT_OPINIONS:
            continue
        said = rows.said(dimension)
        long = _length(dimension, said.highest)
        for row, raters in enumerate(said.raters):
            low, high = said.lowest[row], said.highest[row]
            heard[row] = heard[row] or raters > 0
            if raters > 1 and low is not None and high is not None:
                widest[row] = max(widest[row] or 0.0, (high - low) / long)
    guises = (
        Guise("lens.disagreement.agree", "step_2", "=", mark=Mark(1, 3)),
        Guise("lens.disagreement.apart", "step_4", "~", mark=Mark(2, 3)),
        Guise("lens.disagreement.far_apart", "step_5", "≠", mark=Mark(3, 3)),
        Guise("lens.disagreement.one_voice", "step_1", "1", mark=Mark(0, 3)),
        unsaid(),
    )
    which = [_difference(share, told) for share, told in zip(widest, heard, strict=True)]
    return Sorted(guises, which, max(rows.readings.asked.values(), default=0))


def _length(dimension: str, highest: Sequence[float | None]) -> float:
    low, high = SCALES.get(dimension, (0, 4))
    if high is None:
        return max([4.0, *(value for value in highest if value is not None)])
    return float(high - low)


def _difference(share: float | None, heard: bool) -> int:
    if share is None:
        return 3 if heard else 4
    return 0 if share <= _AGREE else 1 if share <= _APART else 2
