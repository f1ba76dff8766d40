"""Line patterns of ties: dashes, dots, double lines, zigzag, ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

DOT: Final = 0.2
"""A dash shorter than this is a dot with round caps."""
WRITTEN_FOR: Final = 1.5
"""Line width for which the tokens give the patterns."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the line of one kind of tie is drawn, in px (points on paper)."""

    width: float
    dash: tuple[float, ...] = ()
    """Line, gap, line, gap …; empty is an unbroken line."""
    lines: float = 0.0
    """Distance of the two lines of a double line; 0 is a single one."""
    zigzag: tuple[float, float] | None = None
    """Half wave and height to each side."""
    ticks: tuple[float, float] | None = None
    """Pitch and length to each side of short strokes across the line."""

    @property
    def dotted(self) -> bool:
        """Whether the dashes are round dots."""
        return bool(self.dash) and all(line < DOT * self.width for line in self.dash[::2])

    @property
    def period(self) -> float:
        """Length after which the dashes repeat."""
        return sum(self.dash)

    @property
    def reach(self) -> float:
        """How far ink lies from the middle of the line."""
        zigzag = self.zigzag[1] if self.zigzag else 0.0
        ticks = self.ticks[1] if self.ticks else 0.0
        return max(zigzag, ticks, self.lines / 2) + self.width / 2

    def scaled(self, factor: float) -> Pattern:
        """Give the same pattern larger or smaller; it never changes its proportions."""
        return Pattern(
            width=self.width * factor,
            dash=tuple(v * factor for v in self.dash),
            lines=self.lines * factor,
            zigzag=_pair(self.zigzag, factor),
            ticks=_pair(self.ticks, factor),
        )


def read_patterns(tokens: Mapping[str, Any], width: float) -> Mapping[str, Pattern]:
    """Read patterns written for a line 1.5 wide, for a line of another width."""
    return MappingProxyType({code: _pattern(told, width) for code, told in tokens.items()})


def _pattern(told: Mapping[str, Any], width: float) -> Pattern:
    drawn = Pattern(
        width=WRITTEN_FOR * float(told.get("width", 1.0)),
        dash=tuple(float(v) for v in told.get("dash", ())),
        lines=float(told.get("lines", 0.0)),
        zigzag=_pair(told.get("zigzag"), 1.0),
        ticks=_pair(told.get("ticks"), 1.0),
    )
    return drawn.scaled(width / WRITTEN_FOR)


def _pair(values: Any, factor: float) -> tuple[float, float] | None:
    return (float(values[0]) * factor, float(values[1]) * factor) if values else None
