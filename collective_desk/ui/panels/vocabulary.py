"""The words of codes: kinds, realms, presences, roles."""

from __future__ import annotations

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


def codes_in_words(words: Words, vocabulary: str) -> list[tuple[str, str]]:
    """List the codes of a vocabulary with their words."""
    return [(code, code_words(words, vocabulary, code)) for code in VOCABULARIES[vocabulary]]
