"""How a map meets its paper: scale, sizes that suit a crowd, and the plain look of a small map."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from collective_desk.briefs.ink.paper_style import SMALL_ZIGZAG, THIN, print_style
from collective_desk.domain.guides import Guides
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style

_AIR: Final = (36.0, 16.0, 36.0, 26.0)
"""Room for names left, above, right and below the outermost actors, in points."""
_AIR_SMALL: Final = (8.0, 8.0, 8.0, 8.0)
_MOST_SCALE: Final = 0.8
"""Points a map unit; a map of three actors is not blown up."""
_CROWDED: Final = 0.42
"""Symbols take at most this share of the way to the next actor."""
MANY_TIES: Final = 80
"""Above, lines become finer; above twice as many, ties of one kind bear no letters."""
_SMALLEST: Final = 0.4

Frame = tuple[float, float, float, float]


def height_for(
    picture: Picture, width: float, *, small: bool = False, guides: Guides | None = None
) -> float:
    """Give the height in points that a map, with its guides, needs to fill a width."""
    low, high = _extent(picture, guides)
    left, above, right, below = _AIR_SMALL if small else _AIR
    span = np.maximum(high - low, 1.0)
    scale = min((width - left - right) / span[0], _MOST_SCALE)
    return float(span[1] * scale + above + below)


def fit(
    picture: Picture, frame: Frame, *, small: bool, guides: Guides | None = None
) -> tuple[float, float, float]:
    """Give the scale and the place of the origin that put a map into a frame, in its middle."""
    low, high = _extent(picture, guides)
    x, y, width, height = frame
    air = _AIR_SMALL if small else _AIR
    inner = np.array((width - air[0] - air[2], height - air[1] - air[3]))
    span = np.maximum(high - low, 1.0)
    scale = min(float((inner / span).min()), _MOST_SCALE)
    corner = np.array((x + air[0], y + air[1])) + (inner - span * scale) / 2
    origin = corner - low * scale
    return scale, float(origin[0]), float(origin[1])


def _extent(picture: Picture, guides: Guides | None = None) -> tuple[Floats, Floats]:
    corners = [picture.xy] if len(picture.xy) else [np.zeros((1, 2))]
    if guides is not None:
        corners.append(np.array(guides.frame, float).reshape(2, 2))
    a, b = picture.xy[picture.source], picture.xy[picture.target]
    across = np.column_stack((a[:, 1] - b[:, 1], b[:, 0] - a[:, 0]))
    corners.append((a + b) / 2 + across * picture.bend[:, None] / 2)
    for region in picture.content.regions:
        x, y, width, height = region.box
        corners.append(np.array(((x, y), (x + width, y + height))))
    every = np.concatenate(corners)
    return every.min(axis=0), every.max(axis=0)


def style_for(picture: Picture, scale: float, *, small: bool) -> Style:
    """Give the style of paper; symbols and lines become finer on crowded maps, names never."""
    style = print_style()
    room = _CROWDED * scale * _spacing(picture) / style.symbol.size
    factor = max(min(1.0, 0.75 if small else 1.0, room), _SMALLEST)
    sized = replace(style, symbol=style.symbol.scaled(factor), disc=style.disc.scaled(factor))
    if small:
        return replace(sized, tie=replace(style.tie, gap_source=1.5, gap_target=1.5))
    fine = math.sqrt(min(1.0, MANY_TIES / max(len(picture.source), 1)))
    if fine == 1.0:
        return sized
    arrow = style.tie.arrow[0] * fine, style.tie.arrow[1] * fine
    patterns = {code: pattern.scaled(fine) for code, pattern in style.patterns.items()}
    return replace(sized, tie=replace(style.tie, arrow=arrow), patterns=patterns)


def _spacing(picture: Picture) -> float:
    """Give about how far apart actors stand, in map units."""
    if len(picture.xy) < 2:
        return math.inf
    low, high = _extent(picture)
    wide, tall = (high - low).tolist()
    across = max(wide, tall)
    return math.sqrt(across * max(min(wide, tall), across / len(picture.xy)) / len(picture.xy))


def plain(picture: Picture) -> Picture:
    """Draw all helping ties as thin grey lines without heads, conflict as a zigzag in ink."""
    pens = [
        replace(pen, colour="ink", dash=SMALL_ZIGZAG, thickness=1.0)
        if is_conflict(pen.category)
        else replace(pen, colour="edge", dash=THIN, thickness=1.0)
        for pen in picture.pens
    ]
    nowhere = np.zeros(len(picture.source), bool)
    return replace(picture, pens=pens, arrow_source=nowhere, arrow_target=nowhere)


def is_mixed(picture: Picture) -> bool:
    """Say whether several kinds of ties are on a map."""
    return len({picture.pens[number].id for number in set(picture.pen.tolist())}) > 1


def is_conflict(category: str | None) -> bool:
    """Say whether ties of a category divide rather than join."""
    return category in ("conflict", "competition")
