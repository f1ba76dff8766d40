"""Rings: parts in a collective, how well tied, or how many steps away; directions are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import pi, sqrt
from typing import Final

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides, Ring, Value

from .ground import SYMBOL
from .lattice import Floats, Ints, Lattice, Limits
from .standing import Arranged, Standing, coarse, grown, settle

ROLES: Final[dict[str, Value]] = {
    "core": "core", "active": "active", "periphery": "periphery", "alongside": "ally",
    "outside": None,
}
"""The rings of a collective, and the part that standing in them says."""
_RING_OF_ROLE: Final = {
    "core": "core", "active": "active", "periphery": "periphery",
    "ally": "alongside", "observer": "alongside", "host": "alongside",
}
DEGREES: Final = ("many", "some", "few", "none")
FLAT: Final = 0.5
"""Rings are so many times as high as wide."""
FARTHEST: Final = 5
"""Who is more steps away shares a ring with those who are so many."""

_LEAST: Final = 120.0
_LOOSE: Final = 2.3
_RAYS: Final = 720
_HEAD: Final = (70.0, 12.0)
"""Half the width and the half height kept free for a ring's words."""


def member_rings(
    standing: Standing, roles: Mapping[EntityId, str | None]
) -> Arranged:
    """Arrange actors around a collective by their part in it; who has none stands outside.

    A member whose part nobody said counts as active.
    """
    order = list(ROLES)
    ring = np.array([order.index(ring_of(id, roles)) for id in standing.ids], np.int64)
    words = [f"arrangement.rings.{role}" for role in ROLES]
    return _arranged(standing, ring, "rings", words, list(ROLES.values()))


def ring_of(id: EntityId, roles: Mapping[EntityId, str | None]) -> str:
    """Name the ring of an actor in a collective."""
    return _RING_OF_ROLE.get(roles[id] or "active", "active") if id in roles else "outside"


def degree_rings(standing: Standing, degree: Ints) -> Arranged:
    """Arrange actors by how many ties they have, compared with the one who has most."""
    most = int(degree.max()) if len(degree) else 0
    ring = np.full(len(standing), 3, np.int64)
    ring[degree > 0] = 2
    ring[degree * 4 > most] = 1
    ring[degree * 2 > most] = 0
    ring[degree == 0] = 3
    words = [f"arrangement.degree.{step}" for step in DEGREES]
    return _arranged(standing, ring, "rings", words, [None] * len(DEGREES))


def step_rings(standing: Standing, row: int, steps: Ints) -> Arranged:
    """Arrange actors around one of them by steps away; -1 are those no way leads to."""
    ring = np.minimum(steps, FARTHEST)
    reached = int(ring.max()) if len(ring) else 0
    ring[steps < 0] = reached + 1
    words = ["arrangement.around.self", *(["arrangement.around.steps"] * reached)]
    words.append("arrangement.around.apart")
    values: list[Value] = [*range(reached + 1), None]
    return _arranged(standing, ring, "around", words, values, around=row)


def _arranged(
    standing: Standing,
    ring: Ints,
    name: str,
    words: Sequence[str],
    values: Sequence[Value],
    *,
    around: int | None = None,
) -> Arranged:
    return grown(lambda factor: _attempt(standing, ring, name, words, values, around, factor))


