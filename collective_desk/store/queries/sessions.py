"""Sessions as they are listed, and who was in the room."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Attendance, EntityId, Session
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .same import same


@dataclass(frozen=True, slots=True)
class Present:
    """An actor or group in the room, as it was counted last."""

    id: EntityId
    actor: EntityId | None
    group: str
    heads: int
    consent: str


def sessions(reader: Reader, *, audience: str = "strict") -> list[Session]:
    """List the sessions an audience may know of, the latest first, those without a day on top."""
    known = [
        session for session in reader.all(Session)
        if audience == "strict" or _may(session, audience)
    ]
    known.sort(key=lambda session: (session.began or session.date or "9", session.id), reverse=True)
    return known


def running_session(reader: Reader) -> Session | None:
    """Give the session that runs, or was left running."""
    running = reader.all(Session, state="running")
    return max(running, key=lambda session: (session.began or "", session.id), default=None)


def present(
    reader: Reader, session: EntityId, *, audience: str = "strict"
) -> list[Present]:
    """List who was in the room: of several counts of the same people the latest."""
    latest: dict[tuple[EntityId | None, str], Attendance] = {}
    known_as = same(reader)
    for row in reader.all(Attendance, session=session):
        if not may_show(row.sensitivity, audience):
            continue
        actor = known_as.who(row.actor) if row.actor else None
        key = (actor, "" if actor else row.group)
        known = latest.get(key)
        if known is None or (row.time or "", row.id) >= (known.time or "", known.id):
            latest[key] = row
    return [
        Present(row.id, actor, row.group, 1 if row.heads is None else row.heads, row.consent)
        for (actor, _), row in latest.items() if row.heads != 0
    ]


def _may(session: Session, audience: str) -> bool:
    return may_show(session.sensitivity, audience) and not is_private(session.id)
