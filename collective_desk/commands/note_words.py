"""How notes are typed in a language: the letters of the kinds, the words of dates."""

from __future__ import annotations

import json
from functools import cache

from collective_desk.domain.due import DateWords
from collective_desk.domain.folding import fold
from collective_desk.domain.note_line import KINDS, NoteLanguage
from collective_desk.host.resources import resource
from collective_desk.host.words import Words


def note_language(words: Words) -> NoteLanguage:
    """Give the letters and dates of a language; its own before those of English."""
    letters = {words(f"note_letter.{kind}"): kind for kind in KINDS}
    return NoteLanguage(letters, date_words(words.language))


@cache
def date_words(language: str) -> DateWords:
    """Give the words of dates; English is understood everywhere, where it means nothing else."""
    known = json.loads(resource("texts", "dates.json").read_text(encoding="utf-8"))
    said = [known["en"], known[language]] if language in known else [known["en"]]

    def many(name: str) -> frozenset[str]:
        return frozenset(fold(word) for part in said for word in part[name])

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
        one=many("one"), skipped=many("skipped"))
