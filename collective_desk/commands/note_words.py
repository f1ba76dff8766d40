"""How notes are typed in a language: the letters of the kinds, the words of dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from collective_desk.domain.due import DateWords
from collective_desk.domain.folding import fold
from collective_desk.domain.note_line import KINDS, NoteLanguage
from collective_desk.host.resources import resource
from collective_desk.host.words import Words

SHORTEST_ABROAD: Final = 4
"""Letters of a day of the week that is understood in a language that is not its own."""


def note_language(words: Words) -> NoteLanguage:
    """Give the letters and dates of a language; its own before those of English."""
    letters = {words(f"note_letter.{kind}"): kind for kind in KINDS}
    return NoteLanguage(letters, date_words(words.language))


@cache
def date_words(language: str) -> DateWords:
    """Give the words of dates; English is understood everywhere, where it means nothing else.

    What says nothing in the two is read in the other languages, one after the other.
    """
    known = json.loads(resource("texts", "dates.json").read_text(encoding="utf-8"))
    ours = _dates_of([known["en"], known[language]] if language in known else [known["en"]])
    others = (_abroad(part) for name, part in known.items() if name not in {"en", language})
    return replace(ours, others=tuple(others))


def _abroad(part: dict[str, Any]) -> DateWords:
    """Give the words of a language as they are read among those of another.

    Short names of days mean too much elsewhere: *mer*, *sex*; so does *segunda* in Spanish.
    """
    dates, own = _dates_of([part]), {fold(word) for word in part.get("only_here", ())}
    return replace(dates, weekdays={
        word: number for word, number in dates.weekdays.items()
        if len(word) >= SHORTEST_ABROAD and word not in own})


def _dates_of(said: Sequence[dict[str, Any]]) -> DateWords:
    def many(name: str) -> frozenset[str]:
        return frozenset(fold(word) for part in said for word in part.get(name, ()))

    def numbered(name: str) -> dict[str, int]:
        return {fold(word): value for part in said for word, value in part[name].items()}

    def listed(name: str, first: int) -> dict[str, int]:
        return {
            fold(word): number
            for part in said
            for number, ways in enumerate(part[name], start=first) for word in ways
        }

    ends = {fold(phrase): span for part in said for phrase, span in part["ends"].items()}
    return DateWords(
        ends=ends, end=many("end"), coming=many("coming"),
        by=many("by"), ahead=numbered("ahead"), ago=numbered("ago"), weekdays=listed("weekdays", 0),
        months=listed("months", 1), within=many("within"), units=numbered("units"),
        one=many("one"), skipped=many("skipped"), gone=many("gone"))
