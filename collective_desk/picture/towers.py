"""Influence as towers of discs: how many, where, and the number and spread beside them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from collective_desk.domain.contents import Tower
from collective_desk.domain.entities import EntityId

from .shapes import Floats, Picture
from .style import DiscSizes, Style
from .symbols import half_extents
from .view import View

_BESIDE: Final = 0.18
"""Gap between discs and what stands beside them, by their width."""
_DIGIT: Final = 0.62
_AROUND: Final = 0.3
_PLATE: Final = 1.2
"""Width of a digit, air around a number, and height of its plate, by its height."""

SAMPLE_TOWER: Final = Tower(2, 1, 3, 3)
"""What legends show: some discs, and a bracket beside them."""


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """A tower, relative to the middle of the line it stands on; y grows downwards."""

    discs: Floats
    """Rows left, top, width, height; from the foot up; none for zero."""
    number: str
    number_at: tuple[float, float]
    """Where the number ends (x), and its middle (y): left of the top disc."""
    number_size: tuple[float, float]
    """Width and height of the plate of the number."""
    spread: tuple[float, float, float] | None
    """Bracket of lowest to highest answer: x, y of the lowest, y of the highest."""
    width: float
    height: float
    """All of it, number and bracket included."""

    @property
    def base(self) -> tuple[float, float] | None:
        """From where to where a line stands for nothing; None where there are discs."""
        return None if len(self.discs) else (-self.width / 2, self.width / 2)

    def box(self, x: float, foot: float) -> tuple[float, float, float, float]:
        """Give left, top, width and height of all of it, on this foot."""
        right = 0.9 * self.width
        ends, wide = self.number_at[0], self.number_size[0]
        left = min(ends - wide if len(self.discs) else -wide / 2, -self.width / 2)
        return x + left, foot - self.height, right - left, self.height


def stack(tower: Tower, sizes: DiscSizes) -> Stack:
    """Build the tower of one actor; above the most that are drawn, one disc bears the number."""
    number = spoken(tower.median)
    count = max(math.floor(tower.median + 0.5), 0)
    shown = 1 if count > sizes.most else count
    (width, height), step = sizes.size, sizes.step
    discs = np.array([(-width / 2, -height - i * step, width, height) for i in range(shown)])
    top = -height / 2 - (shown - 1) * step if shown else -1.2 * height
    beside = width * _BESIDE
    differ = tower.highest > tower.lowest and count <= sizes.most
    plate = (_DIGIT * len(number) + _AROUND) * sizes.number, _PLATE * sizes.number
    ends = [-min(max(v, 0.0), sizes.most + 2.0) * step for v in (tower.lowest, tower.highest)]
    return Stack(
        discs=discs.reshape(-1, 4),
        number=number,
        number_at=(0.0 if not shown else -width / 2 - beside, top),
        number_size=plate,
        spread=(width / 2 + beside, ends[0], ends[1]) if differ else None,
        width=width,
        height=max(
            2 * height, (shown - 1) * step + height, plate[1] / 2 - top,
            -ends[1] if differ else 0.0),
    )


def stacks(picture: Picture, sizes: DiscSizes) -> dict[EntityId, Stack]:
    """Build the towers of all actors somebody was asked about."""
    built = {
        id: stack(tower, sizes) for id, tower in picture.content.towers.items()
        if id in picture.row}
    return {
        id: replace(one, number=picture.words("map.number", number=one.number))
        for id, one in built.items()}


def tower_feet(picture: Picture, view: View, style: Style) -> Floats:
    """Give where towers stand: a little over the middle of each symbol's upper edge."""
    half = half_extents(picture.shapes, style.symbol)[:, 1] * view.symbol
    feet = view.pixels(picture.xy)
    feet[:, 1] -= half + style.disc.gap
    return feet


def tower_boxes(
    picture: Picture, view: View, style: Style, built: Mapping[EntityId, Stack]
) -> Floats:
    """Give what towers cover, number and bracket included: rows left, top, width, height."""
    feet = tower_feet(picture, view, style).tolist()
    boxes = [one.box(*feet[picture.row[id]]) for id, one in built.items()]
    return np.array(boxes, float).reshape(-1, 4)


def spoken(value: float) -> str:
    """Write a median as people say it: 3, 2.5; no needless decimals."""
    return str(round(value)) if abs(value - round(value)) < 0.05 else f"{value:.1f}"
