"""When each actor was last heard from: in a session, at a milestone, in an answer or a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attendance,
    Commitment,
    EntityId,
    Milestone,
    Note,
    Session,
)
from collective_desk.domain.folding import fold
from collective_desk.domain.trust import Heard, Promise, day_of
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, code_names, may_read, may_see

_EXPECTED: Final = frozenset({"approached", "engaged", "committed"})
"""Who is on the way with us should be heard from now and then."""


def heard(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Heard]:
    """List who is on the way with us and on which day each was last heard from."""
    rows = reader.rows(
        Actor, "id", "name", "short_label", "aliases", "presence", "own_team", "empty_chair",
        "merged_into", "sensitivity")
    codes = code_names(reader, audience)
    last: dict[EntityId, int] = {}
    named: dict[str, EntityId] = {}
    for id, name, short, aliases, *_ in rows:
        named |= {fold(said): id for said in (name, short, *aliases) if said}
    for id, day in _words(reader, named):
        last[id] = max(day, last.get(id, 0))
    return [
        Heard(id, codes.get(id) or short or name, last.get(id))
        for id, name, short, _, presence, own, chair, merged, sensitivity in rows
        if presence in _EXPECTED and not own and not chair and merged is None
        and may_read(id, sensitivity, audience)
    ]


def promises(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Promise]:
    """List what was promised, by whom and until when."""
    codes = code_names(reader, audience)
    people = {
        id: codes.get(id) or short or name for id, name, short, sensitivity in reader.rows(
            Actor, "id", "name", "short_label", "sensitivity")
        if may_read(id, sensitivity, audience)
    }
    return [
        Promise(one.id, one.text, people.get(one.owner or "") or one.owner_name,
                day_of(one.due), one.status)
        for one in reader.all(Commitment)
        if may_see(one, audience) and (one.owner is None or one.owner in people)
    ]


def _words(reader: Reader, named: dict[str, EntityId]) -> Iterator[tuple[EntityId, int]]:
    """Give every sign of life: who, and on which day."""
    sessions = {
        id: day_of(date) for id, date, state in reader.rows(Session, "id", "date", "state")
        if state != "planned"}
    for actor, session in reader.rows(Attendance, "actor", "session"):
        if actor and (day := sessions.get(session)):
            yield actor, day
    for date, took_part, led in reader.rows(Milestone, "date", "took_part", "led"):
        if day := day_of(date):
            yield from ((id, day) for id in (*took_part, *led))
    for rater, date in reader.rows(Assessment, "rater", "date"):
        if (id := named.get(fold(rater or ""))) and (day := day_of(date)):
            yield id, day
    for speaker, session in reader.rows(Note, "speaker", "session"):
        if (id := named.get(fold(speaker or ""))) and (day := sessions.get(session)):
            yield id, day
