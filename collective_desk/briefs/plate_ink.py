"""A flat drawing on paper: the timeline of trust in ink, where early wins are numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from collective_desk.picture.plate import Box, Disc, Icon, Plate, Said, Shape, Sign, Stroke
from collective_desk.picture.shapes import Look
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.picture.timeline_scene import ICONS, SETBACKS, WINS

from .atoms import Type
from .ink import Ink
from .strokes import circle, rounded
from .symbol_ink import draw_look, draw_middle
from .text import set_text

UNIT: Final = 0.62
"""Points for each pixel of the screen's drawing."""
_LEAST: Final = 0.7
"""How much smaller a text may be written before it takes two lines."""
_SIZES: Final = {"body": 13 * UNIT, "small": 12 * UNIT, "caption": 11 * UNIT}
_SIGNS: Final = {ICONS[win]: str(at) for at, win in enumerate(WINS, 1)} | {
    ICONS[kind]: "×" for kind in SETBACKS}
"""What stands in a circle on paper: early wins have numbers, what hurt trust a mark."""


def measure_on_paper(text: str, role: str, strong: bool) -> float:
    """Give the width of a text in points."""
    return sum(line.width for line in set_text(text, _type(role, strong))[:1])


def draw_plate(ink: Ink, plate: Plate, x: float, y: float) -> None:
    """Draw a plate with its top left corner at a point."""
    for shapes in (plate.under, plate.rolled, plate.over):
        _draw(ink, shapes, x, y)


def _draw(ink: Ink, shapes: Iterable[Shape], x: float, y: float) -> None:
    for shape in shapes:
        if isinstance(shape, Stroke):
            _stroke(ink, shape, x, y)
        elif isinstance(shape, Box):
            path = rounded(
                x + shape.x, y + shape.y, shape.width, shape.height, shape.radius, ink.height)
            # What is white on white needs an edge on paper.
            edge = shape.edge or ("ink" if shape.fill.startswith("accent") else None)
            if shape.fill or edge:
                ink.shape(path, fill=shape.fill or None, edge=edge, border=0.6)
        elif isinstance(shape, Disc):
            path = circle(x + shape.x, y + shape.y, shape.radius, ink.height)
            ink.shape(
                path, fill=shape.fill, edge=shape.edge or None, border=shape.border * UNIT)
        elif isinstance(shape, Said):
            _said(ink, shape, x, y)
        elif isinstance(shape, Icon):
            sign = _SIGNS.get(shape.name)
            if sign:
                type = Type(0.68 * shape.size, 3, bold=True, colour=shape.tone)
                draw_middle(ink, sign, type, x + shape.x, y + shape.y)
            else:
                dot = circle(x + shape.x, y + shape.y, 0.18 * shape.size, ink.height)
                ink.shape(dot, fill=shape.tone)
        else:
            _sign(ink, shape, x, y)


def _stroke(ink: Ink, shape: Stroke, x: float, y: float) -> None:
    told = [f"{x + px:.2f} {ink.height - y - py:.2f}" for px, py in shape.points]
    path = " l ".join([f"{told[0]} m {told[1]}", *told[2:]]) + " l S"
    dash = [part * UNIT for part in shape.dash]
    ink.stroke(path, weight=shape.width * UNIT, colour=shape.tone, dash=dash)


def _said(ink: Ink, shape: Said, x: float, y: float) -> None:
    if not shape.text:
        return
    type = _type(shape.role, shape.strong, shape.tone)
    lines = set_text(shape.text, type)[:1]
    if shape.room and lines[0].width > shape.room:
        # What is too long is written smaller, then on two lines: a name is not cut.
        share = max(shape.room / lines[0].width, _LEAST)
        type = Type(type.size * share, 3, bold=shape.strong, colour=shape.tone)
        lines = set_text(shape.text, type, shape.room + 1)[:2]
    for at, line in enumerate(lines):
        left = shape.x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[shape.anchor]
        middle = y + shape.y + (at - (len(lines) - 1) / 2) * 1.1 * type.size
        ink.line(line, x + left, middle + 0.36 * type.size)


def _sign(ink: Ink, shape: Sign, x: float, y: float) -> None:
    name = shape.realm or "unknown"
    look = Look(
        SHAPE_OF_REALM[shape.realm], f"{name}_fill", f"{name}_edge", f"{name}_letter", "")
    draw_look(ink, look, x + shape.x, y + shape.y, shape.size / ink.style.symbol.size)


def _type(role: str, strong: bool, tone: str = "ink") -> Type:
    return Type(_SIZES[role], 3, bold=strong, colour=tone)
