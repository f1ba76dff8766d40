"""Operators of PDF for lines, dots and shapes; points from the top left corner of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from collective_desk.picture.shapes import Floats
from collective_desk.picture.symbols import Outline

_ROUND: Final = 0.5522847498
"""How far the controls of a quarter circle lie from its ends, by the radius."""

Point = tuple[float, float]


def stretches(lines: Floats, height: float) -> str:
    """Stroke rows x1, y1, x2, y2; stretches that meet become one line."""
    parts: list[str] = []
    pen: Point | None = None
    for x1, y1, x2, y2 in lines.round(3).tolist():
        if pen != (x1, y1):
            parts.append(f"{x1:.2f} {height - y1:.2f} m")
        parts.append(f"{x2:.2f} {height - y2:.2f} l")
        pen = (x2, y2)
    return " ".join([*parts, "S"])


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
    x2, y2 = x + width, y + height

    def at(*points: Point) -> str:
        return " ".join(f"{px:.2f} {page - py:.2f}" for px, py in points)

    return " ".join(
        (
            at((x + r, y)),
            "m",
            at((x2 - r, y)),
            "l",
            at((x2 - k, y), (x2, y + k), (x2, y + r)),
            "c",
            at((x2, y2 - r)),
            "l",
            at((x2, y2 - k), (x2 - k, y2), (x2 - r, y2)),
            "c",
            at((x + r, y2)),
            "l",
            at((x + k, y2), (x, y2 - k), (x, y2 - r)),
            "c",
            at((x, y + r)),
            "l",
            at((x, y + k), (x + k, y), (x + r, y)),
            "c h",
        )
    )


def circle(x: float, y: float, radius: float, page: float) -> str:
    """Give the path of a circle."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, page)


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
