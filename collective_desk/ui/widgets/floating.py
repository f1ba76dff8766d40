"""What floats above the window: popups and toasts, the only things with a shadow."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.ui.theme.theme import Theme

SHADOW = 12
"""Width of the margin in which the shadow fades, on every side."""


class Floating(QWidget):
    """A rounded ground with a soft shadow; a child of the window, so the caret stays there."""

    def __init__(
        self, theme: Theme, parent: QWidget, *, ground: str = "surface", border: str = "line",
        radius: str = "popup",
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme, self._ground, self._border, self._radius = theme, ground, border, radius
        self.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        theme.changed.connect(self.update)

    def set_ground(self, ground: str, border: str) -> None:
        """Take other colours."""
        self._ground, self._border = ground, border
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        radius = float(self._theme.size("radius", self._radius))
        paint_shadow(painter, box, radius, dark=self._theme.name == "dark")
        painter.setPen(QPen(self._theme.colour(self._border), 1))
        painter.setBrush(self._theme.colour(self._ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_shadow(painter: QPainter, box: QRectF, radius: float, *, dark: bool) -> None:
    """Paint a shadow that fades outwards and falls a little down."""
    black = QColor(0, 0, 0)
    black.setAlphaF(0.034 if dark else 0.0075)
    painter.setPen(QPen(QColor(0, 0, 0, 0), 0))
    painter.setBrush(black)
    for step in range(SHADOW - 2, 0, -1):
        grown = box.adjusted(-step, -step + 3, step, step + 2)
        painter.drawRoundedRect(grown, radius + step, radius + step)
