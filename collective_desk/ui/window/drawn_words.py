"""What a line drew, in words."""

from __future__ import annotations

from collective_desk.commands.quick_add import Added
from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader


def drawn_words(added: Added, read: Reader, words: Words) -> str:
    """Say what a line drew: by name where it is one thing, else how much."""
    if len(added.actors) == 1 and not added.ties:
        return words("drawn.actor", name=name_of(read, added.actors[0]))
    if len(added.ties) == 1 and len(added.actors) <= 1:
        tie = read.get(Tie, added.ties[0])
        if tie is not None:
            return words(
                "drawn.tie", source=name_of(read, tie.source), target=name_of(read, tie.target))
    if added.actors or added.ties:
        return words(
            "drawn.many", actors=words("status.actors", count=len(added.actors)),
            ties=words("status.ties", count=len(added.ties)))
    return words("drawn.known", name=name_of(read, added.reused[0]) if added.reused else "")


def name_of(read: Reader, id: EntityId) -> str:
    """Give the name of an actor; none where it is gone."""
    actor = read.get(Actor, id)
    return actor.name if actor else ""
