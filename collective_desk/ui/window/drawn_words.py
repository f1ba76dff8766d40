"""What a line drew, in words."""

from __future__ import annotations

from collective_desk.commands.quick_add import Added
from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.host.words import Words
from collective_desk.store.queries.ties import other_end, ties_of
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


def word_between(added: Added, read: Reader) -> EntityId | None:
    """Give who was drawn between two others as an actor, but is written as a word for their tie.

    `Elders > protects > River` is meant so; where all is written small nobody can tell.
    """
    if len(added.ties) != 2:
        return None
    for id in added.actors:
        ties = ties_of(read, id)
        between = len(ties) == 2 and {tie.source == id for tie in ties} == {True, False}
        ends = [name_of(read, other_end(tie, id)) for tie in ties]
        if between and name_of(read, id)[0].islower() and not any(end[0].islower() for end in ends):
            return id
    return None


def name_of(read: Reader, id: EntityId) -> str:
    """Give the name of an actor; none where it is gone."""
    actor = read.get(Actor, id)
    return actor.name if actor else ""
