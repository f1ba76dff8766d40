"""Names settle among each other: each takes its cheapest spot in turn, until nobody moves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from .boxes import overlaps
from .shapes import Flags, Floats, Ints

_ROUNDS: Final = 6
_COST: Final = 1.2
_NEVER: Final = 1e6
"""Who would pay more waits instead."""
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
    spots, others_ = first[others], second[others]
    order = np.argsort(spots, kind="stable")
    pairs = list(zip(others_[order].tolist(), area[others][order].tolist(), strict=True))
    found, starts = np.unique(spots[order], return_index=True)
    return {
        spot: pairs[start:end]
        for spot, (start, end) in zip(
            found.tolist(), pairwise([*starts.tolist(), len(pairs)]), strict=True)
    }


def _take_turns(names: Settling, near: Neighbours, choice: list[int], free: set[int]) -> None:
    """Let names choose one after the other, those with the highest rank first."""
    cost = names.cost.tolist()
    taken = [False] * (4 * len(choice))
    for i, side in enumerate(choice):
        taken[4 * i + side] = True
    waiting = sorted(free, key=lambda i: (-names.rank[i], i))
    waiting = [i for i in waiting if any(4 * i + side in near for side in range(4))]
    for _ in range(_ROUNDS):
        stirred: set[int] = set()
        for i in waiting:
            prices = list(cost[i])
            for side in range(4):
                over = [area for spot, area in near.get(4 * i + side, ()) if taken[spot]]
                if over:
                    prices[side] += _COST * sum(over)
            best = prices.index(min(prices))
            if best != choice[i] and prices[best] < prices[choice[i]]:
                stirred |= _around(near, i)
                taken[4 * i + choice[i]], taken[4 * i + best] = False, True
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
        side = next(
            (side for side in _sides(names, i, choice[i])
             if not _over(near, choice, shown, i, side)), None)
        if side is not None:
            choice[i], shown[i] = side, True
    for i in np.flatnonzero(~shown).tolist():
        shown[i] = _make_room(names, near, choice, shown, i)
    return shown


def _make_room(
    names: Settling, near: Neighbours, choice: list[int], shown: Flags, name: int
) -> bool:
    """Let names step aside, all of them at once, for one that found no place."""
    for side in _sides(names, name, choice[name]):
        moves: dict[int, int] = {}
        wanted = {spot for spot, _ in near.get(4 * name + side, ())}
        for other in _over(near, choice, shown, name, side):
            free = [
                step for step in _sides(names, other, choice[other])
                if not _over(near, choice, shown, other, step)
                and 4 * other + step not in wanted
            ]
            if not free:
                break
            moves[other] = free[0]
        else:
            if not _clash(near, moves):
                for other, step in moves.items():
                    choice[other] = step
                choice[name] = side
                return True
    return False


def _sides(names: Settling, name: int, chosen: int) -> list[int]:
    """Give the sides on which a name hides nothing, the chosen one first, then the cheapest."""
    open_ = [s for s in range(4) if not names.blocked[name, s] and names.cost[name, s] <= _NEVER]
    return sorted(open_, key=lambda s: (s != chosen, names.cost[name, s]))


def _over(
    near: Neighbours, choice: list[int], shown: Flags, name: int, side: int
) -> list[int]:
    """List the shown names that a spot of a name would lie over."""
    return [spot // 4 for spot, _ in near.get(4 * name + side, ())
            if shown[spot // 4] and choice[spot // 4] == spot % 4]


def _clash(near: Neighbours, moves: dict[int, int]) -> bool:
    """Say whether names that step aside would lie over each other."""
    return any(
        moves.get(spot // 4) == spot % 4
        for name, side in moves.items() for spot, _ in near.get(4 * name + side, ()))
