"""A map on paper: the same picture as on screen, fitted into a frame and drawn with ink."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from collective_desk.briefs.ink.canvas import Ink
from collective_desk.briefs.ink.guides import PaperGuides
from collective_desk.briefs.ink.marks import Part
from collective_desk.briefs.ink.paper_style import print_style
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.ink.strokes import rounded
from collective_desk.briefs.ink.symbols import (
    draw_heads,
    draw_letter,
    draw_lines,
    draw_look,
    draw_middle,
)
from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.numerals import digits
from collective_desk.briefs.letters.text import set_text, width_of
from collective_desk.briefs.letters.typography import CAPTION, MAP_NAME, MAP_NAME_BOLD
from collective_desk.domain.entities import EntityId
from collective_desk.picture.curves import Curves, curves
from collective_desk.picture.labels import LabelSpot, place
from collective_desk.picture.letters import letter_spots
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import half_extents
from collective_desk.picture.ties import Strokes
from collective_desk.picture.ties import ink as ink_of
from collective_desk.picture.view import View

from .fit import MANY_TIES, Frame, fit, is_mixed, plain, style_for
from .number_discs import Crowd, NumberDisc, Numbers, name_boxes, number_names
from .second_names import SecondName, place_seconds
from .tower_spots import Standing, stand

_LONGEST: Final = 260.0
"""Names wider than this, in points, are numbers on the map."""
_MOST_NUMBERED: Final = 150
"""Where more names find no place, numbers would hide the map: all names are in the table."""
_CHAIR_NAME: Final = Type(7, 2.75, colour="ink_soft")


@dataclass(frozen=True, slots=True, eq=False)
class MapDrawing:
    """A picture fitted into a frame of a page (left, top, width, height in points)."""

    picture: Picture
    style: Style
    view: View
    frame: Frame
    bent: Curves
    strokes: Strokes
    spots: dict[EntityId, LabelSpot]
    stacks: dict[EntityId, Standing]
    bold: frozenset[EntityId]
    numbers: dict[EntityId, int]
    """Numbers beside symbols: readings, or names that found no place."""
    discs: dict[EntityId, NumberDisc]
    letters: bool
    language: str = "en"
    backdrop: PaperGuides | None = None
    seconds: Sequence[SecondName] = ()
    """Names in a second script, under the first."""
    part: Part | None = None
    """What is said instead of the drawing."""

    @classmethod
    def of(
        cls,
        picture: Picture,
        frame: Frame,
        *,
        bold: Collection[EntityId] = (),
        numbers: dict[EntityId, int] | None = None,
        table: Mapping[EntityId, int] | None = None,
        listing: bool = True,
        small: bool = False,
        language: str = "en",
        backdrop: PaperGuides | None = None,
        seconds: Mapping[EntityId, str] | None = None,
    ) -> MapDrawing:
        """Fit a picture; a small map has neither names nor letters, all help in one grey.

        Names that find no place go by the number they have in a `table`, else they are counted;
        without `listing` they have none.
        """
        picture = plain(picture) if small else picture
        guides = backdrop.guides if backdrop else None
        scale, x, y = fit(picture, frame, small=small, guides=guides)
        style = style_for(picture, scale, small=small)
        view = View(scale, x, y, style.symbol.size)
        bent = curves(picture, view, style)
        stacks = {} if small else stand(picture, view, style, bent)
        strokes = ink_of(bent, picture.pens, style)
        avoid = [*(tower.box for tower in stacks.values()), *_heads(strokes)]
        spots = {} if small else _names(picture, view, style, frame, avoid)
        symbols = _symbols(picture, view, style)
        crowd = Crowd(picture.row, symbols, style.symbol.size / 2, language)

        def number(spots: dict[EntityId, LabelSpot]) -> Numbers:
            return numbers or (_numbers(spots, table) if listing else {})

        spots, told, discs = number_names(spots, number, crowd)
        below: list[SecondName] = []
        if seconds and not small:
            taken = [*symbols.tolist(), *_boxes(spots, symbols).tolist(), *avoid,
                     *(disc.box for disc in discs.values())]
            below = place_seconds(seconds, spots, _middles(picture, view), taken, frame)
        lettered = not small and (len(picture.source) <= 2 * MANY_TIES or is_mixed(picture))
        return cls(
            picture,
            style,
            view,
            frame,
            bent,
            strokes,
            spots,
            stacks,
            frozenset(bold),
            told,
            discs,
            lettered,
            language,
            backdrop,
            below,
        )

    @property
    def unplaced(self) -> list[tuple[int, str]]:
        """The names that found no place, with their numbers."""
        return [
            (self.numbers[id], self.picture.labels[spot.row])
            for id, spot in self.spots.items()
            if not (spot.shown and any(spot.lines)) and id in self.numbers
        ]

    @property
    def left_to_the_table(self) -> int:
        """How many names are neither on the map nor in a list under it."""
        return sum(
            not (spot.shown and any(spot.lines)) and id not in self.numbers
            for id, spot in self.spots.items())

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw regions, ties, towers, letters, names, symbols and numbers, in this order."""
        del sheet  # what people placed stays placed, also on a mirrored page
        if self.backdrop is not None:
            self.backdrop.draw(ink, self.view)
        self._regions(ink)
        draw_lines(ink, self.strokes, self.picture.pens)
        for tower in self.stacks.values():
            self._tower(ink, tower)
        draw_heads(ink, self.strokes, self.picture.pens)
        if self.letters:
            self._letters(ink)
        for spot in self.spots.values():
            if spot.shown:
                self._name(ink, spot)
        for second in self.seconds:
            second.draw(ink, self.style.label.halo)
        middles = _middles(self.picture, self.view)
        factor = self.style.symbol.size / print_style().symbol.size
        for (x, y), look in zip(middles, self.picture.look.tolist(), strict=True):
            draw_look(ink, self.picture.looks[look], x, y, factor)
        for disc in self.discs.values():
            disc.draw(ink)

    def _regions(self, ink: Ink) -> None:
        for region in self.picture.content.regions:
            x, y, width, height = _region(region.box, self.view)
            if region.form == "text":
                for number, line in enumerate(set_text(region.label, CAPTION, max(width, 30))):
                    ink.line(line, x, y + 9 * (number + 1))
                continue
            path = rounded(x, y, width, height, 6.0, ink.height)
            ink.shape(path, edge="edge", border=0.5)
            for line in set_text(region.label, CAPTION, max(width - 10, 30))[:1]:
                ink.line(line, x + 5, y + 9)

    def _letters(self, ink: Ink) -> None:
        least = 2.4 * self.style.tie.letter_disc
        symbols = _symbols(self.picture, self.view, self.style)
        beside = [*(second.box for second in self.seconds),
                  *(disc.box for disc in self.discs.values())]
        avoid = np.concatenate(
            (symbols, _boxes(self.spots, symbols), np.array(beside, float).reshape(-1, 4)))
        rows, at = letter_spots(self.bent, self.style, at_least=least, avoid=avoid)
        for row, (x, y) in zip(rows.tolist(), at.tolist(), strict=True):
            pen = self.picture.pens[int(self.picture.pen[row])]
            if pen.letter:
                draw_letter(ink, pen, x, y)

    def _name(self, ink: Ink, spot: LabelSpot) -> None:
        id = self.picture.actor_ids[spot.row]
        chair = self.picture.content.actors.empty_chair[spot.row]
        type = MAP_NAME_BOLD if id in self.bold else _CHAIR_NAME if chair else MAP_NAME
        x, y = self.view.pixels(self.picture.xy[spot.row : spot.row + 1])[0].tolist()
        leading = spot.height / len(spot.lines)
        share = {"start": 0.0, "center": 0.5, "end": 1.0}[spot.align]
        for at, said in enumerate(spot.lines):
            for line in set_text(said, type)[:1]:
                left = x + spot.dx + share * (spot.width - line.width)
                baseline = y + spot.dy + (at + 0.5) * leading + 0.36 * type.size
                ink.halo(line, left, baseline, self.style.label.halo)

    def _tower(self, ink: Ink, tower: Standing) -> None:
        """Draw discs on paper, so that ties pause behind them; a zero where nobody gave any."""
        built, disc, (x, y, width, height) = tower.built, self.style.disc, tower.box
        air = 0.4 * disc.gap
        clear = rounded(x - air, y - air, width + 2 * air, height + 2 * air, air, ink.height)
        ink.shape(clear, fill="paper")
        for left, top, wide, tall in built.discs.tolist():
            at = tower.x + left, tower.foot + top
            ink.shape(rounded(*at, wide, tall, disc.radius, ink.height), fill="disc")
        if not len(built.discs) or float(built.number) > disc.most:
            number = digits(built.number, self.language)
            draw_middle(ink, number, CAPTION, tower.x, y - 2.2)


