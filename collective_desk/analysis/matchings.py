"""Stress by stochastic gradient descent over random matchings: it unfolds what is thin.

Source: Zheng, Pawar and Goodman, Graph drawing by stochastic gradient descent (2018); here the
pairs of one round share no actor, so a round is a few array operations.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from .distances import Steps
from .graph import Flags, Floats
from .stress import Tick

_LAST: Final = 0.1


def descend(
    steps: Steps,
    start: Floats,
    fixed: Flags,
    tick: Tick,
    *,
    chance: np.random.Generator,
    sweeps: int = 8,
) -> Floats:
    """Move all pairs towards their steps, a little less in every sweep; fixed actors stay."""
    n = len(start)
    xy: np.ndarray[tuple[int], np.dtype[np.complex128]] = start[:, 0] + 1j * start[:, 1]
    light = 1.0 - fixed
    seats = n + n % 2
    half = np.arange(1, seats // 2)
    first = float(steps.max()) ** 2
    for sweep in range(sweeps):
        rate = first * (_LAST / first) ** (sweep / max(sweeps - 1, 1))
        seat = chance.permutation(seats)
        for turn in chance.permutation(seats - 1):
            one = seat[np.append((turn + half) % (seats - 1), seats - 1)]
            two = seat[np.append((turn - half) % (seats - 1), turn)]
            if seats != n:
                here = (one < n) & (two < n)
                one, two = one[here], two[here]
            wanted = steps[one, two]
            line = xy[one] - xy[two]
            far = np.abs(line) + 1e-9
            both = light[one] + light[two]
            strength = np.minimum(rate / (wanted * wanted), 1.0)
            move = line * (strength * (far - wanted) / (far * np.maximum(both, 1.0)))
            xy[one] -= move * light[one]
            xy[two] += move * light[two]
        tick((sweep + 1) / sweeps)
    placed = np.column_stack((xy.real, xy.imag))
    placed[fixed] = start[fixed]
    return placed
