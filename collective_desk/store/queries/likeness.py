"""Is this the same actor? Pairs that a person should look at, with what speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from typing import Final

from collective_desk.domain.entities import Actor, Dismissal, EntityId, Tie
from collective_desk.domain.folding import fold
from collective_desk.domain.scripts import plain_letters, skeleton
from collective_desk.store.reader import Reader

from .alike import is_alike, traces
from .same import Same, same

MOST: Final = 200
_CROWD: Final = 12
"""A word, or a sound, that so many names share says nothing."""
_SMALL_WORDS: Final = frozenset((
    "a", "an", "and", "de", "del", "der", "des", "di", "do", "dos", "du", "e", "el", "en", "et",
    "for", "la", "las", "le", "les", "of", "por", "the", "und", "y"))
_WEIGHT: Final = {
    "name": 50, "alias": 40, "initials": 30, "script": 30, "spelling": 20, "ties": 10}
_HARDEST: Final = 5
"""Hard sounds that two names of different scripts must share."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two actors that may be one; the reason has the words `likeness.<reason>`.

    Reasons: name (but for case and accents), alias, initials, script (another way of writing),
    spelling, ties (part of the name, and the same neighbours).
    """

    id: EntityId
    one: EntityId
    other: EntityId
    reason: str
    shared: int = 0
    """How many actors both are tied to."""


def pair_id(one: EntityId, other: EntityId) -> EntityId:
    """Name the question whether two actors are one, alike on every desk."""
    about = "\n".join(sorted((one, other)))
    return f"same:{sha256(about.encode()).hexdigest()[:32]}"


def likenesses(reader: Reader, limit: int = MOST) -> list[Likeness]:
    """List who may be the same, surest first; what a person answered is not asked again."""
    known = same(reader)
    answered = {id for (id,) in reader.rows(Dismissal, "id")}
    names = _names(reader, known)
    tied = _tied(reader, known)
    found: dict[tuple[EntityId, EntityId], Likeness] = {}
    for one, other, reason in _pairs(names, tied):
        pair = (one, other) if one < other else (other, one)
        if pair in found or (id := pair_id(*pair)) in answered:
            continue
        theirs, others = tied.get(one, frozenset()), tied.get(other, frozenset())
        if other in theirs and reason != "name":
            # Nobody draws a tie from an actor to itself.
            continue
        found[pair] = Likeness(id, *pair, reason, len(theirs & others))
    surest = sorted(
        found.values(),
        key=lambda like: (-_WEIGHT[like.reason] - min(like.shared, 5), like.one, like.other))
    return surest[:limit]


@dataclass(slots=True)
class _Names:
    """Every way in which actors are called, folded; the name itself comes first."""

    of: dict[EntityId, list[str]] = field(default_factory=dict)
    at: defaultdict[str, list[EntityId]] = field(default_factory=lambda: defaultdict(list))

    def add(self, id: EntityId, said: Iterable[str]) -> None:
        keys = list(dict.fromkeys(key for one in said if (key := fold(one))))
        self.of.setdefault(id, []).extend(keys)
        for key in keys:
            if id not in self.at[key]:
                self.at[key].append(id)


def _names(reader: Reader, known: Same) -> _Names:
    names = _Names()
    for id, name, short, aliases in reader.rows(Actor, "id", "name", "short_label", "aliases"):
        if known.who(id) == id or known.who(id) in names.of:
            names.add(known.who(id), (name, short, *aliases))
    return names


def _tied(reader: Reader, known: Same) -> dict[EntityId, frozenset[EntityId]]:
    tied: defaultdict[EntityId, set[EntityId]] = defaultdict(set)
    for source, target in reader.rows(Tie, "source", "target"):
        one, other = known.who(source), known.who(target)
        tied[one].add(other)
        tied[other].add(one)
    return {id: frozenset(ends) for id, ends in tied.items()}


def _pairs(
    names: _Names, tied: dict[EntityId, frozenset[EntityId]]
) -> Iterator[tuple[EntityId, EntityId, str]]:
    """Give every pair that something speaks for, the strongest reasons first."""
    for key, ids in names.at.items():
        for one, other in combinations(ids[:_CROWD], 2):
            both = names.of[one][0] == key == names.of[other][0]
            yield one, other, "name" if both else "alias"
    for ask in (_initials, _scripts, _spellings):
        yield from ask(names)
    yield from _parts(names, tied)


def _initials(names: _Names) -> Iterator[tuple[EntityId, EntityId, str]]:
    """WHO and World Health Organization."""
    for key, ids in names.at.items():
        words = [word for word in key.split() if word not in _SMALL_WORDS]
        if len(words) < 3:
            continue
        for short in ("".join(word[0] for word in words),
                      "".join(word[0] for word in key.split())):
            for one, other in _across(ids, names.at.get(short, ())):
                yield one, other, "initials"


def _scripts(names: _Names) -> Iterator[tuple[EntityId, EntityId, str]]:
    """The same name in two scripts: its hard sounds are the same."""
    if all(key.isascii() for key in names.at):
        return
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for key in names.at:
        sound = skeleton(key)
        if len(sound.replace(" ", "")) >= _HARDEST and sound.isascii():
            by_sound[sound].append(key)
    for keys in by_sound.values():
        for key, other in combinations(keys[:_CROWD], 2):
            if (plain_letters(key) != key) == (plain_letters(other) != other):
                continue
            for pair in _across(names.at[key], names.at[other]):
                yield *pair, "script"


def _spellings(names: _Names) -> Iterator[tuple[EntityId, EntityId, str]]:
    """One slip of the fingers, or the same words in another order."""
    buckets: defaultdict[str, list[str]] = defaultdict(list)
    for key, ids in names.at.items():
        seen: set[str] = set()
        for trace in traces(key):
            beside = buckets[trace]
            for other in beside:
                if other not in seen:
                    seen.add(other)
                    if is_alike(key, other):
                        for pair in _across(ids, names.at[other]):
                            yield *pair, "spelling"
            beside.append(key)


def _parts(
    names: _Names, tied: dict[EntityId, frozenset[EntityId]]
) -> Iterator[tuple[EntityId, EntityId, str]]:
    """One name is part of the other, and most of the neighbours are the same."""
    having: defaultdict[str, list[tuple[EntityId, frozenset[str]]]] = defaultdict(list)
    for id, keys in names.of.items():
        if len(tied.get(id, ())) > 1:
            words = frozenset(keys[0].split()) - _SMALL_WORDS
            for word in words:
                having[word].append((id, words))
    for beside in having.values():
        if len(beside) > _CROWD:
            continue
        for (one, words), (other, more) in combinations(beside, 2):
            if not words < more and not more < words:
                continue
            shared = len(tied[one] & tied[other])
            if shared > 1 and 2 * shared >= min(len(tied[one]), len(tied[other])):
                yield one, other, "ties"


def _across(
    ids: Iterable[EntityId], others: Iterable[EntityId]
) -> Iterator[tuple[EntityId, EntityId]]:
    for one in ids:
        for other in others:
            if one != other:
                yield one, other
