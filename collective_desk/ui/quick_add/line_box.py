"""The box of the line: the field, chips before it, a key behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.frame import paint_frame
from collective_desk.ui.widgets.keys import KeyCap
from collective_desk.ui.widgets.text import Text

from .chips import Token, Tokens
from .field import LineField

ROOMY = 320
"""Width from which on words beside its key say what that does."""


class LineBox(QWidget):
    """What a line looks like; who answers its keys is decided by those who derive from it."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._tokens = Tokens(theme)
        self._field = LineField(theme)
        self._cap = KeyCap(theme, "?")
        self._hint = Text(theme, words("quick_add.all_keys"), "small", tone="ink_soft")
        self.setFixedHeight(theme.length("control", "height_line"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._field)
        self._field.setPlaceholderText(words("quick_add.placeholder"))
        self._field.setAccessibleName(words("quick_add.name"))
        row = QHBoxLayout(self)
        # Margins do not turn round with the direction of reading: the sign stands at the start.
        start, end = theme.px(40), theme.px(14)
        if self.isRightToLeft():
            start, end = end, start
        row.setContentsMargins(start, 0, end, 0)
        row.setSpacing(0)
        row.addWidget(self._tokens)
        row.addWidget(self._field, 1)
        row.addSpacing(theme.px(12))
        row.addWidget(self._cap)
        row.addSpacing(theme.px(6))
        row.addWidget(self._hint)
        self._tokens.hide()

    @property
    def field(self) -> LineField:
        """The field in which the line is typed."""
        return self._field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= self._theme.px(ROOMY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self, self._theme, busy=self._field.hasFocus())
        side = self._theme.px(16)
        icon = self._theme.pixmap("plus", size=16, tone="accent", ratio=self.devicePixelRatioF())
        x = self._theme.px(14)
        left = self.width() - x - side if self.isRightToLeft() else x
        painter.drawPixmap(left, (self.height() - side) // 2, icon)

    def dress(self, tokens: Sequence[Token], *, empty: bool) -> None:
        """Show these chips, and what the keys behind the line do now."""
        self._tokens.setMaximumWidth(max(self.width() * 6 // 10, 120))
        self._tokens.show_tokens(tokens)
        self._field.setPlaceholderText(self._words("quick_add.placeholder") if empty else "")
        self._cap.set_keys("?" if empty else "Escape")
        self._hint.setText(self._words("quick_add.all_keys" if empty else "quick_add.cancels"))
        self.update()
