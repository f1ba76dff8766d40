"""How far each tie bends: apart from its twins, and around strangers."""

from __future__ import annotations

from typing import Final

import numpy as np

from .shapes import Flags, Floats, Ints

CURVE: Final = 0.10
"""Height of the control point over the chord, as a share of the chord."""
CURVE_MOST: Final = 40.0
"""The same in map units, at most."""
FAN_STEP: Final = 0.20
AVOID_BELOW: Final = 4000
"""Above so many actors ties no longer bend around strangers."""
CLEARANCE: Final = 21.0
"""How near a tie may come to a stranger's centre, in map units."""
_CELL: Final = 5.0
_MOST_CELLS: Final = 4_000_000
_STEP: Final = 9.0
_ALONE: Final = (-1.0, 0.0, 1.8, -1.8, 2.6, -2.6)
"""What a tie alone tries: times its bend."""
_TOGETHER: Final = (0.2, -0.2, 0.3, -0.3, 0.4, -0.4)
"""What ties between the same two try: all shifted by this share."""


def bends(xy: Floats, source: Ints, target: Ints, *, avoid: bool = True) -> Floats:
    """Give the bend of every tie: height of its control point by chord, right of its travel.

    Around strangers only where it may `avoid` them and there are not too many.
    """
    if not len(source):
        return np.empty(0)
    share, pair = fan(source, target)
    chord = np.hypot(*(xy[target] - xy[source]).T)
    most = np.minimum(1.0, CURVE_MOST / CURVE / np.maximum(chord, 1e-9))
    if avoid and 2 < len(xy) <= AVOID_BELOW:
        share = share + _shifts(xy, source, target, share, most, pair)[pair]
    bend: Floats = np.where(source > target, -share, share) * most
    return bend


def fan(source: Ints, target: Ints) -> tuple[Floats, Ints]:
    """Part ties between the same two actors; a tie alone bends by the usual share.

    Gives the share seen on the way from the lower row to the higher, and the number of the pair.
    """
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    back = source > target
    pair = np.unique(low * (int(high.max()) + 1) + high, return_inverse=True)[1].ravel()
    order = np.lexsort((~back, pair))
    count = np.bincount(pair)
    place = np.empty(len(pair), np.int64)
    place[order] = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    many = count[pair]
    spread = (place - (many - 1) / 2) * FAN_STEP
    return np.where(many > 1, spread, np.where(back, -CURVE, CURVE)), pair


def _shifts(
    xy: Floats, source: Ints, target: Ints, share: Floats, most: Floats, pair: Ints
) -> Floats:
    """Shift the ties of a pair that would run through strangers the other way, then further."""
    ground = _occupied(xy)
    pairs = int(pair.max()) + 1
    shift = np.zeros(pairs)
    alone = np.bincount(pair, minlength=pairs) == 1
    usual = np.bincount(pair, share, pairs)

    def met(rows: Ints, moved: Floats) -> Ints:
        bend = (share[rows] + moved[pair[rows]]) * most[rows]
        low, high = np.minimum(source, target)[rows], np.maximum(source, target)[rows]
        return np.bincount(pair[rows], _hits(xy, low, high, bend, *ground), pairs)

    best = met(np.arange(len(source)), shift)
    for factor, step in zip(_ALONE, _TOGETHER, strict=True):
        rows = np.flatnonzero(best[pair] > 0)
        if not len(rows):
            break
        other = np.where(alone, usual * (factor - 1.0), step)
        hits = met(rows, other)
        better = (best > 0) & (hits < best)
        shift, best = np.where(better, other, shift), np.where(better, hits, best)
    return shift


def _occupied(xy: Floats) -> tuple[Ints, Floats, float]:
    """Mark on a grid which actor stands where: the grid, its corner, the side of its cells."""
    low = xy.min(axis=0) - 4 * CLEARANCE
    size = xy.max(axis=0) + 4 * CLEARANCE - low
    cell = max(_CELL, float(np.sqrt(size[0] * size[1] / _MOST_CELLS)))
    shape = np.ceil(size / cell).astype(int) + 1
    owner = np.full((shape[0], shape[1]), -1, dtype=np.int32)
    reach = int(np.ceil(CLEARANCE / cell))
    steps = np.arange(-reach, reach + 1)
    dx, dy = (a.ravel() for a in np.meshgrid(steps, steps))
    within = np.hypot(dx, dy) * cell <= CLEARANCE
    cells = ((xy - low) / cell).astype(int)
    for x, y in zip(dx[within], dy[within], strict=True):
        owner[cells[:, 0] + x, cells[:, 1] + y] = np.arange(len(xy))
    return owner, low, cell


def _hits(
    xy: Floats, source: Ints, target: Ints, bend: Floats, owner: Ints, low: Floats, cell: float
) -> Ints:
    """Count for each tie the places where it runs over strangers."""
    chord = xy[target] - xy[source]
    length = np.hypot(chord[:, 0], chord[:, 1])
    steps = np.clip(np.ceil(length / _STEP), 1, 200).astype(int)
    tie = np.repeat(np.arange(len(source)), steps)
    t = np.arange(len(tie)) - np.repeat(np.cumsum(steps) - steps, steps) + 0.5
    t /= np.repeat(steps, steps)
    rest = 1 - t
    weights = rest**2, 2 * t * rest, t**2
    inside = np.ones(len(tie), bool)
    flat = np.zeros(len(tie), int)
    for axis, turned in ((0, -chord[:, 1]), (1, chord[:, 0])):
        # One axis at a time: numpy is quickest on plain rows of numbers.
        a, b = xy[source, axis], xy[target, axis]
        control = (a + b) / 2 + turned * bend
        at = sum(w * np.repeat(p, steps) for w, p in zip(weights, (a, control, b), strict=True))
        cells = ((at - low[axis]) / cell).astype(int)
        inside &= (cells >= 0) & (cells < owner.shape[axis])
        flat = flat * owner.shape[axis] + cells
    met = np.where(inside, owner.ravel()[np.where(inside, flat, 0)], -1)
    stranger: Flags = (met >= 0) & (met != source[tie]) & (met != target[tie])
    counts: Ints = np.bincount(tie[stranger], minlength=len(source)).astype(np.int32)
    return counts
