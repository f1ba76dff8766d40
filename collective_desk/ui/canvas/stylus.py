"""A pen on a tablet, heard as a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent, QTabletEvent

_OF_PEN = {
    QEvent.Type.TabletPress: QEvent.Type.MouseButtonPress,
    QEvent.Type.TabletMove: QEvent.Type.MouseMove,
    QEvent.Type.TabletRelease: QEvent.Type.MouseButtonRelease,
}


def as_mouse(event: QTabletEvent) -> QMouseEvent | None:
    """Give what a mouse would say in the place of a pen, or of its eraser."""
    kind = _OF_PEN.get(event.type())
    if kind is None:
        return None
    return QMouseEvent(
        kind, event.position(), event.globalPosition(), event.button(), event.buttons(),
        event.modifiers())
