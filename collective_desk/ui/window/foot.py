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
        self.instead: QWidget | None = None
        """What is shown in place of the line."""
        self._line = line
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(15), 1, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(line, 1)
        row.addWidget(beside)

    def show_instead(self, widget: QWidget | None) -> None:
        """Show something else where the line is; nothing brings the line back."""
        if self.instead is not None:
            self._row.removeWidget(self.instead)
            self.instead.hide()
            self.instead.deleteLater()
        self.instead = widget
        for usual in (self._line, self.beside):
            usual.setVisible(widget is None)
        if widget is not None:
            self._row.addWidget(widget, 1)
