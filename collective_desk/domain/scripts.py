"""Names of other scripts in plain letters, roughly: enough to see that two may be one."""

from __future__ import annotations

import re
from typing import Final


def _table(pairs: str) -> dict[str, str]:
    """Read letters and how they sound: "ж=zh"; nothing behind the sign is no sound."""
    return dict(pair.split("=") for pair in pairs.split())


_CYRILLIC: Final = _table(
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
    " ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=e ґ=g")
_GREEK: Final = _table(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch"
    " ψ=ps ω=o")
_ARABIC: Final = _table(
    "ا=a أ=a إ=a آ=a ى=a ء=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z"
    " ع=a غ=gh ف=f ق=q ك=k ک=k ل=l م=m ن=n ه=h ة=a و=w ؤ=w ي=y ئ=y پ=p چ=ch ژ=zh گ=g")
_PLAIN: Final = str.maketrans(_CYRILLIC | _GREEK | _ARABIC)
_FINAL_HEH: Final = re.compile(r"ه\b")
"""Heard as an a; folded names write the feminine ending so."""
_SOFT: Final = str.maketrans("", "", "aeiouwyh' -")
_HEARD: Final = (
    ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("sh", "s"), ("ch", "s"), ("zh", "z"),
    ("ts", "s"), ("ck", "k"), ("ph", "f"), ("c", "k"), ("q", "k"), ("j", "g"), ("v", "b"),
    ("x", "ks"), ("p", "b"))
"""Ways of writing that one ear hears as one."""


def plain_letters(key: str) -> str:
    """Write a folded name in Latin letters, where its script is one of those known here."""
    return key if key.isascii() else _FINAL_HEH.sub("a", key).translate(_PLAIN)


def skeleton(key: str) -> str:
    """Give the hard sounds of a folded name, word by word: what survives from script to script."""
    words = (_hard(word) for word in plain_letters(key).replace("-", " ").split() if word != "al")
    return " ".join(word for word in words if word)


def _hard(word: str) -> str:
    """Leave the article, the vowels and double letters out of a word."""
    heard = word[2:] if word.startswith("al") and len(word) > 4 else word
    for written, sound in _HEARD:
        heard = heard.replace(written, sound)
    heard = heard.translate(_SOFT)
    return "".join(
        letter for before, letter in zip(f" {heard}", heard, strict=False) if before != letter)
