"""Finding anything on a desk by a few words, forgiving of accents and slips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Final, NamedTuple

from collective_desk.domain.entities import Actor, Entity, EntityId, Goal, Map, Region, Tie, TieKind
from collective_desk.domain.folding import ARTICLE, fold
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

from .audience import EVERYONE_OF_THE_DESK, goes_by_code, may_read
from .same import same

_CLOSE_ENOUGH: Final = 80
_MANY: Final = 500
"""Above so many touched things a kind is read anew."""


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
    return FindIndex(reader, audience).find(words, limit)


class FindIndex:
    """All that can be found, folded once; `refresh` it by each commit while its window is open."""

    def __init__(self, reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> None:
        self._reader, self._audience = reader, audience
        self._texts: dict[tuple[str, EntityId], _Text] = {}
        self._read_all()

    def _read_all(self) -> None:
        self._same = same(self._reader, self._audience)
        self._texts.clear()
        if self._audience == EVERYONE_OF_THE_DESK:
            for kind in _KINDS:
                self._read(kind)
        else:
            for found, name, more in _texts(self._reader, self._audience):
                self._texts[found.kind, found.id] = _text(found, name, more)

    def refresh(self, commit: Commit) -> None:
        """Read again what a commit touched."""
        if self._audience != EVERYONE_OF_THE_DESK:
            self._read_all()
            return
        if Actor.kind_name in commit.touched:
            self._same = same(self._reader)
        for kind in _KINDS:
            ids = commit.touched.get(kind.kind_name, frozenset())
            if len(ids) > _MANY:
                for known in [key for key in self._texts if key[0] == kind.kind_name]:
                    del self._texts[known]
                self._read(kind)
                continue
            for id in ids:
                rows = self._rows(kind, id=id)
                if rows:
                    self._take(kind, rows[0])
                else:
                    self._texts.pop((kind.kind_name, id), None)

    def find(self, words: str, limit: int = 30) -> list[Found]:
        """Find what contains all these words, names first; what sounds like them if none does."""
        wanted = fold(words)
        bare = ARTICLE.sub("", wanted)
        best = self._holding(wanted.split(), limit)
        if not best and bare != wanted:
            best = self._holding(bare.split(), limit)
        return self._once(best or self._alike(wanted, limit))[:limit]

    def _holding(self, wanted: list[str], limit: int) -> list[Found]:
        """Find what contains all these words, the best match first."""
        if not wanted:
            return []
        ranked = [
            (rank, order, text.found) for order, text in enumerate(self._texts.values())
            if (rank := _rank(text, wanted)) is not None
        ]
        twice = limit * (2 if self._same.of else 1)  # two names of one lead to the same
        return [found for _, _, found in nsmallest(twice, ranked, key=itemgetter(0, 1))]

    def _once(self, found: list[Found]) -> list[Found]:
        """Give each thing once, actors that are one at the one that stands for them."""
        known: dict[EntityId, Found] = {}
        for one in found:
            if one.kind == Region.kind_name and not self._is_on_a_map(one.id):
                continue
            id = self._same.who(one.id)
            known.setdefault(id, Found(one.kind, id, one.text))
        return list(known.values())

    def _is_on_a_map(self, id: EntityId) -> bool:
        area = self._reader.get(Region, id)
        map = self._reader.get(Map, area.map) if area else None
        return map is not None and map.alive

    def _alike(self, typed: str, limit: int) -> list[Found]:
        """Find names that differ from what was typed by a few letters."""
        if len(typed) < 3:
            return []
        from rapidfuzz import fuzz, process

        texts = list(self._texts.values())
        close = process.extract(
            typed, [text.key for text in texts], scorer=fuzz.WRatio, score_cutoff=_CLOSE_ENOUGH,
            limit=limit)
        return [texts[row].found for _, _, row in close]

    def _read(self, kind: type[Entity]) -> None:
        for row in self._rows(kind):
            self._take(kind, row)

    def _rows(self, kind: type[Entity], **equal: object) -> list[tuple[Any, ...]]:
        return self._reader.rows(kind, "id", *_KINDS[kind], **equal)

    def _take(self, kind: type[Entity], row: tuple[Any, ...]) -> None:
        id, name = row[:2]
        more = " ".join([
            " ".join(said) if isinstance(said, tuple) else said for said in row[2:] if said])
        if kind is Tie and not (name or more):
            return
        shown = name or more.split("\n")[0] if kind is Tie else name
        self._texts[kind.kind_name, id] = _text(Found(kind.kind_name, id, shown), name, more)


class _Text(NamedTuple):
    """What is found, its folded name, and folded with it all else that is written of it."""

    found: Found
    key: str
    everything: str


_KINDS: Final[dict[type[Entity], tuple[str, ...]]] = {
    Actor: ("name", "short_label", "aliases", "description", "unique_value", "motivation", "place",
            "tags"),
    Tie: ("label", "description", "tags"),
    Region: ("label",),
    Map: ("title", "question"),
    Goal: ("text",),
}
"""Where is looked: the name of a thing first, then what else is written of it."""


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


def _text(found: Found, name: str, more: str) -> _Text:
    key = fold(name)
    return _Text(found, key, f"{key} {fold(more)}" if more else "")


def _rank(text: _Text, wanted: list[str]) -> int | None:
    """Say how well something matches, 0 best; None where a word is missing."""
    key = text.key
    if all(word in key for word in wanted):
        if key.startswith(wanted[0]):
            return 0
        return 1 if all(f" {word}" in f" {key}" for word in wanted) else 2
    return 3 if text.everything and all(word in text.everything for word in wanted) else None
