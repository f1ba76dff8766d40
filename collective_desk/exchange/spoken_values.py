"""Codes as people write them in a cell, and back: "National NGO", "ngo", "Person"."""

from __future__ import annotations

from functools import cache
from typing import Final

from collective_desk.domain.folding import fold
from collective_desk.domain.rules import REALM_POSITIONS
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import LANGUAGES, Words

_ALSO: Final[dict[str, dict[str, str]]] = {
    "actor_kind": {
        "individual": "person people human personne persona pessoa",
        "household": "family",
        "informal_group": "group",
        "community": "village neighbourhood neighborhood",
        "community_organisation": "community_organization cbo",
        "cooperative": "co-op coop co-operative",
        "business": "company firm enterprise private_sector empresa entreprise",
        "association": "union",
        "national_ngo": "ngo nonprofit non-profit charity ong",
        "international_ngo": "ingo",
        "local_government": "municipality local_authority city council",
        "national_government": "government ministry gobierno governo gouvernement",
        "public_agency": "agency government_agency",
        "traditional_authority": "chief elder",
        "faith_institution": "church mosque temple religious_institution",
        "academia": "university research_institute universidad universite universidade",
        "media": "radio newspaper press",
        "donor": "funder foundation",
        "un_agency": "un united_nations",
        "network": "coalition alliance",
    },
    "direction": {
        "directed": "one-way oneway -> → oriente orientee dirige dirigee dirigido dirigida موجه",
        "mutual": "two-way both bidirectional <-> ↔ mutuel mutuelle reciproque bidirectionnel"
                  " mutuo mutua reciproco reciproca bidireccional bidirecional متبادل متبادلة",
        "undirected": "none no_direction - — non_oriente no_dirigido nao_dirigido",
    },
}
_YES: Final = frozenset({"yes", "true", "1", "x", "y", "oui", "si", "sim", "نعم"})
_NO: Final = frozenset({"no", "false", "0", "n", "non", "nao", "لا"})
_BEGINNINGS: Final = {"actor_kind": "kind"}
"""Vocabularies whose words have another beginning than their name."""
_ABBREVIATED: Final = {"ngo": "NGO", "un": "UN"}


def code_of(vocabulary: str, text: str) -> str | None:
    """Find the code that a text names: the code itself, its label, or a word people use for it."""
    return _spoken(vocabulary).get(_key(text))


def is_plain(vocabulary: str, text: str) -> bool:
    """Whether a text is a code's own name, so that nothing is lost by keeping only the code."""
    return _key(text) in _names(vocabulary)


def text_of(vocabulary: str, code: str, words: Words | None = None) -> str:
    """Write a code as people read it, always so that `code_of` finds it again."""
    id = _id(vocabulary, code)
    label = words(id) if words is not None and id in words else _english(code)
    label = label[:1].upper() + label[1:]
    return label if code_of(vocabulary, label) == code else code


def realm_of_text(text: str) -> int | None:
    """Read a realm: its name, or a position from -2 (grassroots) to 2 (institutional)."""
    try:
        number = float(text)
    except ValueError:
        return _realms().get(_key(text))
    return int(number) if number.is_integer() and -2 <= number <= 2 else None


def text_of_realm(position: int, words: Words | None = None) -> str:
    """Write a realm's position: by name where it has one, else as a number."""
    name = next((name for name, at in REALM_POSITIONS.items() if at == position), None)
    if name is None:
        return str(position)
    id = f"realm.{name}"
    return words(id).capitalize() if words is not None and id in words else _english(name)


def flag_of(text: str) -> bool | None:
    """Read yes or no; None for anything else."""
    said = _key(text)
    return True if said in _YES else False if said in _NO else None


def _id(vocabulary: str, code: str) -> str:
    return f"{_BEGINNINGS.get(vocabulary, vocabulary)}.{code}"


def _key(text: str) -> str:
    return fold(text.replace("_", " "))


def _english(code: str) -> str:
    words = [_ABBREVIATED.get(word, word) for word in code.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


@cache
def _names(vocabulary: str) -> dict[str, str]:
    """The codes of a vocabulary by their own names, in every language that has words for them."""
    known = {_key(code): code for code in VOCABULARIES[vocabulary]}
    for language in LANGUAGES:
        words = _words(language)
        for code in VOCABULARIES[vocabulary]:
            id = _id(vocabulary, code)
            if id in words:
                known.setdefault(_key(words(id)), code)
    return known


@cache
def _spoken(vocabulary: str) -> dict[str, str]:
    also = {
        _key(word): code
        for code, said in _ALSO.get(vocabulary, {}).items() for word in said.split()
    }
    return also | _names(vocabulary)


@cache
def _realms() -> dict[str, int]:
    known = {_key(name): at for name, at in REALM_POSITIONS.items()}
    for language in LANGUAGES:
        words = _words(language)
        for name, at in REALM_POSITIONS.items():
            if f"realm.{name}" in words:
                known.setdefault(_key(words(f"realm.{name}")), at)
    return known


@cache
def _words(language: str) -> Words:
    return Words(language)
