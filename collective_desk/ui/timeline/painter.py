"""Paints a plate: the flat drawing of a timeline, shape by shape."""

from __future__ import annotations

from functools import singledispatchmethod

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from collective_desk.picture.plate import Box, Disc, Icon, Plate, Said, Shape, Sign, Stroke
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import reads_rtl


class PlatePainter:
    """Knows fonts, colours and icons of the theme in force, and keeps what it measured."""

    def __init__(self, theme: Theme, signs: Signs) -> None:
        self._theme, self._signs = theme, signs
        self._widths: dict[tuple[str, str, bool], float] = {}
        self._short: dict[tuple[str, str, bool, int], str] = {}
        self._metrics: dict[tuple[str, bool], QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}
        self._ways: dict[str, Qt.LayoutDirection] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Measure anew: the theme or the size of text changed."""
        for kept in (self._widths, self._short, self._metrics, self._colours):
            kept.clear()

    def measure(self, text: str, role: str, strong: bool) -> float:
        """Give the width of a text in a role."""
        key = (text, role, strong)
        if key not in self._widths:
            self._widths[key] = self._of(role, strong).horizontalAdvance(text)
        return self._widths[key]

    def paint(self, painter: QPainter, plate: Plate) -> None:
        """Paint a plate; what rolls is cut at the head."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in plate.under:
            self._draw(shape, painter)
        painter.save()
        painter.setClipRect(QRectF(0, plate.head, plate.width, plate.height - plate.head))
        for shape in plate.rolled:
            self._draw(shape, painter)
        painter.restore()
        for shape in plate.over:
            self._draw(shape, painter)

    @singledispatchmethod
    def _draw(self, shape: Shape, painter: QPainter) -> None:
        raise TypeError(shape, painter)

    @_draw.register
    def _(self, shape: Stroke, painter: QPainter) -> None:
        pen = QPen(self._colour(shape.tone), shape.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if shape.dash:
            pen.setDashPattern([part / shape.width for part in shape.dash])
        # Level and upright lines are crisp only without smoothing.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @_draw.register
    def _(self, shape: Box, painter: QPainter) -> None:
        painter.setBrush(self._colour(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colour(shape.edge), 1) if shape.edge else Qt.PenStyle.NoPen)
        inset = 0.5 if shape.edge else 0.0
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(
            box.adjusted(inset, inset, -inset, -inset), shape.radius, shape.radius)

    @_draw.register
    def _(self, shape: Disc, painter: QPainter) -> None:
        painter.setBrush(self._colour(shape.fill))
        painter.setPen(
            QPen(self._colour(shape.edge), shape.border) if shape.edge else Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    @_draw.register
    def _(self, shape: Said, painter: QPainter) -> None:
        if not shape.text:
            return
        text = self._fitted(shape)
        metrics, wide = self._of(shape.role, shape.strong), self.measure(
            text, shape.role, shape.strong)
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        if text not in self._ways:
            self._ways[text] = (
                Qt.LayoutDirection.RightToLeft if reads_rtl(text)
                else Qt.LayoutDirection.LeftToRight)
        # A sentence keeps its own direction, whichever way the window reads.
        painter.setLayoutDirection(self._ways[text])
        painter.setFont(self._theme.font(shape.role, strong=shape.strong))
        painter.setPen(self._colour(shape.tone))
        baseline = shape.y + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), text)

    @_draw.register
    def _(self, shape: Icon, painter: QPainter) -> None:
        size = round(shape.size / self._theme.scale)
        pixels = self._theme.pixmap(shape.name, size=size, tone=shape.tone)
        half = pixels.deviceIndependentSize() / 2
        painter.drawPixmap(QPointF(shape.x - half.width(), shape.y - half.height()), pixels)

    @_draw.register
    def _(self, shape: Sign, painter: QPainter) -> None:
        size = round(shape.size / self._theme.scale)
        pixels = self._signs.sign(shape.realm, None, size)
        half = pixels.deviceIndependentSize() / 2
        painter.drawPixmap(QPointF(shape.x - half.width(), shape.y - half.height()), pixels)

    def _fitted(self, shape: Said) -> str:
        if not shape.room or self.measure(shape.text, shape.role, shape.strong) <= shape.room:
            return shape.text
        key = (shape.text, shape.role, shape.strong, int(shape.room))
        if key not in self._short:
            self._short[key] = self._of(shape.role, shape.strong).elidedText(
                shape.text, Qt.TextElideMode.ElideRight, shape.room)
        return self._short[key]

    def _of(self, role: str, strong: bool) -> QFontMetricsF:
        key = (role, strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._theme.font(role, strong=strong))
        return self._metrics[key]

    def _colour(self, tone: str) -> QColor:
        if tone not in self._colours:
            self._colours[tone] = self._theme.colour(tone)
        return self._colours[tone]
