"""Ties on the canvas: which are in view, and how much of each is drawn from how far away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from collective_desk.picture.curves import curves, flatten
from collective_desk.picture.shapes import Flags, Floats, Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import shows_dots, symbol_size
from collective_desk.picture.ties import Strokes as Ink
from collective_desk.picture.ties import segments
from collective_desk.picture.view import View

from .buffers import Strokes
from .dots import Dots
from .layers import Job, Sight

CROWD = 2500
"""Above so many ties in view each is one plain thin line: patterns would be a grey fog."""
_AIR, _HEAD = 3.0, 40.0
_ROUGHLY_CURVED = 400
_AT_ONCE = 100
_PIXELS_AT_ONCE = 60_000.0
"""Length of thin lines that is drawn in a millisecond or two."""
_WIDE = 600
"""Up to so many ties in view lines have their full width, which costs three times as much."""


class TieInk:
    """Paints the ties of a picture, in jobs of a few milliseconds."""

    def __init__(self, style: Style, strokes: Strokes | None = None) -> None:
        self.style = style
        self.strokes = strokes or Strokes()
        self.dots = Dots(self.strokes)
        self._scaled: dict[float, Style] = {}
        self.thickness: dict[int, float] = {}
        """Pens (by number) that are drawn wider than the rest, so many times."""
        self.share = 1.0
        """How much of a tie's colour shows: less under lenses in which ties are context."""

    def use(self, picture: Picture) -> None:
        """Paint this picture from now on."""
        self.picture = picture
        a, b = picture.xy[picture.source], picture.xy[picture.target]
        chord = b - a
        aside = np.column_stack((-chord[:, 1], chord[:, 0])) * (picture.bend[:, None] / 2)
        self._order = np.argsort(picture.pen, kind="stable").astype(np.int32)
        low = np.minimum(np.minimum(a, b), (a + b) / 2 + aside)[self._order]
        high = np.maximum(np.maximum(a, b), (a + b) / 2 + aside)[self._order]
        # Four runs of numbers, ordered by pen: comparing them is most of what a pan costs.
        self._left, self._top = np.ascontiguousarray(low.T)
        self._right, self._foot = np.ascontiguousarray(high.T)
        self._reach = np.abs(chord).mean(axis=0) if len(chord) else np.zeros(2)
        self._span = np.maximum(np.ptp(picture.xy, axis=0), 1.0) if len(a) else np.ones(2)

    def seen(self, sight: Sight, area: QRect) -> Ints:
        """Give the ties that may touch an area (device pixels), ordered by pen."""
        camera, ratio = sight.camera, sight.ratio
        pad = symbol_size(camera.zoom, self.style) + 8
        left, top = camera.to_map(area.left() / ratio - pad, area.top() / ratio - pad)
        right, bottom = camera.to_map(
            (area.right() + 1) / ratio + pad, (area.bottom() + 1) / ratio + pad
        )
        inside = (self._right >= left) & (self._left <= right)
        inside &= (self._foot >= top) & (self._top <= bottom)
        rows = self._order[inside]
        return rows[~self.touching(sight.without)[rows]] if sight.without else rows

    def touching(self, actors: frozenset[int]) -> Flags:
        """Say of every tie whether one of its ends is among these actors."""
        gone = np.zeros(len(self.picture.xy), dtype=bool)
        gone[[row for row in actors if row < len(gone)]] = True
        touching: Flags = gone[self.picture.source] | gone[self.picture.target]
        return touching

    def jobs(self, sight: Sight, area: QRect, lit: Flags | None) -> Iterator[Job]:
        """Give the painting of all ties in an area: the quiet ones first, the lit ones on top."""
        rows = self.seen(sight, area)
        if lit is None:
            yield from self.paint(rows, sight, area)
            return
        yield from self.paint(rows[~lit[rows]], sight, area, quiet=True)
        yield from self.paint(rows[lit[rows]], sight, area)

    def crowd(self, sight: Sight) -> float:
        """Guess how many ties share the view; the same wherever one pans, so strips match."""
        size = np.array((sight.width, sight.height)) / sight.camera.zoom + self._reach
        share = np.minimum(size / (self._span + self._reach), 1.0).prod()
        return float(len(self.picture.source) * share)

    def paint(
        self, rows: Ints, sight: Sight, area: QRect, *, quiet: bool = False
    ) -> Iterator[Job]:
        """Give the painting of some ties, plainer the more of them share the view."""
        crowd = self.crowd(sight)
        if crowd > CROWD or (sight.rough and len(rows) > _ROUGHLY_CURVED):
            yield from self._plain(*self._straight(rows, sight), quiet)
            return
        if sight.rough and len(rows):
            yield from self._plain(*self._bare(rows, sight), quiet)
            return
        simple = shows_dots(sight.camera.zoom, self.style)
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            yield partial(self._drawn, some, sight, area, quiet, simple, crowd > _WIDE)

    def ink(
        self, rows: Ints, sight: Sight, *, simple: bool = False, of: Picture | None = None
    ) -> Ink:
        """Give the ink of some ties in device pixels, of this picture or of another."""
        return segments(
            of or self.picture, _view(sight, self.style), self.scaled(sight.ratio),
            rows=rows, simple=simple, thickness=self.thickness,
        )

    def course(self, rows: Ints, sight: Sight) -> QPainterPath:
        """Give the course of some ties as one path, in device pixels."""
        bent = curves(self.picture, _view(sight, self.style), self.scaled(sight.ratio), rows)
        path = QPainterPath()
        for (x1, y1), (cx, cy), (x2, y2) in zip(
            bent.start.tolist(), bent.control.tolist(), bent.end.tolist(), strict=True
        ):
            path.moveTo(x1, y1)
            path.quadTo(cx, cy, x2, y2)
        return path

    def draw_thin(self, painter: QPainter, pen: QPen, rows: Ints, sight: Sight) -> None:
        """Draw many ties in one colour, straight or curved as they lie on the map from here."""
        lay = self._straight if self.crowd(sight) > CROWD else self._bare
        self._lines(pen, lay(rows, sight)[0], painter)

    def scaled(self, ratio: float) -> Style:
        """Give the style in device pixels."""
        if ratio not in self._scaled:
            self._scaled[ratio] = self.style if ratio == 1.0 else self.style.scaled(ratio)
        return self._scaled[ratio]

    def colour(self, pen: int, *, quiet: bool) -> QColor:
        """Give the colour of a pen; what steps back is mixed with the paper it lies on."""
        colour = QColor(self.style.colour(self.picture.pens[pen].colour or "ink_soft"))
        share = min(self.style.dimmed, self.share) if quiet else self.share
        if share >= 1.0:
            return colour
        paper = QColor(self.style.colour("paper"))
        return QColor.fromRgbF(*(
            a * share + b * (1 - share)
            for a, b in (
                (colour.redF(), paper.redF()),
                (colour.greenF(), paper.greenF()),
                (colour.blueF(), paper.blueF()),
            )
        ))

    def _plain(self, lines: Floats, pens: Ints, quiet: bool) -> Iterator[Job]:
        """Give the drawing of thin lines that come ordered by pen: each pen's are one run."""
        bounds = np.searchsorted(pens, np.arange(len(self.picture.pens) + 1)).tolist()
        step = portion(lines)
        for number, (first, last) in enumerate(pairwise(bounds)):
            pen = QPen(self.colour(number, quiet=quiet), 1.0)
            pen.setCosmetic(True)
            for at in range(first, last, step):
                yield partial(self._lines, pen, lines[at : min(at + step, last)])

    def _straight(self, rows: Ints, sight: Sight) -> tuple[Floats, Ints]:
        """Give ties as straight lines from middle to middle, and their pens."""
        xy = sight.camera.to_view(self.picture.xy) * sight.ratio
        lines = np.empty((len(rows), 4))
        lines[:, :2], lines[:, 2:] = xy[self.picture.source[rows]], xy[self.picture.target[rows]]
        return lines, self.picture.pen[rows]

    def _bare(self, rows: Ints, sight: Sight) -> tuple[Floats, Ints]:
        """Give ties as curves without patterns and arrowheads, and the pen of each stretch."""
        bent = curves(self.picture, _view(sight, self.style), self.scaled(sight.ratio), rows)
        path = flatten(bent, tolerance=0.6)
        return path.pairs(), np.repeat(bent.pen, np.diff(path.first) - 1)

    def _lines(self, pen: QPen, lines: Floats, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        self.strokes.lines(painter, lines)

    def _drawn(
        self, rows: Ints, sight: Sight, area: QRect, quiet: bool, simple: bool, thin: bool,
        painter: QPainter,
    ) -> None:
        draw_ink(
            painter, self.ink(rows, sight, simple=simple), self.dots,
            lambda pen: self.colour(pen, quiet=quiet), thin=thin, area=area,
        )


def draw_ink(
    painter: QPainter,
    ink: Ink,
    dots: Dots,
    colour: Callable[[int], QColor],
    *,
    thin: bool = False,
    area: QRect | None = None,
) -> None:
    """Draw the ink of ties with a colour for each pen, the painter in device pixels.

    Thin lines cost a third of wide ones; what does not touch the area is left out.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strokes = dots.strokes
    for number, width in ink.widths.items():
        pen = QPen(colour(number), 1.0 if thin else width)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if number in ink.lines:
            lines = ink.lines[number]
            strokes.lines(painter, lines if area is None else lines[touching(lines, area)])
        if number in ink.dots:
            points = ink.dots[number]
            points = points if area is None else points[near(points, area)]
            dots.draw(painter, points, width * (0.75 if thin else 1.0), colour(number))
        if number in ink.arrows:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(colour(number)))
            heads = ink.arrows[number]
            strokes.polygons(painter, heads if area is None else heads[near(heads[:, 0], area)])
            painter.setBrush(Qt.BrushStyle.NoBrush)


def portion(lines: Floats) -> int:
    """Say how many of these lines to draw at once: long ones cost by the pixel."""
    some = lines[:: max(len(lines) // 256, 1)]
    length = np.minimum(np.hypot(some[:, 2] - some[:, 0], some[:, 3] - some[:, 1]), 2000.0)
    return max(int(_PIXELS_AT_ONCE / (float(length.mean()) + 20.0)), 50) if len(some) else 1


def touching(lines: Floats, area: QRect) -> Flags:
    """Say which lines (x1, y1, x2, y2) may touch an area."""
    x1, y1, x2, y2 = np.ascontiguousarray(lines.T)
    meets: Flags = np.maximum(x1, x2) >= area.left() - _AIR
    meets &= np.minimum(x1, x2) <= area.right() + _AIR
    meets &= np.maximum(y1, y2) >= area.top() - _AIR
    meets &= np.minimum(y1, y2) <= area.bottom() + _AIR
    return meets


def near(points: Floats, area: QRect) -> Flags:
    """Say which points lie in an area or within an arrowhead of it."""
    x, y = points.T
    found: Flags = (x >= area.left() - _HEAD) & (x <= area.right() + _HEAD)
    found &= (y >= area.top() - _HEAD) & (y <= area.bottom() + _HEAD)
    return found


def _view(sight: Sight, style: Style) -> View:
    camera, ratio = sight.camera, sight.ratio
    size = symbol_size(camera.zoom, style)
    return View(camera.zoom * ratio, camera.x * ratio, camera.y * ratio, size * ratio)
