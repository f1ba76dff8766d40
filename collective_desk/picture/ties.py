"""Ties as ink: strokes by pen, dots and arrowheads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from collective_desk.domain.contents import Pen

from .curves import Curves, Lines, curves, flatten, unit
from .dashes import dashes, dots, ticks, zigzag
from .patterns import Pattern
from .shapes import Floats, Ints, Picture
from .style import Style
from .view import View

_FAR_TOLERANCE = 0.6
_HEADS = 0.6
"""Arrowheads of strong ties grow less than their lines, or they would hide what they reach."""


@dataclass(slots=True, eq=False)
class Strokes:
    """The ink of ties, by number of the pen, in px; all arrays are contiguous float64."""

    lines: dict[int, Floats] = field(default_factory=dict)
    """Rows x1, y1, x2, y2; flat caps, round joins do not matter."""
    dots: dict[int, Floats] = field(default_factory=dict)
    """Points to be drawn with round caps."""
    arrows: dict[int, Floats] = field(default_factory=dict)
    """Triangles of shape (m, 3, 2), the tip first."""
    widths: dict[int, float] = field(default_factory=dict)
    """Width of lines, or diameter of dots, of each pen."""

    def moved(self, x: float, y: float) -> Strokes:
        """Give the same ink somewhere else."""
        way = np.array((x, y))
        return Strokes(
            {pen: lines + np.tile(way, 2) for pen, lines in self.lines.items()},
            {pen: points + way for pen, points in self.dots.items()},
            {pen: heads + way for pen, heads in self.arrows.items()},
            self.widths)


def segments(
    picture: Picture,
    view: View,
    style: Style,
    *,
    rows: Ints | None = None,
    simple: bool = False,
    thickness: Mapping[int, float] | None = None,
) -> Strokes:
    """Give the ink of all ties or of some rows; `simple` means plain lines, for far away.

    `thickness` draws some pens (by number) wider, their pattern and arrows with them.
    """
    bent = curves(picture, view, style, rows)
    return ink(bent, picture.pens, style, simple=simple, thickness=thickness)


def ink(
    bent: Curves,
    pens: Sequence[Pen],
    style: Style,
    *,
    simple: bool = False,
    thickness: Mapping[int, float] | None = None,
) -> Strokes:
    """Give the ink of curves that were made before."""
    drawn = Strokes()
    for pen in np.unique(bent.pen).tolist():
        part = bent.pick(bent.pen == pen)
        wide, thick = (thickness or {}).get(pen, 1.0), pens[pen].thickness
        factor = wide * thick
        pattern = style.pattern(pens[pen].dash)
        pattern = pattern if factor == 1.0 else pattern.scaled(factor)
        drawn.widths[pen] = pattern.width
        if simple:
            drawn.lines[pen] = flatten(part, tolerance=_FAR_TOLERANCE).pairs()
            continue
        head = wide * thick**_HEADS
        arrow = style.tie.arrow[0] * head, style.tie.arrow[1] * head
        heads, ends = arrowheads(part, arrow)
        if len(heads):
            drawn.arrows[pen] = heads
        path = flatten(part, ends=ends)
        if pattern.dotted:
            drawn.dots[pen] = dots(path, pattern)
        else:
            drawn.lines[pen] = _lines(path, pattern)
    return drawn


def _lines(path: Lines, pattern: Pattern) -> Floats:
    """Give the strokes of a pattern along polylines."""
    if pattern.zigzag:
        return zigzag(path, *pattern.zigzag)
    sides = (-pattern.lines / 2, pattern.lines / 2) if pattern.lines else (0.0,)
    if pattern.dash:
        drawn = [dashes(path, pattern, side) for side in sides]
    else:
        drawn = [Lines(path.aside(s) if s else path.points, path.first).pairs() for s in sides]
    if pattern.ticks:
        drawn.append(ticks(path, *pattern.ticks))
    return np.ascontiguousarray(np.concatenate(drawn))


def arrowheads(bent: Curves, size: tuple[float, float]) -> tuple[Floats, tuple[Floats, Floats]]:
    """Give arrowheads as triangles, and from where to where (parameter) the line itself runs."""
    long, wide = size
    heads = np.maximum(bent.arrow_source.astype(float) + bent.arrow_target, 1.0)
    shrink = np.minimum(1.0, 0.8 * bent.length() / np.maximum(heads * long, 1e-9))
    triangles, reaches = [], []
    for tip, has in ((bent.start, bent.arrow_source), (bent.end, bent.arrow_target)):
        back = bent.control - tip
        reach = 0.86 * long * shrink / np.maximum(2 * np.hypot(*back.T), 1e-9)
        reaches.append(np.where(has, np.minimum(reach, 0.45), 0.0))
        along = unit(back[has]) * (long * shrink[has])[:, None]
        half = np.column_stack((-along[:, 1], along[:, 0])) * (wide / long / 2)
        triangles.append(np.stack((tip[has], tip[has] + along + half, tip[has] + along - half), 1))
    return np.concatenate(triangles), (reaches[0], 1.0 - reaches[1])


def sample(
    pen: Pen, style: Style, length: float, *, x: float = 0.0, y: float = 0.0, factor: float = 1.0
) -> Strokes:
    """Give the ink of a short straight tie from left to right, for a legend or a pen button."""
    line = Curves(
        rows=np.zeros(1, np.int32),
        start=np.array([(x, y)]),
        control=np.array([(x + length / 2, y)]),
        end=np.array([(x + length, y)]),
        pen=np.zeros(1, np.int32),
        arrow_source=np.zeros(1, bool),
        arrow_target=np.array([pen.directed]),
    )
    return ink(line, [pen], style, thickness={0: factor})
