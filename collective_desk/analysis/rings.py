"""Rings: parts in a collective, how well tied, or how many steps away; directions are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt
from typing import Final

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides, Ring, Value

from .ground import SYMBOL
from .lattice import CELL, Floats, Ints, Lattice, Limits
from .standing import FINER, GROWTH, Arranged, Size, Standing, coarse, grown, settle

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

_FLATTEST: Final = 0.3
_TIGHT: Final = 0.7
"""Rings that fill a room are tried so tightly first."""
_AGAIN: Final = 4
"""So often rings are laid anew for words that take more of them, the larger they are."""
_EVEN: Final = 0.7
"""Where rings fill a room, directions go so far of the way to even ones."""
_SPEAKS: Final = 1.3
"""Rings that fill a room are so far apart at their tops that the words of each can be read.

By the size of names, as the words are."""
_LEAST: Final = 120.0
_LOOSE: Final = 2.3
_RAYS: Final = 720
_HEAD: Final = (70.0, 12.0)
_LARGE_HEAD: Final = (7.2, 1.3)
"""Half the width and the half height kept free for a ring's words; the same in a room."""


def member_rings(
    standing: Standing, roles: Mapping[EntityId, str | None], room: Size | None = None
) -> Arranged:
    """Arrange actors around a collective by their part in it; who has none stands outside.

    A member whose part nobody said counts as active. A room (width, height) is filled.
    """
    order = list(ROLES)
    ring = np.array([order.index(ring_of(id, roles)) for id in standing.ids], np.int64)
    words = [f"arrangement.rings.{role}" for role in ROLES]
    return _arranged(standing, ring, "rings", words, list(ROLES.values()), room)


def ring_of(id: EntityId, roles: Mapping[EntityId, str | None]) -> str:
    """Name the ring of an actor in a collective."""
    return _RING_OF_ROLE.get(roles[id] or "active", "active") if id in roles else "outside"


def degree_rings(standing: Standing, degree: Ints, room: Size | None = None) -> Arranged:
    """Arrange actors by how many ties they have, compared with the one who has most."""
    most = int(degree.max()) if len(degree) else 0
    ring = np.full(len(standing), 3, np.int64)
    ring[degree > 0] = 2
    ring[degree * 4 > most] = 1
    ring[degree * 2 > most] = 0
    ring[degree == 0] = 3
    words = [f"arrangement.degree.{step}" for step in DEGREES]
    return _arranged(standing, ring, "rings", words, [None] * len(DEGREES), room)


def step_rings(
    standing: Standing, row: int, steps: Ints, room: Size | None = None
) -> Arranged:
    """Arrange actors around one of them by steps away; -1 are those no way leads to."""
    ring = np.minimum(steps, FARTHEST)
    reached = int(ring.max()) if len(ring) else 0
    ring[steps < 0] = reached + 1
    words = ["arrangement.around.self", *(["arrangement.around.steps"] * reached)]
    words.append("arrangement.around.apart")
    values: list[Value] = [*range(reached + 1), None]
    return _arranged(standing, ring, "around", words, values, room, around=row)


def _arranged(
    standing: Standing,
    ring: Ints,
    name: str,
    words: Sequence[str],
    values: Sequence[Value],
    room: Size | None,
    *,
    around: int | None = None,
) -> Arranged:
    members = [np.flatnonzero(ring == number).tolist() for number in range(len(words))]
    if room is None:
        form = _Form()
        start, by = 1.0, GROWTH
    else:
        form = _Form.of(room, standing)
        start, by = _TIGHT, FINER

    def attempt(factor: float) -> Arranged | None:
        seats = _seats(standing, members, form, factor, around)
        return _attempt(standing, ring, members, seats, name, words, values, around)

    return grown(attempt, start=start, by=by)


