"""The words of codes: kinds, realms, presences, roles."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words

PREFIXES = {"actor_kind": "kind"}
"""Vocabularies whose words have another beginning than their name."""


def code_words(words: Words, vocabulary: str, code: str | None) -> str:
    """Say a code; one that the desk added itself is said as it is."""
    if not code:
        return ""
    id = f"{PREFIXES.get(vocabulary, vocabulary)}.{code}"
    return words(id) if id in words else code.replace("_", " ")


def codes_in_words(
    words: Words, vocabulary: str, own: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """List the codes of a vocabulary with their words, and after them a desk's own."""
    codes = (*VOCABULARIES[vocabulary], *own)
    return [(code, code_words(words, vocabulary, code)) for code in codes]


def code_meant(words: Words, vocabulary: str, said: str) -> str:
    """Give the code of a word somebody wrote: a known one's, else the word itself."""
    known = {fold(told): code for code, told in codes_in_words(words, vocabulary)}
    return known.get(fold(said), said)
