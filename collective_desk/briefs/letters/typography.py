"""The sizes of type on paper: points, and distance of baselines in millimetres."""

from __future__ import annotations

from typing import Final

from .atoms import Type

TITLE: Final = Type(27, 10, bold=True)
TITLE_SMALLER: Final = Type(23, 10, bold=True)
QUESTION: Final = Type(16, 7.5, colour="ink_soft")
QUESTION_SMALLER: Final = Type(12.5, 6.25, colour="ink_soft")
HEADLINE: Final = Type(14.5, 6.25, bold=True)
NUMBER: Final = Type(24, 10, bold=True)
LEAD: Final = Type(11, 5)
TEXT: Final = Type(9.5, 5)
TABLE: Final = Type(8.5, 3.75)
TABLE_HEAD: Final = Type(8, 3.75, bold=True)
SMALL: Final = Type(8, 3.75)
SMALL_GREY: Final = Type(8, 3.75, colour="ink_soft")
LABEL: Final = Type(8, 3.75, bold=True)
CAPTION: Final = Type(7, 3.75, colour="ink_soft")
PAGE_NUMBER: Final = Type(7, 3.75)
SECOND_SCRIPT: Final = Type(6.6, 3.0, colour="ink_soft")
MAP_NAME: Final = Type(7, 2.75)
MAP_NAME_BOLD: Final = Type(7, 2.75, bold=True)
TIE_LETTER: Final = Type(6, 2.75, bold=True)
DISC_NUMBER: Final = Type(6, 2.75, bold=True, colour="paper")

GRID: Final = 5.0
"""Baselines lie on multiples of this, in mm."""
RULE: Final = 0.5
HAIR: Final = 0.3
"""Strokes, in points."""
