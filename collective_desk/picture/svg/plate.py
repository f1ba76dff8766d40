"""A flat drawing as one standalone SVG file, such as the timeline of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from collective_desk.host.resources import resource
from collective_desk.picture import rough
from collective_desk.picture.plate import Box, Disc, Icon, Plate, Said, Shape, Sign, Stroke
from collective_desk.picture.shapes import Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM

from .parts import BASELINE, number, symbol, text, words

SIZES: Final = {"body": 13.0, "small": 12.0, "caption": 11.0}
_ANCHORS: Final = {"start": "start", "middle": "middle", "end": "end"}
_INSIDE: Final = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_ICON_BOX: Final = 24.0


def measure(said: str, role: str, strong: bool) -> float:
    """Guess the width of a text, near enough for an exported picture."""
    return rough.width(said, SIZES[role], strong=strong)


def plate_svg(plate: Plate, style: Style, title: str) -> str:
    """Draw a plate as SVG text; `title` is what it is, for those who listen."""
    width, height = number(plate.width), number(plate.height)
    families = ", ".join(f"'{name}'" for name in style.families) + ", sans-serif"
    parts = [_drawn(plate.under, style), _drawn(plate.rolled, style), _drawn(plate.over, style)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{families}" role="img"><title>{words(title)}</title>'
        f'<rect width="{width}" height="{height}" fill="{style.colour("paper")}"/>'
        f'{"".join(parts)}</svg>\n'
    )


def _drawn(shapes: Iterable[Shape], style: Style) -> str:
    return "".join(_shape(shape, style) for shape in shapes)


def _shape(shape: Shape, style: Style) -> str:
    if isinstance(shape, Stroke):
        return _stroke(shape, style)
    if isinstance(shape, Box):
        paint = _paint(shape.fill, shape.edge, 1.0, style)
        return (
            f'<rect x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.width)}" '
            f'height="{number(shape.height)}" rx="{number(shape.radius)}" {paint}/>')
    if isinstance(shape, Disc):
        paint = _paint(shape.fill, shape.edge, shape.border, style)
        return (
            f'<circle cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}" '
            f"{paint}/>")
    if isinstance(shape, Said):
        return _said(shape, style)
    if isinstance(shape, Icon):
        return _icon(shape, style)
    return _sign(shape, style)


def _stroke(shape: Stroke, style: Style) -> str:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in shape.points)
    dash = f' stroke-dasharray="{" ".join(map(number, shape.dash))}"' if shape.dash else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{style.colour(shape.tone)}" '
        f'stroke-width="{number(shape.width)}"{dash}/>')


def _paint(fill: str, edge: str, border: float, style: Style) -> str:
    painted = f'fill="{style.colour(fill)}"' if fill else 'fill="none"'
    if edge:
        painted += f' stroke="{style.colour(edge)}" stroke-width="{number(border)}"'
    return painted


def _said(shape: Said, style: Style) -> str:
    if not shape.text:
        return ""
    size = SIZES[shape.role]
    wide = measure(shape.text, shape.role, shape.strong)
    if shape.room and wide > shape.room:
        size *= max(shape.room / wide, 0.7)  # a long name is written smaller, never cut
    return text(
        shape.text, shape.x, shape.y + BASELINE * size, size, style.colour(shape.tone),
        anchor=_ANCHORS[shape.anchor], strong=shape.strong)


def _icon(shape: Icon, style: Style) -> str:
    scale, half = shape.size / _ICON_BOX, shape.size / 2
    return (
        f'<g transform="translate({number(shape.x - half)} {number(shape.y - half)}) '
        f'scale({number(scale)})" fill="none" stroke="{style.colour(shape.tone)}" '
        f'stroke-width="{number(1.5 / scale)}" stroke-linecap="round" stroke-linejoin="round">'
        f"{_inside(shape.name)}</g>")


def _sign(shape: Sign, style: Style) -> str:
    name = shape.realm or "unknown"
    look = Look(
        SHAPE_OF_REALM[shape.realm], f"{name}_fill", f"{name}_edge", f"{name}_letter", "")
    return (
        f'<g transform="translate({number(shape.x)} {number(shape.y)})">'
        f"{symbol(look, style, shape.size)}</g>")


@cache
def _inside(name: str) -> str:
    """Read what an icon draws."""
    found = _INSIDE.search(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))
    return found[1].strip().replace("\n", "") if found else ""
