"""Whom a typed name means: names, short labels and aliases of every actor, folded."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .same import Same, same

_MANY: Final = 50
_IN_ONE_GO: Final = 200
"""So many names are read quicker with all the others than one by one."""
_FIELDS: Final = ("id", "name", "short_label", "aliases")
_Row = tuple[EntityId, str, str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """One way to call an actor; `rank` 0 is its name, 1 a short label, 2 an alias."""

    actor: EntityId
    said: str
    key: str
    rank: int


class NameIndex:
    """Every name of every living actor; `refresh` it with the ids that a commit touched."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._in_order: list[tuple[str, EntityId]] | None = None
        self.of: dict[EntityId, list[Named]] = {}
        self._by_key: defaultdict[str, list[Named]] = defaultdict(list)
        known = same(reader)
        for id, name, short, aliases in reader.rows(Actor, *_FIELDS):
            if not known.is_merged(id):
                self._take(id, name, short, aliases)
        for id in known.of:
            self._take_also(id, known)

    def refresh(self, actors: Iterable[EntityId]) -> None:
        """Read some actors again, after a commit: one by one a few, all in one go many."""
        self._in_order = None
        known = same(self._reader)
        ids = {one for each in actors for one in (each, known.who(each))}
        gone = {named.key for id in ids for named in self.of.pop(id, ())}
        for key in gone:
            self._by_key[key] = [named for named in self._by_key[key] if named.actor not in ids]
        for id, name, short, aliases in self._living(ids):
            if not known.is_merged(id):
                self._take(id, name, short, aliases)
                for other in known.group(id)[1:]:
                    self._take_also(other, known)

    def _living(self, ids: AbstractSet[EntityId]) -> Iterable[_Row]:
        """Read the names of those of these actors that live."""
        if len(ids) > _IN_ONE_GO:
            rows = self._reader.rows(Actor, *_FIELDS)
            return [row for row in rows if row[0] in ids]
        read = (self._reader.get(Actor, id) for id in ids)
        return [(one.id, one.name, one.short_label, one.aliases)
                for one in read if one is not None and one.alive]

    def who(self, name: str) -> list[EntityId]:
        """Give the actors that a name means: none, one, or several of whom one must be chosen.

        The name as written counts before one that differs in case and accents, names before
        short labels and aliases.
        """
        found = self._by_key.get(fold(name), [])
        best = min((_distance(named, name) for named in found), default=None)
        return list(dict.fromkeys(
            named.actor for named in found if _distance(named, name) == best
        ))

    def meant(self, words: str) -> EntityId | None:
        """Give the one actor that is called so, or the only one whose name begins so."""
        found = self.who(words) or (self.beginning(words) if len(words.strip()) > 2 else [])
        return found[0] if len(found) == 1 else None

    def beginning(self, words: str) -> list[EntityId]:
        """Give the actors one of whose names begins with these whole words and goes on."""
        if self._in_order is None:
            self._in_order = sorted(
                (named.key, named.actor) for ways in self.of.values() for named in ways)
        begun = f"{fold(words)} "
        at = bisect_left(self._in_order, (begun, ""))
        found = takewhile(lambda one: one[0].startswith(begun), self._in_order[at : at + _MANY])
        return list(dict.fromkeys(actor for _, actor in found))

    def knows(self, name: str) -> bool:
        """Whether any actor is called so."""
        return bool(self._by_key.get(fold(name)))

    def _take(self, id: EntityId, name: str, short: str, aliases: Iterable[str]) -> None:
        self._add(id, [(name, 0), (short, 1), *((alias, 2) for alias in aliases)])

    def _take_also(self, id: EntityId, known: Same) -> None:
        """Let the names of an actor that was merged mean the one that stands for it."""
        actor, who = self._reader.get(Actor, id), known.who(id)
        if actor is not None and who in self.of:
            self._add(who, [(said, 2) for said in (actor.name, actor.short_label, *actor.aliases)])

    def _add(self, id: EntityId, ways: Iterable[tuple[str, int]]) -> None:
        fresh = [Named(id, said, key, rank) for said, rank in ways if said and (key := fold(said))]
        self.of.setdefault(id, []).extend(fresh)
        for named in fresh:
            self._by_key[named.key].append(named)


def _distance(named: Named, name: str) -> tuple[int, bool]:
    return min(named.rank, 1), named.said != name
