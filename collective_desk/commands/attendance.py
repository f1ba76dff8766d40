"""Who was in the room: each count is written down anew, the latest counts."""

from __future__ import annotations

from collective_desk.domain.entities import Attendance, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.writer import Writer


def count_present(
    write: Writer, session: EntityId, *, actor: EntityId | None = None, group: str = "",
    heads: int | None = None, consent: str = "not_asked",
) -> EntityId:
    """Write down who came: an actor of the desk or a group, how many heads, what they agreed to.

    Nobody (0 heads) takes back an earlier count.
    """
    if consent not in VOCABULARIES["consent"]:
        raise DeskError("field.wrong", field="consent", value=consent)
    said = clean_values(Attendance, {
        "session": session, "actor": actor, "group": group, "heads": heads, "consent": consent,
        "time": write.now.isoformat(timespec="microseconds")})
    if said["actor"] is None and not said["group"]:
        raise DeskError("attendance.nobody")
    if heads is not None and heads < 0:
        raise DeskError("field.wrong", field="heads", value=str(heads))
    write.about(session)
    return write.add(Attendance, **said)
