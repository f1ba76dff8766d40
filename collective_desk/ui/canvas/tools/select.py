"""Click to select: an actor or a tie; with Shift or Ctrl it joins what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from .tool import Spot, Stage


class SelectTool:
    """Select what was pressed."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.before = stage.selection.ids
        self.stage = stage
        choose(stage, spot)

    def move(self, spot: Spot) -> None:
        """A click does not move."""

    def release(self, spot: Spot) -> None:
        """It is selected already."""

    def cancel(self) -> None:
        """Select again what was selected before."""
        self.stage.selection.set(self.before)

    def paint(self, painter: QPainter) -> None:
        """The selection shows itself."""


def choose(stage: Stage, spot: Spot) -> None:
    """Select what is under a spot, joining what was selected if a key says so."""
    id = stage.id_of(spot.hit)
    if id is None:
        return
    if spot.adds:
        stage.selection.toggle(id)
    elif id not in stage.selection:
        stage.selection.set([id])
