"""The canvas as the desk window uses it: its waiting letters come before the window's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from collective_desk.domain.entities import Point
from collective_desk.ui.canvas import walk
from collective_desk.ui.canvas.tools.hints import HintsTool
from collective_desk.ui.canvas.view import Canvas

_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class MapCanvas(Canvas):
    """Connecting by letters takes every letter, also those that are keys of an action."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(self.hand.tool, HintsTool) and not event.modifiers() & _HELD
        ):
            event.accept()
            return True
        return super().event(event)

    def new_point(self) -> Point:
        """Give where an actor begins that is added by a key: at the pointer, else in the middle."""
        x, y = self.pointer if self.underMouse() else (self.width() / 2, self.height() / 2)
        return self.camera.to_map(x, y)

    def select_next_tie(self) -> None:
        """Select the next tie of the actor in focus, going round."""
        tie = walk.next_tie(self.picture, self.focus, self.selection.latest)
        if tie is not None:
            self.keyboard = True
            self.selection.set([tie])

    def connect_by_letters(self) -> None:
        """Show a letter on every actor; the one typed is tied to the selected."""
        source = self.selection.latest
        if source is not None:
            self.connect_by_letter(source)
