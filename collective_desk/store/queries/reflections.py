"""Rounds of looking back, what was answered, and what changed on the desk since."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from collective_desk.domain.entities import ReflectionAnswer, ReflectionRound
from collective_desk.store.connect import explained, raw
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK
from .people import seen


def rounds(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[ReflectionRound]:
    """List the rounds, the latest first."""
    found = seen(reader.all(ReflectionRound), audience)
    return sorted(found, key=lambda one: (one.date or "", one.id), reverse=True)


def answers(
    reader: Reader, question: str | None = None, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[ReflectionAnswer]:
    """List what was answered, the latest first: to one question, or to all."""
    rows = (reader.all(ReflectionAnswer) if question is None
            else reader.all(ReflectionAnswer, question=question))
    said = [one for one in seen(rows, audience) if one.text or one.next_step]
    return sorted(said, key=lambda one: (one.date or "", one.id), reverse=True)


def came_since(reader: Reader, day: str) -> Counter[str]:
    """Count what came to the desk after a day, by its kind."""
    after = _end_of(day)
    if after is None:
        return Counter()
    with explained():
        rows = raw(reader.connection).execute(
            "SELECT op.kind, count(DISTINCT op.id) FROM op JOIN tx ON tx.seq=op.seq"
            " WHERE op.field='alive' AND op.value='true' AND tx.mode='do' AND tx.hlc>?"
            " GROUP BY op.kind", (after,),
        ).fetchall()
    return Counter(dict(rows))


def _end_of(day: str) -> int | None:
    """Give the stamp at the end of a day; None where it is no day."""
    try:
        end = datetime.fromisoformat(day).replace(hour=23, minute=59, second=59, tzinfo=UTC)
    except ValueError:
        return None
    return int(end.timestamp() * 1_000_000)
