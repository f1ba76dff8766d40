"""Operators of PDF for lines, dots and shapes; points from the top left corner of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from collective_desk.picture.shapes import Floats
from collective_desk.picture.symbols import Outline

_ROUND: Final = 0.5522847498
"""How far the controls of a quarter circle lie from its ends, by the radius."""

_ROUNDED: Final = (
    "%.2f %.2f m %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "
    "%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "
    "%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c h")

_CIRCLE: Final = "%.2f %.2f m" + 4 * " %.2f %.2f %.2f %.2f %.2f %.2f c" + " h"

Point = tuple[float, float]


def stretches(lines: Floats, height: float) -> str:
    """Stroke rows x1, y1, x2, y2; stretches that meet become one line."""
    told = lines.round(3)
    begins = np.ones(len(told), bool)
    begins[1:] = (told[1:, :2] != told[:-1, 2:]).any(axis=1)
    told[:, 1::2] = height - told[:, 1::2]
    wanted = np.ones(told.shape, bool)
    wanted[:, :2] = begins[:, None]
    form = " ".join(["%.2f %.2f m %.2f %.2f l" if at else "%.2f %.2f l" for at in begins.tolist()])
    return f"{form % tuple(told[wanted].tolist())} S"


def dots(points: Floats, height: float) -> str:
    """Stroke points that round caps turn into dots."""
    return " ".join(
        [
            *(f"{x:.2f} {height - y:.2f} m {x:.2f} {height - y:.2f} l" for x, y in points.tolist()),
            "S",
        ]
    )


def polygon(points: Iterable[Sequence[float]], height: float) -> str:
    """Give a closed path through points."""
    told = [f"{x:.2f} {height - y:.2f}" for x, y in points]
    return " l ".join([f"{told[0]} m {told[1]}", *told[2:]]) + " l h"


def rounded(x: float, y: float, width: float, height: float, radius: float, page: float) -> str:
    """Give the path of a box with round corners, from its top left corner."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ROUND)
    x2, y2, x3, x4 = x + width, page - y, x + r, x + width - r
    bottom = page - (y + height)
    y3, y4 = page - (y + r), page - (y + height - r)
    return _ROUNDED % (
        x3, y2, x4, y2, x2 - k, y2, x2, page - (y + k), x2, y3, x2, y4,
        x2, page - (y + height - k), x2 - k, bottom, x4, bottom, x3, bottom,
        x + k, bottom, x, page - (y + height - k), x, y4, x, y3,
        x, page - (y + k), x + k, y2, x3, y2)


def circle(x: float, y: float, radius: float, page: float) -> str:
    """Give the path of a circle."""
    k = radius * (1 - _ROUND)
    left, right, top, foot = x - radius, x + radius, page - (y - radius), page - (y + radius)
    in_, out, up, down = left + k, right - k, page - (y - radius + k), page - (y + radius - k)
    middle = page - y
    return _CIRCLE % (
        x, top, out, top, right, up, right, middle, right, down, out, foot, x, foot,
        in_, foot, left, down, left, middle, left, up, in_, top, x, top)


def half_circle(x: float, y: float, radius: float, page: float) -> str:
    """Give the path of the left half of a circle."""
    far, y, left = radius * _ROUND, page - y, x - radius
    return (
        f"{x:.2f} {y + radius:.2f} m "
        f"{x - far:.2f} {y + radius:.2f} {left:.2f} {y + far:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - far:.2f} {x - far:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c h"
    )


def symbol(drawn: Outline, x: float, y: float, size: float, page: float) -> str:
    """Give the path of an actor's symbol around a point."""
    if drawn.kind == "polygon":
        return polygon(((x + px * size, y + py * size) for px, py in drawn.corners.tolist()), page)
    half, tall = drawn.half_width * size, drawn.half_height * size
    return rounded(x - half, y - tall, 2 * half, 2 * tall, drawn.radius * size, page)
