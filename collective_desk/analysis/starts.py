"""Where an arrangement starts from, and how it is turned to look like what stood before."""

from __future__ import annotations

import numpy as np

from .distances import Steps
from .graph import Flags, Floats


def spread_out(steps: Steps, chance: np.random.Generator) -> Floats:
    """Set actors out by their steps (n, k) to k others; units are steps.

    Source: Brandes and Pich, Eigensolver methods for progressive multidimensional scaling (2006).
    """
    square = steps.astype(np.float64) ** 2
    centred = square - square.mean(0) - square.mean(1)[:, None] + square.mean()
    vectors = np.linalg.eigh(centred.T @ centred)[1]
    xy: Floats = centred @ vectors[:, :-3:-1]
    if xy.shape[1] < 2:
        xy = np.column_stack((xy, np.zeros(len(xy))))
    wide = xy.std(0)
    if wide[0] > 0:
        xy *= steps.std() / wide[0]
    # Actors with the same neighbours land on one spot; nothing could ever part them.
    return xy + chance.normal(scale=0.08, size=xy.shape)


def turn_flat(xy: Floats) -> Floats:
    """Turn a part so that it is wide rather than high, its middle at the origin."""
    centred: Floats = xy - xy.mean(0)
    if len(xy) < 2:
        return centred
    vectors = np.linalg.eigh(centred.T @ centred)[1]
    axes = vectors[:, ::-1]
    axes = axes * np.where(axes.sum(0) < 0, -1.0, 1.0)
    turned: Floats = centred @ axes
    return turned


def turn_towards(xy: Floats, wish: Floats, known: Flags) -> Floats:
    """Turn, mirror and shift a part so that it looks as much as it can like the known places."""
    if not known.any():
        return turn_flat(xy)
    mine, theirs = xy[known], wish[known]
    middle, there = mine.mean(0), theirs.mean(0)
    left, _, right = np.linalg.svd((mine - middle).T @ (theirs - there))
    turned: Floats = (xy - middle) @ (left @ right) + there
    return turned
