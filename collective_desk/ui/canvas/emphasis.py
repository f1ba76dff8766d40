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


def emphasis(
    picture: Picture, ids: tuple[str, ...], radius: int | None = None,
    around: tuple[str, ...] | None = None,
) -> Emphasis:
    """Say what stands out when these are selected, within a focus radius in ties if one is set.

    Steps are counted from the actors `around` which one looks, else from those selected.
    """
    actors = [picture.row[id] for id in ids if id in picture.row]
    ties = [picture.tie_row[id] for id in ids if id in picture.tie_row]
    seeds = actors if around is None else [picture.row[id] for id in around if id in picture.row]
    if radius is None or not seeds:
        seeds = []
    if not actors and not ties and not seeds:
        return Emphasis()
    chosen = np.zeros(len(picture.xy), dtype=bool)
    chosen[actors] = True
    lit = chosen[picture.source] | chosen[picture.target]
    lit[ties] = True
    faded = None
    if radius is not None and seeds:
        near = np.zeros(len(picture.xy), dtype=bool)
        near[within(picture, seeds, radius)] = True
        lit = near[picture.source] & near[picture.target]
        faded = ~near
    return Emphasis(frozenset(actors), frozenset(ties), lit, faded)
