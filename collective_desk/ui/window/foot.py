"""The foot of the map: the line, and the pen beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import Surface


class Foot(Surface):
    """Holds a line and what stands beside it, before the desk is read and after."""

    def __init__(self, theme: Theme, line: QWidget, beside: QWidget) -> None:
        super().__init__(theme, lines="top")
        self.setFixedHeight(theme.length("layout", "quick_add"))
        self.beside = beside
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(15), 1, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(line, 1)
        row.addWidget(beside)
