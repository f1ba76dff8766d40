"""Numbers that reach the painter without copies: C pointers over contiguous arrays of doubles.

A map has tens of thousands of lines; one Python object each would cost more than painting them.
Where the pointers cannot be had, plain lists draw the same pixels, slower.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPixmap, QPolygonF

from collective_desk.picture.shapes import Floats

FRAGMENT = 10
"""Numbers of one sprite: x, y, left, top, width, height, scale x, scale y, rotation, opacity."""
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE_TO, _LINE_TO, _WINDING = 0, 1, 1
_PATH = 128


class Strokes:
    """Draws arrays of lines, points, sprites and polygons with a painter."""

    def __init__(self, *, pointers: bool | None = None) -> None:
        self.pointers = _pointers_work() if pointers is None else pointers

    def lines(self, painter: QPainter, segments: Floats) -> None:
        """Draw segments, one row each: x1, y1, x2, y2."""
        if not len(segments):
            return
        rows = _doubles(segments, 4)
        if self.pointers:
            painter.drawLines(_wrapped(rows, QLineF), len(rows))
        else:
            painter.drawLines([QLineF(*row) for row in rows.tolist()])

    def points(self, painter: QPainter, points: Floats) -> None:
        """Draw points, one row each: x, y; the pen gives their size."""
        if not len(points):
            return
        rows = _doubles(points, 2)
        if self.pointers:
            painter.drawPoints(_wrapped(rows, QPointF), len(rows))
        else:
            painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in rows.tolist()]))

    def sprites(self, painter: QPainter, fragments: Floats, atlas: QPixmap) -> None:
        """Draw pieces of an atlas, one row of `FRAGMENT` numbers each."""
        if not len(fragments):
            return
        rows = _doubles(fragments, FRAGMENT)
        if self.pointers:
            painter.drawPixmapFragments(
                _wrapped(rows, QPainter.PixmapFragment), len(rows), atlas
            )
        else:
            for x, y, left, top, w, h, sx, sy, _turn, opacity in rows.tolist():
                painter.setOpacity(opacity)
                wide, high = w * sx, h * sy
                painter.drawPixmap(
                    QRectF(x - wide / 2, y - high / 2, wide, high), atlas, QRectF(left, top, w, h)
                )
            painter.setOpacity(1.0)

    def polygons(self, painter: QPainter, polygons: Floats) -> None:
        """Fill polygons of one number of corners, an array (how many, corners, 2)."""
        # One path of thousands of corners fills slower than many of a hundred.
        for first in range(0, len(polygons), _PATH):
            painter.drawPath(outlines(polygons[first : first + _PATH]))


def outlines(polygons: Floats) -> QPainterPath:
    """Give one path of many closed polygons, read by Qt from one block of bytes."""
    count, corners = polygons.shape[:2]
    elements = np.empty((count, corners + 1), dtype=_ELEMENT)
    elements["kind"] = _LINE_TO
    elements["kind"][:, 0] = _MOVE_TO
    for place, axis in (("x", 0), ("y", 1)):
        elements[place][:, :corners] = polygons[:, :, axis]
        elements[place][:, corners] = polygons[:, 0, axis]
    size = count * (corners + 1)
    head = size.to_bytes(4, "big")
    tail = (size - corners - 1).to_bytes(4, "big") + _WINDING.to_bytes(4, "big")
    path = QPainterPath()
    stream = QDataStream(QByteArray(head + elements.tobytes() + tail))
    stream >> path
    return path


def _doubles(rows: Floats, width: int) -> Floats:
    """Give the rows as contiguous doubles; the caller's name keeps them alive while drawing."""
    array = np.ascontiguousarray(rows, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != width:
        raise ValueError(f"expected rows of {width} numbers, got an array {array.shape}")
    return array


def _wrapped(rows: Floats, kind: type) -> Any:
    return shiboken6.wrapInstance(rows.ctypes.data, kind)


def _pointers_work() -> bool:
    """Ask whether this build of the bindings reads a line through a pointer as we lay it out."""
    row = np.array([1.0, 2.0, 3.0, 4.0])
    try:
        line = _wrapped(row, QLineF)
        return (line.x1(), line.y1(), line.x2(), line.y2()) == (1.0, 2.0, 3.0, 4.0)
    except (AttributeError, TypeError, RuntimeError):
        return False
