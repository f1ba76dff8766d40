"""Parting what covers each other: symbols with their names, moved as little as may be."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

import numpy as np

from .graph import Flags, Floats, Ints
from .ground import GAP, SYMBOL, Ground, Point, Size
from .stress import Tick

AIR: Final = 6.0
"""Boxes are parted until so many px lie between them; GAP where one has to be put elsewhere."""

_REACH: Final = 24.0
_FRESH: Final = 4


def overlapping(xy: Floats, sizes: Floats, air: float = 0.0) -> Ints:
    """Find the pairs of actors whose boxes (symbol and name) cover each other, shape (k, 2)."""
    pairs = _close(xy, sizes, air)
    deep = _depth(xy + _down(sizes), sizes, pairs, air)
    found: Ints = pairs[(deep > 1e-6).all(1)]
    return found


def part(xy: Floats, sizes: Floats, fixed: Flags, tick: Tick, *, rounds: int = 160) -> Floats:
    """Part all boxes; fixed actors keep their places, so two fixed ones may still overlap."""
    down = _down(sizes)
    centres = xy + down
    share = np.where(fixed, 0.0, 1.0)
    pairs = np.empty((0, 2), np.int64)
    for at in range(rounds):
        if at % _FRESH == 0:
            pairs = _close(centres - down, sizes, AIR + _REACH)
            pairs = pairs[share[pairs].sum(1) > 0]
            tick(at / rounds)
        if not _push(centres, sizes, share, pairs):
            if at % _FRESH == 0:
                break
            pairs = _close(centres - down, sizes, AIR + _REACH)
    placed = centres - down
    placed[fixed] = xy[fixed]
    return _put_elsewhere(placed, sizes, fixed)


def _push(centres: Floats, sizes: Floats, share: Floats, pairs: Ints) -> bool:
    """Move overlapping pairs apart the short way, halves each; tell whether there were any."""
    deep = _depth(centres, sizes, pairs, AIR)
    hit = (deep > 1e-6).all(1)
    if not hit.any():
        return False
    pairs, deep = pairs[hit], deep[hit]
    one, two = pairs[:, 0], pairs[:, 1]
    way = np.where(centres[one] >= centres[two], 1.0, -1.0)
    across = deep[:, 0] <= deep[:, 1]
    way[across, 1] = 0.0
    way[~across, 0] = 0.0
    part = share[one] + share[two]
    step = way * (deep.min(1) / np.maximum(part, 1.0))[:, None]
    n = len(centres)
    crowd = np.bincount(one, minlength=n) + np.bincount(two, minlength=n)
    calm = share / np.maximum(crowd, 1) ** 0.5
    for axis in (0, 1):
        move = np.bincount(one, step[:, axis], minlength=n)
        move -= np.bincount(two, step[:, axis], minlength=n)
        centres[:, axis] += move * calm
    return True


def _down(sizes: Floats) -> Floats:
    """Give the way from the actor's point to the middle of its box."""
    return np.column_stack((np.zeros(len(sizes)), sizes[:, 1] / 2 - SYMBOL / 2))


def _depth(centres: Floats, sizes: Floats, pairs: Ints, air: float) -> Floats:
    one, two = pairs[:, 0], pairs[:, 1]
    depth: Floats = (sizes[one] + sizes[two]) / 2 + air - np.abs(centres[one] - centres[two])
    return depth


def _close(xy: Floats, sizes: Floats, air: float) -> Ints:
    """Find the pairs of boxes that are nearer than `air`, by squares as large as the largest."""
    if len(xy) < 2:
        return np.empty((0, 2), np.int64)
    centres = xy + _down(sizes)
    square = np.maximum(sizes.max(0) + air, 1.0)
    cell = np.floor((centres - centres.min(0)) / square).astype(np.int64)
    lines = int(cell[:, 1].max()) + 3
    key = cell[:, 0] * lines + cell[:, 1]
    order = np.argsort(key, kind="stable")
    key = key[order]
    found = []
    rows = np.arange(len(xy))
    for step in (0, 1, lines - 1, lines, lines + 1):
        begin = rows + 1 if step == 0 else np.searchsorted(key, key + step)
        counts = np.searchsorted(key, key + step, side="right") - begin
        ends = np.cumsum(counts)
        second = np.repeat(begin - (ends - counts), counts) + np.arange(ends[-1])
        found.append(np.column_stack((np.repeat(rows, counts), second)))
    pairs = order[np.concatenate(found)]
    near: Ints = pairs[(_depth(centres, sizes, pairs, air) > 0).all(1)]
    return near


def _put_elsewhere(xy: Floats, sizes: Floats, fixed: Flags) -> Floats:
    """Put those who still cover somebody at the nearest free place."""
    pairs = overlapping(xy, sizes)
    pairs = pairs[~fixed[pairs].all(1)]
    movers: set[int] = set()
    for one, two in pairs.tolist():
        if one not in movers and two not in movers:
            movers.add(one if fixed[two] else two)
    if not movers:
        return xy
    placed = xy.copy()
    rest = [row for row in range(len(xy)) if row not in movers]
    ground = Ground(xy[rest].tolist(), sizes[rest].tolist())
    for row in sorted(movers):
        size = (float(sizes[row, 0]), float(sizes[row, 1]))
        point = _nearest((float(xy[row, 0]), float(xy[row, 1])), size, ground)
        ground.add(point, size)
        placed[row] = point
    return placed


def _nearest(wish: Point, size: Size, ground: Ground) -> Point:
    """Walk outwards until a box of this size is free."""
    if ground.free(wish, size):
        return wish
    radius = GAP
    while True:
        count = max(8, int(2 * pi * radius / 24))
        for at in range(count):
            turn = 2 * pi * at / count
            point = (wish[0] + radius * cos(turn), wish[1] + radius * sin(turn))
            if ground.free(point, size):
                return point
        radius += 12 + radius * 0.05
