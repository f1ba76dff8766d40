"""Fingers on the screen: one presses and drags, two push and zoom, one that stays asks a menu."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QTouchEvent

from collective_desk.domain.entities import EntityId

from .camera import Camera
from .handle import Held, held
from .hit import FINGER, Hit
from .pointer import Pointer
from .tools.tool import Spot

LONG_MS = 500
TWICE_S = 0.4
WANDERS = 10.0
"""Pixels that a fingertip may roll before it is a drag."""


class Touched(Held, Protocol):
    """The canvas, as fingers see it."""

    hand: Pointer

    @property
    def camera(self) -> Camera: ...
    def look(self, camera: Camera) -> None: ...
    def hit(self, x: float, y: float, *, reach: float = 0.0) -> Hit: ...
    def id_of(self, hit: Hit) -> EntityId | None: ...
    def ask_menu(self, x: float, y: float, hit: Hit) -> None: ...
    def open_at(self, x: float, y: float, hit: Hit) -> None: ...


class Touch(QObject):
    """Follows the fingers from the first that comes down to the last that leaves."""

    def __init__(self, canvas: Touched, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.used = False
        """Whether a finger touched the map last, and not the mouse."""
        self._start: Spot | None = None
        self._wandered = False
        self._two: tuple[QPointF, float] | None = None
        self._tapped: tuple[float, float, float] = (0.0, 0.0, -TWICE_S)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_MS)
        self._long.timeout.connect(self._on_long)

    def follow(self, event: QTouchEvent) -> bool:
        """Answer fingers that came, moved or left."""
        self.used = True
        points = [point.position() for point in event.points()]
        kind = event.type()
        if kind == QTouchEvent.Type.TouchCancel:
            self._give_up()
        elif len(points) > 1:
            self._with_two(points[0], points[1])
        elif kind == QTouchEvent.Type.TouchBegin:
            self._down(points[0])
        elif kind == QTouchEvent.Type.TouchUpdate:
            self._move(points[0])
        if kind == QTouchEvent.Type.TouchEnd:
            self._up(points[0])
        event.accept()
        return True

    def _down(self, at: QPointF) -> None:
        self._two, self._wandered = None, False
        spot = self._spot(at, Qt.MouseButton.LeftButton)
        hold = held(self._canvas, spot.x, spot.y)
        self._start = spot = spot if hold is None else replace(spot, hit=hold)
        nothing = self._canvas.id_of(spot.hit) is None
        self._canvas.hand.press_at(spot, pans=nothing)
        self._long.start()

    def _move(self, at: QPointF) -> None:
        spot, start = self._spot(at), self._start
        if start is None:
            return
        if not self._wandered and abs(spot.x - start.x) + abs(spot.y - start.y) <= WANDERS:
            return
        self._wandered = True
        self._long.stop()
        self._canvas.hand.move_to(spot)

    def _up(self, at: QPointF) -> None:
        self._long.stop()
        start, self._start = self._start, None
        self._two = None
        if start is None:
            return
        spot = self._spot(at)
        self._canvas.hand.release_at(spot)
        if self._wandered:
            return
        if self._canvas.id_of(start.hit) is None:
            self._canvas.selection.clear()
        x, y, when = self._tapped
        now = monotonic()
        self._tapped = (spot.x, spot.y, now)
        if now - when < TWICE_S and abs(x - spot.x) + abs(y - spot.y) < 2 * FINGER:
            self._tapped = (0.0, 0.0, -TWICE_S)
            self._canvas.open_at(spot.x, spot.y, spot.hit)

    def _with_two(self, first: QPointF, second: QPointF) -> None:
        """Keep what lies under the fingers under them."""
        self._give_up()
        centre, apart = (first + second) / 2, max(_length(first - second), 1.0)
        if self._two is not None:
            before, wide = self._two
            step = centre - before
            camera = self._canvas.camera.moved(step.x(), step.y())
            self._canvas.look(camera.zoomed(apart / wide, centre.x(), centre.y()))
        self._two = centre, apart

    def _give_up(self) -> None:
        """End what one finger began, and leave everything as it was."""
        self._long.stop()
        if self._start is not None:
            self._start = None
            self._canvas.hand.cancel()

    def _on_long(self) -> None:
        start = self._start
        if start is not None:
            self._give_up()
            self._canvas.ask_menu(start.x, start.y, start.hit)

    def _spot(
        self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.NoButton
    ) -> Spot:
        x, y = at.x(), at.y()
        return Spot(
            x, y, self._canvas.camera.to_map(x, y), self._canvas.hit(x, y, reach=FINGER),
            Qt.KeyboardModifier.NoModifier, button, finger=True)


def _length(way: QPointF) -> float:
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
