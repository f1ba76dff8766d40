"""Power and interest: who weighs much and cares much, on two axes, each answer a step."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log, sqrt
from typing import Final

import numpy as np

from collective_desk.domain.guides import Axis, Band, Corner, Guides, Tick
from collective_desk.domain.vocabularies import SCALES

from .lattice import Floats, Lattice, Limits
from .standing import Arranged, Standing, coarse, fill_strip, grown, settle

_LOOSE: Final = 1.35
_WIDE: Final = 2.8
"""Cells are about so many times as wide as high."""
_LEAST: Final = (150.0, 68.0)
_CROSSING: Final = (480.0, 360.0)
_MOST_ROWS: Final = 9
_USUAL_TOP: Final = 4
_HEAD: Final = 40.0

Figures = Sequence[float | None]


def power_interest(standing: Standing, power: Figures, interest: Figures) -> Arranged:
    """Arrange actors by interest (to the right) and power (upwards); unsaid ones stand below."""
    return grown(lambda factor: _attempt(standing, power, interest, factor))


def _attempt(
    standing: Standing, power: Figures, interest: Figures, factor: float
) -> Arranged | None:
    known = [
        row for row in range(len(standing)) if power[row] is not None and interest[row] is not None
    ]
    low, high = SCALES["interest"]
    steps = _powers(max((power[row] or 0.0 for row in known), default=0.0))
    values = np.array([(interest[row], power[row]) for row in known], float).reshape(-1, 2)
    columns = np.arange(low, (high or _USUAL_TOP) + 1, dtype=float)
    cells = _cells(standing, known, values, columns, steps)
    least = max(_LEAST[0], standing.widest() + 24), max(_LEAST[1], standing.tallest() + 12)
    wide, tall = (
        [coarse(_rung(length, low) * factor, 40) for length in lengths]
        for lengths, low in zip(cells, least, strict=True)
    )
    middle = standing.middle()
    # The crossing of the axes stays where it is when a cell grows.
    left = coarse(middle[0] - _CROSSING[0], 40)
    foot = coarse(middle[1] + _CROSSING[1], 40)
    across = _ticks(columns, wide, left, 1)
    upwards = _ticks(steps, tall, foot, -1)
    xy = np.zeros((len(standing), 2))
    if not _fill(standing, known, values, across, upwards, xy):
        return None
    right, top = left + sum(wide), foot - sum(tall)
    unsaid = sorted(set(range(len(standing))) - set(known))
    strip, last = None, foot + _HEAD
    if unsaid:
        last = fill_strip(standing, unsaid, xy, left, foot + 3.4 * _HEAD, right - left)
        box = (left, foot + 2.2 * _HEAD, right, last)
        strip = Band(None, "arrangement.not_said", box, len(unsaid))
    guides = Guides(
        "power_interest",
        axes=(Axis("interest", "arrangement.axis.interest", True, across),
              Axis("influence", "arrangement.axis.influence", False, upwards)),
        corners=tuple(
            Corner(f"arrangement.corner.{name}", right if r else left, foot if f else top, r, f)
            for name, r, f in (("powerful_far", False, False), ("powerful_near", True, False),
                               ("weak_far", False, True), ("weak_near", True, True))
        ),
        strip=strip,
        frame=(left - _HEAD, top - 8, right + 8, last),
    )
    return Arranged(xy, guides)


def _rung(length: float, least: float) -> float:
    """Round a length up to a rung of a ladder, so that a cell seldom grows, and then enough."""
    return float(least * 1.3 ** ceil(log(max(length / least, 1.0), 1.3) - 1e-9))


def _powers(top: float) -> Floats:
    """Give the steps of the upright axis: at most nine, however high a tower is."""
    highest = max(ceil(top), _USUAL_TOP)
    step = ceil((highest + 1) / _MOST_ROWS)
    return np.arange(0, highest + step, step, dtype=float)


def _cells(
    standing: Standing, known: list[int], values: Floats, columns: Floats, steps: Floats
) -> tuple[list[float], list[float]]:
    """Give how wide each column and how high each row should be for what stands in them."""
    need = np.zeros((len(columns), len(steps)))
    for row, (across, up) in zip(known, values.tolist(), strict=True):
        i = int(np.abs(columns - across).argmin())
        j = int(np.abs(steps - up).argmin())
        need[i, j] += standing.room([row]) * _LOOSE
    wide = np.sqrt(need.max(axis=1) * _WIDE)
    tall = (need / np.maximum(wide, sqrt(need.max() or 1.0) / 2)[:, None]).max(axis=0)
    return wide.tolist(), tall.tolist()


def _ticks(
    values: Floats, lengths: list[float], at: float, way: int
) -> tuple[Tick, ...]:
    ticks = []
    for value, length in zip(values.tolist(), lengths, strict=True):
        ticks.append(Tick(value, at + way * length / 2, at, at + way * length))
        at += way * length
    return tuple(ticks)


def _fill(
    standing: Standing,
    known: list[int],
    values: Floats,
    across: tuple[Tick, ...],
    upwards: tuple[Tick, ...],
    xy: Floats,
) -> bool:
    left, right = across[0].begin, across[-1].end
    foot, top = upwards[0].begin, upwards[-1].end
    step = upwards[1].value - upwards[0].value
    targets = np.zeros((len(standing), 2))
    bounds: dict[int, Limits] = {}
    for row, (x, y) in zip(known, values.tolist(), strict=True):
        lift = (standing.sizes[row, 1] - 28) / 2  # the middle of symbol and name stands on the step
        targets[row] = _along(across, x), _along(upwards, y) - lift
        bounds[row] = Limits(
            left=_along(across, x - 0.5) + 2, right=_along(across, x + 0.5) - 2,
            top=_along(upwards, y + step / 2), foot=_along(upwards, y - step / 2),
        )
    lattice = Lattice(left, top, right, foot)
    return settle(standing, lattice, known, targets, bounds.__getitem__, xy)


def _along(ticks: tuple[Tick, ...], value: float) -> float:
    """Give where a value lies on an axis; steps lie between the ends of the first and the last."""
    step = ticks[1].value - ticks[0].value
    points = [ticks[0].begin, *(tick.end for tick in ticks)]
    values = [tick.value - step / 2 for tick in ticks] + [ticks[-1].value + step / 2]
    return float(np.interp(value, values, points))
