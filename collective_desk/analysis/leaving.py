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
    """Actors that still have ties, but fall off the largest part."""


def without(n: int, pairs: Ints, gone: Collection[int]) -> Left:
    """Take actors out of the map and say what is lost; a simple reading, nothing is ranked."""
    leavers = set(gone)
    kept = [(a, b) for a, b in pairs.tolist() if a not in leavers and b not in leavers]
    tied = {end for pair in kept for end in pair}
    touched = {end for pair in pairs.tolist() for end in pair} - leavers
    before = _largest(n, pairs, set())
    after = _largest(n, _pairs(kept, pairs), leavers)
    return Left(
        ties=len(pairs) - len(kept),
        alone=tuple(sorted(touched - tied)),
        cut_off=tuple(sorted((before & tied) - after - leavers)),
    )


def _largest(n: int, pairs: Ints, out: set[int]) -> set[int]:
    parts: dict[int, set[int]] = {}
    for row, part in enumerate(components(n, pairs).tolist()):
        if row not in out:
            parts.setdefault(part, set()).add(row)
    return max(parts.values(), key=len, default=set())


def _pairs(kept: list[tuple[int, int]], like: Ints) -> Ints:
    import numpy as np

    return np.array(kept, like.dtype).reshape(-1, 2)
