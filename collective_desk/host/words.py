"""A sentence for every id, in the language of the person or of the document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from .resources import resource

LANGUAGES = ("en", "fr", "es", "pt", "ar")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class Words:
    """The words of one language; what it lacks is said in English."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._sentences = _read("en") | (_read(self.language) if self.language != "en" else {})

    @property
    def right_to_left(self) -> bool:
        """Whether this language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    def __contains__(self, id: str) -> bool:
        return id in self._sentences

    def __call__(self, id: str, /, **facts: object) -> str:
        """Say the sentence of an id; a plural is chosen by the fact `count`.

        Raises KeyError for an id without words: a house test finds those first.
        """
        said = self.sentence(id, facts.get("count", 0))
        return said.format(**facts) if facts else said

    def sentence(self, id: str, count: object = 0) -> str:
        """Give the sentence of an id with the places of its facts still empty."""
        said = self._sentences[id]
        if isinstance(said, Mapping):
            form = plural_form(self.language, count if isinstance(count, (int, float)) else 0)
            said = said.get(form) or said["other"]
        return str(said)

    def ids(self) -> frozenset[str]:
        """Give every id that has words."""
        return frozenset(self._sentences)


def plural_form(language: str, count: float) -> str:
    """Name the plural form of a count: the CLDR rules of the shipped languages."""
    if language == "ar":
        if count in (0, 1, 2):
            return ("zero", "one", "two")[int(count)]
        rest = int(count) % 100
        return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
    if language in ("fr", "pt"):
        return "one" if 0 <= count < 2 else "other"
    return "one" if count == 1 else "other"


@cache
def _read(language: str) -> dict[str, Any]:
    """Read a language's files of flat ids ("actor.add": "Add actor"), plurals as objects."""
    sentences: dict[str, Any] = {}
    for path in sorted(resource("translations", language).glob("*.json")):
        sentences |= json.loads(path.read_text(encoding="utf-8"))
    return sentences
