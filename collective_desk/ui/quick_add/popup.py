"""What opens above the line: who may be meant, and the new actor that Enter would make."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.rows import Row, Rows
from collective_desk.ui.widgets.text import Text

WIDTH = 392


class Popup(Floating):
    """Rows that open upwards, their start at the word being typed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._title = Text(theme, role="small", tone="ink_soft")
        self._title.setContentsMargins(12, 4, 12, 4)
        self.rows = Rows(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.rows)
        self.hide()

    def offer(self, rows: Sequence[Row], at: int, *, foot: QPoint, title: str = "") -> None:
        """Show rows above a point of the parent; nothing to show closes it."""
        if not rows:
            self.hide()
            return
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.rows.show_rows(rows, at)
        self._place(foot)
        self.show()
        self.raise_()

    def _place(self, foot: QPoint) -> None:
        parent = self._over
        wide = min(self._theme.px(WIDTH), parent.width() - 24) + 2 * SHADOW
        high = self.rows.sizeHint().height() + 12 + 2 * SHADOW
        if not self._title.isHidden():
            high += self._title.sizeHint().height() + 8
        mirrored = self.isRightToLeft()
        left = foot.x() - wide + SHADOW if mirrored else foot.x() - SHADOW
        left = max(min(left, parent.width() - wide + SHADOW - 8), 8 - SHADOW)
        self.setGeometry(QRect(left, foot.y() - high + SHADOW, wide, high))


def word_corner(theme: Theme, field: QLineEdit, bar: QWidget) -> QPoint:
    """Give where the rows stand: over the word being typed, above the bar, in the window."""
    window = bar.window()
    top = bar.mapTo(window, QPoint(0, 0)).y() - theme.px(8)
    if field.isRightToLeft():
        return QPoint(field.mapTo(window, QPoint(field.width() + 8, 0)).x(), top)
    typed = field.text()[: field.cursorPosition()]
    start = field.cursorRect().left() - field.fontMetrics().horizontalAdvance(typed)
    return QPoint(field.mapTo(window, QPoint(max(start, 0), 0)).x() - theme.px(8), top)
