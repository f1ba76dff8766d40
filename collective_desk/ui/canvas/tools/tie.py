"""Press a tie: a click selects it, and a drag goes on as from the ground beneath it."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from .band import BandTool
from .pan import PanTool
from .select import SelectTool
from .tool import Spot, Stage, Tool


class TieTool(SelectTool):
    """Select a tie that was pressed; dragged, it is as if nothing had been pressed."""

    def __init__(self, stage: Stage, spot: Spot) -> None:
        super().__init__(stage, spot)
        self.start = spot
        self._instead: Tool | None = None

    def move(self, spot: Spot) -> None:
        """A tie cannot be carried: a box is stretched, and a finger pushes the map."""
        if self._instead is None and spot.far_from(self.start):
            self.stage.selection.set(self.before)
            self._instead = (PanTool if self.start.finger else BandTool)(self.stage, self.start)
            self.cursor = self._instead.cursor
        if self._instead is not None:
            self._instead.move(spot)

    def release(self, spot: Spot) -> None:
        """A click chooses one of several."""
        if self._instead is not None:
            self._instead.release(spot)
        elif not spot.adds and (id := self.stage.id_of(self.start.hit)) is not None:
            self.stage.selection.set([id])

    def cancel(self) -> None:
        """Select again what was selected before."""
        if self._instead is not None:
            self._instead.cancel()
        super().cancel()

    def paint(self, painter: QPainter) -> None:
        """Show the box."""
        if self._instead is not None:
            self._instead.paint(painter)
