"""Ties on the canvas: which are in view, and how much of each is drawn from how far away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from collective_desk.picture.shapes import Flags, Floats, Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import shows_dots, symbol_size
from collective_desk.picture.ties import Strokes as Ink
from collective_desk.picture.ties import segments
from collective_desk.picture.view import View

from .buffers import Strokes
from .layers import Job, Sight

CROWD = 2500
"""Above so many ties in view each is one plain thin line: patterns would be a grey fog."""
_AT_ONCE = 400
_LINES_AT_ONCE = 1500
_CURVED_FROM = 600


class TieInk:
    """Paints the ties of a picture, in jobs of a few milliseconds."""

    def __init__(self, style: Style, strokes: Strokes | None = None) -> None:
        self.style = style
        self.strokes = strokes or Strokes()
        self._scaled: dict[float, Style] = {}

    def use(self, picture: Picture) -> None:
        """Paint this picture from now on."""
        self.picture = picture
        a, b = picture.xy[picture.source], picture.xy[picture.target]
        chord = b - a
        aside = np.column_stack((-chord[:, 1], chord[:, 0])) * (picture.bend[:, None] / 2)
        self._low = np.minimum(np.minimum(a, b), (a + b) / 2 + aside)
        self._high = np.maximum(np.maximum(a, b), (a + b) / 2 + aside)
        self._order = np.argsort(picture.pen, kind="stable").astype(np.int32)
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
        inside = (
            (self._high[:, 0] >= left) & (self._low[:, 0] <= right)
            & (self._high[:, 1] >= top) & (self._low[:, 1] <= bottom)
        )
        if sight.without:
            inside &= ~self.touching(sight.without)
        return self._order[inside[self._order]]

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
            yield from self.paint(rows, sight)
            return
        yield from self.paint(rows[~lit[rows]], sight, quiet=True)
        yield from self.paint(rows[lit[rows]], sight)

    def crowd(self, sight: Sight) -> float:
        """Guess how many ties share the view; the same wherever one pans, so strips match."""
        size = np.array((sight.width, sight.height)) / sight.camera.zoom + self._reach
        return float(len(self.picture.source) * np.minimum(size / (self._span + self._reach), 1.0).prod())

    def paint(self, rows: Ints, sight: Sight, *, quiet: bool = False) -> Iterator[Job]:
        """Give the painting of some ties, plainer the more of them share the view."""
        crowd = self.crowd(sight)
        if crowd > CROWD:
            yield from self._plain(rows, sight, quiet)
            return
        simple = shows_dots(sight.camera.zoom, self.style)
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            yield partial(self._drawn, some, sight, quiet, simple, crowd > _CURVED_FROM)

    def ink(self, rows: Ints, sight: Sight, *, simple: bool = False) -> Ink:
        """Give the ink of some ties in device pixels."""
        return segments(
            self.picture, _view(sight, self.style), self.scaled(sight.ratio),
            rows=rows, simple=simple,
        )

    def scaled(self, ratio: float) -> Style:
        """Give the style in device pixels."""
        if ratio not in self._scaled:
            self._scaled[ratio] = self.style if ratio == 1.0 else self.style.scaled(ratio)
        return self._scaled[ratio]

    def colour(self, pen: int, *, quiet: bool) -> QColor:
        """Give the colour of a pen; a quiet one is mixed with the paper it lies on."""
        colour = QColor(self.style.colour(self.picture.pens[pen].colour or "ink_soft"))
        if not quiet:
            return colour
        paper, share = QColor(self.style.colour("paper")), self.style.dimmed
        return QColor.fromRgbF(*(
            a * share + b * (1 - share)
            for a, b in zip(colour.getRgbF()[:3], paper.getRgbF()[:3], strict=True)
        ))

    def _plain(self, rows: Ints, sight: Sight, quiet: bool) -> Iterator[Job]:
        camera, ratio = sight.camera, sight.ratio
        xy = camera.to_view(self.picture.xy) * ratio
        pens = self.picture.pen[rows]
        for pen in np.unique(pens).tolist():
            some = rows[pens == pen]
            ends = xy[self.picture.source[some]], xy[self.picture.target[some]]
            lines = np.hstack(ends)
            line = QPen(self.colour(pen, quiet=quiet), 1.0)
            line.setCosmetic(True)
            for first in range(0, len(lines), _LINES_AT_ONCE):
                yield partial(self._lines, line, lines[first : first + _LINES_AT_ONCE])

    def _lines(self, pen: QPen, lines: Floats, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        self.strokes.lines(painter, lines)

    def _drawn(
        self, rows: Ints, sight: Sight, quiet: bool, simple: bool, thin: bool, painter: QPainter
    ) -> None:
        draw_ink(
            painter, self.ink(rows, sight, simple=simple), self.strokes,
            lambda pen: self.colour(pen, quiet=quiet), thin=thin,
        )


def draw_ink(
    painter: QPainter,
    ink: Ink,
    strokes: Strokes,
    colour: Callable[[int], QColor],
    *,
    thin: bool = False,
) -> None:
    """Draw the ink of ties with a colour for each pen; thin lines cost a third of wide ones."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, width in ink.widths.items():
        pen = QPen(colour(number), 1.0 if thin else width)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if number in ink.lines:
            strokes.lines(painter, ink.lines[number])
        if number in ink.dots:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setWidthF(width)
            painter.setPen(pen)
            strokes.points(painter, ink.dots[number])
        if number in ink.arrows:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(colour(number)))
            strokes.polygons(painter, ink.arrows[number])
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _view(sight: Sight, style: Style) -> View:
    camera, ratio = sight.camera, sight.ratio
    size = symbol_size(camera.zoom, style)
    return View(camera.zoom * ratio, camera.x * ratio, camera.y * ratio, size * ratio)
