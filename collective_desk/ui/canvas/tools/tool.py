"""What a gesture is, and what it may know of the canvas it happens on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from collective_desk.picture.shapes import Ints, Picture
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.hit import Hit
from collective_desk.ui.canvas.ink.artist import Artist
from collective_desk.ui.canvas.ink.layers import Sight
from collective_desk.ui.canvas.port import CanvasPort
from collective_desk.ui.selection import Selection

DRAG = 4.0
"""Pixels that a press may wander before it is a drag."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the pointer is: in pixels of the widget, on the map, and over what."""

    x: float
    y: float
    at: tuple[float, float]
    hit: Hit
    keys: Qt.KeyboardModifier
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    finger: bool = False

    @property
    def adds(self) -> bool:
        """Whether Shift or Ctrl is held: what is chosen joins what was."""
        both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        return bool(self.keys & both)

    def far_from(self, other: Spot) -> bool:
        """Say whether this is too far from another spot to be the same click."""
        return abs(self.x - other.x) > DRAG or abs(self.y - other.y) > DRAG


class Stage(Protocol):
    """The canvas, as its gestures see it."""

    picture: Picture
    selection: Selection
    port: CanvasPort
    artist: Artist
    pen: str | None

    @property
    def camera(self) -> Camera: ...
    @property
    def sight(self) -> Sight: ...
    def look(self, camera: Camera) -> None: ...
    def lift(self, rows: Ints) -> None: ...
    def drop(self) -> None: ...
    def update(self) -> None: ...
    def forget(self) -> None: ...
    def id_of(self, hit: Hit) -> str | None: ...


class Tool(Protocol):
    """One gesture, from press to release."""

    cursor: Qt.CursorShape | None

    def move(self, spot: Spot) -> None:
        """Follow the pointer."""

    def release(self, spot: Spot) -> None:
        """Make it so."""

    def cancel(self) -> None:
        """Leave everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Show what would happen."""
