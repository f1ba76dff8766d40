"""What fingers take hold of on the chosen: a handle from which a tie is drawn, and corners."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.picture.symbols import outline, symbol_size
from collective_desk.ui.selection import Selection

from .hit import FINGER, Hit, Part
from .ink.artist import Artist
from .ink.ground_marks import grip
from .ink.layers import Sight

_BESIDE = 32.0
"""Pixels from the symbol's edge: its target and that of the actor do not touch."""
_RADIUS, _ARROW, _HEAD = 12.0, 5.0, 3.5


class Fingered(Protocol):
    """What knows whether a finger was the last to touch it."""

    used: bool


class Held(Protocol):
    """The canvas, as its handles see it."""

    artist: Artist
    selection: Selection

    @property
    def touch(self) -> Fingered: ...
    @property
    def sight(self) -> Sight: ...


def handle(canvas: Held) -> tuple[int, QPointF] | None:
    """Give the chosen actor and where its handle is; None unless fingers chose one."""
    row = canvas.artist.picture.row.get(canvas.selection.latest or "")
    if row is None or not canvas.touch.used or len(canvas.selection) != 1:
        return None
    artist, sight = canvas.artist, canvas.sight
    picture = artist.picture
    shape = outline(picture.looks[picture.look[row]].shape, artist.style.symbol)
    away = shape.half_width * symbol_size(sight.camera.zoom, artist.style) + _BESIDE
    x, y = sight.camera.to_view(picture.xy[row]).tolist()
    # At the edge of the view it stands at the other side, or nobody could reach it.
    side = -1 if x + away + FINGER > sight.width else 1
    return row, QPointF(x + side * away, y)


def held(canvas: Held, x: float, y: float) -> Hit | None:
    """Say whether a finger came down on the handle, or on a corner of what lies on the ground."""
    found = handle(canvas)
    if found is not None:
        row, at = found
        if max(abs(at.x() - x), abs(at.y() - y)) <= FINGER:
            return Hit(Part.RIM, row)
    latest, ground = canvas.selection.latest, canvas.artist.ground
    if latest in ground.ids and any(grip(canvas, latest, x, y, reach=FINGER)):
        return Hit(Part.GROUND, ground.ids.index(latest))
    return None


def paint_handle(painter: QPainter, canvas: Held) -> None:
    """Draw the handle: a disc with an arrow."""
    found = handle(canvas)
    if found is None:
        return
    _, at = found
    style = canvas.artist.style
    painter.setPen(QPen(QColor(style.colour("paper")), 2.0))
    painter.setBrush(QColor(style.colour("accent")))
    painter.drawEllipse(at, _RADIUS, _RADIUS)
    painter.setPen(QPen(QColor(style.colour("paper")), 1.8))
    tip = at + QPointF(_ARROW, 0)
    painter.drawLine(QLineF(at - QPointF(_ARROW, 0), tip))
    for side in (-1, 1):
        painter.drawLine(QLineF(tip, tip + QPointF(-_HEAD, side * _HEAD)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
