"""Where two actors want the same: their positions on goals compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far two actors agree, -1 to 1, and on how many goals both took a side."""

    value: float
    goals: int


def alignment(one: Mapping[G, float], other: Mapping[G, float]) -> Alignment | None:
    """Compare two actors' positions: sum of p q over sum of |p q|, over goals both stated.

    None where there is no goal on which both took a side; who stands at 0 took none.
    """
    products = [one[goal] * other[goal] for goal in one if other.get(goal)]
    weighed = [product for product in products if product]
    weight = sum(map(abs, weighed))
    return Alignment(sum(weighed) / weight, len(weighed)) if weight else None


def alignments(of: K, stances: Mapping[K, Mapping[G, float]]) -> dict[K, Alignment]:
    """Compare one actor with all others; those with no goal in common are left out."""
    mine = stances.get(of, {})
    compared = {
        other: alignment(mine, theirs) for other, theirs in stances.items() if other != of}
    return {other: found for other, found in compared.items() if found is not None}
