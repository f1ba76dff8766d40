"""Small signs of actors and ties for lists and panels: the same shapes and lines as on the map."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.domain.contents import Pen
from collective_desk.domain.entities import Actor
from collective_desk.domain.vocabularies import realm_of
from collective_desk.host.words import Words
from collective_desk.picture.shapes import Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.ui.canvas.ink.symbols import symbol_pixmap
from collective_desk.ui.theme.theme import Theme


class Signs:
    """Gives the sign of an actor in any size, drawn once for each look."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self._theme, self._words = theme, words
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    @property
    def style(self) -> Style:
        """The style of the map in the theme in force."""
        return Style.load(self._theme.name)

    def actor(self, actor: Actor, size: int = 20, *, letters: bool = True) -> QPixmap:
        """Give the sign of an actor."""
        kind = actor.kind if letters else None
        return self.sign(
            realm_of(actor.realm, actor.kind), kind, size, chair=actor.empty_chair,
            own=actor.own_team and letters)

    def sign(
        self, realm: str | None, kind: str | None, size: int = 20, *, chair: bool = False,
        own: bool = False,
    ) -> QPixmap:
        """Give the sign of a realm, with the letters of a kind."""
        ratio = self._theme.pixel_ratio()
        wide = self._theme.px(size)
        key = (realm, kind, wide, chair, own, self._theme.name, ratio)
        if key not in self._kept:
            name = realm or "unknown"
            look = Look(
                SHAPE_OF_REALM[realm], f"{name}_fill", f"{name}_edge", f"{name}_letter",
                self._letters(kind), empty_chair=chair, own_team=own)
            self._kept[key] = symbol_pixmap(look, wide, self.style, ratio)
        return self._kept[key]

    def pen_colour(self, pen: Pen) -> QColor:
        """Give the colour of a pen in the theme in force."""
        return QColor(self.style.colour(pen.colour or "ink_soft"))

    def _letters(self, kind: str | None) -> str:
        if not kind:
            return ""
        id = f"letters.{kind}"
        return self._words(id) if id in self._words else kind[:2].capitalize()


class SignView(QWidget):
    """The sign of one actor in a panel."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = QPixmap()
        self.setFixedSize(round(size * 1.3), round(size * 1.1))

    def show_pixmap(self, pixels: QPixmap) -> None:
        """Show another sign."""
        self._pixels = pixels
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixels.isNull():
            return
        size = self._pixels.deviceIndependentSize()
        at = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        QPainter(self).drawPixmap(at, self._pixels)


class TieSample(QWidget):
    """A short piece of a pen's line, with its arrow."""

    def __init__(self, signs: Signs, pen: Pen | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs, self._pen = signs, pen
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_pen(self, pen: Pen | None) -> None:
        """Show another pen."""
        self._pen = pen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(34, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        paint_tie(painter, self._pen, self._signs, 1, self.width() - 1, self.height() / 2)


def paint_tie(
    painter: QPainter, pen: Pen, signs: Signs, x0: float, x1: float, y: float
) -> None:
    """Paint a straight sample of a pen from x0 to x1."""
    style = signs.style
    pattern, colour = style.pattern(pen.dash), signs.pen_colour(pen)
    long, wide = style.tie.arrow
    end = x1 - long + 1 if pen.directed else x1
    line = QPen(colour, pattern.width)
    line.setCapStyle(Qt.PenCapStyle.RoundCap if pattern.dotted else Qt.PenCapStyle.FlatCap)
    if pattern.dash:
        line.setDashPattern([max(part / pattern.width, 0.01) for part in pattern.dash])
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if pattern.zigzag:
        painter.drawPath(_zigzag(x0, end, y, *pattern.zigzag))
    elif pattern.lines:
        for side in (-0.5, 0.5):
            beside = y + side * pattern.lines
            painter.drawLine(QPointF(x0, beside), QPointF(end, beside))
    else:
        painter.drawLine(QPointF(x0, y), QPointF(end, y))
    if pen.directed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([
            QPointF(x1, y), QPointF(x1 - long, y - wide / 2), QPointF(x1 - long, y + wide / 2)]))


def _zigzag(x0: float, x1: float, y: float, half: float, height: float) -> QPainterPath:
    path = QPainterPath(QPointF(x0, y))
    for step in range(1, math.floor((x1 - x0) / half)):
        path.lineTo(x0 + step * half, y + (height if step % 2 else -height))
    path.lineTo(x1, y)
    return path
