"""The canvas as the desk window uses it: its waiting letters come before the window's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent

from collective_desk.domain.entities import Point
from collective_desk.ui.canvas import walk
from collective_desk.ui.canvas.tools.hints import HintsTool
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.models.rows_model import DRAGGED
from collective_desk.ui.taking_photos import photos_in

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos that are dragged onto the map, and actors from the table."""
        if photos_in(event.mimeData()) or event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them wherever they are let go."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay photos behind the map where they are let go; put actors there."""
        at = self.camera.to_map(event.position().x(), event.position().y())
        event.acceptProposedAction()
        if event.mimeData().hasFormat(DRAGGED):
            ids = bytes(event.mimeData().data(DRAGGED).data()).decode().split()
            self.port.place_actors(ids, at)
        else:
            self.port.lay_files([str(path) for path in photos_in(event.mimeData())], at)

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
        """Show a letter on every actor; the one typed is tied to the selected, if one is."""
        latest = self.selection.latest
        if latest in self.picture.tie_row and self.focus is not None:
            latest = self.picture.actor_ids[self.focus]
        self.connect_by_letter(latest)
