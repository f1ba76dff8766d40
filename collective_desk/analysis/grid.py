"""Power and interest: who weighs much and cares much, on two axes, each answer a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, sqrt
from typing import Final

import numpy as np

from collective_desk.domain.guides import Axis, Band, Box, Corner, Guides, Tick
from collective_desk.domain.vocabularies import SCALES

from .ground import SYMBOL
from .lattice import CELL, Floats, Lattice, Limits
from .standing import (
    FINER,
    GROWTH,
    Arranged,
    Size,
    Standing,
    coarse,
    fill_strip,
    grown,
    rung,
    settle,
    strip_height,
)

_LOOSE: Final = 1.35
_WIDE: Final = 2.8
"""Cells are about so many times as wide as high."""
_LEAST: Final = (150.0, 68.0)
_CROSSING: Final = (480.0, 360.0)
_MOST_ROWS: Final = 9
_FEWEST_ROWS: Final = 3
_FIGURE: Final = 2.0
"""A step of a grid that fills a room is about so high, by the size of names."""
_USUAL_TOP: Final = 4
_HEAD: Final = 40.0
_AIR: Final = 8.0
_AROUND: Final = 3.7, 4.0, 2.1, 1.5
"""What a room that is filled keeps for words, by the size of names.

Beside the grid for its axis, below it, over the strip, and over the grid for its corners."""
_APART: Final = 1.6
"""Symbols keep their size in a room that has to be looked at from so much farther away."""
_NAMES: Final = (1.0, 0.7)
"""So much of symbol and name keeps free of others where a room is filled: names take any side."""
_EVEN: Final = 0.4
"""What nobody stands in still has so much of the largest share."""

Figures = Sequence[float | None]


def power_interest(
    standing: Standing, power: Figures, interest: Figures, room: Size | None = None
) -> Arranged:
    """Arrange actors by interest (to the right) and power (upwards); unsaid ones stand below.

    A room (width, height) is filled.
    """
    known = [
        row for row in range(len(standing)) if power[row] is not None and interest[row] is not None
    ]
    low, high = SCALES["interest"]
    values = np.array([(interest[row], power[row]) for row in known], float).reshape(-1, 2)
    columns = np.arange(low, (high or _USUAL_TOP) + 1, dtype=float)
    unsaid = sorted(set(range(len(standing))) - set(known))
    most = _most_rows(standing, unsaid, room) if room else _MOST_ROWS
    steps = _powers(float(values[:, 1].max(initial=0.0)), most)
    said = _Said(known, unsaid, values, columns, steps)

    def attempt(factor: float) -> Arranged | None:
        plan = _filling(standing, said, room, factor) if room else _as_large_as_needed(
            standing, said, factor)
        return _attempt(standing, said, plan)

    return grown(attempt, by=FINER if room else GROWTH)


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """Who stands on the grid and where, who below it, and the steps of both axes."""

    known: list[int]
    unsaid: list[int]
    values: Floats
    columns: Floats
    steps: Floats


@dataclass(frozen=True, slots=True)
class _Plan:
    """How wide columns and how high rows are, and how far below the grid its strip lies."""

    wide: list[float]
    tall: list[float]
    strip: float = 2.2 * _HEAD
    strip_head: float = 1.2 * _HEAD
    aside: float = _HEAD
    symbol: float = SYMBOL
    over: float = 0.0
    """Where the words of corners stand outside, over the grid and in the line of its axis."""

    @property
    def hangs(self) -> bool:
        """Whether only symbols have to stand on their steps, and names may hang out of a cell."""
        return self.over > 0


def _as_large_as_needed(standing: Standing, said: _Said, factor: float) -> _Plan:
    """Give cells as large as what stands in them needs."""
    cells = _cells(standing, said, _WIDE)
    least = max(_LEAST[0], standing.widest() + 24), max(_LEAST[1], standing.tallest() + 12)
    wide, tall = (
        [coarse(rung(length, low) * factor, 40) for length in lengths]
        for lengths, low in zip(cells, least, strict=True)
    )
    return _Plan(wide, tall)


def _filling(standing: Standing, said: _Said, room: Size, factor: float) -> _Plan:
    """Give cells that share a room: as much for each as stands there, and some for none."""
    # Words keep their size in a room that has to be looked at from farther away.
    aside, axis, head, over = (
        length * standing.words * factor for length in _AROUND)
    wide, high = room[0] * factor - aside - _AIR, room[1] * factor - over - _AIR
    below = head + strip_height(standing, said.unsaid, wide) if said.unsaid else 0.0
    tall = max(high - axis - below, SYMBOL * len(said.steps))
    shape = (wide / len(said.columns)) / (tall / len(said.steps))
    needs = _cells(standing, said, min(max(shape, 1.0), 8.0))
    columns, rows = _shared(needs[0], wide), _shared(needs[1], tall)
    return _Plan(columns, rows, strip=axis, strip_head=head, aside=aside,
                 symbol=SYMBOL * min(factor, _APART), over=over)


def _shared(needs: list[float], length: float) -> list[float]:
    """Share a length by need; nobody's share is less than half an even one."""
    shares = [max(need, _EVEN * max(needs), 1.0) for need in needs]
    ends = [coarse(length * sum(shares[:number]) / sum(shares), CELL)
            for number in range(len(shares) + 1)]
    return [end - begin for begin, end in pairwise(ends)]


