"""Finding anything on a desk by a few words, forgiving of accents and slips."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Final, NamedTuple

from collective_desk.domain.entities import Actor, Entity, EntityId, Goal, Map, Region, Tie
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

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


def find(reader: Reader, words: str, limit: int = 30) -> list[Found]:
    """Find what contains all these words, names first; what only sounds like them if none does."""
    return FindIndex(reader).find(words, limit)


class FindIndex:
    """All that can be found, folded once; `refresh` it by each commit while its window is open."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._same = same(reader)
        self._texts: dict[tuple[str, EntityId], _Text] = {}
        for kind in _KINDS:
            self._read(kind)

    def refresh(self, commit: Commit) -> None:
        """Read again what a commit touched."""
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
        wanted = fold(words).split()
        if not wanted:
            return []
        ranked = [
            (rank, order, text.found) for order, text in enumerate(self._texts.values())
            if (rank := _rank(text, wanted)) is not None
        ]
        twice = limit * (2 if self._same.of else 1)  # two names of one lead to the same
        best = [found for _, _, found in nsmallest(twice, ranked, key=itemgetter(0, 1))]
        return self._once(best or self._alike(" ".join(wanted), limit))[:limit]

    def _once(self, found: list[Found]) -> list[Found]:
        """Give each thing once, actors that are one at the one that stands for them."""
        known: dict[EntityId, Found] = {}
        for one in found:
            id = self._same.who(one.id)
            known.setdefault(id, Found(one.kind, id, one.text))
        return list(known.values())

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
        key = fold(name)
        self._texts[kind.kind_name, id] = _Text(
            Found(kind.kind_name, id, shown), key, f"{key} {fold(more)}" if more else "")


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


def _rank(text: _Text, wanted: list[str]) -> int | None:
    """Say how well something matches, 0 best; None where a word is missing."""
    key = text.key
    if all(word in key for word in wanted):
        if key.startswith(wanted[0]):
            return 0
        return 1 if all(f" {word}" in f" {key}" for word in wanted) else 2
    return 3 if text.everything and all(word in text.everything for word in wanted) else None
