"""Stress majorisation: distances on the map become like steps between actors.

Normalised stress = mean over pairs of ((distance - steps) / steps)²; distances in steps.
Source: Gansner, Koren and North, Graph drawing by stress majorization (2004).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from .distances import Steps
from .graph import Flags, Floats, Ints

Tick = Callable[[float], None]

_NEAR: Final = np.float32(1e-4)
_PLAIN: Final = 5
"""Every so many rounds is a plain one: doubled rounds alone would swing for ever."""


def stress_of(steps: Steps, xy: Floats) -> float:
    """Say how far a picture is from the steps, at the best scale; 0 is perfect."""
    low, high = np.triu_indices(len(xy), 1)
    if not len(low):
        return 0.0
    wanted = steps[low, high].astype(np.float64)
    share = np.hypot(*(xy[low] - xy[high]).T) / wanted
    scale = share.sum() / max(float((share * share).sum()), 1e-12)
    return float(np.mean((share * scale - 1.0) ** 2))


def majorise(
    steps: Steps,
    start: Floats,
    fixed: Flags,
    tick: Tick,
    *,
    tolerance: float = 2e-5,
    rounds: int = 300,
) -> tuple[Floats, float]:
    """Improve a picture until it hardly gets better: places in steps, and the mean stress.

    Fixed actors keep their start exactly. `tick` hears the share that is done and may raise.
    """
    n = len(start)
    free = np.flatnonzero(~fixed)
    if n < 2 or not len(free):
        return start.copy(), 0.0
    inverse = np.zeros_like(steps)
    np.divide(1, steps, out=inverse, where=steps > 0)
    solve, pull = _system(inverse, start, free, fixed)
    xy = start.astype(np.float32)
    apart, ratio = np.empty_like(steps), np.empty_like(steps)
    last = np.inf
    best = xy
    for at in range(rounds):
        stress = _ratios(xy, inverse, apart, ratio)
        target = ratio.sum(1)[:, None] * xy - ratio @ xy
        best = xy.copy()
        best[free] = solve @ (target[free] - pull)
        if abs(last - stress) <= tolerance * stress:
            break
        last = stress
        plain = at % _PLAIN == _PLAIN - 1
        xy = best if plain else 2 * best - xy
        tick(at / rounds)
    placed = best.astype(np.float64)
    placed[fixed] = start[fixed]
    return placed, last / (n * (n - 1))


def _system(
    inverse: Steps, start: Floats, free: Ints, fixed: Flags
) -> tuple[Steps, Steps]:
    """Prepare the linear system of one round: its inverse, and the pull of who is fixed."""
    weight = inverse.astype(np.float64) ** 2
    matrix = -weight
    np.fill_diagonal(matrix, weight.sum(1))
    if not fixed.any():
        n = len(start)
        solve = np.linalg.inv(matrix + 1.0 / n) - 1.0 / n
        return solve.astype(np.float32), np.zeros((n, 2), np.float32)
    solve = np.linalg.inv(matrix[np.ix_(free, free)])
    pull = matrix[np.ix_(free, np.flatnonzero(fixed))] @ start[fixed]
    return solve.astype(np.float32), pull.astype(np.float32)


def _ratios(xy: Steps, inverse: Steps, apart: Steps, ratio: Steps) -> float:
    """Fill `ratio` with 1 / (steps x distance) and return the stress, both halves counted."""
    np.subtract(xy[:, 0, None], xy[:, 0], out=apart)
    np.multiply(apart, apart, out=apart)
    np.subtract(xy[:, 1, None], xy[:, 1], out=ratio)
    np.multiply(ratio, ratio, out=ratio)
    np.add(apart, ratio, out=apart)
    np.sqrt(apart, out=apart)
    np.maximum(apart, _NEAR, out=apart)
    np.multiply(apart, inverse, out=ratio)
    np.subtract(ratio, 1, out=ratio)
    np.fill_diagonal(ratio, 0)
    stress = float(np.vdot(ratio, ratio))
    np.divide(inverse, apart, out=ratio)
    return stress
