"""Walking over the map by keyboard: to the nearest neighbour in a direction, along the ties."""

from __future__ import annotations

import numpy as np

from collective_desk.picture.shapes import Floats, Ints, Picture

DIRECTIONS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0)}
_ASIDE = 2.0
"""How much worse a step aside is than a step ahead."""


def step(xy: Floats, start: int | None, direction: str) -> int | None:
    """Give the row of the nearest actor in a direction; from nowhere, the one in the middle."""
    if not len(xy):
        return None
    if start is None:
        return int(np.argmin(((xy - xy.mean(axis=0)) ** 2).sum(axis=1)))
    way = np.array(DIRECTIONS[direction])
    offset = xy - xy[start]
    ahead = offset @ way
    aside = np.abs(offset @ way[::-1])
    cost = np.where((ahead > 1e-9) & (ahead >= aside * 0.5), ahead + _ASIDE * aside, np.inf)
    cost[start] = np.inf
    best = int(np.argmin(cost))
    return best if np.isfinite(cost[best]) else None


def neighbours(picture: Picture, row: int) -> Ints:
    """Give the actors tied to one, clockwise from the top, each once."""
    ends = np.concatenate([
        picture.target[picture.source == row], picture.source[picture.target == row]
    ])
    others = np.unique(ends[ends != row])
    offset = picture.xy[others] - picture.xy[row]
    turn = np.arctan2(offset[:, 0], -offset[:, 1]) % (2 * np.pi)
    return others[np.argsort(turn, kind="stable")].astype(np.int32)


def along(picture: Picture, hub: int, at: int, *, back: bool = False) -> int | None:
    """Give the neighbour of `hub` that comes after `at` going round; None if it stands alone."""
    around = neighbours(picture, hub).tolist()
    if not around:
        return None
    if at not in around:
        return int(around[-1 if back else 0])
    return int(around[(around.index(at) + (-1 if back else 1)) % len(around)])


def next_tie(picture: Picture, actor: int | None, after: str | None) -> str | None:
    """Give the tie of an actor that comes after another one of its ties; None if it has none."""
    if actor is None:
        return None
    mine = np.flatnonzero((picture.source == actor) | (picture.target == actor)).tolist()
    if not mine:
        return None
    known = picture.tie_row.get(after or "")
    at = mine.index(known) + 1 if known in mine else 0
    return picture.tie_ids[mine[at % len(mine)]]


def within(picture: Picture, starts: list[int], steps: int) -> Ints:
    """Give the actors that some can reach in at most so many ties, themselves among them."""
    reached = np.zeros(len(picture.xy), dtype=bool)
    reached[starts] = True
    for _ in range(steps):
        wave = reached.copy()
        wave[picture.target[reached[picture.source]]] = True
        wave[picture.source[reached[picture.target]]] = True
        if (wave == reached).all():
            break
        reached = wave
    return np.flatnonzero(reached).astype(np.int32)
