"""Who was in the room: each count is written down anew, the latest counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from collective_desk.domain.entities import Attendance, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.rules import clean_values
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.same import same
from collective_desk.store.queries.sessions import latest_counts
from collective_desk.store.writer import Writer

_TICK: Final = timedelta(microseconds=1)


def count_present(
    write: Writer, session: EntityId, *, actor: EntityId | None = None, group: str = "",
    heads: int | None = None, consent: str | None = None,
) -> EntityId:
    """Write down who came: an actor of the desk or a group, how many heads, what they agreed to.

    Nobody (0 heads) takes back an earlier count; what people agreed to, or took back, holds until
    something else is said of it.
    """
    if consent is not None and consent not in VOCABULARIES["consent"]:
        raise DeskError("field.wrong", field="consent", value=consent)
    before = _counted_before(write, session, actor, group)
    said = clean_values(Attendance, {
        "session": session, "actor": actor, "group": group, "heads": heads,
        "consent": consent or (before.consent if before else "not_asked"),
        "time": write.now.isoformat(timespec="microseconds")})
    if said["actor"] is None and not said["group"]:
        raise DeskError("attendance.nobody")
    if heads is not None and heads < 0:
        raise DeskError("field.wrong", field="heads", value=str(heads))
    write.about(session)
    said["time"] = _later(said["time"], before.time or "" if before else "")
    return write.add(Attendance, **said)


def _counted_before(
    write: Writer, session: EntityId, actor: EntityId | None, group: str
) -> Attendance | None:
    """Give how the same people were counted last, None where they were not."""
    known = same(write.read)
    people = (session, known.who(actor), "") if actor else (session, None, fold(group))
    return latest_counts(write.read.all(Attendance, session=session), known).get(people)


def _later(now: str, before: str) -> str:
    """Give the time now, or one just after `before` where the clock was set back since."""
    if now > before:
        return now
    try:
        return (datetime.fromisoformat(before) + _TICK).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):  # what another desk wrote there is no time
        return now
