"""The palette: type a few letters of what you want to do, and Enter does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.rows import Row, Rows

from .action import Action
from .matching import best_matches
from .register import Register

WIDTH = 520


class Palette(Floating):
    """Every action by its words; closes by Esc, or when the keyboard goes elsewhere."""

    def __init__(self, theme: Theme, words: Words, register: Register, parent: QWidget) -> None:
        super().__init__(theme, parent, radius="dialog")
        self._words, self._register = words, register
        self._back: QWidget | None = None
        self.field = PaletteField()
        self.field.setPlaceholderText(words("palette.placeholder"))
        self.field.setAccessibleName(words("palette.placeholder"))
        self.field.setFont(theme.font("lead"))
        self.rows = Rows(theme, self)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.rows.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.rows)
        self.hide()

    def open(self) -> None:
        """Show what can be done now, and wait for letters."""
        self._back = self.window().focusWidget()
        self.field.clear()
        self._on_text_changed("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go away, and give the keyboard back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
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
            self.close_palette()
        else:
            return False
        return True

    def _on_text_changed(self, typed: str) -> None:
        possible = self._register.possible()
        offered = [(action, self._register.words(action)) for action in possible]
        found = best_matches(typed, offered)
        self.rows.show_rows([self._row(action) for action in found])
        self._place()

    def _row(self, action: Action) -> Row:
        note = self._words(f"menu.{action.id.split('.')[0]}")
        return Row(
            action, self._register.words(action), icon=action.icon, note=note,
            keys=action.keys[0] if action.keys else "")

    def _on_chosen(self, row: Row) -> None:
        self.close_palette()
        self._register.run(row.value)

    def _place(self) -> None:
        parent = self.parentWidget()
        wide = min(self._theme.px(WIDTH), parent.width() - 32) + 2 * SHADOW
        high = self.field.sizeHint().height() + self.rows.sizeHint().height() + 18 + 2 * SHADOW
        self.setGeometry(QRect((parent.width() - wide) // 2, self._theme.px(72), wide, high))


class PaletteField(QLineEdit):
    """The line in which an action is named."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("large", True)
