"""What lines and shapes on the map mean, with counts, in the corner of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.picture.legend import Legend, legend
from collective_desk.picture.shapes import Look
from collective_desk.picture.strengths import THICKNESS
from collective_desk.picture.ties import sample

from .fonts import map_font
from .symbols import SMALL, paint_centred, paint_symbol
from .tie_ink import draw_ink
from .view import Canvas

WIDTH = 172
_ROW, _HEAD, _BETWEEN = 20, 24, 8
_PAPER = 0.86
"""No box, but the map steps back where it lies under the words."""
_LEAST = 1.6
"""How much higher than the legend the window of the map must be."""
_LINE, _LETTER, _NAME = 33.0, 48.0, 62.0


class LegendOverlay(QWidget):
    """Lists the kinds of ties and the realms that occur; it lets the pointer through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.legend: Legend = legend(canvas.picture)
        self._fits = True
        self.setProperty("over_map", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.picture_changed.connect(self._on_picture_changed)
        self._on_picture_changed()

    def make_room(self, height: int) -> None:
        """Step back where the map's window is too low for both."""
        self._fits = height >= self.sizeHint().height() * _LEAST
        self.setVisible(bool(self.legend) and self._fits)

    def sizeHint(self) -> QSize:
        """Give the room its rows take."""
        told = self.legend
        parts = len(told.ties) + told.strengths, len(told.realms) + bool(told.chairs)
        shown = [rows for rows in parts if rows]
        high = sum(_HEAD + rows * _ROW for rows in shown) + _BETWEEN * max(len(shown) - 1, 0) + 8
        return QSize(WIDTH + 6, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QColor(self._colour("paper"))
        paper.setAlphaF(_PAPER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        words, y = self.canvas.picture.words, 4.0
        if self.legend.ties:
            y = self._head(painter, words("legend.ties"), y)
            for entry in self.legend.ties:
                self._tie(painter, entry.number, y)
                y = self._words(painter, entry.name, entry.count, y)
            if self.legend.strengths:
                self._strengths(painter, y)
                y = self._words(painter, words("legend.stronger"), None, y)
            y += _BETWEEN
        if self.legend.realms or self.legend.chairs:
            y = self._head(painter, words("legend.realms"), y)
            for realm in self.legend.realms:
                self._symbol(painter, Look(realm.shape, realm.fill, realm.edge, "", ""), y)
                y = self._words(painter, realm.name, realm.count, y)
            if self.legend.chairs:
                chair = next(look for look in self.canvas.picture.looks if look.empty_chair)
                self._symbol(painter, chair, y)
                self._words(painter, words("canvas.empty_chair"), self.legend.chairs, y)
        painter.end()

    def _head(self, painter: QPainter, text: str, y: float) -> float:
        painter.setFont(map_font(self.canvas.artist.style, 11, strong=True))
        painter.setPen(QColor(self._colour("ink_soft")))
        painter.drawText(QRectF(0, y, WIDTH, 16), Qt.AlignmentFlag.AlignVCenter, text)
        return y + _HEAD

    def _tie(self, painter: QPainter, number: int, y: float) -> None:
        style, picture = self.canvas.artist.style, self.canvas.picture
        pen = picture.pens[number]
        colour = self.canvas.artist.ties.colour(number, quiet=False)
        middle = y + _ROW / 2
        ties, ratio = self.canvas.artist.ties, self.devicePixelRatioF()
        ink = sample(pen, ties.scaled(ratio), _LINE * ratio, y=middle * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        draw_ink(painter, ink, ties.dots, lambda _: colour)
        painter.restore()
        at = QPointF(_LETTER, middle)
        paint_centred(painter, pen.letter, at, 12.0, colour, style)

    def _strengths(self, painter: QPainter, y: float) -> None:
        """Draw a line that grows thicker in steps."""
        step, middle = (_LETTER + 6) / len(THICKNESS), y + _ROW / 2
        width = self.canvas.artist.style.tie.width
        for at, thick in enumerate(THICKNESS):
            painter.setPen(QPen(QColor(self._colour("ink_soft")), width * thick))
            x = at * step
            painter.drawLine(QPointF(x, middle), QPointF(x + 0.7 * step, middle))

    def _symbol(self, painter: QPainter, look: Look, y: float) -> None:
        painter.save()
        painter.translate(_LINE / 2, y + _ROW / 2)
        paint_symbol(painter, look, 13.0, self.canvas.artist.style, SMALL)
        painter.restore()

    def _words(self, painter: QPainter, name: str, count: int | None, y: float) -> float:
        font = map_font(self.canvas.artist.style, 12)
        painter.setFont(font)
        painter.setPen(QColor(self._colour("ink")))
        metrics = QFontMetricsF(font)
        number = "" if count is None else str(count)
        room = WIDTH - _NAME - metrics.horizontalAdvance(number) - 8
        said = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_NAME, y, room + 8, _ROW), middle, said)
        painter.setPen(QColor(self._colour("ink_soft")))
        painter.drawText(QRectF(0, y, WIDTH, _ROW), middle | Qt.AlignmentFlag.AlignRight, number)
        return y + _ROW

    def _colour(self, name: str) -> str:
        return self.canvas.artist.style.colour(name)

    def _on_picture_changed(self) -> None:
        self.legend = legend(self.canvas.picture)
        self.setVisible(bool(self.legend) and self._fits)
        bottom = self.y() + self.height()
        self.resize(self.sizeHint())
        self.move(self.x(), bottom - self.height())
        self.update()
