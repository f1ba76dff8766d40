"""What lies over the map: legend, minimap and the greeting of an empty map, each in its corner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from .greeting import Greeting
from .legend.overlay import LegendOverlay
from .minimap import Minimap
from .view import Canvas

_EDGE = 16


class Overlays(QObject):
    """Lays the overlays of a canvas out again when its size changes."""

    def __init__(self, canvas: Canvas, words: Callable[[str], str]) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.greeting = Greeting(canvas, words)
        self.legend = LegendOverlay(canvas)
        self.minimap = Minimap(canvas)
        canvas.installEventFilter(self)
        self._lay_out()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the canvas."""
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return False

    def _lay_out(self) -> None:
        width, height = self.canvas.width(), self.canvas.height()
        self.legend.make_room(height)
        self.greeting.setGeometry(0, 0, width, height)
        # The legend begins where reading begins; panels come over the map at the other side.
        corners: tuple[QWidget, QWidget] = (self.legend, self.minimap)
        if self.canvas.window().isRightToLeft():
            corners = self.minimap, self.legend
        start, end = corners
        start.move(_EDGE, height - start.height() - _EDGE)
        end.move(width - end.width() - _EDGE, height - end.height() - _EDGE)