def _attempt(standing: Standing, said: _Said, plan: _Plan) -> Arranged | None:
    middle = standing.middle()
    # The crossing of the axes stays where it is when a cell grows.
    left = coarse(middle[0] - _CROSSING[0], 40)
    foot = coarse(middle[1] + _CROSSING[1], 40)
    across = _ticks(said.columns, plan.wide, left, 1)
    upwards = _ticks(said.steps, plan.tall, foot, -1)
    xy = np.zeros((len(standing), 2))
    seated = standing
    if plan.hangs:
        seated = replace(standing, sizes=np.maximum(standing.sizes * _NAMES, plan.symbol))
    if not _fill(seated, said, across, upwards, xy, hangs=plan.hangs):
        return None
    right, top = left + sum(plan.wide), foot - sum(plan.tall)
    strip, last = None, foot + (plan.strip if plan.hangs else _HEAD)
    if said.unsaid:
        begin = foot + plan.strip
        last = fill_strip(
            standing, said.unsaid, xy, left, begin + plan.strip_head, right - left)
        box = (left, begin, right, last)
        strip = Band(None, "arrangement.not_said", box, len(said.unsaid))
    guides = Guides(
        "power_interest",
        axes=(Axis("interest", "arrangement.axis.interest", True, across),
              Axis("influence", "arrangement.axis.influence", False, upwards)),
        corners=_corners((left, top, right, foot + plan.over), outside=plan.hangs),
        strip=strip,
        frame=(left - plan.aside, top - plan.over - _AIR, right + _AIR, last),
    )
    return Arranged(xy, guides)


def _powers(top: float, most: int) -> Floats:
    """Give the steps of the upright axis: only so many, however high a tower is."""
    highest = max(ceil(top), _USUAL_TOP)
    step = ceil((highest + 1) / most)
    return np.arange(0, highest + step, step, dtype=float)


def _most_rows(standing: Standing, unsaid: list[int], room: Size) -> int:
    """Give how many steps find room for their figures one over the other."""
    _, axis, head, over = (length * standing.words for length in _AROUND)
    below = head + strip_height(standing, unsaid, room[0]) if unsaid else 0.0
    rows = (room[1] - over - axis - below) / (_FIGURE * standing.words)
    return min(max(int(rows), _FEWEST_ROWS), _MOST_ROWS)


def _cells(
    standing: Standing, said: _Said, shape: float
) -> tuple[list[float], list[float]]:
    """Give how wide each column and how high each row should be for what stands in them.

    Cells are about so many times as wide as high (`shape`).
    """
    need = np.zeros((len(said.columns), len(said.steps)))
    for row, (across, up) in zip(said.known, said.values.tolist(), strict=True):
        i = int(np.abs(said.columns - across).argmin())
        j = int(np.abs(said.steps - up).argmin())
        need[i, j] += standing.room([row]) * _LOOSE
    wide = np.sqrt(need.max(axis=1) * shape)
    tall = (need / np.maximum(wide, sqrt(need.max() or 1.0) / 2)[:, None]).max(axis=0)
    return wide.tolist(), tall.tolist()


def _corners(box: Box, *, outside: bool) -> tuple[Corner, ...]:
    """Give what it means to stand in each corner, said within the grid or outside of it."""
    left, top, right, foot = box
    return tuple(
        Corner(f"arrangement.corner.{name}", right if r else left, foot if f else top, r,
               f != outside)
        for name, r, f in (("powerful_far", False, False), ("powerful_near", True, False),
                           ("weak_far", False, True), ("weak_near", True, True))
    )


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
    said: _Said,
    across: tuple[Tick, ...],
    upwards: tuple[Tick, ...],
    xy: Floats,
    *,
    hangs: bool,
) -> bool:
    left, right = across[0].begin, across[-1].end
    foot, top = upwards[0].begin, upwards[-1].end
    step = upwards[1].value - upwards[0].value
    targets = np.zeros((len(standing), 2))
    bounds: dict[int, Limits] = {}
    for row, (x, y) in zip(said.known, said.values.tolist(), strict=True):
        name = float(standing.sizes[row, 1]) - SYMBOL
        # The middle of symbol and name stands on the step, or that of the symbol alone.
        targets[row] = _along(across, x), _along(upwards, y) - (0.0 if hangs else name / 2)
        low = _along(upwards, y - step / 2)
        out = (float(standing.sizes[row, 0]) - SYMBOL) / 2 if hangs else 0.0
        bounds[row] = Limits(
            left=max(_along(across, x - 0.5) + 2 - out, left),
            right=min(_along(across, x + 0.5) - 2 + out, right),
            top=top if hangs and standing.above[row] else _along(upwards, y + step / 2),
            foot=min(low + name, foot) if hangs else low,
        )
    lattice = Lattice(left, top, right, foot)
    return settle(standing, lattice, said.known, targets, bounds.__getitem__, xy)


def _along(ticks: tuple[Tick, ...], value: float) -> float:
    """Give where a value lies on an axis; steps lie between the ends of the first and the last."""
    step = ticks[1].value - ticks[0].value
    points = [ticks[0].begin, *(tick.end for tick in ticks)]
    values = [tick.value - step / 2 for tick in ticks] + [ticks[-1].value + step / 2]
    return float(np.interp(value, values, points))
