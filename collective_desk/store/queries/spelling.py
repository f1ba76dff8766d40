"""How words are spelled for the search: whatever people write in several ways is one way here."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from collective_desk.domain.folding import fold

_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])")
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: written without blanks between words."""
_PICTURE: Final = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
"""Arrows, signs and emoji, which the index of the database takes for blanks."""
_ARABIC: Final = str.maketrans({
    "\u0629": "\u0647", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643"})
"""Taa marbuta and haa, alif maqsura and yaa, Persian yaa and kaf: typed one for the other."""
_WITH_ARTICLE: Final = re.compile(
    "(?<!\\w)(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(\\w{3,})")
"""An Arabic word behind *the*, also behind *and the*, *by the*, *like the*, *for the*."""


def asked_text(text: str) -> str:
    """Spell what is asked for as the index spells it."""
    folded = fold(text)
    if folded.isascii():
        return folded
    plain = "".join(map(_digit, folded.translate(_ARABIC)))
    return _UNSPACED.sub(r" \1 ", _PICTURE.sub(_named, plain))


def kept_text(text: str) -> str:
    """Spell what is kept; an Arabic word stands also without its article."""
    spelled = asked_text(text)
    bare = [] if spelled.isascii() else _WITH_ARTICLE.findall(spelled)
    return " ".join((spelled, *bare))


def _digit(letter: str) -> str:
    """Write a digit of any script as 0 to 9."""
    return letter if letter.isascii() or not letter.isdecimal() else str(unicodedata.digit(letter))


def _named(picture: re.Match[str]) -> str:
    return f" u{ord(picture[0]):x} "
