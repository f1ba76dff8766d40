"""Finding anything on a desk by a few words, forgiving of accents and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Goal, Map, Region, Tie
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .same import same

_CLOSE_ENOUGH: Final = 80


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: its kind, its id, and the words to show for it."""

    kind: str
    id: EntityId
    text: str


def find(reader: Reader, words: str, limit: int = 30) -> list[Found]:
    """Find what contains all these words, names first; what only sounds like them if none does."""
    wanted = fold(words).split()
    if not wanted:
        return []
    ranked: list[tuple[tuple[int, int], Found]] = []
    names: list[tuple[str, Found]] = []
    for order, (found, name, rest) in enumerate(_texts(reader)):
        key = fold(name)
        names.append((key, found))
        rank = _rank(key, rest, wanted)
        if rank is not None:
            ranked.append(((rank, order), found))
    ranked.sort(key=lambda match: match[0])
    best = _once(found for _, found in ranked)
    return best[:limit] or _once(_alike(names, " ".join(wanted), limit))


def _once(found: Iterable[Found]) -> list[Found]:
    """Give each thing once: two names of actors that are one lead to the same."""
    return list({one.id: one for one in reversed(list(found))}.values())[::-1]


def _texts(reader: Reader) -> Iterator[tuple[Found, str, str]]:
    """Give what can be found: its name, and the other words in which it may be found."""
    known = same(reader)
    rows = reader.rows(
        Actor, "id", "name", "short_label", "aliases", "description", "unique_value",
        "motivation", "place", "tags",
    )
    for id, name, short, aliases, description, value, motive, place, tags in rows:
        more = " ".join((short, *aliases, description, value, motive, place, *tags))
        yield Found(Actor.kind_name, known.who(id), name), name, more
    for id, label, description, tags in reader.rows(Tie, "id", "label", "description", "tags"):
        if label or description or tags:
            said = Found(Tie.kind_name, id, label or description.split("\n")[0])
            yield said, label, " ".join((description, *tags))
    for id, label in reader.rows(Region, "id", "label"):
        yield Found(Region.kind_name, id, label), label, ""
    for id, title, question in reader.rows(Map, "id", "title", "question"):
        yield Found(Map.kind_name, id, title), title, question
    for id, text in reader.rows(Goal, "id", "text"):
        yield Found(Goal.kind_name, id, text), text, ""


def _rank(key: str, rest: str, wanted: list[str]) -> int | None:
    """Say how well something matches, 0 best; None where a word is missing."""
    if all(word in key for word in wanted):
        if key.startswith(wanted[0]):
            return 0
        return 1 if all(f" {word}" in f" {key}" for word in wanted) else 2
    if not rest:
        return None
    everything = f"{key} {fold(rest)}"
    return 3 if all(word in everything for word in wanted) else None


def _alike(names: list[tuple[str, Found]], typed: str, limit: int) -> list[Found]:
    """Find names that differ from what was typed by a few letters."""
    if len(typed) < 3:
        return []
    from rapidfuzz import fuzz, process

    close = process.extract(
        typed, [key for key, _ in names], scorer=fuzz.WRatio, score_cutoff=_CLOSE_ENOUGH,
        limit=limit)
    return [names[row][1] for _, _, row in close]
