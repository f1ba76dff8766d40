"""Drag over nothing: a rubber band that selects the actors inside it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.ui.canvas import hit

from .tool import Spot, Stage


class BandTool:
    """Select the actors in a box; a click on nothing lets the selection go."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.stage = stage
        self.start = self.now = spot
        self.before = stage.selection.ids
        self.kept = self.before if spot.adds else ()
        self.drawn = False

    def move(self, spot: Spot) -> None:
        """Stretch the box."""
        self.now = spot
        self.drawn = self.drawn or spot.far_from(self.start)
        if self.drawn:
            centres = self.stage.camera.to_view(self.stage.picture.xy)
            box = self._box()
            rows = hit.within((box.left(), box.top(), box.right(), box.bottom()), centres)
            ids = self.stage.picture.actor_ids
            self.stage.selection.set((*self.kept, *(ids[row] for row in rows.tolist())))
        self.stage.update()

    def release(self, _spot: Spot) -> None:
        """Keep what the box holds; a mere click selects nothing."""
        if not self.drawn and not self.kept:
            self.stage.selection.clear()
        self.stage.update()

    def cancel(self) -> None:
        """Select again what was selected before."""
        self.stage.selection.set(self.before)
        self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the box."""
        if not self.drawn:
            return
        accent = QColor(self.stage.artist.style.colour("accent"))
        fill = QColor(accent)
        fill.setAlphaF(0.08)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(fill)
        painter.drawRect(self._box())

    def _box(self) -> QRectF:
        # Its first corner stays where it is on the map, though that is pushed meanwhile.
        (x, y), now = self.stage.camera.to_view(np.array(self.start.at)).tolist(), self.now
        return QRectF(min(x, now.x), min(y, now.y), abs(x - now.x), abs(y - now.y))
