"""Drag actors to another place; let go to make it so."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from collective_desk.picture.shapes import Ints

from .select import choose
from .tool import Spot, Stage


class MoveTool:
    """Drag what is selected; a press that does not wander only selects."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.stage = stage
        self.start = spot
        self.before = stage.selection.ids
        self.was_selected = stage.id_of(spot.hit) in stage.selection
        self.rows: Ints | None = None
        if not (spot.adds and self.was_selected):
            choose(stage, spot)

    def move(self, spot: Spot) -> None:
        """Carry the actors along."""
        if self.rows is None:
            if not spot.far_from(self.start):
                return
            self._begin()
        assert self.rows is not None
        # On the map, not on the screen: it may be pushed or zoomed meanwhile.
        step = np.subtract(spot.at, self.start.at)
        self.stage.artist.picture.xy[self.rows] = self.places + step
        self.stage.update()

    def release(self, spot: Spot) -> None:
        """Ask for the new places; a click chooses one of several, or lets one go."""
        if self.rows is None:
            self._click(spot)
            return
        picture = self.stage.picture
        places = {
            picture.actor_ids[row]: (round(float(x), 2), round(float(y), 2))
            for row, (x, y) in zip(
                self.rows.tolist(), self.stage.artist.picture.xy[self.rows], strict=True
            )
        }
        self.stage.port.move_placements(places)
        self.stage.drop()

    def cancel(self) -> None:
        """Put everybody back."""
        if self.rows is not None:
            self.stage.drop()
        self.stage.selection.set(self.before)

    def paint(self, painter: QPainter) -> None:
        """The canvas paints what is lifted."""

    def _begin(self) -> None:
        picture = self.stage.picture
        rows = [picture.row[id] for id in self.stage.selection.ids if id in picture.row]
        pressed = self.start.hit.actor
        if pressed is not None and pressed not in rows:
            rows.append(pressed)
        self.rows = np.array(sorted(rows), dtype=np.int32)
        self.places = picture.xy[self.rows].copy()
        self.cursor = Qt.CursorShape.ClosedHandCursor
        self.stage.lift(self.rows)

    def _click(self, spot: Spot) -> None:
        id = self.stage.id_of(self.start.hit)
        if id is None or not self.was_selected:
            return
        if spot.adds:
            self.stage.selection.toggle(id)
        else:
            self.stage.selection.set([id])
