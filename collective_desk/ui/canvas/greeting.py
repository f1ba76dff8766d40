"""What an empty map says: who is involved, and four ways to type it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.picture.shapes import CIRCLE, HEXAGON, SQUARE

from .fonts import map_font
from .ink.symbols import symbol_path
from .view import Canvas

_EXAMPLES = ("actor", "three", "tie", "chair")
_SYMBOLS = (
    (CIRCLE, -131.5, 162.0, 36.0), (HEXAGON, 0.0, 130.0, 34.0), (SQUARE, 132.0, 162.0, 35.0),
)


class Greeting(QWidget):
    """Shown while a map is empty, behind nothing; it lets the pointer through."""

    def __init__(self, canvas: Canvas, words: Callable[[str], str]) -> None:
        super().__init__(canvas)
        self.canvas, self.words = canvas, words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.picture_changed.connect(self._on_picture_changed)
        self._on_picture_changed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the greeting in the middle."""
        painter = QPainter(self)
        # It is read, not looked at as the map is: it follows the window.
        painter.setLayoutDirection(self.canvas.window().layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(round(self.width() / 2), max(round(self.height() / 2) - 330, -90))
        self._drawing(painter)
        self._line(painter, "empty.title", 212, 24, "ink", strong=True)
        self._line(painter, "empty.hint", 243, 15, "ink_soft")
        for number, example in enumerate(_EXAMPLES):
            self._example(painter, example, 308 + 34 * number)
        painter.end()

    def _drawing(self, painter: QPainter) -> None:
        """Three dashed symbols with two ties: the shape of a map to come."""
        style = self.canvas.artist.style
        pen = QPen(QColor(style.colour("edge")), 1.5)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for shape, x, y, size in _SYMBOLS:
            painter.drawPath(symbol_path(shape, size, style).translated(x, y - 12))
        painter.drawLine(QPointF(-109, 145), QPointF(-28, 124))
        painter.drawLine(QPointF(26, 124), QPointF(109, 145))

    def _line(
        self, painter: QPainter, id: str, y: float, size: int, colour: str, *, strong: bool = False
    ) -> None:
        painter.setFont(map_font(self.canvas.artist.style, size, strong=strong))
        painter.setPen(QColor(self.canvas.artist.style.colour(colour)))
        box = QRectF(-self.width() / 2, y - 20, self.width(), 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words(id))

    def _example(self, painter: QPainter, example: str, y: float) -> None:
        style = self.canvas.artist.style
        font: QFont = map_font(style, 13)
        typed = self.words(f"empty.{example}.typed")
        wide = QFontMetricsF(font).horizontalAdvance(typed) + 18
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(-29.0 if mirrored else 29 - wide, y - 13, wide, 26)
        painter.setFont(font)
        painter.setPen(QPen(QColor(style.colour("line")), 1))
        painter.setBrush(QColor(style.colour("surface")))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(style.colour("ink")))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, typed)
        painter.setPen(QColor(style.colour("ink_soft")))
        room = self.width() / 2
        beside = QRectF(-50 - room if mirrored else 50.0, y - 13, room, 26)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self.words(f"empty.{example}"))

    def _on_picture_changed(self) -> None:
        # On a photo that waits to be traced nothing else has to be said.
        content = self.canvas.picture.content
        bare = not content.behind and not content.regions
        self.setVisible(bare and not len(self.canvas.picture.xy))
