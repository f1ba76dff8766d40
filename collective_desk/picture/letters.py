"""Letters on ties: at the middle of the curve, or slid along it to stay clear."""

from __future__ import annotations

from typing import Final

import numpy as np

from .boxes import overlaps, sums
from .curves import Curves
from .shapes import Flags, Floats, Ints
from .style import Style

_SHARES: Final = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78)
_STEP: Final = 4.0
_CROSSED: Final = 2.0
_AWAY: Final = 14.0
_HIDDEN: Final = 0.12
"""So much of a letter may be hidden."""


def letter_spots(
    bent: Curves,
    style: Style,
    *,
    at_least: float | None = None,
    avoid: Floats | None = None,
    slide: bool = True,
) -> tuple[Ints, Floats]:
    """Give the ties that bear their letter (rows of the picture), and where its middle stands.

    Ties shorter than `at_least` px bear none. `avoid` are boxes of names and symbols.
    """
    enough = style.zoom.tie_letter_length if at_least is None else at_least
    bent = bent.pick(bent.length() >= enough)
    middle = bent.at(0.5)
    if not slide or not len(bent):
        return bent.rows, middle
    side = style.tie.letter_disc
    spots = np.stack([bent.at(share) for share in _SHARES], axis=1)
    boxes = np.concatenate((spots - side / 2, np.full_like(spots, side)), axis=2).reshape(-1, 4)
    cost = np.tile(np.abs(np.array(_SHARES) - 0.5) * _AWAY, len(bent))
    cost += _CROSSED * np.maximum(sums(walk(bent, _STEP), boxes, _STEP) - side / _STEP - 1, 0.0)
    if avoid is not None and len(avoid):
        spot, _, area = overlaps(boxes, np.asarray(avoid, float))
        cost += np.bincount(spot, area, len(boxes))
    return bent.rows, _taken(spots, cost.reshape(len(bent), -1), side)


def free_of(at: Floats, style: Style, avoid: Floats) -> Flags:
    """Say which letters can be read: not those half under a name or a symbol, or on another."""
    side = style.tie.letter
    boxes = np.concatenate((at - side / 2, np.full_like(at, side)), axis=1)
    free = np.ones(len(at), bool)
    spot, _, area = overlaps(boxes, avoid)
    free[spot[area > _HIDDEN * side**2]] = False
    one, other, area = overlaps(boxes, boxes)
    over = (one > other) & (area > _HIDDEN * side**2)
    for later, first in sorted(zip(one[over].tolist(), other[over].tolist(), strict=True)):
        free[later] &= not free[first]
    return free


def walk(bent: Curves, step: float) -> Floats:
    """Give points along all curves, about one every `step` px."""
    if not len(bent):
        return np.empty((0, 2))
    count = np.clip(np.ceil(bent.length() / step), 1, 400).astype(np.int64)
    tie = np.repeat(np.arange(len(bent)), count)
    place = np.arange(len(tie)) - np.repeat(np.cumsum(count) - count, count)
    return bent.pick(tie).at((place + 0.5) / count[tie])


def _taken(spots: Floats, cost: Floats, side: float) -> Floats:
    """Give each tie in turn its cheapest spot that no letter before it stands on."""
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    chosen = np.empty((len(spots), 2))
    places = spots.tolist()
    for i, order in enumerate(np.argsort(cost, axis=1, kind="stable").tolist()):
        free = (places[i][s] for s in order if not _crowded(places[i][s], taken, side))
        x, y = next(free, places[i][order[0]])
        taken.setdefault((int(x // side), int(y // side)), []).append((x, y))
        chosen[i] = x, y
    return chosen


def _crowded(
    at: list[float], taken: dict[tuple[int, int], list[tuple[float, float]]], side: float
) -> bool:
    x, y = at
    column, row = int(x // side), int(y // side)
    return any(
        abs(x - ox) < side and abs(y - oy) < side
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        for ox, oy in taken.get((column + dx, row + dy), ())
    )
