"""When two spellings mean the same name: case, accents and invisible marks do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_PLAIN: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\u0640": None,
    }
)


def fold(text: str) -> str:
    """Give the key under which spellings of one name meet; two names with one key look alike."""
    if text.isascii():
        return " ".join(text.lower().split()).replace("`", "'")
    return _fold(text)


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    """Fold a text that needs more than lower case."""
    # The fancy apostrophes go first: NFKD would turn an acute accent into a blank and a mark.
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    kept = "".join(letter for letter in plain if not _is_accent(letter))
    return " ".join(kept.casefold().translate(_PLAIN).split())


def _is_accent(letter: str) -> bool:
    """Whether a character only decorates; vowel signs of Indic and Thai scripts do not."""
    if letter.isascii():
        return False
    weight = unicodedata.combining(letter)
    # 10-36 are Hebrew points and Arabic vowels, from 200 on accents; 7-9 and 84-132 are letters
    # or vowels (nukta, virama, Thai, Tibetan) without which another word is read.
    if 10 <= weight <= 36 or weight >= 200:
        return True
    return unicodedata.category(letter) in ("Cf", "Cc") and not letter.isspace()
