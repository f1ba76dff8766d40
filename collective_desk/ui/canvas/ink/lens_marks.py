"""What a lens paints on and over symbols: lines inside, dots above; the same as in exports."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.picture.marks import PLATE, dots, texture_lines
from collective_desk.picture.shapes import Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import outline


def paint_texture(painter: QPainter, look: Look, size: float, style: Style, border: float) -> None:
    """Paint the lines inside a symbol, and a plate on which its letters can be read."""
    if not look.texture:
        return
    painter.setPen(QPen(QColor(style.colour(look.edge)), border))
    for line in (texture_lines(look.texture, outline(look.shape, style.symbol)) * size).tolist():
        painter.drawLine(QLineF(*line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.colour(look.fill)))
    painter.drawEllipse(QPointF(0, 0), PLATE[0] * size, PLATE[1] * size)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_mark(painter: QPainter, look: Look, size: float, style: Style) -> None:
    """Paint the dots over a symbol; each has a rim of paper, so that ties do not join in."""
    if look.mark is None:
        return
    ink, paper = QColor(style.colour("disc")), QColor(style.colour("paper"))
    rows, lines = dots(look.mark, outline(look.shape, style.symbol).half_height)
    pen = QPen(ink, max(0.9, 0.036 * size))
    for x, y, radius, filled in (rows * (size, size, size, 1.0)).tolist():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawEllipse(QPointF(x, y), 1.5 * radius, 1.5 * radius)
        painter.setPen(pen)
        painter.setBrush(ink if filled else paper)
        painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    for line in (lines * size).tolist():
        painter.drawLine(QLineF(*line))
