"""The foot of the map: the line, and what stands beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import Surface


class Foot(Surface):
    """Holds a line and what stands beside it, before the desk is read and after."""

    def __init__(
        self, theme: Theme, line: QWidget, beside: QWidget, between: QWidget | None = None
    ) -> None:
        super().__init__(theme, lines="top")
        self.setFixedHeight(theme.length("layout", "quick_add"))
        self.beside = beside
        self.instead: QWidget | None = None
        """What is shown in place of the line."""
        self._usual = QWidget()
        row = QHBoxLayout(self._usual)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        line.setMinimumWidth(theme.px(190))
        row.addWidget(line, 1)
        if between is not None:
            row.addWidget(between)
        row.addWidget(beside)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(15), 1, theme.px(12), 0)
        self._row.addWidget(self._usual)

    def show_instead(self, widget: QWidget | None) -> None:
        """Show something else where the line is; nothing brings the line back."""
        if self.instead is not None:
            self._row.removeWidget(self.instead)
            self.instead.hide()
            self.instead.deleteLater()
        self.instead = widget
        self._usual.setVisible(widget is None)
        if widget is not None:
            self._row.addWidget(widget)
