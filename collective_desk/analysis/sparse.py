"""Stress of large maps: every actor looks at its neighbours and at some pivots far and near.

Source: Ortmann, Klimenta and Brandes, A sparse stress model (2017); here all actors move at
once, with momentum.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from .distances import Steps
from .graph import Flags, Floats, Ints
from .stress import Tick

_NEAR: Final = np.float32(1e-4)


def settle(
    pairs: Ints,
    pivots: Ints,
    steps: Steps,
    start: Floats,
    fixed: Flags,
    tick: Tick,
    *,
    rounds: int = 70,
) -> Floats:
    """Improve the picture of a large part; `steps` are those of the pivots to all, (k, n)."""
    n = len(start)
    far = np.ascontiguousarray(steps.T)
    weight = _weights(steps)
    pull = weight * far
    ends = np.concatenate((pairs[:, 0], pairs[:, 1]))
    others = np.concatenate((pairs[:, 1], pairs[:, 0]))
    total = weight.sum(1) + np.bincount(ends, minlength=n)
    here = start.astype(np.float32)
    ahead, pace = here, 1.0
    for at in range(rounds):
        spots = ahead[pivots]
        apart = ahead[:, None, :] - spots
        ratio = pull / np.maximum(np.hypot(apart[..., 0], apart[..., 1]), _NEAR)
        wish = weight @ spots + np.einsum("nk,nkd->nd", ratio, apart)
        line = ahead[ends] - ahead[others]
        line /= np.maximum(np.hypot(line[:, 0], line[:, 1]), _NEAR)[:, None]
        line += ahead[others]
        for axis in (0, 1):
            wish[:, axis] += np.bincount(ends, line[:, axis], minlength=n)
        there = (wish / total[:, None]).astype(np.float32)
        there[fixed] = here[fixed]
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = there + np.float32(min((pace - 1) / faster, 0.9)) * (there - here)
        here, pace = there, faster
        tick((at + 1) / rounds)
    placed = here.astype(np.float64)
    placed[fixed] = start[fixed]
    return placed


def _weights(steps: Steps) -> Steps:
    """Weigh pivots: each stands for those of its own region that are nearer to it than half way."""
    region = steps.argmin(0)
    weight = np.zeros(steps.T.shape, np.float32)
    for at, row in enumerate(steps):
        inside = np.sort(row[region == at])
        weight[:, at] = np.maximum(np.searchsorted(inside, row / 2, side="right"), 1)
    # Neighbours have a term of their own.
    far = steps.T
    return np.where(far > 1, weight / np.maximum(far * far, 1), 0).astype(np.float32)
