"""The program's mark, as the first page and the page of welcome paint it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from .tokens import Tokens


def paint_mark(painter: QPainter, tokens: Tokens) -> None:
    """Paint the program's mark: three shapes, tied; 76 by 40."""

    def take(realm: str) -> None:
        painter.setPen(QPen(QColor(tokens.colours[f"{realm}_edge"]), 1.2))
        painter.setBrush(QColor(tokens.colours[f"{realm}_fill"]))

    painter.setPen(QPen(QColor(tokens.colours["edge"]), 1.6))
    painter.drawLine(QPointF(19, 21), QPointF(26, 17))
    painter.drawLine(QPointF(48, 17), QPointF(54, 21))
    take("grassroots")
    painter.drawEllipse(QPointF(10.5, 27), 10, 10)
    take("middle_ground")
    painter.drawPolygon([
        QPointF(24.5, 11.5), QPointF(30.5, 1.5), QPointF(43.5, 1.5), QPointF(49.5, 11.5),
        QPointF(43.5, 21.5), QPointF(30.5, 21.5)])
    take("institutional")
    painter.drawRoundedRect(QRectF(54.5, 17.5, 19, 19), 3.5, 3.5)
