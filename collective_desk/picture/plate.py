"""A flat drawing as a list of shapes, for whoever paints it: screen, SVG or paper.

Lengths are pixels at 100 %, y grows downwards; colours are style tokens, texts are set as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from collective_desk.domain.entities import EntityId

Measure = Callable[[str, str, bool], float]
"""Width of a text in a role (`body`, `small`, `caption`), strong or not."""
Anchor = Literal["start", "middle", "end"]
_TURNED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    tone: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    border: float = 1.5


@dataclass(frozen=True, slots=True)
class Said:
    """Words on one line; `y` is the middle of the line, `room` what they may not exceed.

    Who would have to cut them may take two lines, within the height `high` if one is said.
    """

    x: float
    y: float
    text: str
    role: str = "body"
    tone: str = "ink"
    strong: bool = False
    anchor: Anchor = "start"
    room: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon around its middle."""

    x: float
    y: float
    name: str
    size: float
    tone: str


@dataclass(frozen=True, slots=True)
class Sign:
    """The symbol of a realm around its middle."""

    x: float
    y: float
    realm: str | None
    size: float


Shape = Stroke | Box | Disc | Said | Icon | Sign


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be pointed at: what stands there, and its name for those who listen."""

    kind: str
    id: EntityId
    x: float
    y: float
    width: float
    height: float
    name: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(slots=True)
class Plate:
    """Shapes in the order in which they are painted, and what can be pointed at.

    `rolled` shapes are cut at the head, under which they roll.
    """

    width: float
    height: float
    head: float = 0.0
    under: list[Shape] = field(default_factory=list)
    rolled: list[Shape] = field(default_factory=list)
    over: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def at(self, x: float, y: float) -> Spot | None:
        """Give what stands at a point; the last painted is on top."""
        found = [spot for spot in self.spots if spot.holds(x, y)]
        if y < self.head:
            found = [spot for spot in found if spot.y + spot.height <= self.head]
        return found[-1] if found else None

    def mirrored(self) -> Plate:
        """Give the drawing for who reads from right to left; words and signs stay upright."""
        return replace(
            self,
            under=[_turned(shape, self.width) for shape in self.under],
            over=[_turned(shape, self.width) for shape in self.over],
            rolled=[_turned(shape, self.width) for shape in self.rolled],
            spots=[replace(spot, x=self.width - spot.x - spot.width) for spot in self.spots],
        )


def _turned(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
    if isinstance(shape, Box):
        return replace(shape, x=width - shape.x - shape.width)
    if isinstance(shape, Said):
        return replace(shape, x=width - shape.x, anchor=_TURNED[shape.anchor])
    return replace(shape, x=width - shape.x)
