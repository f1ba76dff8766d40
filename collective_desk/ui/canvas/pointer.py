"""From mouse, wheel, trackpad, touch and pen to gestures of the canvas."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, SignalInstance
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)

from .edge import Edge
from .hit import NOTHING, Hit
from .tools.area import AreaTool
from .tools.choice import gesture
from .tools.hints import HintsTool
from .tools.tool import Spot, Stage, Tool

_NOTCH = 1.2
"""A notch of the wheel zooms by this factor."""


class Pointed(Stage, Protocol):
    """The canvas, as the pointer sees it."""

    hover: Hit
    pointer: tuple[float, float]
    letters_wait: SignalInstance
    gesture_ended: SignalInstance

    def hit(self, x: float, y: float, *, reach: float = 0.0) -> Hit: ...
    def width(self) -> int: ...
    def height(self) -> int: ...
    def setCursor(self, cursor: Qt.CursorShape) -> None: ...


class Pointer:
    """Begins, follows and ends gestures."""

    def __init__(self, canvas: Pointed, parent: QObject) -> None:
        self.canvas = canvas
        self._edge = Edge(canvas, parent)
        self.tool: Tool | None = None
        self.space = False
        self._begins = False

    def press(self, event: QMouseEvent) -> None:
        """Begin the gesture that fits what was pressed."""
        self.press_at(self._spot(event))

    def press_at(self, spot: Spot, *, pans: bool = False) -> None:
        """Begin a gesture at a spot; a second button or finger ends the first's."""
        if isinstance(self.tool, AreaTool) and self.tool.start is None:
            self.tool.press(spot)
            return
        if isinstance(self.tool, HintsTool) and (row := spot.hit.actor) is not None:
            self._told(self.tool, done=self.tool.take(row))
            return
        if self.tool is not None:
            self.cancel()
            return
        self._begins = True  # what is chosen by it is chosen under a hand
        self.tool = gesture(self.canvas, spot, space=self.space or pans)
        self._begins = False
        self._show_cursor()

    def begin(self, tool: Tool) -> None:
        """Begin a gesture of the keyboard."""
        self.cancel()
        self.tool = tool
        self._show_cursor()
        self.canvas.update()
        self._tell()

    def put_down(self) -> bool:
        """Let Enter put down what a gesture would draw; say whether there was such a gesture."""
        tool = self.tool
        if not isinstance(tool, AreaTool):
            return False
        self.tool = None
        tool.put_in_view()
        self._show_cursor()
        self.canvas.gesture_ended.emit()
        return True

    def letter(self, text: str) -> bool:
        """Give a letter to a gesture that waits for one; say whether there was such a gesture."""
        if not isinstance(self.tool, HintsTool):
            return False
        self._told(self.tool, done=self.tool.key(text))
        return True

    def back(self) -> bool:
        """Take back a letter typed halfway; say whether there was one."""
        return isinstance(self.tool, HintsTool) and self.tool.back()

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way; meanwhile the map keeps its place on the screen."""
        return self._begins or self.tool is not None

    def look_again(self) -> None:
        """Follow a map that moved; give letters to who came into view."""
        if isinstance(self.tool, HintsTool):
            self.tool.look_again()
        else:
            self._edge.look_again(self.tool)

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer, with a gesture or without."""
        self.move_to(self._spot(event))

    def move_to(self, spot: Spot) -> None:
        """Follow to a spot."""
        if self.tool is not None:
            self.tool.move(spot)
        self._edge.watch(self.tool, spot)
        self._hover(spot.hit, (spot.x, spot.y))
        self._show_cursor()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self.release_at(self._spot(event))

    def release_at(self, spot: Spot) -> None:
        """End the gesture at a spot."""
        if isinstance(self.tool, HintsTool):
            return
        tool, self.tool = self.tool, None
        self._edge.stop()
        if tool is not None:
            tool.release(spot)
            self.canvas.gesture_ended.emit()
        self._show_cursor()

    def leave(self) -> None:
        """The pointer is elsewhere."""
        if self.tool is None:
            self._hover(NOTHING, self.canvas.pointer)

    def cancel(self) -> bool:
        """Give up the gesture under way; say whether there was one."""
        tool, self.tool = self.tool, None
        self._edge.stop()
        if tool is None:
            return False
        tool.cancel()
        self._show_cursor()
        self._tell()
        self.canvas.gesture_ended.emit()
        return True

    def hold_space(self, held: bool) -> None:
        """Space turns the next drag into a pan."""
        self.space = held
        self._show_cursor()

    def paint(self, painter: QPainter) -> None:
        """Show what the gesture under way would do."""
        if self.tool is not None:
            self.tool.paint(painter)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom with a wheel at the pointer; pan with a trackpad, zoom with Ctrl held."""
        at, camera = event.position(), self.canvas.camera
        pixels, angle = event.pixelDelta(), event.angleDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        pad = event.device() is not None and (
            event.device().type() is QInputDevice.DeviceType.TouchPad
        )
        if pad and not control:
            step = pixels if not pixels.isNull() else angle / 4
            self.canvas.look(camera.moved(step.x(), step.y()))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.canvas.look(camera.moved((angle.y() or angle.x()) / 2, 0))
        elif angle.y():
            self._zoom(_NOTCH ** (angle.y() / 120), at)

    def native(self, event: QNativeGestureEvent) -> bool:
        """Zoom with two fingers on a trackpad."""
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1.0 + event.value(), event.position())
            return True
        if event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
            self._zoom(2.0 if self.canvas.camera.zoom < 1.5 else 0.5, event.position())
            return True
        if event.gestureType() is Qt.NativeGestureType.PanNativeGesture:
            step = event.delta()
            self.canvas.look(self.canvas.camera.moved(step.x(), step.y()))
            return True
        return False

    def _told(self, tool: HintsTool, *, done: bool) -> None:
        """End letters that are done; a deed may have ended them already."""
        if done and self.tool is tool:
            self.tool = None
            self.canvas.update()
            self.canvas.gesture_ended.emit()
        self._tell()

    def _tell(self) -> None:
        """Say whether letters wait, and for what."""
        waits = self.tool.waits_for if isinstance(self.tool, HintsTool) else ""
        self.canvas.letters_wait.emit(waits)

    def _zoom(self, factor: float, at: QPointF) -> None:
        self.canvas.look(self.canvas.camera.zoomed(factor, at.x(), at.y()))

    def _hover(self, hit: Hit, at: tuple[float, float]) -> None:
        from_rim = self.canvas.hover != hit or hit.part.value == "rim"
        self.canvas.hover, self.canvas.pointer = hit, at
        if from_rim:
            self.canvas.update()

    def _show_cursor(self) -> None:
        if self.tool is not None and self.tool.cursor is not None:
            self.canvas.setCursor(self.tool.cursor)
        elif self.space:
            self.canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.canvas.hover.part.value == "rim":
            self.canvas.setCursor(Qt.CursorShape.CrossCursor)
        elif self.canvas.hover is NOTHING or self.canvas.hover.row < 0:
            self.canvas.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.canvas.setCursor(Qt.CursorShape.PointingHandCursor)

    def _spot(self, event: QMouseEvent) -> Spot:
        at = event.position()
        x, y = at.x(), at.y()
        button = event.button()
        if event.type() == QEvent.Type.MouseMove:
            button = Qt.MouseButton.NoButton
        return Spot(
            x, y, self.canvas.camera.to_map(x, y), self.canvas.hit(x, y), event.modifiers(), button
        )
