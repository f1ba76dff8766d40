"""The canvas as the desk window uses it: its waiting letters come before the window's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

from collective_desk.domain.entities import Point
from collective_desk.ui.canvas import walk
from collective_desk.ui.canvas.tools.hints import HintsTool
from collective_desk.ui.canvas.view import Canvas

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
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
        """Take photos that are dragged onto the map."""
        if photos_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay photos behind the map where they are let go."""
        at = event.position()
        event.acceptProposedAction()
        self.port.lay_files(photos_in(event.mimeData()), self.camera.to_map(at.x(), at.y()))

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


def photos_in(dragged: QMimeData) -> list[str]:
    """Give the paths of the photos among dragged files."""
    paths = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(SUFFIXES)]
