"""The spectrum: three upright bands, grassroots to institutional, heights as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from collective_desk.domain.guides import Band, Guides
from collective_desk.domain.vocabularies import REALMS

from .ground import SYMBOL
from .lattice import Floats, Lattice, Limits
from .standing import GROWTH, Arranged, Standing, by_value, coarse, fill_strip, grown

POSITION: Final = {"grassroots": -1, "middle_ground": 0, "institutional": 1}
"""What standing in a band says, where nothing finer was said."""

_HEAD: Final = 56.0
_AIR: Final = 20.0
_LEAST: Final = 320.0
_SCREEN: Final = 0.6
"""A band is at least so many times as wide as high: three fill a screen."""
_ORDERED: Final = 150
"""Up to so many actors of a band keep the order of their heights; more keep it roughly."""
_STRICT: Final = (1.0, GROWTH, GROWTH**2)
"""Bands grow so far to keep the order of heights; beyond that heights are kept roughly."""
_LOOSE: Final = 2.1
"""A band is so many times as large as what stands in it."""
_SHARE: Final = {-2: (0.0, 0.7), -1: (0.3, 1.0), 0: (0.0, 1.0), 1: (0.0, 0.7), 2: (0.3, 1.0)}
"""Which part of its band an actor would like, by its position."""


def spectrum(standing: Standing, positions: Sequence[int | None]) -> Arranged:
    """Arrange actors by realm position (-2 … +2, None where nobody said) in three bands."""
    for factor in _STRICT:
        done = _spectrum(standing, positions, factor, in_order=True)
        if done is not None:
            return done
    # Many who all want the same side would push each other down for ever.
    return grown(lambda factor: _spectrum(standing, positions, factor, in_order=False))


def band_of(position: int | None) -> str | None:
    """Name the band of a realm position."""
    if position is None:
        return None
    return REALMS[0 if position < 0 else 2 if position > 0 else 1]


def _spectrum(
    standing: Standing, positions: Sequence[int | None], factor: float, *, in_order: bool
) -> Arranged | None:
    rows = by_value(band_of(position) for position in positions)
    left, top, right, foot = standing.extent()
    high = max(foot - top, 600.0)
    widths = [_width(standing, rows.get(realm, []), high, factor) for realm in REALMS]
    edge = coarse((left + right - sum(widths)) / 2, 40)
    begin = edge
    xy = np.zeros((len(standing), 2))
    bands: list[tuple[str, float, float]] = []
    share: Floats = np.clip((standing.xy[:, 0] - left) / (right - left), 0.0, 1.0)
    for number, (realm, width) in enumerate(zip(REALMS, widths, strict=True)):
        mine = rows.get(realm, [])
        # Who stands freely in this third of the map is spread over the whole band.
        spread = np.clip(share * len(REALMS) - number, 0.0, 1.0)
        band, strict = (edge, width, top, high), in_order and len(mine) <= _ORDERED
        if not _fill(standing, mine, positions, spread, band, xy, strict=strict):
            return None
        bands.append((realm, edge, edge + width))
        edge += width
    seated = [row for realm in REALMS for row in rows.get(realm, [])]
    low = float((xy[seated, 1] + standing.sizes[seated, 1]).max()) if seated else top + high
    low = coarse(max(low + _AIR, top + _LEAST), 40)
    unsaid = rows.get(None, [])
    strip = None
    last = low
    if unsaid:
        last = fill_strip(standing, unsaid, xy, begin + _AIR, low + _HEAD, edge - begin - 2 * _AIR)
        strip = Band(None, "arrangement.not_said", (begin, low, edge, last), len(unsaid))
    head = _first(xy, seated, top) - _HEAD
    return Arranged(xy, Guides(
        "spectrum",
        bands=tuple(
            Band(POSITION[realm], f"realm.{realm}", (x0, head, x1, low), len(rows.get(realm, [])))
            for realm, x0, x1 in bands
        ),
        strip=strip,
        frame=(begin, head, edge, last),
    ))


def _first(xy: Floats, seated: list[int], top: float) -> float:
    """Give where the highest symbol begins, coarsely."""
    highest = float(xy[seated, 1].min()) if seated else top
    return -coarse(-(highest - SYMBOL / 2), 40)


def _width(standing: Standing, rows: list[int], high: float, factor: float) -> float:
    need = standing.room(rows) * _LOOSE / high + standing.widest() / 2
    return coarse(max(_LEAST, _SCREEN * high, need) * factor, 80)


def _fill(
    standing: Standing,
    rows: list[int],
    positions: Sequence[int | None],
    share: Floats,
    band: tuple[float, float, float, float],
    xy: Floats,
    *,
    strict: bool,
) -> bool:
    """Put the actors of one band on their heights, the highest first; `strict` keeps the order."""
    edge, width, top, high = band
    ordered = sorted(rows, key=lambda row: (standing.xy[row, 1], standing.xy[row, 0], row))
    inner, room = edge + _AIR, width - 2 * _AIR
    lattice = Lattice(edge, top - 2 * _HEAD, edge + width, top + 2 * high + 2 * _HEAD)
    below = -np.inf
    for row in ordered:
        low, end = _SHARE[max(-2, min(2, positions[row] or 0))]
        size = float(standing.sizes[row, 0]), float(standing.sizes[row, 1])
        slack = max(room - size[0], 0.0)
        wish = inner + size[0] / 2 + slack * (low + (end - low) * float(share[row]))
        limits = Limits(left=inner, right=inner + max(room, size[0]), below=below)
        found = lattice.place((wish, max(float(standing.xy[row, 1]), below)), size, limits)
        if found is None:
            return False
        xy[row] = found
        below = found[1] if strict else -np.inf
    return True
