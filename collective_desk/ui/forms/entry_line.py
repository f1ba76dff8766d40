"""A line in which something new is written; while it is empty, undo is the desk's."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from collective_desk.ui.forms.fields import leaves_to_desk

LONGEST = 2000


class EntryLine(QLineEdit):
    """What was entered and cleared is no text any more that this line could take back."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Say what is written here."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = bool(self.text()) and self.isUndoAvailable()
            redo = bool(self.text()) and self.isRedoAvailable()
            if leaves_to_desk(event, can_undo=undo, can_redo=redo):
                event.ignore()
                return False
        return super().event(event)
