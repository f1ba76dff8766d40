"""Who led what from when to when, and how we stood to it ourselves."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, EntityId, LeadershipTurn, Posture
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK
from .people import people, seen


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn with the actor who leads."""

    turn: LeadershipTurn
    actor: Actor

    @property
    def since(self) -> str:
        """The day on which it began; nothing where nobody knows."""
        return (self.turn.period[0] if self.turn.period else None) or ""

    @property
    def until(self) -> str:
        """The day on which it ended; nothing while it goes on."""
        return (self.turn.period[1] if self.turn.period else None) or ""


def turns(
    reader: Reader, collective: EntityId | None = None, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Turn]:
    """List who led what, by the day of beginning: in one collective, or in all."""
    rows = seen(
        reader.all(LeadershipTurn) if collective is None
        else reader.all(LeadershipTurn, collective=collective), audience)
    actors = people(reader, audience, {one.actor for one in rows})
    found = [Turn(one, actors[one.actor]) for one in rows if one.actor in actors]
    return sorted(found, key=lambda one: (one.since, one.turn.id))


def postures(
    reader: Reader, collective: EntityId | None = None, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Posture]:
    """List how we stood to a collective, or to all, the oldest first."""
    rows = (reader.all(Posture) if collective is None
            else reader.all(Posture, collective=collective))
    return sorted(seen(rows, audience), key=lambda one: (one.since or "", one.id))
