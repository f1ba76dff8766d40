"""A toast: one sentence at the foot of the window, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme

from .button import Button, Colours
from .floating import SHADOW, Floating
from .text import Text
from .timers import once


class Toast(Floating):
    """Says what happened for six seconds; a warning stays until it is answered or replaced."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, ground="toast", border="toast")
        self._clock = once(self, theme.size("motion_ms", "toast_stay"), self.hide)
        self._then: Callable[[], None] | None = None
        self._above = 0
        self._text = Text(theme, tone="on_toast", lines=3)
        self._answer = ToastAnswer(theme)
        self._answer.clicked.connect(self._on_answer)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(16))
        row.addWidget(self._text)
        row.addWidget(self._answer)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def stand_above(self, height: int) -> None:
        """Keep this far from the foot of the window, never over the caret."""
        self._above = height

    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None:
        """Say a sentence, and offer one answer to it."""
        self.set_ground("warn_soft" if warn else "toast", "warn" if warn else "toast")
        self._text.set_tone("ink" if warn else "on_toast")
        self._answer.set_warn(warn)
        self._text.setText(text)
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        self._then = then
        self._place()
        self.show()
        self.raise_()
        self._clock.start(self._theme.size("motion_ms", "toast_stay") * (2 if warn else 1))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def withdraw(self) -> None:
        """Take back what was offered on a page that is gone."""
        if self._then is not None:
            self._then = None
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _on_answer(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()

    def _place(self) -> None:
        parent = self._over
        widest = min(parent.width() - 2 * self._theme.px(24), self._theme.px(560))
        margins = self._row.contentsMargins()
        room = widest - margins.left() - margins.right()
        if not self._answer.isHidden():
            room -= self._answer.sizeHint().width() + self._theme.px(16)
        self._text.setFixedWidth(min(self._text.sizeHint().width() + 2, room))
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))
        self._row.activate()
        size = self._row.totalSizeHint()
        left = (parent.width() - size.width()) // 2
        top = parent.height() - self._above - size.height() + SHADOW - self._theme.px(12)
        self.setGeometry(QRect(QPoint(left, top), size))


class ToastAnswer(Button):
    """The one word at the end of a toast."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, look="quiet", small=True)
        self._warn = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_warn(self, warn: bool) -> None:
        """Stand on the ground of a warning, or not."""
        self._warn = warn

    def _ink_name(self) -> str:
        return "accent" if self._warn else "toast_answer"

    def _colours(self) -> Colours:
        return None, None, self._theme.colour(self._ink_name())

    def _is_strong(self) -> bool:
        return True
