"""Whom and which tie a note means behind its `#` or `@`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .names import NameIndex
from .suggest import SuggestIndex

ARROW: Final = "→"
MOST_WORDS: Final = 4
"""Who types more words than this goes on with the sentence."""
_LINK: Final = re.compile(r"\s*(?:→|<?-*>|↔|–)\s*")


@dataclass(frozen=True, slots=True)
class Linked:
    """Something a note may mean: an actor, or a tie as *A → B* with its kind."""

    id: EntityId
    name: str
    note: str = ""
    is_tie: bool = False


class NoteLinks:
    """Reads names behind the signs of a note line."""

    def __init__(self, reader: Reader, names: NameIndex) -> None:
        self._reader, self._names = reader, names

    def who(self, name: str) -> tuple[EntityId, ...]:
        """Give what a name means: one actor, or the ties between two; nothing where it is unclear.

        A tie is named by its ends, as in *Elders → Clinic*.
        """
        found = self._names.meant(name)
        if found is not None:
            return (found,)
        ends = _LINK.split(name, maxsplit=1)
        if self._names.who(name) or len(ends) != 2 or not all(ends):
            return ()
        source, target = (self._names.who(end) for end in ends)
        if len(source) != 1 or len(target) != 1:
            return ()
        pairs = ((source[0], target[0]), (target[0], source[0]))
        return tuple(
            tie.id for one, other in pairs
            for tie in self._reader.all(Tie, source=one, target=other)
            if (one, other) == pairs[0] or tie.direction != "directed")


def link_offers(
    reader: Reader, index: SuggestIndex, typed: str, *, ties: bool, limit: int = 6
) -> list[Linked]:
    """Offer actors and ties whose names fit what is typed behind the sign."""
    ends = _LINK.split(typed, maxsplit=1)
    if max(len(end.split()) for end in ends) > MOST_WORDS:
        return []
    source = index.suggest(ends[0], len(ends[0]), limit)
    actors = [Linked(one.id, one.name) for one in source if one.how != "kind"]
    if not ties or len(ends) != 2:
        near = _ties_of(reader, actors[:1]) if ties and len(fold(typed)) > 2 else []
        return [*actors[:limit - min(len(near), 2)], *near[:2]]
    wanted = fold(ends[1])
    return [
        tie for tie in _ties_of(reader, actors[:3]) if wanted in fold(tie.name.split(ARROW)[-1])
    ][:limit]


def _ties_of(reader: Reader, actors: list[Linked]) -> list[Linked]:
    kinds = {kind.id: kind.name for kind in reader.all(TieKind)}
    found = []
    for actor in actors:
        for tie in reader.all(Tie, source=actor.id):
            other = reader.get(Actor, tie.target)
            if other is not None and other.alive:
                name = f"{actor.name} {ARROW} {other.name}"
                found.append(Linked(tie.id, name, kinds.get(tie.kind, ""), is_tie=True))
    return found
