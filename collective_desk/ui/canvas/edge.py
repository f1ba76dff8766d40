"""A hand that drags to the edge of the view pushes the map on."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from .camera import Camera
from .hit import FINGER, Hit
from .tools.band import BandTool
from .tools.connect import ConnectTool
from .tools.lay import LayTool
from .tools.move import MoveTool
from .tools.tool import Spot, Tool

EDGE = 12.0
"""Pixels from the edge at which the map begins to be pushed; beyond it goes faster."""
TICK_MS = 16
_FASTEST = 10.0
_SLOW = 4.0
PUSHES = (BandTool, ConnectTool, LayTool, MoveTool)
"""Gestures that may end where one does not look yet."""


class Edged(Protocol):
    """The canvas, as its edge sees it."""

    @property
    def camera(self) -> Camera: ...
    def look(self, camera: Camera) -> None: ...
    def hit(self, x: float, y: float, *, reach: float = 0.0) -> Hit: ...
    def width(self) -> int: ...
    def height(self) -> int: ...


class Edge(QObject):
    """Pushes the map while a gesture stays at the edge, and lets the gesture follow."""

    def __init__(self, canvas: Edged, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._spot: Spot | None = None
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._on_tick)

    def watch(self, tool: Tool | None, spot: Spot) -> None:
        """Begin to push where the spot of a gesture is at the edge, else stop."""
        self._spot = spot
        if isinstance(tool, PUSHES) and any(self._step(spot)):
            if not self._clock.isActive():
                self._clock.start()
        else:
            self._clock.stop()

    def stop(self) -> None:
        """Push no more: the gesture is over."""
        self._spot = None
        self._clock.stop()

    def look_again(self, tool: Tool | None) -> None:
        """Let a gesture follow the map that was pushed or zoomed under a still hand."""
        spot, canvas = self._spot, self._canvas
        if spot is not None and isinstance(tool, PUSHES):
            tool.move(replace(
                spot, at=canvas.camera.to_map(spot.x, spot.y),
                hit=canvas.hit(spot.x, spot.y, reach=FINGER if spot.finger else 0.0)))

    def _step(self, spot: Spot) -> tuple[float, float]:
        return _push(spot.x, self._canvas.width()), _push(spot.y, self._canvas.height())

    def _on_tick(self) -> None:
        assert self._spot is not None
        self._canvas.look(self._canvas.camera.moved(*self._step(self._spot)))


def _push(at: float, length: float) -> float:
    """Give by how many pixels a position at or beyond an edge pushes the map."""
    before, behind = max(EDGE - at, 0.0), max(at - (length - EDGE), 0.0)
    return min(before / _SLOW, _FASTEST) - min(behind / _SLOW, _FASTEST)
