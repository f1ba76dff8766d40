"""Where towers of influence stand on paper: right or left of a symbol, wherever fewer ties end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.picture.curves import Curves
from collective_desk.picture.letters import walk
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import half_extents
from collective_desk.picture.towers import Stack, stack
from collective_desk.picture.view import View

_STEP = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A tower on its foot, in points."""

    built: Stack
    x: float
    foot: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Give left, top, width and height of its discs."""
        built = self.built
        return self.x - built.width / 2, self.foot - built.height, built.width, built.height


def stand(picture: Picture, view: View, style: Style, bent: Curves) -> dict[EntityId, Standing]:
    """Put every tower on the lower edge of its symbol, on the side that meets fewer ties."""
    half = half_extents(picture.shapes, style.symbol) * view.symbol
    middles, points = view.pixels(picture.xy), walk(bent, _STEP)
    result: dict[EntityId, Standing] = {}
    for id, tower in picture.content.towers.items():
        if id not in picture.row:
            continue
        row, built = picture.row[id], stack(tower, style.disc)
        away = float(half[row, 0]) + style.disc.gap + style.disc.size[0] / 2
        x, foot = float(middles[row, 0]), float(middles[row, 1] + half[row, 1])
        sides = [Standing(built, x + away, foot), Standing(built, x - away, foot)]
        result[id] = min(sides, key=lambda side: _met(side, points))
    return result


def _met(tower: Standing, points: Floats) -> int:
    """Count the points of ties under a tower."""
    x, y, width, height = tower.box
    low, high = np.array((x, y)), np.array((x + width, y + height))
    return int(((points >= low) & (points <= high)).all(axis=1).sum())
