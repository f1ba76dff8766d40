"""Drag an area, words or a photo to another place; by a corner, to another size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from collective_desk.domain.entities import EntityId
from collective_desk.ui.canvas.hit import FINGER
from collective_desk.ui.canvas.ink.ground import Box
from collective_desk.ui.canvas.ink.ground_marks import REACH, grip

from .select import choose
from .tool import Spot, Stage

LEAST = 24.0
"""Nothing becomes smaller than this, in map units: it could not be held any more."""


class LayTool:
    """Move what lies on the ground; a press that does not wander only selects."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.stage, self.start = stage, spot
        self.before = stage.selection.ids
        self.pressed = stage.id_of(spot.hit) or ""
        reach = FINGER if spot.finger else REACH
        self.sides = grip(stage, self.pressed, spot.x, spot.y, reach=reach)
        choose(stage, spot)
        ground = stage.artist.ground
        chosen = [id for id in stage.selection.ids if ground.box(id)] or [self.pressed]
        held = [self.pressed] if any(self.sides) else chosen
        self.boxes = {id: box for id in held if (box := ground.box(id))}
        self.moved = False

    def move(self, spot: Spot) -> None:
        """Let it follow the pointer."""
        if not self.moved and not spot.far_from(self.start):
            return
        self.moved = True
        self.cursor = Qt.CursorShape.ClosedHandCursor
        dx, dy = spot.at[0] - self.start.at[0], spot.at[1] - self.start.at[1]
        ground = self.stage.artist.ground
        ground.moved = {id: self._at(id, box, dx, dy) for id, box in self.boxes.items()}
        self.stage.forget()

    def release(self, _spot: Spot) -> None:
        """Ask for the new place or size."""
        boxes = self.stage.artist.ground.moved
        if self.moved and boxes:
            self.stage.port.move_ground(boxes)
        self._let_go()

    def cancel(self) -> None:
        """Put it back."""
        self._let_go()
        self.stage.selection.set(self.before)

    def paint(self, painter: QPainter) -> None:
        """The canvas paints it where it is dragged."""

    def _at(self, id: EntityId, box: Box, dx: float, dy: float) -> Box:
        left, top, wide, high = box
        if not any(self.sides):
            return left + dx, top + dy, wide, high
        return resized(
            box, self.sides, dx, dy, in_proportion=self.stage.artist.ground.is_photo(id))

    def _let_go(self) -> None:
        self.stage.artist.ground.moved = {}
        self.stage.forget()


def resized(
    box: Box, sides: tuple[int, int], dx: float, dy: float, *, in_proportion: bool = False
) -> Box:
    """Give a box whose corner went by so much; the opposite corner stays."""
    left, top, wide, high = box
    new_wide, new_high = max(wide + sides[0] * dx, LEAST), max(high + sides[1] * dy, LEAST)
    if in_proportion:
        grows = max(new_wide / max(wide, 1e-6), new_high / max(high, 1e-6))
        new_wide, new_high = wide * grows, high * grows
    if sides[0] < 0:
        left += wide - new_wide
    if sides[1] < 0:
        top += high - new_high
    return left, top, new_wide, new_high
