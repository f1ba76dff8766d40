"""Renames an actor or an area where its name stands: Enter makes it so, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from collective_desk.domain.entities import EntityId
from collective_desk.picture.symbols import symbol_size

from .fonts import map_font
from .surface import Surface

_WIDEST, _NARROWEST, _HEIGHT = 280, 120, 28


class NameField(QLineEdit):
    """One line that says when it is done."""

    done = Signal(bool)
    """Whether to keep what was written."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Enter or Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.done.emit(True)


class NameEditor(QObject):
    """A field over the map, under the symbol that is renamed, or at the head of an area."""

    def __init__(self, canvas: Surface) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.field = NameField(canvas)
        self.field.setObjectName("name_editor")
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.hide()
        self.field.done.connect(self._on_field_done)
        self.actor: EntityId | None = None

    def open(self, actor: EntityId) -> None:
        """Begin to rename something that is on the map."""
        said = self._said(actor)
        if said is None:
            return
        self.actor = actor
        style = self.canvas.artist.style
        self.field.setFont(map_font(style, style.label.size + 1))
        self.field.setText(said)
        self.follow()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stay with the actor when the map moves."""
        canvas = self.canvas
        row = canvas.picture.row.get(self.actor) if self.actor else None
        text = self.field.fontMetrics().horizontalAdvance(self.field.text())
        wide = min(max(text + 36, _NARROWEST), _WIDEST)
        if row is not None:
            x, y = canvas.camera.to_view(canvas.picture.xy[row]).tolist()
            below = symbol_size(canvas.camera.zoom, canvas.artist.style) / 2 + 6
            self.field.setGeometry(round(x - wide / 2), round(y + below), wide, _HEIGHT)
            return
        box = canvas.artist.ground.seen(self.actor, canvas.sight) if self.actor else None
        if box is not None:
            self.field.setGeometry(round(box.left()), round(box.top()), wide, _HEIGHT)

    def close(self, *, keep: bool) -> None:
        """End the renaming; `keep` asks for the new name if it is one."""
        actor, self.actor = self.actor, None
        # The field loses the keyboard also when the whole canvas is taken down.
        if actor is None or not isValid(self.canvas):
            return
        name = " ".join(self.field.text().split())
        self.field.hide()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self._said(actor)
        if keep and name and said is not None and name != said:
            self.canvas.port.rename(actor, name)

    def _said(self, id: EntityId) -> str | None:
        """Give what an actor or an area is called on the map."""
        row = self.canvas.picture.row.get(id)
        if row is not None:
            return self.canvas.picture.labels[row]
        return self.canvas.artist.ground.label(id)

    def _on_field_done(self, keep: bool) -> None:
        self.close(keep=keep)