def _attempt(
    standing: Standing,
    ring: Ints,
    name: str,
    words: Sequence[str],
    values: Sequence[Value],
    around: int | None,
    factor: float,
) -> Arranged | None:
    middle = standing.middle() if around is None else _snapped(standing.xy[around])
    members = [np.flatnonzero(ring == number).tolist() for number in range(len(words))]
    edges = _radii(standing, members, factor, alone=around is not None)
    xy = np.zeros((len(standing), 2))
    targets = _targets(standing, ring, edges, middle)
    far = edges[-1][1] + standing.widest()
    high = FLAT * far + 2 * standing.tallest()
    lattice = Lattice(middle[0] - far, middle[1] - high, middle[0] + far, middle[1] + high)
    drawn = [n for n, rows in enumerate(members) if rows or n < len(words) - 1]
    for number in drawn:
        wide, half = _HEAD
        at = middle[1] - FLAT * edges[number][1]
        if not (around is not None and number == 0):
            lattice.block(middle[0] - wide, at - half, middle[0] + wide, at + half)
    for number, rows in enumerate(members):
        inner, outer = edges[number]
        begin = inner + SYMBOL / 2 if inner else 0.0
        limits = Limits(ring=(*middle, begin, outer - SYMBOL / 2, FLAT))
        if around is not None and number == 0:
            limits, targets[rows] = Limits(), middle
        if not settle(standing, lattice, rows, targets, _always(limits), xy):
            return None
    rings = tuple(
        Ring(values[n], words[n], *middle, *edges[n], FLAT, len(members[n]), steps=n)
        for n in drawn
        if not (around is not None and n == 0)
    )
    reach = edges[drawn[-1]][1] if drawn else _LEAST
    reach += SYMBOL
    high = reach * FLAT
    frame = middle[0] - reach, middle[1] - high, middle[0] + reach, middle[1] + high
    return Arranged(xy, Guides(name, rings=rings, frame=frame))


def _opened(standing: Standing, middle: tuple[float, float]) -> Floats:
    """Give directions from the middle, opened where it lies at an edge of the map.

    Seen from a corner everyone stands in a quarter of the directions; they are spread as if the
    frame of the map were evenly filled. That depends on the frame only, so nobody's direction
    changes when one more actor comes.
    """
    left, top, right, foot = standing.extent()
    x, y = middle
    away = standing.xy - np.array(middle)
    turned: Floats = np.arctan2(away[:, 1] / FLAT, away[:, 0])
    begin = np.arctan2((y - (top + foot) / 2) / FLAT, x - (left + right) / 2)
    angles = begin + np.linspace(0.0, 2 * pi, _RAYS + 1)
    way = np.column_stack((np.cos(angles), np.sin(angles)))
    to_side = np.where(
        way > 0, (right - x, (foot - y) / FLAT), (left - x, (top - y) / FLAT)
    )
    far = np.min(np.abs(to_side) / np.maximum(np.abs(way), 1e-9), axis=1)
    seen = np.concatenate(([0.0], np.cumsum(far[:-1] ** 2 + far[1:] ** 2)))
    after = (turned - begin) % (2 * pi)
    return np.asarray(begin + 2 * pi * np.interp(after, angles - begin, seen / seen[-1]), float)


def _always(limits: Limits) -> Callable[[int], Limits]:
    return lambda _: limits


def _snapped(point: Floats) -> tuple[float, float]:
    return round(float(point[0]) / 8) * 8.0, round(float(point[1]) / 8) * 8.0


def _radii(
    standing: Standing, members: list[list[int]], factor: float, *, alone: bool
) -> list[tuple[float, float]]:
    """Give where each ring begins and ends: as wide as what stands in it needs."""
    edges: list[tuple[float, float]] = []
    inner = 0.0
    for number, rows in enumerate(members):
        need = standing.room(rows) * _LOOSE * factor
        least = inner + max(_LEAST, standing.tallest() + 50) * (1.0 if rows else 0.6)
        if alone and number == 0:
            least = 70.0
        outer = coarse(max(sqrt(inner**2 + need / pi / FLAT), least), 40)
        edges.append((inner, outer))
        inner = outer
    return edges


def _targets(
    standing: Standing,
    ring: Ints,
    edges: list[tuple[float, float]],
    middle: tuple[float, float],
) -> Floats:
    """Give the middle of each actor's ring in the direction in which it stands freely."""
    if not len(standing):
        return standing.xy
    turned = _opened(standing, middle)
    away = np.column_stack((np.cos(turned), FLAT * np.sin(turned)))
    far = np.array([0.42 * outer if not inner else (inner + outer) / 2 for inner, outer in edges])
    targets: Floats = np.array(middle) + away * far[ring][:, None]
    targets[:, 1] -= 9  # the name hangs below the symbol
    return targets
