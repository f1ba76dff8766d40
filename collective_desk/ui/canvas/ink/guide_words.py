"""Words of an arrangement that are read first: heads of bands, which stay in view, and of rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import bidirectional

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from collective_desk.domain.guides import Band, Guides, Ring
from collective_desk.domain.vocabularies import REALMS
from collective_desk.picture.shapes import Floats, Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.fonts import map_font

from .layers import Sight
from .symbols import SMALL, paint_symbol

Say = Callable[..., str]
HEAD, WORDS, FIGURE = 14.0, 12.0, 11.0
_TOP = 20.0
"""Heads of bands stand so far below their upper end."""
_EDGE, _SIGN = 14.0, 15.0
_SMALL = 28 / 26
"""Names by the smallest words of the wall: figures are no smaller than these."""
_LEAST_RING = 15.0
"""Tops of rings that are closer have no words of their own."""


class GuideWords:
    """The words over the map; they lie on ties, and symbols and names keep off them."""

    def __init__(self, style: Style) -> None:
        self.style = style
        large = style.label.size > HEAD
        self.unit = style.label.size / (_SMALL * FIGURE) if large else 1.0
        """Words and what stands beside them grow where names are larger than they: on the wall."""
        self.guides: Guides | None = None
        self.say: Say = str
        self.lift: Callable[[Camera, float], float] = lambda _camera, _line: 0.0
        """How far heads rise so that nothing stands into them, whose lower edge is a line."""

    def use(self, guides: Guides | None, say: Say) -> None:
        """Paint these from now on, or none."""
        self.guides, self.say = guides, say

    def plates(self, camera: Camera) -> Floats:
        """Give what the words of rings cover, in pixels: they lie over ties and their letters."""
        found = [self.plate(ring, camera) for ring in self.spoken(camera)]
        return np.array([box.getRect() for box in found], float).reshape(-1, 4)

    def paint_heads(self, painter: QPainter, sight: Sight, least: float) -> None:
        """Write the words of rings, and of bands where they can be read, never above `least`."""
        for ring in self.spoken(sight.camera):
            self._ring_words(painter, ring, sight.camera)
        size = self.head_size(sight.camera.zoom)
        for band, x, y, room in self.heads(sight, least):
            self._head(painter, band, x, y, self.head_words(band, room, size), size)

    def text(
        self, painter: QPainter, said: str, x: float, y: float, size: float, *,
        tone: str = "ink", strong: bool = False, align: int = -1,
    ) -> float:
        """Write a line around a height; `align` -1 begins at x, 0 stands around it, 1 ends there.

        Gives how wide it is.
        """
        font = map_font(self.style, size * self.unit, strong=strong)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(said)
        painter.setFont(font)
        painter.setPen(QColor(self.style.colour(tone)))
        base = y + metrics.capHeight() / 2
        painter.drawText(QPointF(x - wide * (align + 1) / 2, base), said)
        return wide

    def figure(self, value: float) -> str:
        """Write a number as the words write numbers."""
        return self.say("map.number", number=f"{value:g}")

    def spoken(self, camera: Camera) -> list[Ring]:
        """Give the rings wide enough for words that do not cover their neighbours'."""
        rings = self.guides.rings if self.guides else ()
        apart = _LEAST_RING * self.unit
        return [one for one in rings if (one.outer - one.inner) * one.flat * camera.zoom >= apart]

    def heads(self, sight: Sight, least: float) -> Iterator[tuple[Band, float, float, float]]:
        """Give the bands in view: where the words of each begin, their height, and their room."""
        camera = sight.camera
        bands = self.guides.bands if self.guides else ()
        below = _TOP * self.unit
        line = at(camera, *bands[0].box[:2])[1] + below + _EDGE if bands else 0.0
        over = self.lift(camera, line) if bands and self.unit == 1.0 else 0.0
        for band in bands:
            left, top = at(camera, band.box[0], band.box[1])
            right, foot = at(camera, band.box[2], band.box[3])
            # Large words would lie on the map: there they keep to the edge of the view.
            y = min(max(top + below - over if self.unit == 1.0 else below, below, least), foot)
            begin = max(left, 0.0) + _EDGE * self.unit
            if begin < min(right, sight.width) and foot > 0:
                yield band, begin, y, min(right, sight.width) - begin

    def _head(
        self, painter: QPainter, band: Band, x: float, y: float,
        told: tuple[str, float, float], size: float,
    ) -> None:
        """Write the words of a band and how many stand there, on paper."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, side = self.unit, _SIGN * self.unit
        realm = band.words.removeprefix("realm.")
        said, sign, wide = told
        paper = QColor(self.style.colour("paper"))
        paper.setAlphaF(0.86)
        painter.fillRect(self.head_plate(x, y, sign + wide), paper)
        after = sign + wide + 9 * unit
        begin, end = x, x + after + self._wide(self.figure(band.count))
        # Sign, words, figure: in the direction in which the words are read.
        rtl = bidirectional(said[:1] or " ") in {"R", "AL"}
        if realm in REALMS:
            painter.save()
            painter.translate(end - side / 2 if rtl else begin + side / 2, y)
            look = Look(SHAPE_OF_REALM[realm], f"{realm}_fill", f"{realm}_edge", "ink", "")
            paint_symbol(painter, look, side, self.style, SMALL)
            painter.restore()
        self.text(painter, said, end - sign - wide if rtl else begin + sign, y, size, strong=True)
        self.text(painter, self.figure(band.count), begin if rtl else begin + after, y, WORDS,
                  tone="ink_soft")
        painter.restore()

    def head_size(self, zoom: float) -> float:
        """Give the size in which all heads fit over their bands: neighbours are written alike."""
        bands, edge = self.guides.bands if self.guides else (), _EDGE * self.unit
        for size in (HEAD, WORDS):
            told = [self.head_words(band, (band.box[2] - band.box[0]) * zoom - edge, size)[0]
                    for band in bands]
            if told == [self.say(band.words) for band in bands]:
                return size
        return FIGURE

    def head_words(self, band: Band, room: float, size: float) -> tuple[str, float, float]:
        """Give the words of a band as they fit: words, room of the sign, width of the words."""
        unit = self.unit
        sign = (_SIGN + 7) * unit if band.words.removeprefix("realm.") in REALMS else 0.0
        most = max(room - sign - 9 * unit - self._wide(self.figure(band.count)), 40)
        strong = QFontMetricsF(map_font(self.style, size * unit, strong=True))
        said = strong.elidedText(self.say(band.words), Qt.TextElideMode.ElideRight, most)
        return said, sign, strong.horizontalAdvance(said)

    def head_plate(self, x: float, y: float, wide: float) -> QRectF:
        """Give the paper under the words of a band, which are so wide with their sign."""
        unit = self.unit
        return QRectF(x - 6 * unit, y - 13 * unit, wide + 40 * unit, 26 * unit)

    def _ring_words(self, painter: QPainter, ring: Ring, camera: Camera) -> None:
        """Write the words of a ring and how many stand there, on paper at its top."""
        plate, unit = self.plate(ring, camera), self.unit
        painter.fillRect(plate, QColor(self.style.colour("paper")))
        top = plate.center().y()
        wide = self.text(
            painter, self._said(ring), plate.left() + 8 * unit, top, WORDS, strong=True)
        self.text(
            painter, self.figure(ring.count), plate.left() + 15 * unit + wide, top, WORDS,
            tone="ink_soft")

    def _said(self, ring: Ring) -> str:
        if ring.words.endswith(".steps"):
            return self.say(ring.words, count=ring.steps)
        return self.say(ring.words)

    def _wide(self, figure: str) -> float:
        """Give how wide a figure beside words is."""
        return QFontMetricsF(map_font(self.style, WORDS * self.unit)).horizontalAdvance(figure)

    def plate(self, ring: Ring, camera: Camera) -> QRectF:
        """Give the paper under a ring's words, at its top."""
        unit = self.unit
        strong = QFontMetricsF(map_font(self.style, WORDS * unit, strong=True))
        wide = strong.horizontalAdvance(self._said(ring)) + 23 * unit
        wide += self._wide(self.figure(ring.count))
        x, y = at(camera, ring.x, ring.y)
        top = y - ring.outer * camera.zoom * ring.flat
        return QRectF(x - wide / 2, top - 10 * unit, wide, 20 * unit)


def at(camera: Camera, x: float, y: float) -> tuple[float, float]:
    """Give a point of the map in pixels of the view."""
    return x * camera.zoom + camera.x, y * camera.zoom + camera.y
