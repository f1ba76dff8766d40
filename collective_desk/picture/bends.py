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
CLEARANCE: Final = 17.0
"""How near a tie may come to a stranger's centre, in map units."""
_CELL: Final = 6.0
_MOST_CELLS: Final = 4_000_000
_TRIES: Final = (-1.0, 2.0, -2.0, 3.0, -3.0)


def bends(xy: Floats, source: Ints, target: Ints) -> Floats:
    """Give the bend of every tie: height of its control point by chord, right of its travel."""
    share = fan(source, target)
    chord = np.hypot(*(xy[target] - xy[source]).T)
    most = np.minimum(1.0, CURVE_MOST / CURVE / np.maximum(chord, 1e-9))
    bend: Floats = share * most
    if 2 < len(xy) <= AVOID_BELOW and len(source):
        return _around_strangers(xy, source, target, bend)
    return bend


def fan(source: Ints, target: Ints) -> Floats:
    """Part ties between the same two actors; a tie alone bends by the usual share."""
    share = np.full(len(source), CURVE)
    if not len(source):
        return share
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    back = source > target
    pair = low * (int(high.max()) + 1) + high
    order = np.lexsort((np.arange(len(pair)), ~back, pair))
    ordered = pair[order]
    first = np.r_[True, ordered[1:] != ordered[:-1]]
    start = np.flatnonzero(first)
    count = np.diff(np.r_[start, len(ordered)])
    place = np.arange(len(ordered)) - np.repeat(start, count)
    many = np.repeat(count, count)
    spread = (place - (many - 1) / 2) * FAN_STEP
    alone = many == 1
    share[order] = np.where(alone, CURVE, np.where(back[order], -spread, spread))
    return share


def _around_strangers(xy: Floats, source: Ints, target: Ints, bend: Floats) -> Floats:
    """Bend ties that would run through a foreign symbol the other way, then further."""
    owner, low, cell = _occupied(xy)
    bent = bend.copy()
    rows = np.flatnonzero(_hits(xy, source, target, bend, owner, low, cell) > 0)
    if not len(rows):
        return bent
    best = _hits(xy, source[rows], target[rows], bend[rows], owner, low, cell)
    base = np.where(bend[rows] == 0.0, CURVE, bend[rows])
    for factor in _TRIES:
        other = base * factor
        hits = _hits(xy, source[rows], target[rows], other, owner, low, cell)
        better = hits < best
        bent[rows[better]] = other[better]
        best = np.where(better, hits, best)
        if not best.any():
            break
    return bent


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
    a, b = xy[source], xy[target]
    chord = b - a
    control = (a + b) / 2 + np.column_stack((-chord[:, 1], chord[:, 0])) * bend[:, None]
    length = np.hypot(chord[:, 0], chord[:, 1])
    steps = np.clip(np.ceil(length / 10.0), 1, 200).astype(int)
    tie = np.repeat(np.arange(len(source)), steps)
    place = np.arange(len(tie)) - np.repeat(np.cumsum(steps) - steps, steps)
    t = ((place + 0.5) / steps[tie])[:, None]
    at = (1 - t) ** 2 * a[tie] + 2 * t * (1 - t) * control[tie] + t**2 * b[tie]
    cells = ((at - low) / cell).astype(int)
    inside = ((cells >= 0) & (cells < owner.shape)).all(axis=1)
    cells = np.where(inside[:, None], cells, 0)
    met = np.where(inside, owner[cells[:, 0], cells[:, 1]], -1)
    stranger: Flags = (met >= 0) & (met != source[tie]) & (met != target[tie])
    counts: Ints = np.bincount(tie[stranger], minlength=len(source)).astype(np.int32)
    return counts
