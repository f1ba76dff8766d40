"""What a lens makes of actors: classes, each with colour, letters and a mark or texture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from collective_desk.domain.contents import MapContent, Pen
from collective_desk.domain.readings import Readings, SaidOf
from collective_desk.picture.shapes import Look, Mark
from collective_desk.picture.style import Style

T = TypeVar("T")

AS_IT_IS: Final = ""
"""A colour, or letters, that a lens leaves alone."""
_EDGE: Final = "lens_edge"


@dataclass(frozen=True, slots=True)
class Guise:
    """How actors of one class look. Colours are tokens; letters are words or an id of words."""

    words: str
    """Id of the words for the legend."""
    fill: str = AS_IT_IS
    letters: str = AS_IT_IS
    texture: str = ""
    mark: Mark | None = None
    size: float = 1.0
    hollow: bool = False
    """Only the outline: nobody said it, or it is not what one looks for."""
    seats: bool = False
    """Also worn by empty chairs, which otherwise stay dashed and uncounted."""
    name: str = ""
    """What the legend says where nobody wrote words: a kind that the desk added itself."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Which class each actor (and, for some lenses, each tie) belongs to."""

    guises: Sequence[Guise]
    which: list[int]
    asked: int = 0
    """How many people were asked; 0 where that says nothing."""
    towers: bool = False
    pens: Sequence[Pen] = ()
    tie_pens: list[int] = field(default_factory=list)
    """Pen of each tie among `pens`; empty: ties are drawn as they are."""


Lens = Callable[[MapContent, "Rows"], Sorted]
LENSES: dict[str, Lens] = {}
"""The lenses, by the codes of the vocabulary."""


def lens(code: str) -> Callable[[Lens], Lens]:
    """Register how actors are sorted under a lens."""

    def register(sort: Lens) -> Lens:
        LENSES[code] = sort
        return sort

    return register


@dataclass(frozen=True, slots=True)
class Rows:
    """Readings in the order of a map's rows, whatever their own."""

    readings: Readings
    actor: list[int | None] | None
    """Row among the readings of each actor of the map; None where all rows agree."""
    tie: list[int | None] | None

    @classmethod
    def of(cls, content: MapContent, readings: Readings) -> Rows:
        """Line readings up with a map."""
        return cls(readings, _rows(content.actors.ids, readings.actors),
                   _rows(content.ties.ids, readings.ties))

    def actors(self, column: Sequence[T], default: T) -> list[T]:
        """Give a column of actors in the map's order."""
        return _lined_up(column, self.actor, default)

    def ties(self, column: Sequence[T], default: T) -> list[T]:
        """Give a column of ties in the map's order."""
        return _lined_up(column, self.tie, default)

    def said(self, dimension: str) -> SaidOf:
        """Give what was said in a dimension, in the map's order."""
        told = self.readings.said.get(dimension) or SaidOf()
        return SaidOf(self.actors(told.median, None), self.actors(told.lowest, None),
                      self.actors(told.highest, None), self.actors(told.raters, 0))


def unsaid(words: str = "lens.not_said") -> Guise:
    """Give the guise of actors of whom nobody said it: outline and letters of the kind."""
    return Guise(words, hollow=True)


def dressed(look: Look, guise: Guise, letters: str, style: Style) -> Look:
    """Give the look of an actor under a lens; shape, own team and badges stay its own."""
    letters = letters or look.letters
    fill = "paper" if guise.hollow else guise.fill or look.fill
    plain = not guise.hollow and not guise.fill
    return replace(
        look,
        fill=fill,
        edge=look.edge if plain or guise.hollow else _EDGE,
        letters=letters,
        letter_colour=_letter(look, guise, style),
        texture=guise.texture,
        mark=guise.mark,
        size=guise.size,
    )


def _letter(look: Look, guise: Guise, style: Style) -> str:
    if guise.hollow:
        return "ink_soft"
    return readable(guise.fill, style) if guise.fill else look.letter_colour


def readable(fill: str, style: Style) -> str:
    """Give the token of letters that stand out most on a fill."""
    on = luminance(style.colour(fill))

    def contrast(token: str) -> float:
        other = luminance(style.colour(token))
        return (max(on, other) + 0.05) / (min(on, other) + 0.05)

    return max(("lens_white", "lens_black"), key=contrast)


def luminance(colour: str) -> float:
    """Give the relative luminance of #rrggbb, 0 to 1 (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rows(ids: list[str], told: list[str]) -> list[int | None] | None:
    if ids == told:
        return None
    of = {id: row for row, id in enumerate(told)}
    return [of.get(id) for id in ids]


def _lined_up(column: Sequence[T], rows: list[int | None] | None, default: T) -> list[T]:
    if rows is None:
        return list(column) if column else []
    last = len(column)
    return [default if row is None or row >= last else column[row] for row in rows]
