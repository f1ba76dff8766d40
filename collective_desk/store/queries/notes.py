"""What was said and promised: by session, by actor, in the order of the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from collective_desk.domain.entities import Commitment, EntityId, Note, Session
from collective_desk.domain.note_line import PROMISE
from collective_desk.store.connect import column, raw
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_see
from .consent import Consent
from .same import same

OPEN = ("open", "partly")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of what was written down: a note, or a promise."""

    id: EntityId
    kind: str
    text: str
    time: str
    session: EntityId | None
    step: int | None
    about: tuple[EntityId, ...]
    speaker: str = ""
    sensitivity: str = "open"
    attachments: tuple[EntityId, ...] = ()

    @property
    def promised(self) -> bool:
        """Whether it is a promise."""
        return self.kind == PROMISE


def entries(
    reader: Reader, session: EntityId | None = None, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Entry]:
    """List notes and promises, of one session or of all, the latest first."""
    only = {} if session is None else {"session": session}
    who, consent = same(reader).who, Consent(reader, audience)
    found = [
        entry_of(note, who) for note in reader.all(Note, **only)
        if may_see(note, audience) and consent.allows(note)
    ]
    found += [
        entry_of(promise, who) for promise in reader.all(Commitment, **only)
        if promise.note is None and may_see(promise, audience)
    ]
    found.sort(key=lambda entry: (entry.time, entry.id), reverse=True)
    return found


def entry(reader: Reader, id: EntityId) -> Entry | None:
    """Read one note or promise, if it stands."""
    note, promise = reader.get(Note, id), reader.get(Commitment, id)
    found = note or promise
    return entry_of(found, same(reader).who) if found is not None and found.alive else None


def entry_of(item: Note | Commitment, who: Callable[[EntityId], EntityId]) -> Entry:
    """Give a note or a promise as a row; `who` tells which actor stands for a merged one."""
    about = tuple(dict.fromkeys(map(who, item.about)))
    if isinstance(item, Commitment):
        return Entry(
            item.id, PROMISE, item.text, item.time or "", item.session, item.step, about,
            sensitivity=item.sensitivity)
    return Entry(
        item.id, item.kind, item.text, item.time or "", item.session, item.step, about,
        item.speaker, item.sensitivity, item.attachments)


def commitments(
    reader: Reader, session: EntityId | None = None, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Commitment]:
    """List what was promised: what is open by its day first, then what is settled."""
    only = {} if session is None else {"session": session}
    who = same(reader).who
    found = [
        replace(one, owner=who(one.owner)) if one.owner else one
        for one in reader.all(Commitment, **only) if may_see(one, audience)
    ]
    found.sort(key=lambda one: (one.status not in OPEN, one.due or "9", one.time or "", one.id))
    return found


def open_before(
    reader: Reader, session: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Commitment]:
    """List what was promised outside a session and nobody settled yet, by its day."""
    closed_to = {one.id for one in reader.all(Session) if not may_see(one, audience)}
    return [
        one for one in commitments(reader, audience=audience)
        if one.session != session and one.status in OPEN and one.session not in closed_to]


def is_late(commitment: Commitment, today: date) -> bool:
    """Say whether a promise that is still open should have been kept by now."""
    return commitment.status in OPEN and bool(commitment.due) and (
        str(commitment.due) < today.isoformat())


def about(reader: Reader, id: EntityId, *, limit: int = 20) -> list[Entry]:
    """List the latest notes and promises that name an actor or a tie, or are its own promises."""
    run = raw(reader.connection).execute
    ids: set[EntityId] = set()
    for each in same(reader).group(id):
        named = f'%"{each}"%'
        ids.update(column(run("SELECT id FROM note WHERE alive=1 AND about LIKE ?", (named,))))
        ids.update(column(run(
            "SELECT id FROM commitment WHERE alive=1"
            " AND (owner=? OR (note IS NULL AND about LIKE ?))", (each, named))))
    found = [one for each in ids if (one := entry(reader, each)) is not None]
    found.sort(key=lambda one: (one.time, one.id), reverse=True)
    return found[:limit]
