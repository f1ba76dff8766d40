"""Numbers beside symbols: each at the corner where it covers least; a name never lies under one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from collective_desk.briefs.ink.canvas import Ink
from collective_desk.briefs.ink.marks import draw_disc
from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.letters.numerals import digits
from collective_desk.briefs.letters.text import Line, set_text
from collective_desk.briefs.letters.typography import DISC_NUMBER
from collective_desk.domain.entities import EntityId
from collective_desk.picture.labels import LabelSpot
from collective_desk.picture.shapes import Floats

from .fit import Frame

_RADIUS: Final = 1.55 * MM
_CORNERS: Final = np.array(((1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)))
"""Right above first: there readers look for it."""
_SYMBOL_WEIGHS: Final = 3
"""A symbol half under a number is worse than a name that must go by its number too."""

Numbers = dict[EntityId, int]


@dataclass(frozen=True, slots=True, eq=False)
class NumberDisc:
    """A number in an ink disc, with its middle in points."""

    line: Line
    x: float
    y: float

    @property
    def box(self) -> Frame:
        """The room it takes."""
        half = _half(self.line)
        return self.x - half, self.y - _RADIUS, 2 * half, 2 * _RADIUS

    def draw(self, ink: Ink) -> None:
        """Draw it."""
        draw_disc(ink, self.line, self.x, self.y, _RADIUS)


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """The symbols of a map: their boxes and half their size, in points; who has which row."""

    row: Mapping[EntityId, int]
    symbols: Floats
    half: float
    language: str

    def discs(self, numbers: Numbers, names: Floats) -> dict[EntityId, NumberDisc]:
        """Place numbers one after the other, off symbols, off each other and off names."""
        placed: dict[EntityId, NumberDisc] = {}
        taken = self.symbols
        for id, number in numbers.items():
            if id not in self.row:
                continue
            row = self.row[id]
            corners = self._corners(row, set_text(digits(number, self.language), DISC_NUMBER)[0])
            boxes = np.array([corner.box for corner in corners])
            own = _met(boxes, self.symbols[row : row + 1])
            covered = _SYMBOL_WEIGHS * (_met(boxes, taken) - own) + _met(boxes, names)
            placed[id] = corners[int(covered.argmin())]
            taken = np.vstack((taken, placed[id].box))
        return placed

    def _corners(self, row: int, line: Line) -> list[NumberDisc]:
        x, y, width, height = self.symbols[row].tolist()
        away = self.half + 0.2 * _RADIUS
        out = np.array((away + _half(line) - _RADIUS, away))
        middles = np.array((x + width / 2, y + height / 2)) + _CORNERS * out
        return [NumberDisc(line, left, top) for left, top in middles.tolist()]


def number_names(
    spots: dict[EntityId, LabelSpot],
    number: Callable[[dict[EntityId, LabelSpot]], Numbers],
    crowd: Crowd,
) -> tuple[dict[EntityId, LabelSpot], Numbers, dict[EntityId, NumberDisc]]:
    """Number the names without a place; a name that a number would cover goes by its own."""
    kept = spots
    while True:
        numbers = number(kept)
        shown = [id for id, spot in kept.items() if spot.shown and any(spot.lines)]
        names = name_boxes([kept[id] for id in shown], crowd.symbols)
        discs = crowd.discs(numbers, names)
        over = np.array([disc.box for disc in discs.values()]).reshape(-1, 4)
        covered = {id for id, met in zip(shown, _met(names, over), strict=True) if met}
        if not covered:
            return (kept if numbers else spots), numbers, discs
        kept = {
            id: replace(spot, shown=False) if id in covered else spot
            for id, spot in kept.items()}


def name_boxes(spots: list[LabelSpot], symbols: Floats) -> Floats:
    """Give the boxes of names around the middles of their symbols."""
    middles = symbols[:, :2] + symbols[:, 2:] / 2
    told = [(*(middles[spot.row] + (spot.dx, spot.dy)), spot.width, spot.height) for spot in spots]
    return np.array(told, float).reshape(-1, 4)


def _half(line: Line) -> float:
    """Half the width of a disc: a long number makes it wider."""
    return max(_RADIUS, line.width / 2 + 0.4 * _RADIUS)


def _met(boxes: Floats, others: Floats) -> Floats:
    """Count for every box how many others it meets."""
    low, high = boxes[:, None, :2], boxes[:, None, :2] + boxes[:, None, 2:]
    apart = (high <= others[:, :2]) | (low >= others[:, :2] + others[:, 2:])
    met: Floats = (~apart.any(axis=2)).sum(axis=1)
    return met
