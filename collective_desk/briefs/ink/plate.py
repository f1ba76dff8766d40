"""A flat drawing on paper: the timeline of trust in ink, where early wins are numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import Line, set_text, width_of
from collective_desk.host.numerals import digits
from collective_desk.picture.plate import Box, Disc, Icon, Plate, Said, Shape, Sign, Stroke
from collective_desk.picture.shapes import Look
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.picture.timeline.scene import ICONS, SETBACKS, WINS

from .canvas import Ink
from .strokes import circle, rounded
from .symbols import draw_look, draw_middle

UNIT: Final = 0.62
"""Points for each pixel of the screen's drawing."""
_SHRUNK: Final = (1.0, 0.9, 0.82)
"""How much smaller a text is written before a word of it is left out."""
_LEADING: Final = 1.1
_SIZES: Final = {"body": 13 * UNIT, "small": 12 * UNIT, "caption": 11 * UNIT}
_SIGNS: Final = {ICONS[win]: str(at) for at, win in enumerate(WINS, 1)} | {
    ICONS[kind]: "×" for kind in SETBACKS}
"""What stands in a circle on paper: early wins have numbers, what hurt trust a mark."""


def measure_on_paper(text: str, role: str, strong: bool) -> float:
    """Give the width of a text in points."""
    return sum(line.width for line in set_text(text, _type(role, strong))[:1])


def draw_plate(ink: Ink, plate: Plate, x: float, y: float, language: str) -> None:
    """Draw a plate with its top left corner at a point, numbers in the digits of a language."""
    for shapes in (plate.under, plate.rolled, plate.over):
        _draw(ink, shapes, x, y, language)


def _draw(ink: Ink, shapes: Iterable[Shape], x: float, y: float, language: str) -> None:
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
            _said(ink, shape, x, y, language)
        elif isinstance(shape, Icon):
            sign = _SIGNS.get(shape.name)
            if sign:
                type = Type(0.68 * shape.size, 3, bold=True, colour=shape.tone)
                draw_middle(ink, digits(sign, language), type, x + shape.x, y + shape.y)
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


def _said(ink: Ink, shape: Said, x: float, y: float, language: str) -> None:
    if not shape.text:
        return
    text = digits(shape.text, language) if shape.text.isdecimal() else shape.text
    type, lines = _fitted(replace(shape, text=text), language)
    for at, line in enumerate(lines):
        left = shape.x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[shape.anchor]
        # Where no height is said, what is above is close: a second line goes down.
        above = (len(lines) - 1) * (0.5 if shape.high else 0.2)
        middle = y + shape.y + (at - above) * _LEADING * type.size
        ink.line(line, x + left, middle + 0.36 * type.size)


def _fitted(shape: Said, language: str) -> tuple[Type, list[Line]]:
    """Set words on a line, on two, then smaller; no word is cut, what is left out is marked."""
    plain = _type(shape.role, shape.strong, shape.tone)
    if not shape.room:
        return plain, set_text(shape.text, plain, language=language)[:1]
    for share in _SHRUNK:
        type = replace(plain, size=plain.size * share)
        lines = set_text(shape.text, type, shape.room, language=language)
        if len(lines) <= _most(shape, type) and _is_whole(shape, type):
            return type, lines
    words = shape.text.split()
    for kept in range(len(words) - 1, 0, -1):
        short = replace(shape, text=f"{' '.join(words[:kept])}…")
        lines = set_text(short.text, type, shape.room, language=language)
        if len(lines) <= _most(shape, type) and _is_whole(short, type):
            return type, lines
    dots = width_of("…", type, language=language)
    first = set_text(shape.text, type, max(shape.room - dots, dots), language=language)[0]
    return type, set_text(f"{first.text}…", type, language=language)[:1]


def _most(shape: Said, type: Type) -> int:
    """Say how many lines there is height for."""
    return 1 if shape.high and 2 * _LEADING * type.size > shape.high else 2


def _is_whole(shape: Said, type: Type) -> bool:
    """Say whether each word has room on a line of its own."""
    return all(
        line.width <= shape.room
        for word in shape.text.split() for line in set_text(word, type)[:1])


def _sign(ink: Ink, shape: Sign, x: float, y: float) -> None:
    name = shape.realm or "unknown"
    look = Look(
        SHAPE_OF_REALM[shape.realm], f"{name}_fill", f"{name}_edge", f"{name}_letter", "")
    draw_look(ink, look, x + shape.x, y + shape.y, shape.size / ink.style.symbol.size)


def _type(role: str, strong: bool, tone: str = "ink") -> Type:
    return Type(_SIZES[role], 3, bold=strong, colour=tone)
