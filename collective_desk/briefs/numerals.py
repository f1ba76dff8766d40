"""Numbers and dates as a language writes them."""

from __future__ import annotations

from datetime import date
from typing import Final

from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words

_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DECIMAL: Final = {"fr": ",", "es": ",", "pt": ",", "ar": "٫"}


def digits(value: float | str, language: str) -> str:
    """Write a number, or a text with digits in it, with the digits of a language."""
    if isinstance(value, str):
        said = value
    elif float(value).is_integer():
        said = str(int(value))
    else:
        said = f"{value:.1f}".replace(".", _DECIMAL.get(language, "."))
    return said.translate(_ARABIC) if language == "ar" else said


def date_in_words(day: date | str, words: Words) -> str:
    """Write a day as people say it, in the digits of the language: 14 October 2026."""
    return digits(said_day(words, day, whole=True), words.language)
