"""Who is how many steps away from whom, over the ties that count."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def steps_away(
    n: int,
    source: npt.ArrayLike,
    target: npt.ArrayLike,
    seeds: Iterable[int],
    *,
    most: int | None = None,
    counted: npt.ArrayLike | None = None,
    along: bool = False,
) -> Ints:
    """Give how many ties away each of n actors is from the nearest seed; -1 is out of reach.

    Only ties that are `counted` (flags, one a tie) lead on; `along` follows them from source to
    target only. Nobody farther than `most` steps is looked for.
    """
    begin, end = np.asarray(source, np.int64), np.asarray(target, np.int64)
    if counted is not None:
        kept = np.asarray(counted, bool)
        begin, end = begin[kept], end[kept]
    steps = np.full(n, -1, np.int64)
    edge = np.zeros(n, bool)
    edge[np.fromiter(seeds, np.int64)] = True
    steps[edge] = 0
    step = 0
    while edge.any() and (most is None or step < most):
        step += 1
        met = np.zeros(n, bool)
        met[end[edge[begin]]] = True
        if not along:
            met[begin[edge[end]]] = True
        edge = met & (steps < 0)
        steps[edge] = step
    return steps


def within(steps: Ints, most: int) -> Flags:
    """Say who is at most so many steps away."""
    return np.asarray((steps >= 0) & (steps <= most))
