"""The map while its desk is read: the ground, and a line that is typed in already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.quick_add.first_line import FirstLine
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.window.frame.foot import Foot
from collective_desk.ui.window.frame.geometry import pen_width


class FirstMap(Surface):
    """Stands in the frame until the desk is there; `painted` once it is seen."""

    painted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "paper")
        self._seen = False
        self.line = FirstLine(theme, words)
        # The pen is not known yet: its room is as wide as it was the last time.
        pen = QWidget()
        pen.setFixedWidth(theme.px(pen_width()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(Foot(theme, self.line, pen))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()
