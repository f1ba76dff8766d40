"""Pieces of SVG: numbers, words, paths, symbols."""

from __future__ import annotations

import re
from html import escape
from typing import Final

import numpy as np

from collective_desk.picture.marks import PLATE, dots, texture_lines
from collective_desk.picture.shapes import HEXAGON, Floats, Look, Mark
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import Outline, outline
from collective_desk.picture.ties import Strokes
from collective_desk.picture.towers import Stack

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
BASELINE: Final = 0.36
"""How far the baseline of letters lies under their middle, by text size."""
INNER: Final = 0.80
"""Size of the second outline of one's own team."""


def number(value: float) -> str:
    """Write a length to a hundredth, without needless zeros."""
    return (
        f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0")
        if abs(value) < 0.005
        else (f"{value:.2f}".rstrip("0").rstrip("."))
    )


def words(text: str) -> str:
    """Write words so that no name can break the file."""
    return escape(_UNWRITABLE.sub("", text))


def text(
    said: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    anchor: str = "start",
    strong: bool = False,
    halo: tuple[str, float] | None = None,
) -> str:
    """Write one line of text; the halo is a second text beneath, which every viewer can draw."""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
    place += "" if anchor == "start" else f' text-anchor="{anchor}"'
    place += ' font-weight="600"' if strong else ""
    under = ""
    if halo:
        paper, width = halo
        under = (
            f'<text {place} fill="{paper}" stroke="{paper}" stroke-width="{number(2 * width)}" '
            f'stroke-linejoin="round" aria-hidden="true">{words(said)}</text>'
        )
    return f'{under}<text {place} fill="{colour}">{words(said)}</text>'


def lines_path(lines: Floats) -> str:
    """Write stretches x1, y1, x2, y2 as one path; stretches that meet become one line."""
    parts: list[str] = []
    pen_at: tuple[float, float] | None = None
    for x1, y1, x2, y2 in np.round(lines, 2).tolist():
        if pen_at != (x1, y1):
            parts.append(f"M{number(x1)} {number(y1)}")
        parts.append(f"L{number(x2)} {number(y2)}")
        pen_at = (x2, y2)
    return "".join(parts)


def dots_path(points: Floats) -> str:
    """Write points as strokes of no length, which round caps turn into dots."""
    return "".join(f"M{number(x)} {number(y)}h0.01" for x, y in points.tolist())


def shapes_path(polygons: Floats) -> str:
    """Write polygons (m, k, 2) as one closed path."""
    return "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in polygon) + "Z"
        for polygon in polygons.tolist()
    )


def inked(strokes: Strokes, colours: list[str]) -> str:
    """Draw the ink of ties; colours by number of the pen."""
    parts = []
    for pen, width in strokes.widths.items():
        colour = colours[pen]
        style = f'fill="none" stroke="{colour}" stroke-width="{number(width)}"'
        if pen in strokes.lines:
            parts.append(
                f'<path {style} stroke-linejoin="round" d="{lines_path(strokes.lines[pen])}"/>'
            )
        if pen in strokes.dots:
            parts.append(
                f'<path {style} stroke-linecap="round" d="{dots_path(strokes.dots[pen])}"/>'
            )
        if pen in strokes.arrows:
            parts.append(f'<path fill="{colour}" d="{shapes_path(strokes.arrows[pen])}"/>')
    return "".join(parts)


def shape(drawn: Outline, size: float, paint: str) -> str:
    """Draw an outline around (0, 0): a true circle, true round corners."""
    if drawn.kind == "circle":
        return f'<circle r="{number(drawn.radius * size)}" {paint}/>'
    if drawn.kind == "rounded":
        x, y = drawn.half_width * size, drawn.half_height * size
        return (
            f'<rect x="{number(-x)}" y="{number(-y)}" width="{number(2 * x)}" '
            f'height="{number(2 * y)}" rx="{number(drawn.radius * size)}" {paint}/>'
        )
    return f'<path d="{shapes_path(drawn.corners[None] * size)}" stroke-linejoin="round" {paint}/>'


def symbol(look: Look, style: Style, size: float, *, letters: bool = True) -> str:
    """Draw an actor's symbol around (0, 0)."""
    drawn, colour = outline(look.shape, style.symbol), style.colour
    size *= look.size
    border = number(style.symbol.border)
    ring = size + 2 * style.symbol.paper_gap
    under = shape(drawn, ring, f'fill="{colour("paper")}"')
    if look.empty_chair:
        dash = " ".join(number(v) for v in style.symbol.empty_dash)
        outer = (
            f'fill="{colour("paper")}" stroke="{colour(look.edge)}" stroke-width="{border}" '
            f'stroke-dasharray="{dash}"'
        )
        inside = colour(look.edge)
    else:
        outer = f'fill="{colour(look.fill)}" stroke="{colour(look.edge)}" stroke-width="{border}"'
        inside = colour(look.letter_colour)
    parts = [under, shape(drawn, size, outer)]
    if look.own_team and not look.empty_chair:
        inner = f'fill="none" stroke="{colour(look.edge)}" stroke-width="{border}"'
        parts.append(shape(drawn, size * INNER, inner))
    if look.texture:
        parts.append(_texture(look, drawn, style, size))
    if letters and look.letters:
        at = style.symbol.letters * size * (0.88 if look.own_team else 1.0)
        parts.append(text(look.letters, 0, at * BASELINE, at, inside, anchor="middle", strong=True))
    if look.mark:
        parts.append(_marked(look.mark, drawn, style, size))
    if look.hidden_badge:
        parts.append(_hidden(drawn, size, style, wide=look.shape == HEXAGON, low=bool(look.mark)))
    return "".join(parts)


