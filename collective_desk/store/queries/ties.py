"""The ties of a desk and their kinds."""

from __future__ import annotations

from collective_desk.domain.entities import Actor, EntityId, Tie, TieKind
from collective_desk.store.reader import Reader

from .same import same


def tie_kinds(reader: Reader) -> list[TieKind]:
    """List the kinds of ties, in the order in which they are asked."""
    return sorted(reader.all(TieKind), key=lambda kind: (kind.order, kind.name, kind.id))


def ties_of(reader: Reader, actor: EntityId) -> list[Tie]:
    """List the ties of an actor and of whom it stands for; what it says of others first."""
    known = same(reader)
    who = known.who(actor)
    group = known.group(actor)
    out = [tie for one in group for tie in reader.all(Tie, source=one)]
    back = [tie for one in group for tie in reader.all(Tie, target=one) if tie.source not in group]
    ties = known.ties(out + back)
    return [tie for tie in ties if _lives(reader, other_end(tie, who))]



def other_end(tie: Tie, actor: EntityId) -> EntityId:
    """Give the actor at the other end of a tie."""
    return tie.target if tie.source == actor else tie.source


def _lives(reader: Reader, actor: EntityId) -> bool:
    found = reader.get(Actor, actor)
    return found is not None and found.alive
