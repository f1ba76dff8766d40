"""Who leads what and when, and how far we step forward ourselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import EntityId, LeadershipTurn, Posture
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def add_turn(
    write: Writer, /, collective: EntityId, actor: EntityId, function: str | None = None, *,
    since: str | None = None, until: str | None = None,
) -> EntityId:
    """Say that an actor leads from a day on, today if none is named."""
    period = (since or write.now.date().isoformat(), until)
    said = {"collective": collective, "actor": actor, "function": function, "period": period}
    write.about(collective)
    return write.add(LeadershipTurn, **clean_values(LeadershipTurn, said))


def set_turn(write: Writer, /, turn: EntityId, **fields: Any) -> None:
    """Put a turn right: its function or its days."""
    write.about(turn)
    write.update(LeadershipTurn, turn, **clean_values(LeadershipTurn, fields))


def end_turns(write: Writer, turns: Iterable[EntityId], until: str | None = None) -> None:
    """Let turns end on a day, today if none is named."""
    # The end of a turn is no correction of what was said, it is known later: the same row tells.
    day = until or write.now.date().isoformat()
    for id in dict.fromkeys(turns):
        known = write.read.get(LeadershipTurn, id)
        if known is None:
            raise DeskError("entity.missing", kind=LeadershipTurn.kind_name, id=id)
        since = known.period[0] if known.period else None
        write.about(id)
        write.update(
            LeadershipTurn, id, **clean_values(LeadershipTurn, {"period": (since, day)}))


def delete_turns(write: Writer, turns: Iterable[EntityId]) -> None:
    """Take turns back that never were."""
    write.delete_all(LeadershipTurn, turns)


def take_posture(
    write: Writer, /, collective: EntityId, stance: str, *, since: str | None = None,
    reason: str = "", signals: str = "",
) -> EntityId:
    """Say how we stand to a collective from a day on, and why; the stance before stays known.

    Said twice for one day, the second word puts the first right.
    """
    day = since or write.now.date().isoformat()
    for known in write.read.all(Posture, collective=collective, since=day):
        told = {"stance": stance} | ({"reason": reason} if reason else {}) | (
            {"signals": signals} if signals else {})
        set_posture(write, known.id, **told)
        return known.id
    said = {
        "collective": collective, "stance": stance, "reason": reason, "signals": signals,
        "since": day,
    }
    write.about(collective)
    return write.add(Posture, **clean_values(Posture, said))


def set_posture(write: Writer, /, posture: EntityId, **fields: Any) -> None:
    """Put right what is said of our stance: its day, its reason, the signals to change it."""
    write.about(posture)
    write.update(Posture, posture, **clean_values(Posture, fields))


def delete_postures(write: Writer, postures: Iterable[EntityId]) -> None:
    """Take stances back that we never took."""
    write.delete_all(Posture, postures)
