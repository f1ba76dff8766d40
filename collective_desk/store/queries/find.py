"""Finding anything on a desk by a few words, forgiving of accents and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from collective_desk.domain.entities import Actor, Entity, EntityId, Goal, Map, Region, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, goes_by_code, may_read
from .same import same

_CLOSE_ENOUGH: Final = 80


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: its kind, its id, and the words to show for it."""

    kind: str
    id: EntityId
    text: str


def find(
    reader: Reader, words: str, limit: int = 30, audience: str = EVERYONE_OF_THE_DESK
) -> list[Found]:
    """Find what contains all these words, names first; what only sounds like them if none does."""
    wanted = fold(words).split()
    if not wanted:
        return []
    ranked: list[tuple[tuple[int, int], Found]] = []
    names: list[tuple[str, Found]] = []
    for order, (found, name, rest) in enumerate(_texts(reader, audience)):
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


def _texts(reader: Reader, audience: str) -> Iterator[tuple[Found, str, str]]:
    """Give what can be found: its name, and the other words in which it may be found."""
    def seen(kind: type[Entity], *names: str) -> Iterator[tuple[Any, ...]]:
        for id, level, *rest in reader.rows(kind, "id", "sensitivity", *names):
            if may_read(id, level, audience):
                yield id, *rest

    known, actors = same(reader, audience), set()
    for id, name, code, short, aliases, tags, *prose in seen(
        Actor, "name", "code_name", "short_label", "aliases", "tags", "description",
        "unique_value", "motivation", "place",
    ):
        if not known.may_show(id, audience):
            continue
        actors.add(id)
        if code and goes_by_code(audience):
            yield Found(Actor.kind_name, known.who(id), code), code, ""
        else:
            more = " ".join((short, *aliases, *tags, *prose))
            yield Found(Actor.kind_name, known.who(id), name), name, more
    kinds = {id for (id,) in seen(TieKind)}
    for id, kind, source, target, label, description, tags in seen(
        Tie, "kind", "source", "target", "label", "description", "tags"
    ):
        there = kind in kinds and source in actors and target in actors
        if there and (label or description or tags):
            said = Found(Tie.kind_name, id, label or description.split("\n")[0])
            yield said, label, " ".join((description, *tags))
    shown = set()
    for id, title, question in seen(Map, "title", "question"):
        shown.add(id)
        yield Found(Map.kind_name, id, title), title, question
    for id, map, label in seen(Region, "map", "label"):
        if map in shown:
            yield Found(Region.kind_name, id, label), label, ""
    for id, text in seen(Goal, "text"):
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
