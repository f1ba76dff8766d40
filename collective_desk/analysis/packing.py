"""Parts that do not hang together, side by side on a sheet as wide as a screen."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf, sqrt
from typing import Final

Size = tuple[float, float]
Point = tuple[float, float]

WIDE: Final = 1.6
"""A screen is so many times as wide as it is high."""
_TRIED: Final = (0.8, 0.95, 1.1, 1.3, 1.6)


def pack(sizes: Sequence[Size]) -> list[Point]:
    """Give the left top corner of each part, none over another, larger ones first."""
    if not sizes:
        return []
    order = sorted(range(len(sizes)), key=lambda at: (-sizes[at][1], -sizes[at][0], at))
    area = sum(width * height for width, height in sizes)
    widest = max(width for width, _ in sizes)
    wish = sqrt(area * WIDE)
    best: list[Point] = []
    lowest = inf
    for share in _TRIED:
        corners = _fill([sizes[at] for at in order], max(widest, wish * share))
        right = max(x + sizes[at][0] for at, (x, _) in zip(order, corners, strict=True))
        bottom = max(y + sizes[at][1] for at, (_, y) in zip(order, corners, strict=True))
        cost = max(right / WIDE, bottom)
        if cost < lowest:
            lowest = cost
            best = corners
    placed = dict(zip(order, best, strict=True))
    return [placed[at] for at in range(len(sizes))]


def _fill(sizes: Sequence[Size], width: float) -> list[Point]:
    """Let parts sink from the top onto a skyline, each to the highest place, then leftmost."""
    skyline: list[tuple[float, float, float]] = [(0.0, width, 0.0)]
    corners = []
    for wide, high in sizes:
        x, y = _lowest(skyline, wide, width)
        corners.append((x, y))
        skyline = _raised(skyline, x, x + wide, y + high)
    return corners


def _lowest(skyline: list[tuple[float, float, float]], wide: float, width: float) -> Point:
    best = (inf, 0.0)
    for at, (left, _, level) in enumerate(skyline):
        if left + wide > width + 1e-6:
            break
        highest = level
        for begin, _, other in skyline[at + 1 :]:
            if begin >= left + wide - 1e-9:
                break
            highest = max(highest, other)
        best = min(best, (highest, left))
    if best[0] == inf:
        return 0.0, max(level for _, _, level in skyline)
    return best[1], best[0]


def _raised(
    skyline: list[tuple[float, float, float]], left: float, right: float, level: float
) -> list[tuple[float, float, float]]:
    pieces = []
    for begin, end, old in skyline:
        if begin < left:
            pieces.append((begin, min(end, left), old))
        if end > right:
            pieces.append((max(begin, right), end, old))
    pieces.append((left, right, level))
    return sorted(piece for piece in pieces if piece[1] - piece[0] > 1e-9)


def block(count: int, pitch: Size) -> list[Point]:
    """Set out those who are tied to nobody in rows, as wide as a screen; centres from (0, 0)."""
    if count <= 0:
        return []
    columns = max(1, ceil(sqrt(count * WIDE * pitch[1] / pitch[0])))
    rows = ceil(count / columns)
    columns = ceil(count / rows)
    return [((at % columns) * pitch[0], (at // columns) * pitch[1]) for at in range(count)]
