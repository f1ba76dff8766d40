"""Keys on the canvas: arrows and Tab walk, Space pans, Esc lets go, letters begin a name."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from collective_desk.domain.entities import EntityId
from collective_desk.picture.shapes import Picture
from collective_desk.ui.selection import Selection

from . import walk
from .camera import Camera
from .pointer import Pointer
from .port import CanvasPort

_ARROWS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_PUSH = 60.0
NUDGE = 8.0
"""Map units by which Alt and an arrow move what is selected."""
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Keyed(Protocol):
    """The canvas, as its keys see it."""

    picture: Picture
    selection: Selection
    port: CanvasPort
    focus: int | None
    keyboard: bool
    single_keys: frozenset[str]
    typed: SignalInstance
    focus_moved: SignalInstance
    hand: Pointer

    @property
    def camera(self) -> Camera: ...
    def look(self, camera: Camera) -> None: ...
    def fit(self) -> None: ...
    def reset_view(self) -> None: ...
    def show_actor(self, id: EntityId) -> None: ...
    def edit_name(self, id: EntityId) -> None: ...
    def ask_menu_of_selected(self) -> None: ...
    def let_go(self) -> bool: ...


class Nudge(Protocol):
    """Moves what is selected; `sizes` changes how large it is instead."""

    def __call__(self, dx: float, dy: float, *, sizes: bool) -> bool: ...


class Keys:
    """Answers keys; says of each whether it was meant for the canvas."""

    def __init__(self, canvas: Keyed, nudge: Nudge) -> None:
        self.canvas, self._nudge = canvas, nudge
        self._hub: int | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; False leaves it to the window."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and keys & Qt.KeyboardModifier.AltModifier:
            x, y = walk.DIRECTIONS[_ARROWS[key]]
            sizes = bool(keys & Qt.KeyboardModifier.ShiftModifier)
            return self._nudge(x * NUDGE, y * NUDGE, sizes=sizes)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.canvas.hand.put_down() or self._inspect()
        if key in _ARROWS and not keys & _MODIFIERS:
            self._walk(_ARROWS[key], add=bool(keys & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in _ARROWS and keys & Qt.KeyboardModifier.ControlModifier:
            x, y = walk.DIRECTIONS[_ARROWS[key]]
            self.canvas.look(self.canvas.camera.moved(-x * _PUSH, -y * _PUSH))
            return True
        if key == Qt.Key.Key_Backspace and self.canvas.hand.back():
            return True
        if key == Qt.Key.Key_Escape:
            self._hub = None
            return self.canvas.let_go()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not keys & _MODIFIERS:
            return self._delete()
        if key == Qt.Key.Key_F2:
            return self._rename()
        if key == Qt.Key.Key_F10 and keys & Qt.KeyboardModifier.ShiftModifier:
            self.canvas.ask_menu_of_selected()  # not every keyboard has a menu key
            return True
        return self._letter(event)

    def tab(self, *, back: bool) -> bool:
        """Walk along the ties of an actor; False lets Tab leave the canvas."""
        at = self.canvas.focus
        if at is None:
            return False
        hub = at if self._hub is None else self._hub
        to = walk.along(self.canvas.picture, hub, at, back=back)
        if to is None:
            return False
        self._hub = hub
        self._go(to, add=False)
        return True

    def _go(self, row: int, *, add: bool) -> None:
        id = self.canvas.picture.actor_ids[row]
        self.canvas.focus, self.canvas.keyboard = row, True
        if add:
            self.canvas.selection.add([id])
        else:
            self.canvas.selection.set([id])
        self.canvas.show_actor(id)
        self.canvas.focus_moved.emit()

    def _walk(self, direction: str, *, add: bool) -> None:
        self._hub = None
        to = walk.step(self.canvas.picture.xy, self.canvas.focus, direction)
        if to is not None:
            self._go(to, add=add)

    def _delete(self) -> bool:
        ids = self.canvas.selection.ids
        if ids:
            self.canvas.port.delete(ids)
        return bool(ids)

    def _inspect(self) -> bool:
        wanted = bool(self.canvas.selection.ids) and not self.canvas.hand.busy
        if wanted:
            self.canvas.port.inspect()
        return wanted

    def _rename(self) -> bool:
        latest = self.canvas.selection.latest
        if latest is None or latest not in self.canvas.picture.row:
            return False
        self.canvas.edit_name(latest)
        return True

    def _letter(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() & _MODIFIERS or not text.strip() or not text.isprintable():
            return False
        if self.canvas.hand.letter(text):
            return True
        letter = text.upper()
        if letter in self.canvas.single_keys:
            return False
        # A capital begins a name: Farmers, Radio Sun, Zone office.
        known = {"f": self._fit, "z": self._reset, "r": self._rename}
        if text in known and known[text]():
            return True
        self.canvas.typed.emit(text)
        return True

    def _fit(self) -> bool:
        self.canvas.fit()
        return True

    def _reset(self) -> bool:
        self.canvas.reset_view()
        return True
