"""Round dots of dotted lines as stamps: a pen with round caps draws each a hundred times slower."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from collective_desk.picture.shapes import Floats

from .buffers import FRAGMENT, Strokes

_PHASES = 4
"""A dot is stamped at quarters of a pixel, so that a dotted line keeps its rhythm."""


class Dots:
    """Dots by width and colour, painted once."""

    def __init__(self, strokes: Strokes) -> None:
        self.strokes = strokes
        self._sheets: dict[tuple[float, int], tuple[QPixmap, int]] = {}

    def draw(self, painter: QPainter, points: Floats, width: float, colour: QColor) -> None:
        """Draw round dots of one size and colour; the painter is in device pixels."""
        key = (round(width * 8) / 8, colour.rgba())
        if key not in self._sheets:
            self._sheets[key] = _sheet(*key)
        sheet, cell = self._sheets[key]
        spot = np.floor(points * _PHASES + 0.5)
        whole = np.floor(spot / _PHASES)
        rows = np.zeros((len(points), FRAGMENT))
        rows[:, :2] = whole
        rows[:, 2:4] = (spot - whole * _PHASES) * cell
        rows[:, 4:6] = cell
        rows[:, 6:8] = rows[:, 9:10] = 1.0
        self.strokes.sprites(painter, rows, sheet)


def _sheet(width: float, rgba: int) -> tuple[QPixmap, int]:
    """Paint a dot at all quarters of a pixel; cells are even, so that stamps land on pixels."""
    cell = 2 * ceil(width / 2 + 1)
    pixels = QPixmap(cell * _PHASES, cell * _PHASES)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(rgba))
    for across in range(_PHASES):
        for down in range(_PHASES):
            middle = QPointF(
                across * cell + cell / 2 + across / _PHASES,
                down * cell + cell / 2 + down / _PHASES,
            )
            painter.drawEllipse(middle, width / 2, width / 2)
    painter.end()
    return pixels, cell