def _texture(look: Look, drawn: Outline, style: Style, size: float) -> str:
    """Draw the lines inside a symbol, and a plate on which its letters can be read."""
    width, colour = number(style.symbol.border), style.colour(look.edge)
    lines = lines_path(texture_lines(look.texture, drawn) * size)
    return (
        f'<path d="{lines}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        f'<ellipse rx="{number(PLATE[0] * size)}" ry="{number(PLATE[1] * size)}" '
        f'fill="{style.colour(look.fill)}"/>'
    )


def _marked(mark: Mark, drawn: Outline, style: Style, size: float) -> str:
    """Draw the dots over a symbol; each has a rim of paper, so that ties do not join in."""
    rows, lines = dots(mark, drawn.half_height)
    ink, paper = style.colour("disc"), style.colour("paper")
    width = number(0.7 * style.symbol.border)
    parts = []
    for x, y, radius, filled in (rows * (size, size, size, 1.0)).tolist():
        at = f'cx="{number(x)}" cy="{number(y)}"'
        parts.append(f'<circle {at} r="{number(1.5 * radius)}" fill="{paper}"/>')
        fill = ink if filled else paper
        parts.append(
            f'<circle {at} r="{number(radius)}" fill="{fill}" stroke="{ink}" '
            f'stroke-width="{width}"/>'
        )
    if len(lines):
        stroke = f'fill="none" stroke="{ink}" stroke-width="{width}"'
        parts.append(f'<path {stroke} d="{lines_path(lines * size)}"/>')
    return "".join(parts)


def _hidden(drawn: Outline, size: float, style: Style, *, wide: bool, low: bool) -> str:
    """Draw the crossed eye that says: not for everyone; at the foot, where dots are above."""
    x = drawn.half_width * size * (0.7 if wide else 0.86)
    y = drawn.half_height * size * (0.88 if low else -0.88)
    unit = size / 28
    danger, paper = style.colour("danger"), style.colour("paper")
    return (
        f'<g transform="translate({number(x)} {number(y)}) scale({number(unit)})" fill="none" '
        f'stroke="{danger}" stroke-width="1.3" stroke-linecap="round">'
        f'<circle r="7.5" fill="{paper}"/><path d="M-4.5 0Q0 -5 4.5 0Q0 5 -4.5 0Z"/>'
        f'<circle r="1.4"/><path d="M-4 -4L4 4"/></g>'
    )


def tower(built: Stack, style: Style, x: float, foot: float, size: float | None = None) -> str:
    """Draw a tower of discs on a foot, with number (if a text size is given) and spread."""
    colour, paper = style.colour("disc"), style.colour("paper")
    radius, air = number(style.disc.radius), style.symbol.border
    parts = []
    if size is not None:
        at_x, at_y = x + built.number_at[0], foot + built.number_at[1] + size * BASELINE
        anchor = "end" if len(built.discs) else "middle"
        halo = paper, style.label.halo / 2
        parts.append(
            text(built.number, at_x, at_y, size, colour, anchor=anchor, strong=True, halo=halo)
        )
    for grown, paint in ((air, paper), (0.0, colour)):
        parts += [
            f'<rect x="{number(x + left - grown)}" y="{number(foot + top - grown)}" '
            f'width="{number(w + 2 * grown)}" height="{number(h + 2 * grown)}" rx="{radius}" '
            f'fill="{paint}"/>'
            for left, top, w, h in built.discs.tolist()
        ]
    if built.base:
        left, right = (number(x + end) for end in built.base)
        parts.append(
            f'<path d="M{left} {number(foot)}H{right}" stroke="{colour}" '
            f'stroke-width="{number(style.disc.size[1] * 0.3)}"/>'
        )
    if built.spread:
        line, low, high = built.spread
        half = style.disc.size[0] * 0.11
        a, b = number(x + line - half), number(x + line + half)
        low_y, high_y = number(foot + low), number(foot + high)
        parts.append(
            f'<path d="M{a} {low_y}H{b}M{number(x + line)} {low_y}V{high_y}M{a} {high_y}H{b}" '
            f'fill="none" stroke="{style.colour("disc_ghost")}" '
            f'stroke-width="{number(style.disc.size[1] * 0.22)}"/>'
        )
    return "".join(parts)
