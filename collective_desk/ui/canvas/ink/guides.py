"""What an arrangement draws behind the map: bands, rings, axes as hairlines, and their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from collective_desk.domain.guides import Axis, Band, Ring
from collective_desk.picture.shapes import Floats
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.fonts import map_font

from .guide_words import FIGURE, WORDS, GuideWords, at
from .layers import Job, Sight

_FAR = 100_000.0


@dataclass(frozen=True, slots=True)
class _Line:
    """Words on the ground; `align` -1 begins at x, 0 stands around it, 1 ends there."""

    said: str
    x: float
    y: float
    size: float
    tone: str
    strong: bool = False
    align: int = -1


class GuideInk(GuideWords):
    """Paints the guides of one map; heads of bands stay in view."""

    def jobs(self, sight: Sight) -> Iterator[Job]:
        """Give the painting of all guides, to lie under the map."""
        if self.guides is not None:
            yield lambda painter: self._paint(painter, sight)

    def boxes(self, sight: Sight, least: float) -> Floats:
        """Give what words of rings and heads of bands cover, in pixels: names keep off them."""
        found = [self.plate(ring, sight.camera) for ring in self.spoken(sight.camera)]
        size = self.head_size(sight.camera.zoom)
        for band, x, y, room in self.heads(sight, least):
            _, sign, wide = self.head_words(band, room, size)
            found.append(self.head_plate(x, y, sign + wide))
        found += [self._box(line) for line in self._lines(sight.camera)]
        return np.array([box.getRect() for box in found], float).reshape(-1, 4)

    def _paint(self, painter: QPainter, sight: Sight) -> None:
        assert self.guides is not None
        guides, camera = self.guides, sight.camera
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, band in enumerate(guides.bands):
            if number:
                x, _ = at(camera, band.box[0], 0)
                _, foot = at(camera, 0, band.box[3] if guides.strip else _FAR)
                self._line(painter, QPointF(round(x) + 0.5, -_FAR), QPointF(round(x) + 0.5, foot))
        for ring in reversed(guides.rings):
            self._ring(painter, ring, camera)
        if guides.axes:
            self._axes(painter, guides.axes, camera)
        if guides.strip:
            self._rule(painter, guides.strip, camera)
        for line in self._lines(camera):
            self.text(
                painter, line.said, line.x, line.y, line.size, tone=line.tone,
                strong=line.strong, align=line.align)
        painter.restore()

    def _rule(self, painter: QPainter, strip: Band, camera: Camera) -> None:
        (left, top), (right, _) = at(camera, *strip.box[:2]), at(camera, *strip.box[2:])
        y = round(top) + 0.5
        self._line(painter, QPointF(left, y), QPointF(right, y))

    def _lines(self, camera: Camera) -> Iterator[_Line]:
        """Give the lines of words that lie on the ground: of corners, of the strip, of an axis."""
        unit, guides = self.unit, self.guides
        for corner in guides.corners if guides else ():
            x, y = at(camera, corner.x, corner.y)
            yield _Line(
                self.say(corner.words), x + (-10 if corner.right else 10) * unit,
                y + (-14 if corner.foot else 14) * unit, WORDS, "ink_faint", True,
                1 if corner.right else -1)
        strip = guides.strip if guides else None
        if strip:
            x, y = at(camera, *strip.box[:2])
            named = _Line(self.say(strip.words), x, y + 9 * unit, WORDS, "ink_soft", True)
            yield named
            after = x + self._box(named).width() + 8 * unit
            yield _Line(self.figure(strip.count), after, y + 9 * unit, WORDS, "ink_soft")
        for axis in guides.axes if guides else ():
            across = axis.across
            left, foot = self._origin(camera)
            for tick in axis.ticks:
                x, y = at(camera, tick.at, tick.at)
                yield _Line(
                    self.figure(tick.value), x if across else left - 9 * unit,
                    foot + 14 * unit if across else y, FIGURE, "ink_soft",
                    align=0 if across else 1)

    def _origin(self, camera: Camera) -> tuple[float, float]:
        """Give where the two axes meet."""
        assert self.guides is not None
        across = next(axis for axis in self.guides.axes if axis.across)
        upwards = next(axis for axis in self.guides.axes if not axis.across)
        return at(camera, across.ticks[0].begin, upwards.ticks[0].begin)

    def _box(self, line: _Line) -> QRectF:
        """Give what a line of words covers."""
        metrics = QFontMetricsF(map_font(self.style, line.size * self.unit, strong=line.strong))
        wide, high = metrics.horizontalAdvance(line.said), metrics.capHeight() + 4 * self.unit
        return QRectF(line.x - wide * (line.align + 1) / 2, line.y - high / 2, wide, high)

    def _ring(self, painter: QPainter, ring: Ring, camera: Camera) -> None:
        x, y = at(camera, ring.x, ring.y)
        wide = ring.outer * camera.zoom
        painter.setPen(QPen(QColor(self.style.colour("line")), 1.2))
        painter.drawEllipse(QPointF(x, y), wide, wide * ring.flat)

    def _axes(self, painter: QPainter, axes: tuple[Axis, ...], camera: Camera) -> None:
        across = next(axis for axis in axes if axis.across)
        upwards = next(axis for axis in axes if not axis.across)
        left, foot = self._origin(camera)
        right, top = at(camera, across.ticks[-1].end, upwards.ticks[-1].end)
        unit = self.unit
        for tick in across.ticks:
            x = round(tick.end * camera.zoom + camera.x) + 0.5
            self._line(painter, QPointF(x, top), QPointF(x, foot))
        for tick in upwards.ticks:
            y = round(tick.end * camera.zoom + camera.y) + 0.5
            self._line(painter, QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(QColor(self.style.colour("edge")), 1.2))
        painter.drawPolyline([QPointF(left, top), QPointF(left, foot), QPointF(right, foot)])
        self.text(
            painter, self.say(across.words), (left + right) / 2, foot + 32 * unit, WORDS,
            strong=True, align=0)
        painter.save()
        painter.translate(left - 32 * unit, top)
        painter.rotate(-90)
        self.text(painter, self.say(upwards.words), 0, 0, WORDS, strong=True, align=1)
        painter.restore()

    def _line(self, painter: QPainter, a: QPointF, b: QPointF) -> None:
        painter.setPen(QPen(QColor(self.style.colour("line")), 1.0))
        painter.drawLine(a, b)
