"""What a dialog looks like: a question, what follows, and a button that repeats its verb."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Text

WIDTH = 560


class Dialog(QDialog):
    """Window-modal; Esc leaves it, Enter does what the button says."""

    def __init__(
        self, theme: Theme, words: Words, title: str, verb: str, parent: QWidget, *,
        width: int = WIDTH,
    ) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.theme, self.words = theme, words
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(10))
        self.primary = Button(theme, verb, look="primary", keys="Return")
        self.primary.clicked.connect(self.accept)
        self.leave = Button(theme, words("dialog.leave"), keys="Escape")
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.primary)
        column = QVBoxLayout(self)
        side = theme.px(24)
        column.setContentsMargins(side, side, side, theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(Text(theme, title, "title", strong=True, lines=2))
        column.addLayout(self.body, 1)
        column.addSpacing(theme.px(4))
        column.addLayout(buttons)
        self.primary.setFocus()
