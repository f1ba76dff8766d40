"""The signs of the legend: lines of ties, symbols, discs, letters of groups, thickness."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.picture.strengths import THICKNESS
from collective_desk.picture.style import Style
from collective_desk.picture.ties import sample
from collective_desk.picture.towers import SAMPLE_TOWER, stack
from collective_desk.ui.canvas.ink.letters import paint_tower
from collective_desk.ui.canvas.ink.symbols import FULL, SMALL, paint_centred, paint_symbol
from collective_desk.ui.canvas.ink.ties import draw_ink
from collective_desk.ui.canvas.view import Canvas

from .rows import Row

LINE: Final = 33.0
"""How long the sample of a tie is; symbols stand in its middle."""
_LETTER: Final = 48.0
_WHOLE, _PLAIN = 19.0, 13.0
"""Sizes of a symbol that is part of what the lens says, and of one that is only a shape."""


class LegendSigns:
    """Paints the sign of a row at the start of it, in the usual sizes of a theme."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.style = Style.load(canvas.artist.style.theme)

    def paint(self, painter: QPainter, row: Row, middle: float) -> None:
        """Paint the sign of a row around a height."""
        soft = QColor(self.style.colour("ink_soft"))
        if row.pen is not None:
            self._tie(painter, row.pen, middle)
        elif row.thickness:
            self._strengths(painter, middle)
        elif row.letter:
            at = QPointF(LINE / 2, middle)
            paint_centred(painter, row.letter, at, 11.0, soft, self.style)
        else:
            painter.save()
            self._symbol(painter, row, middle)
            painter.restore()

    def _symbol(self, painter: QPainter, row: Row, middle: float) -> None:
        if row.look is not None:
            down = 4 if row.full and row.look.mark else 0
            painter.translate(LINE / 2, middle + down)
            size, detail = (_WHOLE, FULL) if row.full else (_PLAIN, SMALL)
            paint_symbol(painter, row.look, size, self.style, detail)
        elif row.discs:
            painter.translate(LINE / 2, middle + 9)
            small = self.style.scaled(0.7)
            paint_tower(painter, stack(SAMPLE_TOWER, small.disc), small, number=False)

    def _tie(self, painter: QPainter, number: int, middle: float) -> None:
        pen, ties = self.canvas.picture.pens[number], self.canvas.artist.ties
        colour, ratio = ties.colour(number, quiet=False), self.canvas.devicePixelRatioF()
        ink = sample(pen, self.style.scaled(ratio), LINE * ratio, y=middle * ratio)
        painter.save()
        # The sample is in device pixels of the whole legend; the painter stands in a column.
        painter.scale(1 / ratio, 1 / ratio)
        draw_ink(painter, ink, ties.dots, lambda _: colour)
        painter.restore()
        paint_centred(painter, pen.letter, QPointF(_LETTER, middle), 12.0, colour, self.style)

    def _strengths(self, painter: QPainter, middle: float) -> None:
        """Draw a line that grows thicker in steps."""
        step, width = (_LETTER + 6) / len(THICKNESS), self.style.tie.width
        for at, thick in enumerate(THICKNESS):
            painter.setPen(QPen(QColor(self.style.colour("ink_soft")), width * thick))
            x = at * step
            painter.drawLine(QPointF(x, middle), QPointF(x + 0.7 * step, middle))
