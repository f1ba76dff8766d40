"""A question in place: one sentence over the map, yes or no, and the work goes on beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme

from .button import Button
from .floating import SHADOW, Floating
from .text import Text


class Ask(Floating):
    """Stays until it is answered: Enter says yes, Esc says no."""

    def __init__(self, theme: Theme, yes: str, no: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._then: Callable[[bool], None] | None = None
        self._back: QWidget | None = None
        self._text = Text(theme, lines=3)
        self.yes = Button(theme, yes, look="primary", keys="Return")
        self.no = Button(theme, no, keys="Esc")
        self.yes.clicked.connect(lambda: self.answer(True))
        self.no.clicked.connect(lambda: self.answer(False))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        row.setSpacing(theme.px(12))
        for widget in (self._text, self.yes, self.no):
            row.addWidget(widget)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked now, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def ask(self, text: str, then: Callable[[bool], None]) -> None:
        """Ask, and do something with the answer; a question still open is answered with no."""
        self.answer(False)
        self._back = self.window().focusWidget()
        self._then = then
        self._text.setText(text)
        self._place()
        self.show()
        self.raise_()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def answer(self, yes: bool) -> None:
        """Take the answer, and give the keyboard back."""
        then, self._then = self._then, None
        if then is None:
            return
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        then(yes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answer(False)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answer(not self.no.hasFocus())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent, theme = self._over, self._theme
        buttons = self.yes.sizeHint().width() + self.no.sizeHint().width() + theme.px(52)
        room = min(parent.width() - 2 * SHADOW, theme.px(680)) - buttons
        self._text.setFixedWidth(min(self._text.sizeHint().width() + 2, room))
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))
        self._row.activate()
        size = self._row.totalSizeHint()
        left = (parent.width() - size.width()) // 2
        top = parent.height() - size.height() + SHADOW - theme.px(12)
        self.setGeometry(QRect(QPoint(left, top), size))
