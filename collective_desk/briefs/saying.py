"""Sentences for a brief: numbers as the language writes them, names kept in their own direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from collective_desk.host.numerals import date_in_words, digits
from collective_desk.host.words import Words

from .letters.bidi import END, ISOLATE
from .letters.text import Span

_BOLD, _PLAIN = "\ue000", "\ue001"
_PARTS = re.compile(f"{_BOLD}(.*?){_PLAIN}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one language, said for paper."""

    words: Words

    def __call__(self, id: str, /, *, n: float = 0, **facts: object) -> str:
        """Say a sentence; `n` chooses the plural and is written in the digits of the language."""
        return self.words(id, count=n, n=self.number(n), **facts)

    def number(self, value: float) -> str:
        """Write a number as the language does."""
        return digits(value, self.words.language)

    def day(self, day: date | str | None) -> str:
        """Write a day, or as much of a date as is known; nothing for none."""
        if not day:
            return ""
        return date_in_words(day, self.words)

    def list(self, parts: Iterable[str]) -> str:
        """Join parts of a list."""
        return self("brief.list").join(parts)

    def known(self, id: str, otherwise: str) -> str:
        """Say the words of an id of another area, where there are some."""
        return self.words(id) if id in self.words else otherwise


def name(said: str) -> str:
    """Keep a name apart from the direction of the sentence around it."""
    return f"{ISOLATE}{_unmarked(said)}{END}"


def bold(said: str) -> str:
    """Mark a name that a hurried reader must not miss."""
    return f"{_BOLD}{name(said)}{_PLAIN}"


def spans(*sentences: str) -> tuple[Span, ...]:
    """Turn marked sentences into spans."""
    told: list[Span] = []
    for at, part in enumerate(_PARTS.split(" ".join(filter(None, sentences)))):
        if part:
            told.append(Span(part, bold=bool(at % 2)))
    return tuple(told)


def plain(sentence: str) -> str:
    """Take the marks out of a sentence that is bold anyway."""
    return _unmarked(sentence)


def emphasis(sentence: str) -> str:
    """Mark a whole sentence."""
    return f"{_BOLD}{sentence}{_PLAIN}"


def _unmarked(text: str) -> str:
    return text.replace(_BOLD, "").replace(_PLAIN, "")
