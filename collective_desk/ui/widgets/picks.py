"""A few painted things side by side of which one is chosen, by a press or with the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

Paint = Callable[[QPainter, str, QRectF], None]


class Picks(QWidget):
    """Values with words, painted by whoever knows how they look."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, title: str, offered: Sequence[tuple[str, str]], paint: Paint
    ) -> None:
        super().__init__()
        self._theme, self._title, self._offered, self._paint = theme, title, list(offered), paint
        self._value = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show what is chosen."""
        self._value = value
        said = next((words for known, words in self._offered if known == value), "")
        self.setAccessibleName(f"{self._title}: {said}" if said else self._title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (value, _) in enumerate(self._offered):
            box = self._box(at)
            if value == self._value:
                painter.setPen(QPen(self._theme.colour("accent"), 2))
                painter.setBrush(self._theme.colour("accent_soft"))
                painter.drawRoundedRect(box, 6, 6)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint(painter, value, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, (value, _) in enumerate(self._offered):
            if self._box(at).contains(event.position()):
                self._choose(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() not in {ahead, back}:
            super().keyPressEvent(event)
            return
        values = [value for value, _ in self._offered]
        at = values.index(self._value) if self._value in values else -1
        self._choose(values[(at + (1 if event.key() == ahead else -1)) % len(values)])

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)

    def _box(self, at: int) -> QRectF:
        wide = (self.width() - 4) / len(self._offered)
        left = 2 + at * wide
        if self.isRightToLeft():
            left = self.width() - left - wide
        return QRectF(left, 3, wide, self.height() - 6).adjusted(1, 0, -1, 0)
