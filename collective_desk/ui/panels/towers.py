"""Influence as towers of discs: one for each group that was asked, with the spread beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

TALLEST = 12
"""Above so many discs one disc carries the number."""
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class TowerColumn:
    """One tower: its height, its words, and the lowest and highest answer."""

    height: float
    name: str
    note: str = ""
    lowest: float | None = None
    highest: float | None = None


class Towers(QWidget):
    """Up to three towers side by side, standing on one line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: list[TowerColumn] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def columns(self) -> list[TowerColumn]:
        """The towers that are shown."""
        return self._columns

    def show_columns(self, columns: Sequence[TowerColumn]) -> None:
        """Show other towers."""
        self._columns = list(columns[:COLUMNS])
        self.setAccessibleName(", ".join(f"{c.name}: {c.height:g}" for c in self._columns))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self._stage() + self._foot())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._columns:
            return
        wide = self.width() // max(len(self._columns), 2)
        for number, column in enumerate(self._columns):
            x = number * wide
            if self.isRightToLeft():
                x = self.width() - x - wide
            box = QRect(x, 0, wide - self._theme.px(8), self.height())
            self._paint_column(painter, column, box)

    def _paint_column(self, painter: QPainter, column: TowerColumn, box: QRect) -> None:
        theme = self._theme
        disc, step, base = self._disc(), self._step(), self._stage()
        left = box.left() + theme.px(28)
        shown = 1 if column.height > TALLEST else round(column.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("disc"))
        for number in range(shown):
            top = base - (number + 1) * step + 1
            painter.drawRoundedRect(QRectF(left, top, disc.width(), disc.height()), 3, 3)
        painter.fillRect(left - 4, base + 1, disc.width() + 8, 1, theme.colour("edge"))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("title", strong=True))
        middle = base - max(shown, 1) * step / 2
        number_box = QRectF(box.left(), middle - 14, theme.px(24), 28)
        painter.drawText(
            number_box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            f"{column.height:g}")
        self._paint_spread(painter, column, left + disc.width() + theme.px(10), base)
        self._paint_words(painter, column, box, base)

    def _paint_spread(self, painter: QPainter, column: TowerColumn, x: float, base: int) -> None:
        low, high = column.lowest, column.highest
        if low is None or high is None or low == high or high > TALLEST:
            return
        step, theme = self._step(), self._theme
        painter.setPen(QPen(theme.colour("ink_soft"), 1))
        top, foot = base - high * step + step / 2, base - low * step + step / 2
        for y in (top, foot):
            painter.drawLine(QLineF(x - 3, y, x + 3, y))
        painter.drawLine(QLineF(x, top, x, foot))
        painter.setFont(theme.font("caption"))
        for value, y in ((high, top), (low, foot)):
            beside = QRectF(x + 7, y - 8, 24, 16)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _paint_words(self, painter: QPainter, column: TowerColumn, box: QRect, base: int) -> None:
        theme = self._theme
        y = base + theme.px(8)
        lines = ((column.name, "small", "ink"), (column.note, "caption", "ink_soft"))
        for words, role, tone in lines:
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            said = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            line = QRect(box.left(), y, box.width(), theme.line(role))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeading), said)
            y += theme.line(role)

    def _disc(self) -> QSize:
        wide, high = self._theme.size("disc", "size_inspector")
        return QSize(wide, high)

    def _step(self) -> int:
        return int(self._theme.size("disc", "step_inspector"))

    def _stage(self) -> int:
        tallest = max((c.highest or c.height for c in self._columns), default=0)
        return round(min(max(tallest, 2), TALLEST)) * self._step() + self._theme.px(8)

    def _foot(self) -> int:
        noted = self._theme.line("caption") if any(one.note for one in self._columns) else 0
        return self._theme.px(10) + self._theme.line("small") + noted
