"""Free places near where someone wants to stand: on a lattice, in limits, on nobody's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, inf
from typing import Final

import numpy as np
import numpy.typing as npt

from .ground import SYMBOL

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Point = tuple[float, float]

CELL: Final = 8.0
"""Symbols stand on crossings of a lattice this wide: rows and columns show by themselves."""
_WINDOW: Final = 20
_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a symbol may stand: in a box with all of its name, between two circles."""

    left: float = -inf
    top: float = -inf
    right: float = inf
    foot: float = inf
    below: float = -inf
    """The symbol itself may not stand higher than this."""
    ring: tuple[float, float, float, float, float] | None = None
    """Around x, y, from an inner to an outer half width, so many times as high, for the middle of
    symbol and name."""


class Lattice:
    """A piece of the map on which actors find places one after the other."""

    def __init__(self, left: float, top: float, right: float, foot: float) -> None:
        self._column, self._row = floor(left / CELL), floor(top / CELL)
        width, height = ceil(right / CELL) - self._column, ceil(foot / CELL) - self._row
        self._taken = np.zeros((max(height, 1), max(width, 1)), bool)

    def block(self, left: float, top: float, right: float, foot: float) -> None:
        """Keep a box free of everyone."""
        x0, y0 = floor(left / CELL) - self._column, floor(top / CELL) - self._row
        x1, y1 = ceil(right / CELL) - self._column, ceil(foot / CELL) - self._row
        self._taken[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)] = True

    def place(
        self, target: Point, size: tuple[float, float], limits: Limits, above: float = 0.0
    ) -> Point | None:
        """Take the free place nearest to a target; None where the limits hold none.

        `above` is what stands on the symbol, such as a tower.
        """
        shape = _shape(size, above)
        reach = _WINDOW
        limits = replace(limits, top=limits.top + above)
        while True:
            found, whole = self._search(target, size, shape, limits, reach)
            if found is not None or whole:
                break
            reach *= 3
        if found is None:
            return None
        column, row = found
        half, up, down = shape
        self._taken[row - up : row + down, column - half : column + half] = True
        return (column + self._column) * CELL, (row + self._row) * CELL

    def _search(
        self, target: Point, size: tuple[float, float], shape: tuple[int, int, int],
        limits: Limits, reach: int,
    ) -> tuple[tuple[int, int] | None, bool]:
        """Look around a target; say also whether all of the lattice was in view."""
        half, up, down = shape
        rows, columns = self._taken.shape
        x, y = target[0] / CELL - self._column, target[1] / CELL - self._row
        # One window for the target inside the lattice, wherever the target itself lies.
        x_in, y_in = min(max(x, half), columns - half), min(max(y, up), rows - down)
        x0, x1 = max(floor(x_in) - reach, half), min(floor(x_in) + reach, columns - half) + 1
        y0, y1 = max(floor(y_in) - reach, up), min(floor(y_in) + reach, rows - down) + 1
        whole = x0 == half and y0 == up and x1 > columns - half and y1 > rows - down
        if x1 <= x0 or y1 <= y0:
            return None, whole
        free = _empty(self._taken[y0 - up : y1 + down - 1, x0 - half : x1 + half - 1], shape)
        at_x: Floats = (np.arange(x0, x1, dtype=float) + self._column) * CELL
        at_y: Floats = (np.arange(y0, y1, dtype=float) + self._row) * CELL
        free &= _within(at_x, at_y, size, limits)
        far = (np.arange(x0, x1) - x)[None, :] ** 2 + (np.arange(y0, y1) - y)[:, None] ** 2
        far[~free] = inf
        best = int(far.argmin())
        found = divmod(best, x1 - x0)
        if not np.isfinite(far.flat[best]):
            return None, whole
        clear = (max(reach - abs(x - x_in) - abs(y - y_in) - 1, 0)) ** 2
        if far.flat[best] > max(clear, 1.0) and not whole:
            return None, False
        return (found[1] + x0, found[0] + y0), whole


def _shape(size: tuple[float, float], above: float) -> tuple[int, int, int]:
    """Give cells to each side, above and below the middle of a symbol."""
    width, height = size
    half = ceil((width + _GAP) / 2 / CELL)
    return half, ceil((SYMBOL / 2 + above) / CELL), ceil((height - SYMBOL / 2 + _GAP) / CELL)


def _empty(taken: Flags, shape: tuple[int, int, int]) -> Flags:
    """Say which crossings have room for a box: a sum over an area in four look-ups."""
    half, up, down = shape
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), np.int32)
    np.cumsum(taken.cumsum(axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    wide, high = 2 * half, up + down
    covered = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return np.asarray(covered == 0)


def _within(x: Floats, y: Floats, size: tuple[float, float], limits: Limits) -> Flags:
    width, height = size
    across = (x - width / 2 >= limits.left) & (x + width / 2 <= limits.right)
    down = (y - SYMBOL / 2 >= limits.top) & (y - SYMBOL / 2 + height <= limits.foot)
    down &= y >= limits.below
    allowed = across[None, :] & down[:, None]
    if limits.ring:
        middle_x, middle_y, inner, outer, flat = limits.ring
        drop = (height - SYMBOL) / 2
        far = (x - middle_x)[None, :] ** 2 + ((y + drop - middle_y) / flat)[:, None] ** 2
        allowed &= (far >= inner**2) & (far <= outer**2)
    return np.asarray(allowed)
