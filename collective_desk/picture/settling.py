"""Names settle among each other: each takes its cheapest spot in turn, until nobody moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from .boxes import overlaps
from .shapes import Flags, Floats, Ints

_ROUNDS: Final = 6
_COST: Final = 1.2
_TOUCH: Final = 0.5
"""Names that share no more px² than this do not overlap."""

Neighbours = dict[int, list[tuple[int, float]]]
"""For a spot (4 x name + side), the spots of other names it overlaps, and by how much."""


@dataclass(slots=True, eq=False)
class Settling:
    """What names may choose from: four spots each (`boxes` has 4 n rows, the rest n)."""

    boxes: Floats
    unit: float
    """Size of the text by the usual size: costs are those of the usual size."""
    cost: Floats
    """What a spot costs whatever other names do, (n, 4)."""
    blocked: Flags
    """Spots that would hide a symbol or the legend, (n, 4)."""
    kept: Ints
    """The side a name keeps, -1 where it may choose."""
    rank: Floats
    always: Flags
    """Names that are shown wherever they end."""


@dataclass(slots=True, eq=False)
class Settled:
    """The side each name took, and whether it may be shown."""

    side: Ints
    shown: Flags


def settle(names: Settling) -> Settled:
    """Find a side for every name; those that would still overlap wait."""
    near = _neighbours(names.boxes, names.unit)
    side = np.where(names.kept >= 0, names.kept, names.cost.argmin(axis=1))
    choice = side.tolist()
    free = set(np.flatnonzero(names.kept < 0).tolist())
    _take_turns(names, near, choice, free)
    # who came or moved may need a place that a standing name holds: those neighbours move too
    if len(free) < len(choice):
        freed = {
            spot // 4
            for i in free
            for spot, _ in near.get(4 * i + choice[i], ())
            if choice[spot // 4] == spot % 4
        } - free
        if freed:
            _take_turns(names, near, choice, free | freed)
    shown = _show(names, near, choice)
    return Settled(np.array(choice, np.int64), shown)


def _neighbours(boxes: Floats, unit: float) -> Neighbours:
    first, second, area = overlaps(boxes, boxes)
    area = area / unit**2
    others = (first // 4 != second // 4) & (area > _TOUCH)
    near: Neighbours = {}
    for spot, other, size in zip(
        first[others].tolist(), second[others].tolist(), area[others].tolist(), strict=True
    ):
        near.setdefault(spot, []).append((other, size))
    return near


def _take_turns(names: Settling, near: Neighbours, choice: list[int], free: set[int]) -> None:
    """Let names choose one after the other, those with the highest rank first."""
    cost = names.cost.tolist()
    waiting = sorted(free, key=lambda i: (-names.rank[i], i))
    waiting = [i for i in waiting if any(4 * i + side in near for side in range(4))]
    for _ in range(_ROUNDS):
        stirred: set[int] = set()
        for i in waiting:
            prices = [
                cost[i][side]
                + _COST
                * sum(
                    area
                    for spot, area in near.get(4 * i + side, ())
                    if choice[spot // 4] == spot % 4
                )
                for side in range(4)
            ]
            best = min(range(4), key=prices.__getitem__)
            if best != choice[i] and prices[best] < prices[choice[i]]:
                stirred |= _around(near, i)
                choice[i] = best
        waiting = [i for i in waiting if i in stirred]
        if not waiting:
            return


def _around(near: Neighbours, name: int) -> set[int]:
    return {spot // 4 for side in range(4) for spot, _ in near.get(4 * name + side, ())}


def _show(names: Settling, near: Neighbours, choice: list[int]) -> Flags:
    """Show names in order of rank where they are free of others, on another side if need be."""
    shown = np.zeros(len(choice), bool)
    for i in sorted(range(len(choice)), key=lambda i: (not names.always[i], -names.rank[i], i)):
        if names.always[i]:
            shown[i] = True
            continue
        for side in sorted(range(4), key=lambda s: (s != choice[i], names.cost[i, s])):
            if names.blocked[i, side] or names.cost[i, side] > 1e6:
                continue
            spots = near.get(4 * i + side, ())
            if not any(shown[s // 4] and choice[s // 4] == s % 4 for s, _ in spots):
                choice[i], shown[i] = side, True
                break
    return shown
