"""Symbols, ties and letters drawn with ink, the same on maps and in legends."""

from __future__ import annotations

from collections.abc import Sequence

from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import set_text
from collective_desk.briefs.letters.typography import TIE_LETTER
from collective_desk.domain.contents import Pen
from collective_desk.picture.shapes import Look
from collective_desk.picture.symbols import outline
from collective_desk.picture.ties import Strokes, sample

from .canvas import Ink
from .lens import draw_lens
from .strokes import circle, dots, polygon, stretches, symbol


def draw_look(ink: Ink, look: Look, x: float, y: float, factor: float = 1.0) -> None:
    """Draw an actor's symbol around a point; letters come with a lens, "?" with a chair."""
    style = ink.style
    size = style.symbol.size * factor * look.size
    path = symbol(outline(look.shape, style.symbol), x, y, size, ink.height)
    border = style.symbol.border
    if look.empty_chair:
        dash = [length * factor for length in style.symbol.empty_dash]
        ink.shape(path, fill="paper", edge=look.edge, border=border, dash=dash)
        draw_middle(ink, look.letters, Type(7.5 * factor, 3, bold=True), x, y)
        return
    ink.shape(path, fill=look.fill, edge=look.edge, border=border)
    if look.own_team:
        inner = symbol(outline(look.shape, style.symbol), x, y, size * 0.72, ink.height)
        ink.shape(inner, edge="paper", border=border)
    if look.mark is not None or look.texture:
        draw_lens(ink, look, x, y, size)


def draw_middle(ink: Ink, text: str, type: Type, x: float, y: float) -> None:
    """Draw a letter in the middle of a point."""
    for line in set_text(text, type)[:1]:
        ink.line(line, x - line.width / 2, y + 0.36 * type.size)


def draw_lines(ink: Ink, strokes: Strokes, pens: Sequence[Pen]) -> None:
    """Draw the lines and dots of ties."""
    for pen, width in strokes.widths.items():
        colour = pens[pen].colour
        if pen in strokes.lines and len(strokes.lines[pen]):
            ink.stroke(stretches(strokes.lines[pen], ink.height), weight=width, colour=colour)
        if pen in strokes.dots and len(strokes.dots[pen]):
            path = dots(strokes.dots[pen], ink.height)
            ink.stroke(path, weight=width, colour=colour, round_caps=True)


def draw_heads(ink: Ink, strokes: Strokes, pens: Sequence[Pen]) -> None:
    """Draw the arrowheads of ties."""
    for pen, heads in strokes.arrows.items():
        if len(heads):
            path = " ".join(polygon(head, ink.height) for head in heads.tolist())
            ink.shape(path, fill=pens[pen].colour)


def draw_letter(ink: Ink, pen: Pen, x: float, y: float) -> None:
    """Draw the letter of a tie on its white disc."""
    disc = circle(x, y, ink.style.tie.letter_disc / 2, ink.height)
    ink.shape(disc, fill="paper", edge=pen.colour, border=0.6)
    letter = Type(TIE_LETTER.size, TIE_LETTER.leading, bold=True, colour=pen.colour)
    draw_middle(ink, pen.letter, letter, x, y)


def draw_sample(ink: Ink, pen: Pen, x: float, y: float, length: float) -> None:
    """Draw a short tie with its letter, from left to right."""
    key = pen, length
    if key not in ink.samples:
        ink.samples[key] = sample(pen, ink.style, length)
    strokes = ink.samples[key].moved(x, y)
    draw_lines(ink, strokes, [pen])
    draw_heads(ink, strokes, [pen])
    if pen.letter:
        draw_letter(ink, pen, x + length / 2, y)
