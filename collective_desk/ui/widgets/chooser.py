"""A line with rows below it: type a few letters, choose with the arrows, take with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme

from .floating import SHADOW, Floating
from .rows import Row, Rows
from .text import Text

WIDTH = 520
TOP = 72


class Chooser(Floating):
    """Closes by Esc, or when the keyboard goes elsewhere; gives the keyboard back."""

    def __init__(self, theme: Theme, placeholder: str, nothing: str, parent: QWidget) -> None:
        super().__init__(theme, parent, radius="dialog")
        self._back: QWidget | None = None
        self.field = QLineEdit()
        self.field.setProperty("large", True)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.field.setFont(theme.font("lead"))
        self.rows = Rows(theme, self)
        self._nothing = Text(theme, nothing, tone="ink_soft")
        self._nothing.setContentsMargins(14, 8, 14, 8)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.rows.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for widget in (self.field, self._nothing, self.rows):
            column.addWidget(widget)
        self.hide()

    def open(self) -> None:
        """Show what can be chosen, and wait for letters."""
        self._back = self.window().focusWidget()
        self.field.clear()
        self._on_text_changed("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_chooser(self) -> None:
        """Go away, and give the keyboard back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows_for(self, typed: str) -> list[Row]:
        """Give what fits the typed letters."""
        raise NotImplementedError

    def take(self, row: Row) -> None:
        """Do what was chosen."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._answers(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.hide()
        return super().eventFilter(watched, event)

    def _answers(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.rows.step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.rows.choose()
        elif key == Qt.Key.Key_Escape:
            self.close_chooser()
        else:
            return False
        return True

    def _on_text_changed(self, typed: str) -> None:
        found = self.rows_for(typed)
        self.rows.show_rows(found)
        self._nothing.setVisible(bool(typed.strip()) and not found)
        self._place()

    def _on_chosen(self, row: Row) -> None:
        self.close_chooser()
        self.take(row)

    def _place(self) -> None:
        parent = self._over
        wide = min(self._theme.px(WIDTH), parent.width() - 32) + 2 * SHADOW
        high = self.field.sizeHint().height() + self.rows.sizeHint().height() + 26 + 2 * SHADOW
        if not self._nothing.isHidden():
            high += self._nothing.sizeHint().height() + 16
        self.setGeometry(QRect((parent.width() - wide) // 2, self._theme.px(TOP), wide, high))
