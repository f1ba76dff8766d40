"""Symbols of actors: outlines in unit size, how far their rims lie, and how zoom changes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from .shapes import CIRCLE, HEXAGON, SQUARE, Floats, Ints
from .style import Style, SymbolSizes

SHAPE_OF_REALM: Final[dict[str | None, int]] = {
    "grassroots": CIRCLE,
    "middle_ground": HEXAGON,
    "institutional": SQUARE,
    None: CIRCLE,
}

_STEPS: Final = 48
FEW: Final = 60
"""A map of no more actors keeps its names when all of it is in view."""


@dataclass(frozen=True, eq=False)
class Outline:
    """A symbol around (0, 0) for a size of 1; `radius` is the circle's or the corners'."""

    kind: Literal["circle", "polygon", "rounded"]
    half_width: float
    half_height: float
    radius: float
    corners: Floats
    """Corners of a polygon, clockwise on screen; of a rounded square without the rounding."""
    points: Floats
    """The whole outline as a polygon, for those who draw neither circles nor round corners."""


def outline(shape: int, sizes: SymbolSizes) -> Outline:
    """Give the outline of a shape (CIRCLE, HEXAGON, SQUARE) in unit size."""
    return _outline(shape, sizes)


@cache
def _outline(shape: int, sizes: SymbolSizes) -> Outline:
    if shape == HEXAGON:
        x, y = sizes.hexagon_half_width, sizes.hexagon_half_height
        inner = x * sizes.hexagon_shoulder
        corners = np.array(
            [(-x, 0.0), (-inner, -y), (inner, -y), (x, 0.0), (inner, y), (-inner, y)]
        )
        return Outline("polygon", x, y, 0.0, corners, corners)
    if shape == SQUARE:
        half, radius = sizes.square_side / 2, sizes.square_radius
        corners = half * np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
        return Outline("rounded", half, half, radius, corners, _rounded(half, radius))
    angles = np.linspace(0.0, 2 * np.pi, _STEPS, endpoint=False)
    points = 0.5 * np.column_stack((np.cos(angles), np.sin(angles)))
    return Outline("circle", 0.5, 0.5, 0.5, points, points)


def _rounded(half: float, radius: float) -> Floats:
    """Walk round a square with round corners, clockwise on screen from the top left."""
    turn = np.linspace(0.0, np.pi / 2, _STEPS // 4)
    middle = half - radius
    walks = []
    for corner in range(4):
        start = np.pi + corner * np.pi / 2
        at = middle * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)][corner])
        walks.append(at + radius * np.column_stack((np.cos(start + turn), np.sin(start + turn))))
    return np.concatenate(walks)


def half_extents(shape: Ints, sizes: SymbolSizes) -> Floats:
    """Give half width and half height of symbols of these shapes, in unit size, one row each."""
    table = np.array([(o.half_width, o.half_height) for o in (outline(s, sizes) for s in range(3))])
    extents: Floats = table[shape]
    return extents


def rim(shape: Ints, direction: Floats, sizes: SymbolSizes) -> Floats:
    """Give how far the rim lies from the centre in a direction (unit vectors), in unit size."""
    ux, uy = np.abs(direction[:, 0]), np.abs(direction[:, 1])
    far = np.full(len(direction), 0.5)
    hexagons = shape == HEXAGON
    if hexagons.any():
        far[hexagons] = _hexagon_rim(ux[hexagons], uy[hexagons], sizes)
    squares = shape == SQUARE
    if squares.any():
        far[squares] = _square_rim(ux[squares], uy[squares], sizes)
    return far


def _hexagon_rim(ux: Floats, uy: Floats, sizes: SymbolSizes) -> Floats:
    x, y = sizes.hexagon_half_width, sizes.hexagon_half_height
    run = x * (1.0 - sizes.hexagon_shoulder)
    flat = y / np.maximum(uy, 1e-12)
    slant: Floats = x * y / np.maximum(ux * y + uy * run, 1e-12)
    return np.minimum(flat, slant)


def _square_rim(ux: Floats, uy: Floats, sizes: SymbolSizes) -> Floats:
    half, radius = sizes.square_side / 2, sizes.square_radius
    inner = half - radius
    low, high = np.minimum(ux, uy), np.maximum(ux, uy)
    side = half / np.maximum(high, 1e-12)
    along = inner * (ux + uy)
    corner = along + np.sqrt(np.maximum(along**2 - 2 * inner**2 + radius**2, 0.0))
    return np.where(side * low <= inner, side, corner)


def symbol_size(zoom: float, style: Style) -> float:
    """Give the size of symbols in px: they grow with the root of the zoom, then become dots."""
    rules = style.zoom
    if zoom < rules.dots:
        return rules.dot
    smallest, largest = rules.symbol
    share = style.symbol.size / 28.0
    return share * float(np.clip(28.0 * zoom**rules.power, smallest, largest))


def label_size(zoom: float, style: Style) -> float:
    """Give the text size of names in px: a little larger close up, never smaller."""
    low, high = style.zoom.label
    share = min(max((zoom - 1.0) / 0.5, 0.0), 1.0)
    return style.label.size * (1.0 + share * (high / low - 1.0))


def shows_letters(zoom: float, style: Style) -> bool:
    """Say whether symbols carry letters and every actor its name at this zoom."""
    return zoom >= style.zoom.letters


def shows_names(zoom: float, style: Style, actors: int) -> bool:
    """Say whether every actor has its name and its tower: on a map of few also from further."""
    return shows_letters(zoom, style) or (actors <= FEW and zoom >= style.zoom.names)


def shows_dots(zoom: float, style: Style) -> bool:
    """Say whether actors are mere dots at this zoom."""
    return zoom < style.zoom.dots


def shows_tie_letters(zoom: float, style: Style) -> bool:
    """Say whether long ties carry their letters at this zoom."""
    return zoom >= style.zoom.tie_letter
