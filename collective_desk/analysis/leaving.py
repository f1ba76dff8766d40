"""If some leave: which ties go with them, and who is left without any."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .graph import Ints, components


@dataclass(frozen=True, slots=True)
class Left:
    """What is different after some actors left."""

    ties: int
    """How many tied pairs go with them."""
    alone: tuple[int, ...]
    """Actors whose only ties were to those who left."""
    cut_off: tuple[int, ...]
    """Actors that still have ties, but fall off the largest piece of what they were part of."""


def without(n: int, pairs: Ints, gone: Collection[int]) -> Left:
    """Take actors out of the map and say what is lost; a simple reading, nothing is ranked."""
    leavers = set(gone)
    kept = [(a, b) for a, b in pairs.tolist() if a not in leavers and b not in leavers]
    tied = {end for pair in kept for end in pair}
    touched = {end for pair in pairs.tolist() for end in pair} - leavers
    return Left(
        ties=len(pairs) - len(kept),
        alone=tuple(sorted(touched - tied)),
        cut_off=tuple(sorted(_fallen(n, pairs, _pairs(kept, pairs), leavers) & tied)),
    )


def _fallen(n: int, pairs: Ints, kept: Ints, leavers: set[int]) -> set[int]:
    """Give who is not in the largest piece of the part that each belonged to before."""
    part, piece = components(n, pairs).tolist(), components(n, kept).tolist()
    pieces: dict[int, dict[int, set[int]]] = {}
    for row in range(n):
        if row not in leavers:
            pieces.setdefault(part[row], {}).setdefault(piece[row], set()).add(row)
    fallen: set[int] = set()
    for found in pieces.values():
        # Of two that are alike the one with the first row stays.
        for lost in sorted(found.values(), key=lambda rows: (-len(rows), min(rows)))[1:]:
            fallen |= lost
    return fallen


def _pairs(kept: list[tuple[int, int]], like: Ints) -> Ints:
    import numpy as np

    return np.array(kept, like.dtype).reshape(-1, 2)