@dataclass(frozen=True, slots=True)
class _Form:
    """How flat rings are, how far the outermost reaches at least, what stands out beyond it."""

    flat: float = FLAT
    reach: float = 0.0
    beyond: Size = (SYMBOL, SYMBOL * FLAT)
    least: float = _LEAST
    step: float = 40.0
    """Rings end at so coarse lengths."""
    head: Size = _HEAD

    @classmethod
    def of(cls, room: Size, standing: Standing) -> _Form:
        """Give the form of rings that fill a room, with the names at its border."""
        beyond = standing.widest() / 2, standing.tallest() / 2
        half = [max(length / 2 - out, SYMBOL) for length, out in zip(room, beyond, strict=True)]
        flat = min(max(half[1] / half[0], _FLATTEST), 1.0)
        words = standing.words
        head = _LARGE_HEAD[0] * words, _LARGE_HEAD[1] * words
        return cls(flat, half[0], beyond, _SPEAKS * words / flat, CELL, head)

    def seen(self, outer: float) -> _Form:
        """Give the same where rings end farther out: words keep their size, the rest shrinks."""
        share = max(outer / self.reach, 1.0) if self.reach else 1.0
        head = self.head[0] * share, self.head[1] * share
        return replace(self, least=self.least * share, head=head)


@dataclass(frozen=True, slots=True)
class _Seats:
    """Rings as they are laid: from where to where each, around which point."""

    edges: list[tuple[float, float]]
    middle: tuple[float, float]
    form: _Form


def _seats(
    standing: Standing, members: list[list[int]], form: _Form, factor: float, around: int | None
) -> _Seats:
    middle = standing.middle() if around is None else _snapped(standing.xy[around])
    drawn, alone, seen = _drawn(members), around is not None, form
    for _ in range(_AGAIN if form.reach else 1):
        edges = _radii(standing, members, seen, factor, alone=alone)
        while drawn and edges[drawn[-1]][1] < form.reach:
            # Room that is left goes to the rings that are full.
            factor *= FINER
            edges = _radii(standing, members, seen, factor, alone=alone)
        seen = form.seen(edges[drawn[-1]][1]) if drawn else form
    return _Seats(edges, middle, seen)


def _drawn(members: list[list[int]]) -> list[int]:
    """Give the rings that are drawn: the last, of those apart, only if somebody is there."""
    return [n for n, rows in enumerate(members) if rows or n < len(members) - 1]


def _attempt(
    standing: Standing,
    ring: Ints,
    members: list[list[int]],
    seats: _Seats,
    name: str,
    words: Sequence[str],
    values: Sequence[Value],
    around: int | None,
) -> Arranged | None:
    middle, edges, form = seats.middle, seats.edges, seats.form
    xy = np.zeros((len(standing), 2))
    targets = _targets(standing, ring, seats)
    drawn = _drawn(members)
    lattice = _lattice(standing, seats, [n for n in drawn if around is None or n])
    for number, rows in enumerate(members):
        inner, outer = edges[number]
        begin = inner + SYMBOL / 2 if inner else 0.0
        limits = Limits(ring=(*middle, begin, outer - SYMBOL / 2, form.flat))
        if around is not None and number == 0:
            limits, targets[rows] = Limits(), middle
        if not settle(standing, lattice, rows, targets, _always(limits), xy):
            return None
    rings = tuple(
        Ring(values[n], words[n], *middle, *edges[n], form.flat, len(members[n]), steps=n)
        for n in drawn
        if not (around is not None and n == 0)
    )
    reach = edges[drawn[-1]][1] if drawn else form.least
    wide, high = reach + form.beyond[0], reach * form.flat + form.beyond[1]
    frame = middle[0] - wide, middle[1] - high, middle[0] + wide, middle[1] + high
    return Arranged(xy, Guides(name, rings=rings, frame=frame))


