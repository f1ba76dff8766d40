"""Boxes on a plane: which overlap, by how much, and how much ink lies beneath them.

A box is a row left, top, width, height; y grows downwards.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from .shapes import Flags, Floats, Ints

_MOST_CELLS: Final = 4_000_000


def overlaps(some: Floats, others: Floats) -> tuple[Ints, Ints, Floats]:
    """Give all pairs of overlapping boxes (row, row) and the area each pair shares, in px²."""
    if not len(some) or not len(others):
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    strip = max(float(max(some[:, 3].max(), others[:, 3].max())), 1.0)
    low = min(float(some[:, 0].min()), float(others[:, 0].min())) - 1.0
    high = max(float((some[:, 0] + some[:, 2]).max()), float((others[:, 0] + others[:, 2]).max()))
    wide = float(others[:, 2].max())
    turn = high - low + wide + 2.0
    base = np.floor(others[:, 1] / strip) * turn + others[:, 0] - low
    order = np.argsort(base, kind="stable")
    keys = base[order]
    found_some, found_others = [], []
    for step in (-1, 0, 1):
        row = (np.floor(some[:, 1] / strip) + step) * turn
        first = np.searchsorted(keys, row + np.maximum(some[:, 0] - low - wide, 0.0))
        last = np.searchsorted(keys, row + some[:, 0] + some[:, 2] - low)
        count = np.maximum(last - first, 0)
        mine = np.repeat(np.arange(len(some)), count)
        place = np.arange(len(mine)) - np.repeat(np.cumsum(count) - count, count)
        found_some.append(mine)
        found_others.append(order[first[mine] + place])
    i, j = np.concatenate(found_some), np.concatenate(found_others)
    area = shared(some[i], others[j])
    real = area > 0
    return i[real], j[real], area[real]


def shared(some: Floats, others: Floats) -> Floats:
    """Give the area that boxes share, row by row, in px²."""
    left, top = np.maximum(some[:, 0], others[:, 0]), np.maximum(some[:, 1], others[:, 1])
    right = np.minimum(some[:, 0] + some[:, 2], others[:, 0] + others[:, 2])
    foot = np.minimum(some[:, 1] + some[:, 3], others[:, 1] + others[:, 3])
    return np.asarray(np.maximum(right - left, 0.0) * np.maximum(foot - top, 0.0), float)


def within(boxes: Floats, frame: tuple[float, float, float, float]) -> Flags:
    """Say which boxes lie wholly inside a frame."""
    left, top, width, height = frame
    return np.asarray(
        (boxes[:, 0] >= left)
        & (boxes[:, 1] >= top)
        & (boxes[:, 0] + boxes[:, 2] <= left + width)
        & (boxes[:, 1] + boxes[:, 3] <= top + height)
    )


def sums(points: Floats, boxes: Floats, cell: float) -> Floats:
    """Count the points under each box, to a cell's precision."""
    if not len(points) or not len(boxes):
        return np.zeros(len(boxes))
    low = boxes[:, :2].min(axis=0) - cell
    high = (boxes[:, :2] + boxes[:, 2:]).max(axis=0) + cell
    size = np.maximum(high - low, cell)
    cell = max(cell, float(np.sqrt(size[0] * size[1] / _MOST_CELLS)))
    shape = np.ceil(size / cell).astype(np.int64) + 1
    cells = ((points - low) / cell).astype(np.int64)
    inside = ((points >= low) & (cells < shape)).all(axis=1)
    flat = cells[inside, 0] * shape[1] + cells[inside, 1]
    table = np.zeros((shape[0] + 1, shape[1] + 1))
    table[1:, 1:] = np.bincount(flat, minlength=int(shape[0] * shape[1])).reshape(shape)
    table = table.cumsum(axis=0).cumsum(axis=1)
    begin = np.clip(np.rint((boxes[:, :2] - low) / cell).astype(np.int64), 0, shape)
    end = np.clip(np.rint((boxes[:, :2] + boxes[:, 2:] - low) / cell).astype(np.int64), 0, shape)
    (x0, y0), (x1, y1) = begin.T, end.T
    return np.asarray(table[x1, y1] - table[x0, y1] - table[x1, y0] + table[x0, y0], float)
