"""Where no collective is yet: what one is, and the line that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text

WIDTH = 520


class Founding(Surface):
    """A name is enough; Esc goes back."""

    named = Signal(str)
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "paper")
        self.field = EntryLine(words("founding.hint"))
        self.field.returnPressed.connect(self._on_return)
        self.button = Button(theme, words("action.collective.found"), look="primary", keys="Return")
        self.button.clicked.connect(self._on_return)
        inner = QWidget()
        inner.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.px(12))
        title = Text(theme, words("founding.title"), "heading", strong=True, lines=0)
        said = Text(theme, words("founding.said"), "lead", tone="ink_soft", lines=0)
        for part in (title, said):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(theme.px(8))
        column.addWidget(self.field)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(3)

    def begin(self) -> None:
        """Wait for a name."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_return(self, _checked: bool = False) -> None:
        name = self.field.text().strip()
        if name:
            self.field.clear()
            self.named.emit(name)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
