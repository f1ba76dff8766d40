"""What a lens draws on and over a symbol on paper: lines inside, letters, dots above."""

from __future__ import annotations

from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import set_text
from collective_desk.picture.marks import PLATE, dots, texture_lines
from collective_desk.picture.shapes import Look
from collective_desk.picture.symbols import outline

from .canvas import Ink
from .strokes import circle, rounded, stretches


def draw_lens(ink: Ink, look: Look, x: float, y: float, size: float) -> None:
    """Draw texture, letters and dots of a lens around a point; `size` in points."""
    style = ink.style
    shape = outline(look.shape, style.symbol)
    if look.texture:
        lines = texture_lines(look.texture, shape) * size + (x, y, x, y)
        ink.stroke(stretches(lines, ink.height), weight=style.symbol.border, colour=look.edge)
        wide, high = PLATE[0] * size, PLATE[1] * size
        plate = rounded(x - wide, y - high, 2 * wide, 2 * high, high, ink.height)
        ink.shape(plate, fill=look.fill)
    letters = Type(style.symbol.letters * size, 3, bold=True, colour=look.letter_colour)
    for line in set_text(look.letters, letters)[:1]:
        ink.line(line, x - line.width / 2, y + 0.36 * letters.size)
    if look.mark is None:
        return
    rows, lines = dots(look.mark, shape.half_height)
    for dx, dy, radius, filled in (rows * (size, size, size, 1.0)).tolist():
        at = x + dx, y + dy
        ink.shape(circle(*at, 1.5 * radius, ink.height), fill="paper")
        fill = "disc" if filled else "paper"
        ink.shape(circle(*at, radius, ink.height), fill=fill, edge="disc", border=0.4)
    if len(lines):
        ink.stroke(stretches(lines * size + (x, y, x, y), ink.height), weight=0.4, colour="disc")
