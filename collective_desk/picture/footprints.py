"""How much of a map each actor takes: its symbol, its name as it is written, what it bears."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from collective_desk.domain.contents import MapContent

from . import rough
from .shapes import Floats
from .style import Style
from .towers import stack
from .wrapping import shortened, wrap

_BESIDE: Final = 0.7
"""A tower is narrow: so much of a name's width is enough for both, since names take any side."""

_CROWDED: Final = 0.6
"""Names take so much of a room at most before they are written short."""
LONGER: Final = 1.15
SHORT: Final = 0.7
"""Widths of names of which only the first words are written, by the width at which names wrap."""

Size = tuple[float, float]

SYMBOL: Final = 28.0
"""Map units across a symbol."""


def footprints(
    content: MapContent, style: Style, *, towers: bool, room: Size | None = None
) -> tuple[Floats, Floats]:
    """Give boxes (width, height) from the symbol's top over the name, and what stands on it.

    In map units, row by row; a tower is at home in the width too. Where a room (in px of the
    style) is too small for all names, they are counted as they will be written there: short.
    """
    unit, actors = unit_of(style), content.actors
    boxes = _boxes(actors.labels, style, short=False)
    if room and float(boxes.prod(axis=1).sum()) > _CROWDED * room[0] * room[1]:
        boxes = _boxes(actors.labels, style, short=True)
    above = np.zeros(len(boxes))
    for row, id in enumerate(actors.ids if towers else ()):
        if id in content.towers:
            left, top, wide, _ = stack(content.towers[id], style.disc).box(0.0, 0.0)
            boxes[row, 0] = max(_BESIDE * boxes[row, 0], -2 * left, 2 * (left + wide))
            above[row] = style.disc.gap - top
    return boxes / unit, above / unit


def unit_of(style: Style) -> float:
    """Give how many px of a style a map unit is, where its symbols are drawn at full size."""
    return style.symbol.size / SYMBOL


def in_units(size: Size, style: Style) -> Size:
    """Give a size in px of a style as map units."""
    return size[0] / unit_of(style), size[1] / unit_of(style)


def _boxes(labels: list[str], style: Style, *, short: bool) -> Floats:
    """Give the width of each name or its symbol, and the height of both, in px."""
    names, strong = style.label, style.theme == "wall"
    measure = cache(lambda said: rough.width(said, names.size, strong=strong))
    least = 2 * style.symbol.size * style.symbol.hexagon_half_width
    boxes = []
    for label in labels:
        lines = wrap(label, measure, names.max_width)
        if short and len(lines) > 1:
            lines = (shortened(label, measure, SHORT * names.max_width),)
        boxes.append((max(least, *map(measure, lines)),
                      style.symbol.size + names.gap + names.line * len(lines)))
    return np.array(boxes, float).reshape(-1, 2)
