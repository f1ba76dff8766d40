"""The whole map in a corner: where one looks, and a way to look elsewhere."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from collective_desk.picture.shapes import Floats

from .ink.symbols import symbol_path
from .view import Canvas

SIZE = QSize(148, 96)
_INSET = 9.0
_DOT = 5.0
_POINT = 1.6
_SINGLE = 300
"""Up to so many actors each keeps its shape; above, they are points."""
_LINGER_MS = 3000


class Minimap(QWidget):
    """Shows all actors and the part in view; hides when all is in view and nothing moved."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._base: QPixmap | None = None
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(_LINGER_MS)
        self._linger.timeout.connect(self._on_linger_over)
        self.setFixedSize(SIZE)
        self.setProperty("over_map", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        canvas.camera_changed.connect(self._on_moved)
        canvas.picture_changed.connect(self._on_picture_changed)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map, small, and a frame around what is in view."""
        if self._base is None or self._base.devicePixelRatio() != self.devicePixelRatioF():
            self._base = self._paint_base()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(self._colour("accent")), 1.0))
        painter.drawRect(self._frame().intersected(inner))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look where the pointer drags to."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position())

    def _scale(self) -> tuple[float, Floats]:
        """Give pixels a map unit and where the map's origin lies; the window's part included."""
        xy = self.canvas.picture.xy
        if not len(xy):
            return 1.0, np.zeros(2)
        low, high = xy.min(axis=0), xy.max(axis=0)
        room = np.array((SIZE.width() - 2 * _INSET, SIZE.height() - 2 * _INSET))
        scale = float((room / np.maximum(high - low, 200.0)).min())
        return scale, np.array((SIZE.width(), SIZE.height())) / 2 - (low + high) / 2 * scale

    def _frame(self) -> QRectF:
        scale, shift = self._scale()
        canvas = self.canvas
        left, top, right, bottom = canvas.camera.seen(canvas.width(), canvas.height())
        corner = QPointF(left * scale + shift[0], top * scale + shift[1])
        return QRectF(corner, QPointF(right * scale + shift[0], bottom * scale + shift[1]))

    def _look(self, at: QPointF) -> None:
        scale, shift = self._scale()
        there = ((at.x() - shift[0]) / scale, (at.y() - shift[1]) / scale)
        canvas = self.canvas
        canvas.look(canvas.camera.centred(there, canvas.width(), canvas.height()))

    def _paint_base(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        base = QPixmap(SIZE * ratio)
        base.setDevicePixelRatio(ratio)
        base.fill(Qt.GlobalColor.transparent)
        painter = QPainter(base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colour("line")), 1.0))
        painter.setBrush(QColor(self._colour("surface")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_actors(painter)
        painter.end()
        return base

    def _paint_actors(self, painter: QPainter) -> None:
        picture = self.canvas.picture
        scale, shift = self._scale()
        at = picture.xy * scale + shift
        for number, look in enumerate(picture.looks):
            spots = at[picture.look == number]
            hollow = look.empty_chair or look.fill == "paper"
            painter.setBrush(QColor(self._colour(look.edge if hollow else look.fill)))
            if len(at) <= _SINGLE:
                path = symbol_path(look.shape, _DOT, self.canvas.artist.style)
                for x, y in spots.tolist():
                    painter.drawPath(path.translated(x, y))
            elif len(spots):
                painter.setPen(QPen(painter.brush().color(), _POINT))
                self.canvas.artist.strokes.points(painter, spots)

    def _colour(self, name: str) -> str:
        return self.canvas.artist.style.colour(name)

    def _on_moved(self) -> None:
        self.setVisible(bool(len(self.canvas.picture.xy)))
        self._linger.start()
        self.update()

    def _on_picture_changed(self) -> None:
        self._base = None
        self._on_moved()

    def _on_linger_over(self) -> None:
        self.setVisible(not self.canvas.shows_all())