def _heads(strokes: Strokes) -> list[Frame]:
    """Give the boxes of all arrowheads."""
    found: list[Frame] = []
    for heads in strokes.arrows.values():
        low, high = heads.min(axis=1), heads.max(axis=1)
        found += [(x, y, w, h) for x, y, w, h in np.hstack((low, high - low)).tolist()]
    return found


def _names(
    picture: Picture, view: View, style: Style, frame: Frame, avoid: list[Frame]
) -> dict[EntityId, LabelSpot]:
    """Place all names inside the frame, off towers and arrowheads; the very long go to the list."""
    brief = [label if width_of(label, MAP_NAME) <= _LONGEST else "" for label in picture.labels]
    picture = replace(picture, labels=brief)
    return place(
        picture,
        view,
        style,
        lambda said: width_of(said, MAP_NAME),
        frame=frame,
        obstacles=np.array(avoid, float).reshape(-1, 4),
    )


def _middles(picture: Picture, view: View) -> list[tuple[float, float]]:
    return [(x, y) for x, y in view.pixels(picture.xy).tolist()]


def _symbols(picture: Picture, view: View, style: Style) -> Floats:
    half = half_extents(picture.shapes, style.symbol) * view.symbol
    boxes: Floats = np.hstack((view.pixels(picture.xy) - half, 2 * half))
    return boxes


def _boxes(spots: dict[EntityId, LabelSpot], symbols: Floats) -> Floats:
    return name_boxes([spot for spot in spots.values() if spot.shown], symbols)


def _numbers(spots: dict[EntityId, LabelSpot], table: Mapping[EntityId, int] | None) -> Numbers:
    """Number the names without a place, unless they are so many that numbers hid the map."""
    waiting = [id for id, spot in spots.items() if not (spot.shown and any(spot.lines))]
    if len(waiting) > _MOST_NUMBERED:
        return {}
    return {id: table[id] if table else n for n, id in enumerate(waiting, 1)}


def _region(box: tuple[float, float, float, float], view: View) -> Frame:
    x, y, width, height = box
    return (
        x * view.scale + view.x,
        y * view.scale + view.y,
        width * view.scale,
        height * view.scale,
    )
