"""When two spellings mean the same name: case, accents, invisible marks and twin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TWINS: Final = (
    ("ةىیےکہھٱ", "هيييكهها"),
    ("ሃሐሑሒሓሔሕሖኀኁኂኃኄኅኆ", "ሀሀሁሂሀሄህሆሀሁሂሀሄህሆ"),
    ("ኣዐዑዒዓዔዕዖ", "አአኡኢአኤእኦ"),
    ("ሠሡሢሣሤሥሦፀፁፂፃፄፅፆ", "ሰሱሲሳሴስሶጸጹጺጻጼጽጾ"),
)
"""Letters that people write for each other: Arabic as typed in Cairo, Tehran or Lahore, and the
Ethiopic ones that sound alike in Amharic."""
_ZEROS: Final = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0"
"""Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese and Khmer; their nines follow."""
_UNSEEN: Final = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""How an emoji is to look: in colours or not, and of which skin."""
_PLAIN: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\u0640": None,
    }
    | {letter: twin for many, twins in _TWINS for letter, twin in zip(many, twins, strict=True)}
    | {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)}
)

ARTICLE: Final = re.compile(r"\b([وفبك]?ال|لل)(?=\w)")
"""In Arabic written as one with its word, which is sought with it and without; of folded texts."""


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
    seen = _UNSEEN.sub("", kept) or kept
    return " ".join(seen.casefold().translate(_PLAIN).split())


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
