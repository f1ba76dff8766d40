"""Drag the map itself: with the middle button, or with Space held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from .tool import Spot, Stage


class PanTool:
    """Push the map under the pointer."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.stage = stage
        self.start = spot
        self.before = stage.camera

    def move(self, spot: Spot) -> None:
        """Keep what was grabbed under the pointer."""
        self.stage.look(self.before.moved(spot.x - self.start.x, spot.y - self.start.y))

    def release(self, spot: Spot) -> None:
        """Stay where it was pushed."""

    def cancel(self) -> None:
        """Go back to where it was."""
        self.stage.look(self.before)

    def paint(self, painter: QPainter) -> None:
        """The map shows itself."""
