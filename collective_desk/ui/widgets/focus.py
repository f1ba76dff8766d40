"""The ring that shows where the keyboard is: two pixels of accent after a gap of two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.ui.theme.theme import Theme

BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Destroy)
REACH = 4


class FocusRing(QWidget):
    """One ring for a window: it lies over everything and follows the widget that has the focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._around: QWidget | None = None
        self._radius = 6.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, widget: QWidget, radius: float) -> None:
        """Lie around a widget."""
        self.leave()
        self._around, self._radius = widget, radius
        widget.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go away."""
        if self._around is not None:
            self._around.removeEventFilter(self)
        self._around = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self._around is not None:
            if event.type() in {QEvent.Type.Hide, QEvent.Type.Destroy}:
                self.leave()
            else:
                self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        corner = self._radius + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)

    def _place(self) -> None:
        around, parent = self._around, self.parentWidget()
        if around is None or parent is None:
            return
        corner = around.mapTo(parent, QPoint(0, 0))
        box = QRect(corner, around.size())
        self.setGeometry(box.adjusted(-REACH, -REACH, REACH, REACH))


def ring_of(theme: Theme, widget: QWidget) -> FocusRing:
    """Give the ring of a widget's window, made when it is first needed."""
    window = widget.window()
    return window.findChild(
        FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly
    ) or FocusRing(theme, window)


def shows_ring(event: QFocusEvent) -> bool:
    """Whether the focus came by the keyboard."""
    return event.reason() in BY_KEYBOARD
