"""Kinds of ties as people say them: "advises", "gives money to", "trusts"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .entities import EntityId
from .folding import fold

_SHORTEST_MISTYPED: Final = 5
_SMALL: Final = (
    "a an the to from of in with is are has have who whom what which does do for on over by "
    "each other them it de la le les du des en el los las con com da au aux al"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class SpokenKind:
    """A kind of tie with the forms, stems and words in which people say it."""

    id: EntityId
    forms: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """The kind that a text names; `sure` if it was said in one of its own forms."""

    kind: EntityId
    sure: bool


def spoken_kind(id: EntityId, name: str, question: str, aliases: Iterable[str] = ()) -> SpokenKind:
    """Gather the ways to say one kind of tie: its name, other forms and its question's words."""
    forms = frozenset(filter(None, map(fold, (name, *aliases))))
    stems = frozenset(_stem(form) for form in forms)
    said = " ".join([*forms, fold(question)]).split()
    return SpokenKind(id, forms, stems, frozenset(_stem(word.strip("?¿.,!")) for word in said))


def hear_kind(text: str, kinds: Sequence[SpokenKind]) -> Heard | None:
    """Say which kind of tie a text names, forgiving of endings and one slip; None if none does."""
    said = fold(text)
    if not said:
        return None
    for kind in kinds:
        if said in kind.forms:
            return Heard(kind.id, sure=True)
    for heard in (_by_stem, _by_words, _by_slip):
        found = heard(said, kinds)
        if len(found) == 1:
            return Heard(found[0].id, sure=False)
    return None


def _by_stem(said: str, kinds: Sequence[SpokenKind]) -> list[SpokenKind]:
    stem = _stem(said)
    return [kind for kind in kinds if stem in kind.stems]


def _by_words(said: str, kinds: Sequence[SpokenKind]) -> list[SpokenKind]:
    """Find kinds whose own words are all that is said; "Water Trust" is not the kind "trust"."""
    words = {_stem(word) for word in said.split() if word not in _SMALL_WORDS}
    return [kind for kind in kinds if words and words <= kind.words]


def _by_slip(said: str, kinds: Sequence[SpokenKind]) -> list[SpokenKind]:
    if len(said) < _SHORTEST_MISTYPED:
        return []
    return [kind for kind in kinds if any(one_slip(said, form) for form in kind.forms)]


def _stem(word: str) -> str:
    """Take the ending off an English word, roughly: supplies, supplied, supply meet."""
    if word.endswith(("ies", "ied")) and len(word) > 5:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, changed or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    one, other = one[same:], other[same:]
    return (
        one[1:] == other
        or one == other[1:]
        or one[1:] == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
