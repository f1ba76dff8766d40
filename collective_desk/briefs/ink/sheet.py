"""A sheet of paper and its grid, in mm; start is left, or right where the page is mirrored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from collective_desk.domain.errors import DeskError

_SIZES: Final = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
PAPERS: Final = tuple(_SIZES)
WIDTH: Final = 165.0
"""Of the four columns of an upright sheet together."""
COLUMN: Final = 37.5
GUTTER: Final = 5.0
TEXT_WIDTH: Final = 3 * COLUMN + 2 * GUTTER
"""Of columns two to four."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One size of paper, read from the left or from the right."""

    width: float
    height: float
    right_to_left: bool = False
    columns: int = 4

    @classmethod
    def of(cls, paper: str, *, right_to_left: bool = False) -> Sheet:
        """Give a sheet by its name. Raises DeskError "paper.size" for an unknown one."""
        if paper not in _SIZES:
            raise DeskError("paper.size", paper=paper, known=", ".join(PAPERS))
        return cls(*_SIZES[paper], right_to_left=right_to_left)

    @property
    def turned(self) -> Sheet:
        """The same paper lying on its long side, with six columns."""
        return Sheet(self.height, self.width, self.right_to_left, columns=6)

    @property
    def across(self) -> float:
        """Width of all columns together."""
        return self.columns * (COLUMN + GUTTER) - GUTTER

    @property
    def margin(self) -> float:
        """From the edge to the first column."""
        return (self.width - self.across) / 2

    @property
    def end(self) -> float:
        """From the starting edge to the end of the last column."""
        return self.margin + self.across

    @property
    def last_baseline(self) -> float:
        """Below which no content goes."""
        return 5.0 * ((self.height - 27.0) // 5.0)

    @property
    def foot(self) -> float:
        """Where the rule of the foot lies."""
        return self.height - 19.5

    def column(self, number: int) -> float:
        """Give where a column starts, the first is 1."""
        return self.margin + (number - 1) * (COLUMN + GUTTER)

    def left(self, start: float, width: float) -> float:
        """Give the left end of something that starts at a distance from the starting edge."""
        return self.width - start - width if self.right_to_left else start
