"""What stands on a page once it is laid out, each in mm from the starting edge and the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.letters.text import Line
from collective_desk.briefs.letters.typography import RULE
from collective_desk.domain.contents import Pen
from collective_desk.picture.shapes import Look

from .canvas import Ink
from .sheet import Sheet
from .strokes import circle, half_circle, rounded
from .symbols import draw_look, draw_sample


class Mark(Protocol):
    """Something that draws itself."""

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw it on the sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What several lines are together, for those who listen: a paragraph, a heading, a figure."""

    role: str = "P"
    alt: str = ""
    """What is said instead of a figure."""


DECORATION: Final = Part("Artifact")
"""What is no content: rules, symbols, head and foot."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One set line, of a part of the text; one that says nothing of it is a part by itself."""

    line: Line
    start: float
    baseline: float
    part: Part | None = None

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the line."""
        x = sheet.left(self.start, self.line.width / MM)
        ink.line(self.line, x * MM, self.baseline * MM)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line."""

    start: float
    y: float
    width: float
    weight: float = RULE
    colour: str = "ink"

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the line."""
        x = sheet.left(self.start, self.width)
        ink.rule(x * MM, self.y * MM, self.width * MM, weight=self.weight, colour=self.colour)


@dataclass(frozen=True, slots=True)
class Frame:
    """An open rectangle: a square to tick, or what must be found again."""

    start: float
    top: float
    width: float
    height: float
    border: float = 0.8

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the frame."""
        x = sheet.left(self.start, self.width) * MM
        path = rounded(
            x, self.top * MM, self.width * MM, self.height * MM, 0.0, ink.height)
        ink.shape(path, fill="paper", edge="ink", border=self.border)


@dataclass(frozen=True, slots=True, eq=False)
class NumberedDisc:
    """A number, white in an ink disc."""

    number: Line
    middle: float
    y: float
    radius: float = 1.8

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw disc and number."""
        draw_disc(ink, self.number, sheet.left(self.middle, 0) * MM, self.y * MM, self.radius * MM)


def draw_disc(ink: Ink, number: Line, x: float, y: float, radius: float) -> None:
    """Draw a number in a disc around a point, in points; a long number makes it wider."""
    wide = max(number.width / 2 - 0.6 * radius, 0.0)
    path = circle(x, y, radius, ink.height) if not wide else rounded(
        x - radius - wide, y - radius, 2 * (radius + wide), 2 * radius, radius, ink.height)
    ink.shape(path, fill="ink")
    size = max((atom.size for atom in number.atoms), default=6.0)
    ink.line(number, x - number.width / 2, y + 0.36 * size)


@dataclass(frozen=True, slots=True)
class Symbol:
    """An actor's symbol around a point; size by that of the map."""

    look: Look
    middle: float
    y: float
    size: float = 0.85

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the symbol."""
        draw_look(ink, self.look, sheet.left(self.middle, 0) * MM, self.y * MM, self.size)


@dataclass(frozen=True, slots=True)
class TieSample:
    """A short tie of one kind with its letter."""

    pen: Pen
    start: float
    y: float
    width: float

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the tie."""
        x = sheet.left(self.start, self.width)
        draw_sample(ink, self.pen, x * MM, self.y * MM, self.width * MM)


@dataclass(frozen=True, slots=True)
class Discs:
    """Three discs of influence, for a legend; the point is the middle of them."""

    middle: float
    y: float

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the discs."""
        (width, height), step = ink.style.disc.size, ink.style.disc.step
        x, y = sheet.left(self.middle, 0) * MM - width / 2, self.y * MM - height / 2
        for at in (-step, 0, step):
            path = rounded(x, y + at, width, height, ink.style.disc.radius, ink.height)
            ink.shape(path, fill="disc")


@dataclass(frozen=True, slots=True)
class AudienceSign:
    """Open ring: everyone; half disc: partners; full disc: the team only."""

    audience: str
    middle: float
    y: float
    radius: float = 1.5

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw the sign."""
        x, y, r = sheet.left(self.middle, 0) * MM, self.y * MM, self.radius * MM
        ring = circle(x, y, r, ink.height)
        full = self.audience not in ("open", "limited")
        ink.shape(ring, fill="ink" if full else "paper", edge="ink", border=0.8)
        if self.audience == "limited":
            ink.shape(half_circle(x, y, r, ink.height), fill="ink")
