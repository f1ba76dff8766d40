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
"""For a spot (its number in `boxes`), the spots of other names it overlaps, and by how much."""


@dataclass(slots=True, eq=False)
class Settling:
    """What names may choose from: equally many spots each, one after the other in `boxes`."""

    boxes: Floats
    unit: float
    """Size of the text by the usual size: costs are those of the usual size."""
    cost: Floats
    """What a spot costs whatever other names do, (n, spots); inf where it is not to be had."""
    blocked: Flags
    """Spots that would hide a symbol or the legend, (n, spots)."""
    kept: Ints
    """The side a name keeps, -1 where it may choose."""
    rank: Floats
    always: Flags
    """Names that are shown wherever they end."""

    @property
    def spots(self) -> int:
        """How many spots each name may choose from."""
        return int(self.cost.shape[1])


@dataclass(slots=True, eq=False)
class Settled:
    """The side each name took, and whether it may be shown."""

    side: Ints
    shown: Flags


def settle(names: Settling) -> Settled:
    """Find a side for every name; those that would still overlap wait."""
    near = _neighbours(names)
    stays = (names.kept >= 0) & np.isfinite(names.cost[np.arange(len(names.kept)), names.kept])
    side = np.where(stays, names.kept, names.cost.argmin(axis=1))
    choice = side.tolist()
    free = set(np.flatnonzero(~stays).tolist())
    _take_turns(names, near, choice, free)
    # who came or moved may need a place that a standing name holds: those neighbours move too
    if len(free) < len(choice):
        freed = {
            spot // names.spots
            for i in free
            for spot, _ in near.get(names.spots * i + choice[i], ())
            if choice[spot // names.spots] == spot % names.spots
        } - free
        if freed:
            _take_turns(names, near, choice, free | freed)
    shown = _show(names, near, choice)
    return Settled(np.array(choice, np.int64), shown)


def _neighbours(names: Settling) -> Neighbours:
    spots, open_ = names.spots, np.flatnonzero(np.isfinite(names.cost))
    first, second, area = overlaps(names.boxes[open_], names.boxes[open_])
    first, second, area = open_[first], open_[second], area / names.unit**2
    others = (first // spots != second // spots) & (area > _TOUCH)
    found_at, others_ = first[others], second[others]
    order = np.argsort(found_at, kind="stable")
    pairs = list(zip(others_[order].tolist(), area[others][order].tolist(), strict=True))
    found, starts = np.unique(found_at[order], return_index=True)
    return {
        spot: pairs[start:end]
        for spot, (start, end) in zip(
            found.tolist(), pairwise([*starts.tolist(), len(pairs)]), strict=True)
    }


def _take_turns(names: Settling, near: Neighbours, choice: list[int], free: set[int]) -> None:
    """Let names choose one after the other, those with the highest rank first."""
    cost, spots = names.cost.tolist(), names.spots
    taken = [False] * (spots * len(choice))
    for i, side in enumerate(choice):
        taken[spots * i + side] = True
    waiting = sorted(free, key=lambda i: (-names.rank[i], i))
    pressed = {spot // spots for spot in near}
    waiting = [i for i in waiting if i in pressed]
    for _ in range(_ROUNDS):
        stirred: set[int] = set()
        for i in waiting:
            prices = list(cost[i])
            for side in range(spots):
                around = near.get(spots * i + side)
                if around:
                    prices[side] += _COST * sum([area for spot, area in around if taken[spot]])
            best = prices.index(min(prices))
            if best != choice[i] and prices[best] < prices[choice[i]]:
                stirred |= _around(near, i, spots)
                taken[spots * i + choice[i]], taken[spots * i + best] = False, True
                choice[i] = best
        waiting = [i for i in waiting if i in stirred]
        if not waiting:
            return


def _around(near: Neighbours, name: int, spots: int) -> set[int]:
    return {
        spot // spots for side in range(spots) for spot, _ in near.get(spots * name + side, ())}


def _show(names: Settling, near: Neighbours, choice: list[int]) -> Flags:
    """Show names in order of rank where they are free of others, on another side if need be."""
    shown = np.zeros(len(choice), bool)
    for i in sorted(range(len(choice)), key=lambda i: (not names.always[i], -names.rank[i], i)):
        if names.always[i]:
            shown[i] = True
            continue
        side = next(
            (side for side in _sides(names, i, choice[i])
             if not _over(names.spots, near, choice, shown, i, side)), None)
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
        wanted = {spot for spot, _ in near.get(names.spots * name + side, ())}
        for other in _over(names.spots, near, choice, shown, name, side):
            free = [
                step for step in _sides(names, other, choice[other])
                if not _over(names.spots, near, choice, shown, other, step)
                and names.spots * other + step not in wanted
            ]
            if not free:
                break
            moves[other] = free[0]
        else:
            if not _clash(names.spots, near, moves):
                for other, step in moves.items():
                    choice[other] = step
                choice[name] = side
                return True
    return False


def _sides(names: Settling, name: int, chosen: int) -> list[int]:
    """Give the sides on which a name hides nothing, the chosen one first, then the cheapest."""
    blocked, cost = names.blocked[name], names.cost[name]
    open_ = [side for side in range(names.spots) if not blocked[side] and cost[side] <= _NEVER]
    return sorted(open_, key=lambda side: (side != chosen, cost[side]))


def _over(
    spots: int, near: Neighbours, choice: list[int], shown: Flags, name: int, side: int
) -> list[int]:
    """List the shown names that a spot of a name would lie over."""
    return [spot // spots for spot, _ in near.get(spots * name + side, ())
            if shown[spot // spots] and choice[spot // spots] == spot % spots]


def _clash(spots: int, near: Neighbours, moves: dict[int, int]) -> bool:
    """Say whether names that step aside would lie over each other."""
    return any(
        moves.get(spot // spots) == spot % spots
        for name, side in moves.items() for spot, _ in near.get(spots * name + side, ()))
