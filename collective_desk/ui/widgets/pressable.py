"""What every button has that paints itself: Enter presses it, hover and ring follow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from collective_desk.ui.theme.theme import Theme

from .focus import ring_of, shows_ring


class Pressable(QAbstractButton):
    """A button that a class below paints; it only behaves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def ring_radius(self) -> float:
        """Give the radius of the corners that the focus ring follows."""
        return 4.0

    def wants_ring(self, event: QFocusEvent) -> bool:
        """Say whether this focus shows the ring: only where the keyboard brought it."""
        return shows_ring(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.wants_ring(event):
            ring_of(self._theme, self).follow(self, self.ring_radius())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        ring_of(self._theme, self).leave()
