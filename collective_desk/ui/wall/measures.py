"""How large the wall writes: by the width of its picture and the distance of the last row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from collective_desk.host.settings import Wall
from collective_desk.picture.style import Style, TieSizes

DRAWN_FOR: Final = 1920.0
"""The tokens of the wall are sizes in a picture of so many pixels across."""
READS: Final = 200.0
"""A text is read from so many times its height."""
SMALLEST_TEXT: Final = 26.0
"""Of all words on the wall, at the width they were drawn for."""
_LEAST, _MOST = 0.75, 2.0
"""However near or far the last row is, the sizes stay within these shares of the drawn ones."""
_NEAR: Final = {"letters": 0.30, "dots": 0.10, "dot": 12.0, "tie_letter": 0.0}
_WRAPS: Final = 210.0
"""Large names break into two lines sooner: they find more places so."""
_LABEL, _SYMBOL = (12.0, 12.0), (14.0, 28.0)


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one wall: `factor` times the tokens; `needed` px is what the last row reads.

    What is large already (question, prompt, clock) grows and shrinks less, by `calm`, and symbols
    not at all, by `usual`: the room is for the map and its names.
    """

    factor: float
    calm: float
    usual: float
    needed: float

    @property
    def smallest(self) -> float:
        """The height of the smallest words, in px."""
        return SMALLEST_TEXT * self.factor

    @property
    def is_read(self) -> bool:
        """Whether the last row can read the smallest words."""
        return self.smallest >= self.needed - 0.5

    def px(self, length: float) -> int:
        """Give a length of the tokens in this picture."""
        return round(length * self.calm)


def measures(wall: Wall, pixels: float) -> Measures:
    """Give the sizes for a picture of so many pixels across."""
    needed = wall.distance / READS * pixels / wall.width
    usual = pixels / DRAWN_FOR
    factor = min(max(needed / SMALLEST_TEXT, usual * _LEAST), usual * _MOST)
    return Measures(factor, (factor * usual) ** 0.5, usual, needed)


def readable_from(wall: Wall, pixels: float) -> float:
    """Give the farthest distance, in metres, from which a wall of these settings is read."""
    return measures(wall, pixels).smallest * READS * wall.width / pixels


def wall_style(sizes: Measures) -> Style:
    """Give the look of the map on the wall: symbols and names keep their size at any zoom."""
    style = Style.load("wall")
    rules = replace(style.zoom, label=_LABEL, symbol=_SYMBOL, **_NEAR)
    calm = replace(style, zoom=rules).scaled(sizes.calm)
    calm = replace(calm, symbol=style.scaled(sizes.usual).symbol)
    label = style.label.scaled(sizes.factor)
    return replace(
        calm, label=replace(label, max_width=_WRAPS * sizes.calm),
        disc=replace(calm.disc, number=max(style.disc.number * sizes.factor, sizes.smallest)),
        tie=_lettered(calm.tie, sizes.smallest))


def _lettered(tie: TieSizes, smallest: float) -> TieSizes:
    """Let the letters of ties be no smaller than any other word, and their plates with them."""
    grown = max(smallest / tie.letter, 1.0)
    return replace(tie, letter=tie.letter * grown, letter_disc=tie.letter_disc * grown)
