"""What the whole map is like: does it hang on one actor, do groups keep to themselves."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Literal

import numpy as np

from .graph import Ints


def degree_centralisation(n: int, pairs: Ints) -> float:
    """Say how far the map hangs on one actor: 0 all alike, 1 a star; nan under three actors.

    Source: Freeman, Centrality in social networks (1979): over (n - 1)(n - 2).
    """
    if n < 3:
        return nan
    degrees = np.bincount(pairs.ravel(), minlength=n)
    return float((degrees.max() - degrees).sum() / ((n - 1) * (n - 2)))


def arc_centralisation(n: int, arcs: Ints, end: Literal["out", "in"] = "out") -> float:
    """Say how far giving (`out`) or receiving (`in`) hangs on one actor; nan under two actors.

    Source: Freeman (1979), directed: over (n - 1)².
    """
    if n < 2:
        return nan
    degrees = np.bincount(arcs[:, 0 if end == "out" else 1], minlength=n)
    return float((degrees.max() - degrees).sum() / (n - 1) ** 2)


def ei_index(pairs: Ints, groups: Sequence[int | None]) -> float:
    """Say whether ties lead outwards: (E - I) / (E + I), -1 only inside groups, 1 only between.

    `groups` gives the group (a realm, say) of each actor; ties of actors without one do not
    count. nan where no tie counts. Source: Krackhardt and Stern, Informal networks (1988).
    """
    outside, inside = _counted(pairs, groups)
    return _balance(outside, inside)


def ei_by_density(pairs: Ints, groups: Sequence[int | None]) -> float:
    """Give the E-I index of densities, so that large groups do not weigh more: -1 to 1.

    Shares of the possible ties take the place of ties; nan where no tie is possible inside or
    none between, or where there is none at all.
    """
    sizes = np.unique([group for group in groups if group is not None], return_counts=True)[1]
    actors = int(sizes.sum())
    can_inside = float((sizes * (sizes - 1)).sum()) / 2
    can_outside = actors * (actors - 1) / 2 - can_inside
    if not can_inside or not can_outside:
        return nan
    outside, inside = _counted(pairs, groups)
    return _balance(outside / can_outside, inside / can_inside)


def _counted(pairs: Ints, groups: Sequence[int | None]) -> tuple[int, int]:
    outside = inside = 0
    for one, two in pairs.tolist():
        first, second = groups[one], groups[two]
        if first is not None and second is not None:
            outside += first != second
            inside += first == second
    return outside, inside


def _balance(outside: float, inside: float) -> float:
    total = outside + inside
    return (outside - inside) / total if total else nan
