"""Days, times and people in words, as the session pages write them."""

from __future__ import annotations

from datetime import date, datetime

from collective_desk.domain.days import today
from collective_desk.domain.entities import Actor, Commitment, EntityId
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK, may_see
from collective_desk.store.queries.notes import OPEN, is_late
from collective_desk.store.reader import Reader

SOON = 7
"""Days before which a promise is counted in days."""


def moment(time: str) -> datetime | None:
    """Read when something was written down, in local time."""
    try:
        return datetime.fromisoformat(time).astimezone()
    except ValueError:
        return None


def side_by_side(*parts: str) -> str:
    """Join what is known of a thing; each part keeps its own direction."""
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def said_due(words: Words, promise: Commitment) -> tuple[str, str]:
    """Say by when, and in which tone: what is late or near wants a person."""
    if promise.status not in OPEN:
        status = words(f"commitment_status.{promise.status}")
        day = said_day(words, promise.settled)
        return (words("session.settled", status=status, day=day) if day else status), "ink_soft"
    if not promise.due:
        return words("session.no_day"), "ink_soft"
    day = said_day(words, promise.due)
    if is_late(promise, today()):
        return words("session.late", day=day), "warn"
    try:
        ahead = (date.fromisoformat(promise.due[:10]) - today()).days
    except ValueError:
        return words("session.by", day=day), "ink_soft"
    if ahead > SOON:
        return words("session.by", day=day), "ink_soft"
    return words("session.in_days", count=ahead, day=day), "warn"


def said_owner(read: Reader, promise: Commitment) -> str:
    """Say who promised."""
    actor = read.get(Actor, promise.owner) if promise.owner else None
    return actor.name if actor is not None and actor.alive else promise.owner_name


def named(read: Reader, actor: EntityId, *, audience: str = EVERYONE_OF_THE_DESK) -> str:
    """Give the name of an actor that an audience may see; else nothing."""
    known = read.get(Actor, actor)
    return known.name if known is not None and may_see(known, audience) else ""
