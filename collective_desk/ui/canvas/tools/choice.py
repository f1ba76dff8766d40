"""Which gesture begins with a press: a table, read from the top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from collective_desk.ui.canvas.hit import Part

from .band import BandTool
from .connect import ConnectTool
from .lay import LayTool
from .move import MoveTool
from .pan import PanTool
from .select import SelectTool
from .tie import TieTool
from .tool import Spot, Stage, Tool

Begins = Callable[[Spot, bool], bool]

GESTURES: list[tuple[Begins, Callable[[Stage, Spot], Tool]]] = [
    (lambda spot, space: spot.button is Qt.MouseButton.MiddleButton or space, PanTool),
    (lambda spot, _: spot.button is not Qt.MouseButton.LeftButton, SelectTool),
    (lambda spot, _: spot.hit.part is Part.RIM and not spot.adds, ConnectTool),
    (lambda spot, _: spot.hit.actor is not None, MoveTool),
    (lambda spot, _: spot.hit.tie is not None, TieTool),
    (lambda spot, _: spot.hit.part is Part.GROUND, LayTool),
    (lambda _spot, _: True, BandTool),
]


def gesture(stage: Stage, spot: Spot, *, space: bool) -> Tool:
    """Give the gesture that begins here; `space` says whether the Space key is held."""
    return next(make for begins, make in GESTURES if begins(spot, space))(stage, spot)
