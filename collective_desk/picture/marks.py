"""What lenses draw on and over symbols besides colour and letters: lines inside, dots above."""

from __future__ import annotations

from typing import Final

import numpy as np

from .shapes import Floats, Ints, Mark
from .style import Style
from .symbols import Outline, half_extents

_PITCH: Final = 0.235
_RADIUS: Final = 0.085
_GAP: Final = 0.15
_HATCHES: Final = (-0.42, -0.21, 0.0, 0.21, 0.42)

PLATE: Final = (0.29, 0.185)
"""Half width and height of the plate under letters on a texture, by the symbol's size."""


def texture_lines(texture: str, drawn: Outline) -> Floats:
    """Give the lines of a texture inside an outline of size 1: rows x1, y1, x2, y2."""
    rising = np.array((1.0, -1.0)) / np.sqrt(2)
    falling = np.array((1.0, 1.0)) / np.sqrt(2)
    if texture == "hatched":
        lines = [_chord(drawn, rising, offset) for offset in _HATCHES]
    elif texture == "struck":
        lines = [_chord(drawn, rising, 0.0)]
    elif texture == "crossed":
        lines = [_chord(drawn, rising, 0.0), _chord(drawn, falling, 0.0)]
    else:
        lines = []
    return np.array([line for line in lines if line is not None], float).reshape(-1, 4)


def _chord(drawn: Outline, way: Floats, offset: float) -> Floats | None:
    """Cut an outline (convex, around 0) along a direction, at an offset to its side."""
    across = np.array((-way[1], way[0]))
    corners = drawn.points
    follow = np.roll(corners, -1, axis=0)
    here, there = corners @ across - offset, follow @ across - offset
    cut = (here < 0) != (there < 0)
    if cut.sum() < 2:
        return None
    share = (here[cut] / (here[cut] - there[cut]))[:, None]
    points = corners[cut] + share * (follow[cut] - corners[cut])
    order = np.argsort(points @ way)
    return np.concatenate((points[order[0]], points[order[-1]]))


def dots(mark: Mark, half_height: float) -> tuple[Floats, Floats]:
    """Give the dots over a symbol of size 1: rows x, y, radius, filled; and lines between them.

    `half_height` is the symbol's. The lines are the middle of a mark with sides, and its bar.
    """
    y = -half_height - _GAP - _RADIUS
    if mark.sides:
        half = mark.of // 2
        steps = [step for step in range(-half, half + 1) if step]
        rows = [
            (step * _PITCH, y, _RADIUS, float(0 < step * np.sign(mark.filled) <= abs(mark.filled)))
            for step in steps
        ]
        lines = [(0.0, y - 1.7 * _RADIUS, 0.0, y + 1.7 * _RADIUS)]
    else:
        begin = -(mark.of - 1) / 2
        rows = [
            ((begin + at) * _PITCH, y, _RADIUS, float(at < mark.filled)) for at in range(mark.of)
        ]
        lines = []
    if mark.bar:
        reach = max((mark.of + 1) / 2 * _PITCH, 2 * _PITCH)
        lines.append((-reach, y + 1.9 * _RADIUS, reach, y + 1.9 * _RADIUS))
    return np.array(rows, float).reshape(-1, 4), np.array(lines, float).reshape(-1, 4)


def headroom(style: Style) -> float:
    """Give how high marks stand over symbols, in px at the style's size."""
    return (_GAP + 2.6 * _RADIUS) * style.symbol.size


def mark_boxes(pixels: Floats, shapes: Ints, marked: list[int], style: Style) -> Floats:
    """Give what the marks over some symbols cover: rows left, top, width, height."""
    size = style.symbol.size
    half = half_extents(shapes[marked], style.symbol)[:, 1] * size
    high, wide = headroom(style), 4.4 * _PITCH * size
    at = pixels[marked]
    left, top = at[:, 0] - wide / 2, at[:, 1] - half - high
    return np.column_stack((left, top, np.full(len(at), wide), np.full(len(at), high)))
