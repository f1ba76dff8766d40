"""What an arrangement draws behind the map: bands, rings, axes as hairlines, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from collective_desk.domain.guides import Axis, Band, Guides, Ring
from collective_desk.domain.vocabularies import REALMS
from collective_desk.picture.shapes import Floats, Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.fonts import map_font

from .layers import Job, Sight
from .symbols import SMALL, paint_symbol

Say = Callable[..., str]
_HEAD, _WORDS, _FIGURE = 14.0, 12.0, 11.0
_TOP = 20.0
"""Heads of bands stand so far below their upper end."""
_EDGE, _SIGN = 14.0, 15.0
_SMALL = 28 / 26
"""Names by the smallest words of the wall: figures are no smaller than these."""
_FAR = 100_000.0
_LEAST_RING = 24.0


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


class GuideInk:
    """Paints the guides of one map; heads of bands stay in view."""

    def __init__(self, style: Style) -> None:
        self.style = style
        large = style.label.size > _HEAD
        self._unit = style.label.size / (_SMALL * _FIGURE) if large else 1.0
        """Words and what stands beside them grow where names are larger than they: on the wall."""
        self.guides: Guides | None = None
        self.say: Say = str
        self.lift: Callable[[Camera, float], float] = lambda _camera, _line: 0.0
        """How far heads rise so that nothing stands into them, whose lower edge is a line."""

    def use(self, guides: Guides | None, say: Say) -> None:
        """Paint these from now on, or none."""
        self.guides, self.say = guides, say

    def jobs(self, sight: Sight) -> Iterator[Job]:
        """Give the painting of all guides, to lie under the map."""
        if self.guides is not None:
            yield lambda painter: self._paint(painter, sight)

    def boxes(self, sight: Sight, least: float) -> Floats:
        """Give what words of rings and heads of bands cover, in pixels: names keep off them."""
        rings = self.guides.rings if self.guides else ()
        found = [self._plate(ring, sight.camera) for ring in rings if self._speaks(ring, sight)]
        for band, x, y, room in self._heads(sight, least):
            _, sign, wide = self._head_words(band, room)
            found.append(self._head_plate(x, y, sign + wide))
        found += [self._box(line) for line in self._lines(sight.camera)]
        return np.array([box.getRect() for box in found], float).reshape(-1, 4)

    def paint_heads(self, painter: QPainter, sight: Sight, least: float) -> None:
        """Write the words of bands where they can be read, never higher than `least`."""
        for band, x, y, room in self._heads(sight, least):
            self._head(painter, band, x, y, room)

    def _heads(self, sight: Sight, least: float) -> Iterator[tuple[Band, float, float, float]]:
        """Give the bands in view: where the words of each begin, their height, and their room."""
        camera = sight.camera
        bands = self.guides.bands if self.guides else ()
        below = _TOP * self._unit
        line = _at(camera, *bands[0].box[:2])[1] + below + _EDGE if bands else 0.0
        over = self.lift(camera, line) if bands and self._unit == 1.0 else 0.0
        for band in bands:
            left, top = _at(camera, band.box[0], band.box[1])
            right, foot = _at(camera, band.box[2], band.box[3])
            # Large words would lie on the map: there they keep to the edge of the view.
            y = min(max(top + below - over if self._unit == 1.0 else below, below, least), foot)
            begin = max(left, 0.0) + _EDGE * self._unit
            if begin < min(right, sight.width) and foot > 0:
                yield band, begin, y, min(right, sight.width) - begin

    def _paint(self, painter: QPainter, sight: Sight) -> None:
        assert self.guides is not None
        guides, camera = self.guides, sight.camera
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, band in enumerate(guides.bands):
            if number:
                x, _ = _at(camera, band.box[0], 0)
                _, foot = _at(camera, 0, band.box[3] if guides.strip else _FAR)
                self._line(painter, QPointF(round(x) + 0.5, -_FAR), QPointF(round(x) + 0.5, foot))
        for ring in reversed(guides.rings):
            self._ring(painter, ring, sight)
        if guides.axes:
            self._axes(painter, guides.axes, camera)
        if guides.strip:
            self._rule(painter, guides.strip, camera)
        for line in self._lines(camera):
            self._text(
                painter, line.said, line.x, line.y, line.size, tone=line.tone,
                strong=line.strong, align=line.align)
        painter.restore()

    def _head(self, painter: QPainter, band: Band, x: float, y: float, room: float) -> None:
        """Write the words of a band and how many stand there, on paper."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, side = self._unit, _SIGN * self._unit
        realm = band.words.removeprefix("realm.")
        said, sign, wide = self._head_words(band, room)
        paper = QColor(self.style.colour("paper"))
        paper.setAlphaF(0.86)
        painter.fillRect(self._head_plate(x, y, sign + wide), paper)
        if realm in REALMS:
            painter.save()
            painter.translate(x + side / 2, y)
            look = Look(SHAPE_OF_REALM[realm], f"{realm}_fill", f"{realm}_edge", "ink", "")
            paint_symbol(painter, look, side, self.style, SMALL)
            painter.restore()
        self._text(painter, said, x + sign, y, _HEAD, strong=True)
        self._text(painter, str(band.count), x + sign + wide + 9 * unit, y, _WORDS, tone="ink_soft")
        painter.restore()

    def _head_words(self, band: Band, room: float) -> tuple[str, float, float]:
        """Give the words of a band as they fit, the room of its sign, and their width."""
        unit = self._unit
        strong = QFontMetricsF(map_font(self.style, _HEAD * unit, strong=True))
        sign = (_SIGN + 7) * unit if band.words.removeprefix("realm.") in REALMS else 0.0
        figures = QFontMetricsF(map_font(self.style, _WORDS * unit))
        most = max(room - sign - 9 * unit - figures.horizontalAdvance(str(band.count)), 40)
        said = strong.elidedText(self.say(band.words), Qt.TextElideMode.ElideRight, most)
        return said, sign, strong.horizontalAdvance(said)

    def _head_plate(self, x: float, y: float, wide: float) -> QRectF:
        unit = self._unit
        return QRectF(x - 6 * unit, y - 13 * unit, wide + 40 * unit, 26 * unit)

    def _rule(self, painter: QPainter, strip: Band, camera: Camera) -> None:
        (left, top), (right, _) = _at(camera, *strip.box[:2]), _at(camera, *strip.box[2:])
        y = round(top) + 0.5
        self._line(painter, QPointF(left, y), QPointF(right, y))

    def _lines(self, camera: Camera) -> Iterator[_Line]:
        """Give the lines of words that lie on the ground: of corners, of the strip, of an axis."""
        unit, guides = self._unit, self.guides
        for corner in guides.corners if guides else ():
            x, y = _at(camera, corner.x, corner.y)
            yield _Line(
                self.say(corner.words), x + (-10 if corner.right else 10) * unit,
                y + (-14 if corner.foot else 14) * unit, _WORDS, "ink_faint", True,
                1 if corner.right else -1)
        strip = guides.strip if guides else None
        if strip:
            x, y = _at(camera, *strip.box[:2])
            named = _Line(self.say(strip.words), x, y + 9 * unit, _WORDS, "ink_soft", True)
            yield named
            after = x + self._box(named).width() + 8 * unit
            yield _Line(str(strip.count), after, y + 9 * unit, _WORDS, "ink_soft")
        for axis in guides.axes if guides else ():
            across = axis.across
            left, foot = self._origin(camera)
            for tick in axis.ticks:
                x, y = _at(camera, tick.at, tick.at)
                yield _Line(
                    f"{tick.value:g}", x if across else left - 9 * unit,
                    foot + 14 * unit if across else y, _FIGURE, "ink_soft",
                    align=0 if across else 1)

    def _origin(self, camera: Camera) -> tuple[float, float]:
        """Give where the two axes meet."""
        assert self.guides is not None
        across = next(axis for axis in self.guides.axes if axis.across)
        upwards = next(axis for axis in self.guides.axes if not axis.across)
        return _at(camera, across.ticks[0].begin, upwards.ticks[0].begin)

    def _box(self, line: _Line) -> QRectF:
        """Give what a line of words covers."""
        metrics = QFontMetricsF(map_font(self.style, line.size * self._unit, strong=line.strong))
        wide, high = metrics.horizontalAdvance(line.said), metrics.capHeight() + 4 * self._unit
        return QRectF(line.x - wide * (line.align + 1) / 2, line.y - high / 2, wide, high)

    def _ring(self, painter: QPainter, ring: Ring, sight: Sight) -> None:
        camera = sight.camera
        x, y = _at(camera, ring.x, ring.y)
        wide = ring.outer * camera.zoom
        painter.setPen(QPen(QColor(self.style.colour("line")), 1.2))
        painter.drawEllipse(QPointF(x, y), wide, wide * ring.flat)
        if not self._speaks(ring, sight):
            return
        plate = self._plate(ring, camera)
        painter.fillRect(plate, QColor(self.style.colour("paper")))
        top = plate.center().y()
        wide = self._text(
            painter, self._said(ring), plate.left() + 8 * self._unit, top, _WORDS, strong=True)
        self._text(
            painter, str(ring.count), plate.left() + 15 * self._unit + wide, top, _WORDS,
            tone="ink_soft")

    def _said(self, ring: Ring) -> str:
        if ring.words.endswith(".steps"):
            return self.say(ring.words, count=ring.steps)
        return self.say(ring.words)

    def _speaks(self, ring: Ring, sight: Sight) -> bool:
        """Say whether a ring is wide enough for words that do not cover its neighbours'."""
        return (ring.outer - ring.inner) * sight.camera.zoom >= (
            _LEAST_RING * self._unit)

    def _plate(self, ring: Ring, camera: Camera) -> QRectF:
        """Give the paper under a ring's words, at its top."""
        unit = self._unit
        strong = QFontMetricsF(map_font(self.style, _WORDS * unit, strong=True))
        plain = QFontMetricsF(map_font(self.style, _WORDS * unit))
        wide = strong.horizontalAdvance(self._said(ring)) + 23 * unit
        wide += plain.horizontalAdvance(str(ring.count))
        x, y = _at(camera, ring.x, ring.y)
        top = y - ring.outer * camera.zoom * ring.flat
        return QRectF(x - wide / 2, top - 10 * unit, wide, 20 * unit)

    def _axes(self, painter: QPainter, axes: tuple[Axis, ...], camera: Camera) -> None:
        across = next(axis for axis in axes if axis.across)
        upwards = next(axis for axis in axes if not axis.across)
        left, foot = self._origin(camera)
        right, top = _at(camera, across.ticks[-1].end, upwards.ticks[-1].end)
        unit = self._unit
        for tick in across.ticks:
            x = round(tick.end * camera.zoom + camera.x) + 0.5
            self._line(painter, QPointF(x, top), QPointF(x, foot))
        for tick in upwards.ticks:
            y = round(tick.end * camera.zoom + camera.y) + 0.5
            self._line(painter, QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(QColor(self.style.colour("edge")), 1.2))
        painter.drawPolyline([QPointF(left, top), QPointF(left, foot), QPointF(right, foot)])
        self._text(
            painter, self.say(across.words), right, foot + 32 * unit, _WORDS, strong=True, align=1)
        painter.save()
        painter.translate(left - 32 * unit, top)
        painter.rotate(-90)
        self._text(painter, self.say(upwards.words), 0, 0, _WORDS, strong=True, align=1)
        painter.restore()

    def _line(self, painter: QPainter, a: QPointF, b: QPointF) -> None:
        painter.setPen(QPen(QColor(self.style.colour("line")), 1.0))
        painter.drawLine(a, b)

    def _text(
        self, painter: QPainter, said: str, x: float, y: float, size: float, *,
        tone: str = "ink", strong: bool = False, align: int = -1,
    ) -> float:
        """Write a line around a height; `align` -1 begins at x, 0 stands around it, 1 ends there.

        Gives how wide it is.
        """
        font = map_font(self.style, size * self._unit, strong=strong)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(said)
        painter.setFont(font)
        painter.setPen(QColor(self.style.colour(tone)))
        base = y + metrics.capHeight() / 2
        painter.drawText(QPointF(x - wide * (align + 1) / 2, base), said)
        return wide


def _at(camera: Camera, x: float, y: float) -> tuple[float, float]:
    return x * camera.zoom + camera.x, y * camera.zoom + camera.y
