"""The outline of a selected area or photo, with corners to take hold of."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.domain.entities import EntityId
from collective_desk.ui.selection import Selection

from .artist import Artist
from .layers import Sight

_HANDLE = 4.0
REACH = 11.0
"""Pixels around a corner in which a press resizes: half of what a finger needs."""


class Lying(Protocol):
    """The canvas, as these outlines see it."""

    artist: Artist
    selection: Selection

    @property
    def sight(self) -> Sight: ...


def paint_ground_marks(painter: QPainter, canvas: Lying) -> None:
    """Outline what is selected; the one selected last has corners."""
    ground, style = canvas.artist.ground, canvas.artist.style
    accent = QColor(style.colour("accent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lying = set(ground.ids)
    for id in canvas.selection.ids:
        box = ground.seen(id, canvas.sight) if id in lying else None
        if box is None:
            continue
        painter.setPen(QPen(accent, style.symbol.selection_width - 0.5))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)
        if id == canvas.selection.latest:
            painter.setPen(QPen(QColor(style.colour("paper")), 1.5))
            painter.setBrush(accent)
            for corner in corners(box):
                painter.drawEllipse(corner, _HANDLE, _HANDLE)
            painter.setBrush(Qt.BrushStyle.NoBrush)


def grip(
    canvas: Lying, id: EntityId, x: float, y: float, *, reach: float = REACH
) -> tuple[int, int]:
    """Say which corner of something selected is held: -1 and 1 for its sides, 0 for none."""
    box = canvas.artist.ground.seen(id, canvas.sight)
    if box is None or id not in canvas.selection:
        return 0, 0
    # Of something small the middle is left, to move it by.
    least = min(box.width(), box.height()) / 3
    beyond = not box.contains(x, y)
    reach = reach if beyond else max(REACH, min(reach, least))
    for corner, sides in zip(corners(box), ((-1, -1), (1, -1), (-1, 1), (1, 1)), strict=True):
        if abs(corner.x() - x) <= reach and abs(corner.y() - y) <= reach:
            return sides
    return 0, 0


def corners(box: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Give the corners of a box, row by row."""
    return box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()
