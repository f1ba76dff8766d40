"""The ties of a desk and their kinds."""

from __future__ import annotations

from collections import Counter

from collective_desk.domain.entities import Actor, EntityId, Tie, TieKind
from collective_desk.store.reader import Reader


def tie_kinds(reader: Reader) -> list[TieKind]:
    """List the kinds of ties, in the order in which they are asked."""
    return sorted(reader.all(TieKind), key=lambda kind: (kind.order, kind.name, kind.id))


def ties_of(reader: Reader, actor: EntityId) -> list[Tie]:
    """List the ties of an actor whose other end is there, what it says of others first."""
    out = reader.all(Tie, source=actor)
    back = [tie for tie in reader.all(Tie, target=actor) if tie.source != actor]
    return [tie for tie in out + back if _lives(reader, other_end(tie, actor))]


def ties_by_kind(reader: Reader) -> Counter[EntityId]:
    """Count the ties of each kind between living actors."""
    living = {id for (id,) in reader.rows(Actor, "id")}
    return Counter(
        kind for kind, source, target in reader.rows(Tie, "kind", "source", "target")
        if source in living and target in living
    )


def other_end(tie: Tie, actor: EntityId) -> EntityId:
    """Give the actor at the other end of a tie."""
    return tie.target if tie.source == actor else tie.source


def _lives(reader: Reader, actor: EntityId) -> bool:
    found = reader.get(Actor, actor)
    return found is not None and found.alive
