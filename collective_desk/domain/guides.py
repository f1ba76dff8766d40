"""What an arrangement draws behind the actors, and what it means to stand in a place of it.

Lengths are map units. Words are ids; `count` is how many actors stand there.
"""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | None
Box = tuple[float, float, float, float]
"""Left, top, right, foot."""


@dataclass(frozen=True, slots=True)
class Band:
    """An upright band or a strip that stands for one value; its words stand at its top."""

    value: Value
    words: str
    box: Box
    count: int


@dataclass(frozen=True, slots=True)
class Ring:
    """A flat ring around (x, y), as screens are wider than high; its words stand at its top.

    `inner` and `outer` are half its width; `flat` times as much is half its height.
    """

    value: Value
    words: str
    x: float
    y: float
    inner: float
    outer: float
    flat: float
    count: int
    steps: int = 0
    """How many ties away, where the ring counts them."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One step of an axis: its value, its middle, and where it begins and ends."""

    value: float
    at: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale along which actors stand; `across` axes run to the right, others upwards."""

    field: str
    words: str
    across: bool
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Corner:
    """Words in a corner of a grid: what it means to stand there.

    `right`: they end at `x`; `foot`: they stand over `y`, else under it.
    """

    words: str
    x: float
    y: float
    right: bool
    foot: bool


@dataclass(frozen=True, slots=True)
class Guides:
    """Everything an arrangement draws behind the actors."""

    arrangement: str
    bands: tuple[Band, ...] = ()
    rings: tuple[Ring, ...] = ()
    axes: tuple[Axis, ...] = ()
    corners: tuple[Corner, ...] = ()
    strip: Band | None = None
    """Where those stand of whom nobody said it."""
    frame: Box = (0.0, 0.0, 0.0, 0.0)
    """Everything, guides and actors."""


def carried(box: Box, there: Box, here: Box) -> Box:
    """Give the part of a frame `here` that a box is of a frame `there`."""
    left, top, right, foot = (
        begin + (at - other) / max(other_end - other, 1.0) * (end - begin)
        for at, other, other_end, begin, end in zip(
            box, there[:2] * 2, there[2:] * 2, here[:2] * 2, here[2:] * 2, strict=True))
    return left, top, right, foot


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a place says of an actor: `field` has this value (None: nobody said)."""

    field: str
    value: Value
    words: str
    """Id of the words of the value; of the field's name where the value is a number."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What it means to stand in a place of an arrangement; empty where places mean nothing."""

    says: tuple[Said, ...] = ()

    def changes(self, now: Meaning) -> tuple[Said, ...]:
        """Give what would have to be said anew of an actor who stands elsewhere `now`."""
        held = {one.field: one.value for one in now.says}
        return tuple(one for one in self.says if held.get(one.field) != one.value)
