"""What stands out on the map and what steps back: the selection quiets everything else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from collective_desk.picture.shapes import Flags, Picture

from .walk import within

BEYOND = 0.30
"""How much of an actor remains beyond the focus radius."""


@dataclass(frozen=True, slots=True, eq=False)
class Emphasis:
    """Rows that are chosen, ties that stay lit, actors that fade; None means nobody steps back."""

    actors: frozenset[int] = frozenset()
    ties: frozenset[int] = frozenset()
    lit: Flags | None = None
    faded: Flags | None = None


def emphasis(picture: Picture, ids: tuple[str, ...], radius: int | None = None) -> Emphasis:
    """Say what stands out when these are selected, within a focus radius in ties if one is set."""
    actors = [picture.row[id] for id in ids if id in picture.row]
    ties = [picture.tie_row[id] for id in ids if id in picture.tie_row]
    if not actors and not ties:
        return Emphasis()
    chosen = np.zeros(len(picture.xy), dtype=bool)
    chosen[actors] = True
    lit = chosen[picture.source] | chosen[picture.target]
    lit[ties] = True
    faded = None
    if radius is not None and actors:
        near = np.zeros(len(picture.xy), dtype=bool)
        near[within(picture, actors, radius)] = True
        lit = near[picture.source] & near[picture.target]
        faded = ~near
    return Emphasis(frozenset(actors), frozenset(ties), lit, faded)
