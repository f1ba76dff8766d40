"""Numbers and dates as a language writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words

_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)
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


class PaperWords(Words):
    """Words for paper: all numbers in the digits of the language, names as they were typed."""

    def __call__(self, id: str, /, **facts: object) -> str:
        """Say the sentence of an id, as `Words` does."""
        said = digits(self.sentence(id, facts.get("count", 0)), self.language)
        if not facts:
            return said
        return said.format(**{name: self._written(fact) for name, fact in facts.items()})

    def _written(self, fact: object) -> object:
        if isinstance(fact, (int, float)):
            return digits(fact, self.language)
        if isinstance(fact, str) and _NUMBER.fullmatch(fact):
            return digits(fact.replace(".", _DECIMAL.get(self.language, ".")), self.language)
        return fact


def date_in_words(day: date | str, words: Words) -> str:
    """Write a day as people say it, in the digits of the language: 14 October 2026."""
    return digits(said_day(words, day, whole=True), words.language)
