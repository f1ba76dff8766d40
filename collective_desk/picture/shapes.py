"""A map as arrays: where everything stands and what it looks like, before anyone paints it.

Map units: 1 unit is 1 pixel at 100 % zoom, y grows downwards. Bulk geometry is numpy arrays, one
row an actor or tie in the order of the map's contents; objects only for looks, labels and legend.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from collective_desk.domain.contents import MapContent, Pen

CIRCLE: Final = 0
HEXAGON: Final = 1
SQUARE: Final = 2

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Mark:
    """Small dots over a symbol: `filled` of `of`, or to the left or right of a middle."""

    filled: int
    of: int = 4
    sides: bool = False
    """With sides `filled` runs from -of/2 to of/2; the dots on that side of the middle count."""
    bar: bool = False
    """A bar under the dots: something more is known."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a symbol looks, apart from its size: the key of a sprite. Colours are style tokens."""

    shape: int
    fill: str
    edge: str
    letter_colour: str
    letters: str
    empty_chair: bool = False
    own_team: bool = False
    hidden_badge: bool = False
    pinned: bool = False
    values: int = 0
    texture: str = ""
    """Of a lens: "hatched", "struck" or "crossed"; see `marks.texture_lines`."""
    mark: Mark | None = None
    """Of a lens; see `marks.dots`."""
    size: float = 1.0
    """Of a lens, at most 1: nothing else has to step aside."""


@dataclass(slots=True)
class Picture:
    """A whole map, composed. `look[i]` indexes `looks`; ties index actors by row and pens."""

    content: MapContent
    xy: Floats
    look: Ints
    looks: list[Look]
    labels: list[str]
    source: Ints
    target: Ints
    pen: Ints
    pens: list[Pen]
    bend: Floats
    """Height of a tie's control point over its chord, as a share of the chord, right of travel."""
    arrow_source: Flags
    arrow_target: Flags
    row: dict[str, int] = field(default_factory=dict)
    """Row of an actor by id."""
    tie_row: dict[str, int] = field(default_factory=dict)
    """Row of a tie by id."""
    words: Callable[..., str] = str
    """The words it was composed with."""

    @property
    def actor_ids(self) -> list[str]:
        """Ids of the actors, row by row."""
        return self.content.actors.ids

    @property
    def shapes(self) -> Ints:
        """Shapes of the actors (CIRCLE, HEXAGON, SQUARE), row by row."""
        of_looks = np.array([look.shape for look in self.looks], np.int32)
        shapes: Ints = of_looks[self.look] if len(self.look) else self.look
        return shapes

    @property
    def tie_ids(self) -> list[str]:
        """Ids of the ties, row by row."""
        return self.content.ties.ids
