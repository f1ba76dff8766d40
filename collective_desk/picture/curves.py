"""Ties as curves in a view: from rim to rim, flattened to polylines that may be walked along."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np

from .shapes import Flags, Floats, Ints, Picture
from .style import Style
from .symbols import rim
from .view import View

_LOOP_TURN: Final = np.deg2rad(38.0)
_LOOP_AXIS: Final = np.deg2rad(-48.0)
_LOOP_REACH: Final = 2.3
_MOST_STEPS: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Quadratic curves of those ties that have room to be drawn, in px; one row a drawn tie."""

    rows: Ints
    """Row of the tie in its picture."""
    start: Floats
    control: Floats
    end: Floats
    pen: Ints
    arrow_source: Flags
    arrow_target: Flags

    def __len__(self) -> int:
        return len(self.rows)

    def pick(self, which: Flags | Ints) -> Self:
        """Give only some of the curves."""
        return type(self)(**{f.name: getattr(self, f.name)[which] for f in fields(self)})

    def at(self, t: Floats | float) -> Floats:
        """Give the point of every curve at a share of its parameter, 0 source to 1 target."""
        s = np.asarray(t, float)[..., None]
        at: Floats = (1 - s) ** 2 * self.start + 2 * s * (1 - s) * self.control + s**2 * self.end
        return at

    def length(self) -> Floats:
        """Give the lengths of the curves, a little under the truth for strong bends."""
        middle = self.at(0.5)
        first = np.hypot(*(middle - self.start).T)
        return np.asarray(first + np.hypot(*(self.end - middle).T), float)


def curves(picture: Picture, view: View, style: Style, rows: Ints | None = None) -> Curves:
    """Give the curves of all ties, or of some rows, trimmed at the rims of their symbols."""
    rows = np.arange(len(picture.source), dtype=np.int32) if rows is None else np.asarray(rows)
    source, target = picture.source[rows], picture.target[rows]
    xy, shapes = view.pixels(picture.xy), picture.shapes
    a, b = xy[source], xy[target]
    chord = b - a
    control = (a + b) / 2 + _right(chord) * picture.bend[rows][:, None]
    loop = source == target
    gaps = style.tie.gap_source, style.tie.gap_target
    start = _leave(a, control, shapes[source], view, style, gaps[0])
    end = _leave(b, control, shapes[target], view, style, gaps[1])
    crowded = _crowded(a, control, start) | _crowded(b, control, end)
    if crowded.any():
        start[crowded] = _leave(
            a[crowded], b[crowded], shapes[source[crowded]], view, style, gaps[0]
        )
        end[crowded] = _leave(b[crowded], a[crowded], shapes[target[crowded]], view, style, gaps[1])
        control[crowded] = (start[crowded] + end[crowded]) / 2
    if loop.any():
        reach = np.maximum(0.9 + 2.0 * picture.bend[rows][loop], 0.7)
        loops = _loops(a[loop], shapes[source[loop]], reach, view, style)
        start[loop], control[loop], end[loop] = loops
    drawn = loop | (((end - start) * chord).sum(axis=1) > 0)
    everything = Curves(
        rows.astype(np.int32),
        start,
        control,
        end,
        picture.pen[rows],
        picture.arrow_source[rows],
        picture.arrow_target[rows],
    )
    return everything if drawn.all() else everything.pick(drawn)


def _right(vectors: Floats) -> Floats:
    """Turn vectors to the right of their travel (y grows downwards)."""
    return np.column_stack((-vectors[:, 1], vectors[:, 0]))


def unit(vectors: Floats) -> Floats:
    """Give vectors of length 1; of nothing, nothing."""
    return np.asarray(vectors / np.maximum(np.hypot(*vectors.T), 1e-9)[:, None], float)


def _leave(
    centre: Floats, towards: Floats, shape: Ints, view: View, style: Style, gap: float
) -> Floats:
    """Give where a line from a symbol's centre leaves its rim, and the gap after it."""
    direction = unit(towards - centre)
    far = rim(shape, direction, style.symbol) * view.symbol + gap
    return np.asarray(centre + direction * far[:, None], float)


def _crowded(centre: Floats, control: Floats, rim_point: Floats) -> Flags:
    """Say where the control point lies so near a symbol that the curve would fold back."""
    near = np.hypot(*(control - centre).T)
    return np.asarray(near < 1.15 * np.hypot(*(rim_point - centre).T), bool)


def _loops(
    centre: Floats, shape: Ints, reach: Floats, view: View, style: Style
) -> tuple[Floats, Floats, Floats]:
    """Give arches over the upper right shoulder for ties from an actor to itself."""

    def ray(angle: float) -> Floats:
        return np.tile((np.cos(angle), np.sin(angle)), (len(centre), 1))

    axis = ray(_LOOP_AXIS)
    control = centre + axis * (_LOOP_REACH * view.symbol * reach)[:, None]
    ends = []
    for turn, gap in ((-_LOOP_TURN, style.tie.gap_source), (_LOOP_TURN, style.tie.gap_target)):
        direction = ray(_LOOP_AXIS + turn)
        far = rim(shape, direction, style.symbol) * view.symbol + gap
        ends.append(centre + direction * far[:, None])
    return ends[0], np.asarray(control, float), ends[1]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Many polylines end to end: their points, and at which point each begins."""

    points: Floats
    first: Ints
    """One more than there are lines; the last is the number of points."""

    def pairs(self) -> Floats:
        """Give all stretches as rows x1, y1, x2, y2."""
        ends = np.ones(len(self.points), bool)
        ends[self.first[1:] - 1] = False
        at = np.flatnonzero(ends)
        return np.hstack((self.points[at], self.points[at + 1]))

    def stations(self) -> tuple[Floats, Floats]:
        """Give how far along everything each point lies (1 px lies between lines), and lengths."""
        step = np.hypot(*np.diff(self.points, axis=0).T) if len(self.points) > 1 else np.empty(0)
        step[self.first[1:-1] - 1] = 1.0
        along = np.r_[0.0, np.cumsum(step)]
        return along, along[self.first[1:] - 1] - along[self.first[:-1]]

    def aside(self, distance: float) -> Floats:
        """Give the points moved to the right by a distance (left when negative)."""
        return np.asarray(self.points + _right(self.tangents()) * distance, float)

    def tangents(self) -> Floats:
        """Give the direction of travel at each point."""
        before, after = np.arange(len(self.points)) - 1, np.arange(len(self.points)) + 1
        before[self.first[:-1]] += 1
        after[self.first[1:] - 1] -= 1
        return unit(self.points[after] - self.points[before])


def flatten(
    bent: Curves, *, tolerance: float = 0.15, ends: tuple[Floats, Floats] | None = None
) -> Lines:
    """Give curves as polylines that stray by no more than the tolerance, in px.

    `ends` gives the first and last parameter of each, where only a part is wanted.
    """
    sway = np.hypot(*(bent.start - 2 * bent.control + bent.end).T)
    steps = np.clip(np.ceil(np.sqrt(sway / (4 * tolerance))), 1, _MOST_STEPS).astype(np.int64)
    count = steps + 1
    first = np.r_[0, np.cumsum(count)]
    tie = np.repeat(np.arange(len(bent)), count)
    share = (np.arange(len(tie)) - first[tie]) / steps[tie]
    if ends is not None:
        low, high = ends
        share = low[tie] + share * (high - low)[tie]
    t = share[:, None]
    points = (
        (1 - t) ** 2 * bent.start[tie] + 2 * t * (1 - t) * bent.control[tie] + t**2 * bent.end[tie]
    )
    return Lines(points, first.astype(np.int64))