def _lattice(standing: Standing, seats: _Seats, spoken: list[int]) -> Lattice:
    """Give the ground of all rings, without the places of their words."""
    middle, form = seats.middle, seats.form
    far = seats.edges[-1][1] + standing.widest()
    high = form.flat * far + 2 * standing.tallest()
    lattice = Lattice(middle[0] - far, middle[1] - high, middle[0] + far, middle[1] + high)
    for number in spoken:
        wide, half = form.head
        at = middle[1] - form.flat * seats.edges[number][1]
        lattice.block(middle[0] - wide, at - half, middle[0] + wide, at + half)
    return lattice


def _opened(standing: Standing, middle: tuple[float, float], flat: float) -> Floats:
    """Give directions from the middle, opened where it lies at an edge of the map.

    Seen from a corner everyone stands in a quarter of the directions; they are spread as if the
    frame of the map were evenly filled. That depends on the frame only, so nobody's direction
    changes when one more actor comes.
    """
    left, top, right, foot = standing.extent()
    x, y = middle
    away = standing.xy - np.array(middle)
    turned: Floats = np.arctan2(away[:, 1] / flat, away[:, 0])
    begin = np.arctan2((y - (top + foot) / 2) / flat, x - (left + right) / 2)
    angles = begin + np.linspace(0.0, 2 * pi, _RAYS + 1)
    way = np.column_stack((np.cos(angles), np.sin(angles)))
    to_side = np.where(way > 0, (right - x, (foot - y) / flat), (left - x, (top - y) / flat))
    far = np.min(np.abs(to_side) / np.maximum(np.abs(way), 1e-9), axis=1)
    seen = np.concatenate(([0.0], np.cumsum(far[:-1] ** 2 + far[1:] ** 2)))
    after = (turned - begin) % (2 * pi)
    return np.asarray(begin + 2 * pi * np.interp(after, angles - begin, seen / seen[-1]), float)


def _always(limits: Limits) -> Callable[[int], Limits]:
    return lambda _: limits


def _snapped(point: Floats) -> tuple[float, float]:
    return round(float(point[0]) / 8) * 8.0, round(float(point[1]) / 8) * 8.0


def _radii(
    standing: Standing, members: list[list[int]], form: _Form, factor: float, *, alone: bool
) -> list[tuple[float, float]]:
    """Give where each ring begins and ends: as wide as what stands in it needs."""
    edges: list[tuple[float, float]] = []
    inner = 0.0
    for number, rows in enumerate(members):
        need = standing.room(rows) * _LOOSE * factor
        least = form.least if form.reach else max(_LEAST, standing.tallest() + 50)
        least = inner + least * (1.0 if rows or form.reach else 0.6)
        if alone and number == 0:
            least = 70.0
        outer = coarse(max(sqrt(inner**2 + need / pi / form.flat), least), form.step)
        edges.append((inner, outer))
        inner = outer
    return edges


def _evened(turned: Floats) -> Floats:
    """Give directions that keep their order and spread around the whole ring."""
    if len(turned) < 2:
        return turned
    order = np.argsort(turned, kind="stable")
    even = np.arange(len(turned)) * (2 * pi / len(turned))
    even += float((turned[order] - even).mean())
    spread = turned.copy()
    spread[order] += _EVEN * (even - turned[order])
    return spread


def _targets(standing: Standing, ring: Ints, seats: _Seats) -> Floats:
    """Give the middle of each actor's ring in the direction in which it stands freely."""
    if not len(standing):
        return standing.xy
    turned = _opened(standing, seats.middle, seats.form.flat)
    if seats.form.reach:
        for number in range(len(seats.edges)):
            rows = np.flatnonzero(ring == number)
            turned[rows] = _evened(turned[rows])
    away = np.column_stack((np.cos(turned), seats.form.flat * np.sin(turned)))
    far = np.array(
        [0.42 * outer if not inner else (inner + outer) / 2 for inner, outer in seats.edges])
    targets: Floats = np.array(seats.middle) + away * far[ring][:, None]
    targets[:, 1] -= 9  # the name hangs below the symbol
    return targets
