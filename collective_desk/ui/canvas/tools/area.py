"""Draw an area, or say where words go: with the pointer, or Enter for the middle of the view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.ui.canvas.ink.ground import Box

from .tool import Spot, Stage

_SIZES = {"area": (260.0, 160.0), "text": (240.0, 40.0)}
"""Of what is put down without drawing, in map units."""


class AreaTool:
    """Waits for a press; a drag draws the box, a click or Enter puts one of a usual size."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, form: str = "area") -> None:
        self.stage, self.form = stage, form
        self.start: Spot | None = None
        self.now: Spot | None = None

    def press(self, spot: Spot) -> None:
        """Begin the box here."""
        self.start = self.now = spot

    def move(self, spot: Spot) -> None:
        """Stretch the box."""
        self.now = spot
        self.stage.update()

    def release(self, spot: Spot) -> None:
        """Ask for the area."""
        if self.start is None:
            return
        self.now = spot
        box = self._box()
        if spot.far_from(self.start):
            self.stage.port.draw_area(box, self.form)
        else:
            self._put_at(*spot.at)

    def put_in_view(self) -> None:
        """Ask for one in the middle of what is seen."""
        sight = self.stage.sight
        wide, high = _SIZES[self.form]
        x, y = self.stage.camera.to_map(sight.width / 2, sight.height / 2)
        self._put_at(x - wide / 2, y - high / 2)

    def cancel(self) -> None:
        """Draw nothing."""
        self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Show the box that is being drawn."""
        if self.start is None:
            return
        accent = QColor(self.stage.artist.style.colour("accent"))
        fill = QColor(accent)
        fill.setAlphaF(0.08)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(fill)
        left, top, wide, high = self._box()
        zoom = self.stage.camera.zoom
        x, y = left * zoom + self.stage.camera.x, top * zoom + self.stage.camera.y
        painter.drawRoundedRect(QRectF(x, y, wide * zoom, high * zoom), 8, 8)

    def _put_at(self, x: float, y: float) -> None:
        self.stage.port.draw_area((x, y, *_SIZES[self.form]), self.form)

    def _box(self) -> Box:
        assert self.start is not None, "asked before the press"
        now = self.now or self.start
        (x1, y1), (x2, y2) = self.start.at, now.at
        return min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2)
