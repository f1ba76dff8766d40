"""Sessions as they are listed, and who was in the room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Attendance, EntityId, Session
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_see
from .same import Same, same

Counted = tuple[EntityId, EntityId | None, str]
"""Whom a count is about: session, actor, or else the name of a group, folded."""


@dataclass(frozen=True, slots=True)
class Present:
    """An actor or group in the room, as it was counted last."""

    id: EntityId
    actor: EntityId | None
    group: str
    heads: int
    consent: str


def sessions(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[Session]:
    """List the sessions an audience may know of, the latest first, those without a day on top."""
    known = [
        session for session in reader.all(Session)
        if may_see(session, audience)
    ]
    known.sort(key=lambda session: (session.began or session.date or "9", session.id), reverse=True)
    return known


def running_session(reader: Reader) -> Session | None:
    """Give the session that runs, or was left running."""
    running = reader.all(Session, state="running")
    return max(running, key=lambda session: (session.began or "", session.id), default=None)


def agreed_next(reader: Reader) -> Session | None:
    """Give the session that agreed on a next meeting, where nobody planned that one yet."""
    known = reader.all(Session)
    closed = [one for one in known if one.state == "closed"]
    last = max(
        closed, key=lambda one: (one.ended or one.began or one.date or "", one.id), default=None)
    if last is None or not (last.next_date or last.next_place or last.next_bring):
        return None
    planned = any(
        one.date == last.next_date if last.next_date else one.state != "closed"
        for one in known if one.id != last.id)
    return None if planned else last


def came_or_expected(reader: Reader, session: Session) -> tuple[EntityId, ...]:
    """List whom a session waited for, and who came besides."""
    who = same(reader).who
    came = (one.actor for one in present(reader, session.id) if one.actor)
    asked = dict.fromkeys((*map(who, session.expected), *came))
    return tuple(id for id in asked if reader.get(Actor, id) is not None)


def present(
    reader: Reader, session: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Present]:
    """List who was in the room: of several counts of the same people the latest."""
    rows = (row for row in reader.all(Attendance, session=session) if may_see(row, audience))
    return [
        Present(row.id, actor, row.group, 1 if row.heads is None else row.heads, row.consent)
        for (_, actor, _), row in latest_counts(rows, same(reader)).items() if row.heads != 0
    ]


def latest_counts(rows: Iterable[Attendance], known: Same) -> dict[Counted, Attendance]:
    """Give the latest count of the same people: of an actor, whoever it is now, or of a group."""
    latest: dict[Counted, Attendance] = {}
    for row in rows:
        actor = known.who(row.actor) if row.actor else None
        people = (row.session, actor, "" if actor else fold(row.group))
        before = latest.get(people)
        if before is None or (row.time or "", row.id) >= (before.time or "", before.id):
            latest[people] = row
    return latest
