"""Widths of text without a font at hand, near enough to place names in an exported picture."""

from __future__ import annotations

import unicodedata
from typing import Final

_FIRST: Final = 32
_LATIN: Final = (
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37,
    57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43,
    90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78,
    60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44,
    28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60,
    62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
)  # fmt: skip
"""Advance widths of Noto Sans in hundredths of its size, from the space on."""
_OTHER: Final = 62
_WIDE: Final = 100
_STRONG: Final = 1.06


def width(text: str, size: float, *, strong: bool = False) -> float:
    """Guess the width of a text in Noto Sans at a size, in the unit of the size."""
    hundredths = sum(_hundredths(c) for c in text)
    return hundredths * size / 100 * (_STRONG if strong else 1.0)


def _hundredths(character: str) -> int:
    at = ord(character) - _FIRST
    if 0 <= at < len(_LATIN):
        return _LATIN[at]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _WIDE
    plain = unicodedata.normalize("NFD", character)[:1]
    return _LATIN[ord(plain) - _FIRST] if plain and 0 <= ord(plain) - _FIRST < 95 else _OTHER
