"""Bars of shares, longest first, each with its name and its figure beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.together.inked import write

NAMES, FIGURE, ROW = 140, 76, 26
MOST = 8


class ShareBars(QWidget):
    """A short bar chart with its words: no key is needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shares: list[tuple[str, float]] = []
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_shares(self, shares: Sequence[tuple[str, float]], unit: str) -> None:
        """Show names with their figures, and what is counted."""
        self.shares, self._unit = list(shares[:MOST]), unit
        self.setAccessibleName("; ".join(f"{name}: {n:g} {unit}" for name, n in self.shares))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, len(self.shares) * self._theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        names, figure, high = (theme.px(part) for part in (NAMES, FIGURE, ROW))
        room = max(self.width() - names - figure, 1)
        most = max((value for _, value in self.shares), default=1) or 1
        font, mirrored = theme.font("body"), self.isRightToLeft()
        for number, (name, value) in enumerate(self.shares):
            top = number * high
            painter.setPen(theme.colour("ink"))
            write(painter, self._box(0, top, names - 8, high), name, font, mirrored=mirrored)
            wide = max(room * value / most, 2)
            painter.fillRect(self._box(names, top + high / 2 - 5, wide, 10), theme.colour("ink"))
            painter.setPen(theme.colour("ink_soft"))
            write(painter, self._box(names + room, top, figure, high),
                  f"{value:g} {self._unit}", font, mirrored=mirrored, end=True)

    def _box(self, x: float, y: float, width: float, height: float) -> QRectF:
        left = self.width() - x - width if self.isRightToLeft() else x
        return QRectF(left, y, width, height)
