"""Where a line may end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_ZERO_WIDTH_SPACE: Final = "\u200b"
_GLUE: Final = frozenset("\u00a0\u202f\u2060\ufeff")
_AFTER: Final = frozenset("-\u2010\u2013\u2014/|")
_CLOSING: Final = frozenset(
    "、。，．・：；？！」』）】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_OPENING: Final = frozenset("「『（【〈《〔")
_LONGEST: Final = 100
_VIRAMA: Final = 9
"""The combining class of signs that tie two consonants together."""


def words(text: str) -> list[str]:
    """Cut a text into pieces between which a line may break; spaces stay at the end of a piece."""
    pieces: list[str] = []
    start = 0
    for i in range(1, len(text)):
        if _may_break(text[i - 1], text[i]) and not text[i].isspace():
            pieces.append(text[start:i])
            start = i
    if start < len(text):
        pieces.append(text[start:])
    if any(len(piece) > _LONGEST for piece in pieces):
        return [part for piece in pieces for part in _shorter(piece)]
    return pieces


def _shorter(word: str) -> Iterator[str]:
    """Cut a word of extraordinary length into parts, never within a letter and its marks."""
    start = 0
    while len(word) - start > _LONGEST:
        end = start + _LONGEST
        while end < len(word) and _belongs_together(word[end - 1], word[end]):
            end += 1
        yield word[start:end]
        start = end
    if start < len(word):
        yield word[start:]


def _belongs_together(before: str, after: str) -> bool:
    joined = unicodedata.combining(before) == _VIRAMA or unicodedata.category(before) == "Cf"
    return joined or after.isspace() or unicodedata.category(after)[0] in "MC"


def _may_break(before: str, after: str) -> bool:
    if before in _GLUE or after in _GLUE:
        return False
    if before.isspace() or before == _ZERO_WIDTH_SPACE:
        return True
    if before in _AFTER:
        return after.isalpha()
    if before.isascii() and after.isascii():
        return False
    return _between_ideographs(before, after)


def _between_ideographs(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING or unicodedata.category(after).startswith("M"):
        return False
    return _is_ideograph(before) or _is_ideograph(after)


def _is_ideograph(character: str) -> bool:
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFF60
        or 0x20000 <= code <= 0x3FFFF
    )
