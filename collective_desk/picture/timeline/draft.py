"""A timeline being drawn: its days, its scale, and where its shapes go."""

from __future__ import annotations

from typing import Final

from collective_desk.domain.trust import HIGHEST
from collective_desk.picture.plate import Measure, Plate, Said, Shape, Spot

from .axis import Axis
from .scene import Scene, Sight

NAMES: Final = 236.0
EDGE: Final = 24.0
ROW: Final = 56.0
STEP: Final = 10.0
TURN: Final = 28.0
BAND: Final = 24.0
SMALLEST: Final = 0.82
"""How much smaller words may be written before they are left out."""
LINE: Final = 15.0
HEAD: Final = 180.0
"""Height of months and lanes; what is below rolls under them."""


class Draft:
    """What the parts of a timeline share while it is drawn."""

    def __init__(self, scene: Scene, sight: Sight, measure: Measure) -> None:
        self.scene, self.sight, self.measure, self.u = scene, sight, measure, sight.unit
        self.axis = axis_of(sight)
        self.plate = Plate(sight.width, sight.height, head=HEAD * self.u)
        self.foot = min(sight.height, (HEAD + below(scene)) * self.u - sight.scroll)

    def under(self, *shapes: Shape) -> None:
        """Draw beneath the rows."""
        self.plate.under += shapes

    def roll(self, *shapes: Shape) -> None:
        """Draw what rolls under the head."""
        self.plate.rolled += shapes

    def over(self, *shapes: Shape) -> None:
        """Draw above the rows."""
        self.plate.over += shapes

    def spot(self, spot: Spot) -> None:
        """Let something be pointed at."""
        self.plate.spots.append(spot)

    def level(self, top: float, value: float) -> float:
        """Give the height of a step of trust in the row that begins at `top`."""
        return top + (12 + (HIGHEST - value) * STEP) * self.u

    def holds(self, room: float, text: str, *, strong: bool = False) -> bool:
        """Say whether small words, none of them cut, have room side by side or on two lines."""
        longest = max(text.split() or [""], key=len)
        return SMALLEST * self.measure(longest, "small", strong) <= room

    @property
    def can_tell(self) -> bool:
        """Say whether there is room for words at the end of a row."""
        return self.sight.words_width > 0

    def tell(
        self, y: float, text: str, tone: str = "ink_soft", *, centred: bool = False
    ) -> None:
        """Write small words at the end of a row, on two lines where one would be cut."""
        room = self.sight.words_width * self.u
        if not self.can_tell:
            return
        first, _, rest = text.partition("\n")
        while self.measure(first, "small", False) > room and " " in first:
            first, _, last = first.rpartition(" ")
            rest = f"{last} {rest}".rstrip()
        top = y - LINE / 2 * self.u if centred and rest else y
        for at, line in enumerate((first, rest) if rest else (first,)):
            self.roll(Said(
                self.axis.right + 14 * self.u, top + at * LINE * self.u, line, "small", tone,
                room=room))

    def span(
        self, since: int, until: int | None, top: float, high: float
    ) -> tuple[float, float] | None:
        """Give left and width of a span of days in view, or nothing."""
        axis, last = self.axis, min(until or self.scene.today, self.scene.today)
        left, right = max(axis.x(since), axis.left), min(axis.x(last), axis.right)
        if right - left < 2 or top > self.sight.height or top + high < HEAD * self.u:
            return None
        return left + 1, right - left - 2


def axis_of(sight: Sight) -> Axis:
    """Give the days in view and the places between which they lie."""
    left = NAMES * sight.unit
    right = sight.width - (sight.words_width + EDGE + 14) * sight.unit
    return Axis(sight.start, sight.end, left, max(right, left + 80))


def below(scene: Scene) -> float:
    """Give the height of what is under the head, unscaled."""
    foot = (BAND + 24 if scene.stances else 0) + TURN * len(scene.leads)
    return ROW * len(scene.tracks) + foot + (16 if scene.leads else 0) + 24
