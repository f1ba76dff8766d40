"""The spectrum: three upright bands, grassroots to institutional, heights as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from collective_desk.domain.guides import Band, Guides
from collective_desk.domain.vocabularies import REALMS

from .ground import SYMBOL
from .lattice import CELL, Floats, Lattice, Limits
from .standing import (
    FINER,
    GROWTH,
    Arranged,
    Size,
    Standing,
    by_value,
    coarse,
    fill_strip,
    grown,
    rung,
    strip_height,
)

Rows = Mapping[str | None, list[int]]

POSITION: Final = {"grassroots": -1, "middle_ground": 0, "institutional": 1}
"""What standing in a band says, where nothing finer was said."""

_HEAD: Final = 56.0
"""Over the highest actors, for the words of a band."""
_LARGE_HEAD: Final = 2.9
"""The same where a room is filled, by the size of names."""
_AIR: Final = 20.0
_LEAST: Final = 320.0
_SCREEN: Final = 0.6
"""A band is at least so many times as wide as high: three fill a screen."""
_ORDERED: Final = 150
"""Up to so many actors of a band keep the order of their heights; more keep it roughly."""
_STRICT: Final = (1.0, GROWTH, GROWTH**2)
"""Bands grow so far to keep the order of heights; beyond that heights are kept roughly."""
_FULL: Final = 1.15
"""A room to be filled is at first so many times as large as what stands in it."""
_COARSE: Final = 40.0
_SOME: Final = 1000.0
"""Room for very few."""
_LOOSE: Final = 2.1
"""A band is so many times as large as what stands in it."""
_SHARE: Final = {-2: (0.0, 0.7), -1: (0.3, 1.0), 0: (0.0, 1.0), 1: (0.0, 0.7), 2: (0.3, 1.0)}
"""Which part of its band an actor would like, by its position."""


def spectrum(
    standing: Standing, positions: Sequence[int | None], room: Size | None = None
) -> Arranged:
    """Arrange actors by realm position (-2 … +2, None where nobody said) in three bands.

    A room (width, height) is filled, heights spread over all of it.
    """
    rows = by_value(band_of(position) for position in positions)
    first = standing.fills(room, _FULL) if room else 1.0

    def attempt(factor: float, *, in_order: bool) -> Arranged | None:
        field = _filling(standing, rows, room, factor) if room else _as_wide_as_needed(
            standing, rows, factor)
        return _spectrum(standing, positions, rows, field, in_order=in_order)

    for factor in (1.0, FINER, FINER**2) if room else _STRICT:
        done = attempt(first * factor, in_order=True)
        if done is not None:
            return done
    # Many who all want the same side would push each other down for ever.
    return grown(partial(attempt, in_order=False), start=first, by=FINER if room else GROWTH)


def band_of(position: int | None) -> str | None:
    """Name the band of a realm position."""
    if position is None:
        return None
    return REALMS[0 if position < 0 else 2 if position > 0 else 1]


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """The ground of the bands: where it begins, how wide each is, who would stand how high."""

    left: float
    top: float
    high: float
    widths: tuple[float, ...]
    heights: Floats
    foot: float
    """Nobody may reach below."""
    head: float = _HEAD
    """Room for the words of a band, and for those of the strip."""
    full: bool = False
    """Whether it is a room to be filled from top to foot."""


def _as_wide_as_needed(standing: Standing, rows: Rows, factor: float) -> _Field:
    """Give bands as wide as those in them need, and everyone the height at which it is."""
    left, top, right, foot = standing.extent()
    high = max(foot - top, 600.0)
    widths = tuple(_width(standing, rows.get(realm, []), high, factor) for realm in REALMS)
    begin = coarse((left + right - sum(widths)) / 2, 40)
    return _Field(begin, top, high, widths, standing.xy[:, 1], top + 2 * high + 2 * _HEAD)


def _filling(standing: Standing, rows: Rows, room: Size, factor: float) -> _Field:
    """Give bands that share a room, and everyone its height in it."""
    # Words keep their size in a room that has to be looked at from farther away.
    wide, high, head = (
        length * factor for length in (room[0], room[1], _LARGE_HEAD * standing.words))
    middle = standing.middle()
    left = coarse(middle[0] - wide / 2, CELL)
    top = coarse(middle[1] - high / 2 + head, CELL)
    unsaid = rows.get(None, [])
    below = head + strip_height(standing, unsaid, wide - 2 * _AIR) if unsaid else 0.0
    body = max(high - head - below, standing.tallest() + _AIR)
    needs = [rung(standing.room(rows.get(realm, [])), _SOME) for realm in REALMS]
    # A band with few in it is still a band, and its words must fit.
    shares = [max(need, 0.6 * max(needs)) for need in needs]
    edges = [coarse(wide * sum(shares[:number]) / sum(shares), 40) for number in range(4)]
    edges[-1] = wide
    reach = _spread(standing.xy[:, 1])
    first = top + standing.above + SYMBOL / 2
    last = top + body - (standing.sizes[:, 1] - SYMBOL / 2)
    return _Field(left, top, body, tuple(np.diff(edges).tolist()),
                  first + reach * np.maximum(last - first, 0.0), top + body, head, full=True)


def _spread(values: Floats) -> Floats:
    """Give where values lie between the lowest and the highest, both so coarse that they stay."""
    low = np.floor(values.min() / _COARSE) * _COARSE
    high = np.ceil((values.max() + 1) / _COARSE) * _COARSE
    return np.asarray((values - low) / (high - low), float)


def _spectrum(
    standing: Standing, positions: Sequence[int | None], rows: Rows, field: _Field, *,
    in_order: bool,
) -> Arranged | None:
    left, _, right, _ = standing.extent()
    edge = begin = field.left
    xy = np.zeros((len(standing), 2))
    bands: list[tuple[str, float, float]] = []
    share: Floats = np.clip((standing.xy[:, 0] - left) / (right - left), 0.0, 1.0)
    for number, (realm, width) in enumerate(zip(REALMS, field.widths, strict=True)):
        mine = rows.get(realm, [])
        # Who stands freely in this third of the map is spread over the whole band.
        spread = np.clip(share * len(REALMS) - number, 0.0, 1.0)
        strict = in_order and len(mine) <= _ORDERED
        if not _fill(standing, mine, positions, spread, field, edge, width, xy, strict=strict):
            return None
        bands.append((realm, edge, edge + width))
        edge += width
    seated = [row for realm in REALMS for row in rows.get(realm, [])]
    low = _foot(standing, field, seated, xy)
    unsaid = rows.get(None, [])
    strip = None
    last = low
    if unsaid:
        last = fill_strip(
            standing, unsaid, xy, begin + _AIR, low + field.head, edge - begin - 2 * _AIR)
        strip = Band(None, "arrangement.not_said", (begin, low, edge, last), len(unsaid))
    head = _first(standing, field, seated, xy) - field.head
    return Arranged(xy, Guides(
        "spectrum",
        bands=tuple(
            Band(POSITION[realm], f"realm.{realm}", (x0, head, x1, low), len(rows.get(realm, [])))
            for realm, x0, x1 in bands
        ),
        strip=strip,
        frame=(begin, head, edge, last),
    ))


def _foot(standing: Standing, field: _Field, seated: list[int], xy: Floats) -> float:
    """Give where bands end: where their room does, else below the lowest name."""
    if field.full:
        return field.foot
    low = field.top + field.high
    if seated:
        low = float((xy[seated, 1] + standing.sizes[seated, 1]).max())
    return coarse(max(low + _AIR, field.top + _LEAST), 40)


def _first(standing: Standing, field: _Field, seated: list[int], xy: Floats) -> float:
    """Give where the highest symbol begins, with what it bears, coarsely."""
    if field.full or not seated:
        return field.top
    highest = float((xy[seated, 1] - standing.above[seated]).min())
    return -coarse(-(highest - SYMBOL / 2), 40)


def _width(standing: Standing, rows: list[int], high: float, factor: float) -> float:
    need = standing.room(rows) * _LOOSE / high + standing.widest() / 2
    return coarse(max(_LEAST, _SCREEN * high, need) * factor, 80)


def _fill(
    standing: Standing,
    rows: list[int],
    positions: Sequence[int | None],
    share: Floats,
    field: _Field,
    edge: float,
    width: float,
    xy: Floats,
    *,
    strict: bool,
) -> bool:
    """Put the actors of one band on their heights, the highest first; `strict` keeps the order."""
    ordered = sorted(rows, key=lambda row: (standing.xy[row, 1], standing.xy[row, 0], row))
    inner, room = edge + _AIR, width - 2 * _AIR
    top = field.top if field.full else field.top - 2 * _HEAD
    lattice = Lattice(edge, top, edge + width, field.foot)
    below = -np.inf
    for row in ordered:
        low, end = _SHARE[max(-2, min(2, positions[row] or 0))]
        size = float(standing.sizes[row, 0]), float(standing.sizes[row, 1])
        slack = max(room - size[0], 0.0)
        wish = inner + size[0] / 2 + slack * (low + (end - low) * float(share[row]))
        limits = Limits(left=inner, right=inner + max(room, size[0]), below=below)
        found = lattice.place(
            (wish, max(float(field.heights[row]), below)), size, limits,
            float(standing.above[row]))
        if found is None:
            return False
        xy[row] = found
        below = found[1] if strict else -np.inf
    return True
