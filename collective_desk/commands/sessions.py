"""What a person can do with sessions: plan, change, run, close."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from collective_desk.domain.entities import EntityId, Session
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.domain.steps import Step, step_fields
from collective_desk.store.queries.sessions import came_or_expected
from collective_desk.store.writer import Writer

from .actors import add_actor


def plan_session(
    write: Writer, /, title: str, *, steps: Iterable[Step] = (), **fields: Any
) -> EntityId:
    """Plan a session."""
    said = clean_values(Session, {"title": title, **fields})
    if not said["title"]:
        raise DeskError("session.no_title")
    return write.add(Session, **said, **step_fields(steps))


def plan_next(
    write: Writer, /, after: EntityId, title: str, *, steps: Iterable[Step] = (), **fields: Any
) -> EntityId:
    """Plan the meeting that a session agreed on: its day, place and things, the same people."""
    before = _known(write, after)
    today = write.now.astimezone().date().isoformat()
    # A day that has passed without a meeting is no day to plan for.
    date = before.next_date if (before.next_date or "") >= today else None
    needs = filter(None, (fields.get("materials"), before.next_bring))
    kept = {"facilitators": before.facilitators, "language": before.language}
    return plan_session(write, title, steps=steps, **fields | {
        "date": date, "place": before.next_place, "materials": "\n".join(needs),
        "expected": came_or_expected(write.read, before),
        **{name: said for name, said in kept.items() if said}})


def set_session(write: Writer, /, session: EntityId, **fields: Any) -> None:
    """Change what is planned or known of a session."""
    said = clean_values(Session, fields)
    if said.get("title") == "":
        raise DeskError("session.no_title")
    write.about(session)
    write.update(Session, session, **said)


def set_steps(write: Writer, session: EntityId, steps: Sequence[Step]) -> None:
    """Give a session other steps, or the same in another order."""
    write.about(session)
    write.update(Session, session, **step_fields(steps))


def start_session(write: Writer, session: EntityId) -> None:
    """Begin a session; one that was closed goes on."""
    known = _known(write, session)
    write.about(session)
    began = known.began or write.now.isoformat(timespec="seconds")
    date = known.date or write.now.astimezone().date().isoformat()
    write.update(Session, session, state="running", began=began, date=date, ended=None)


def close_session(write: Writer, session: EntityId, *, spent: Sequence[int] = ()) -> None:
    """Close a session, and write down the seconds that each step took."""
    known = _known(write, session)
    write.about(session)
    write.update(
        Session, session, state="closed", ended=write.now.isoformat(timespec="seconds"),
        spent=tuple(spent) or known.spent)


def expect_new(
    write: Writer, session: EntityId, names: Iterable[str], *, on: EntityId | None = None
) -> tuple[EntityId, ...]:
    """Put people on the desk who are expected at a session and are not there yet."""
    known = _known(write, session)
    made = tuple(add_actor(write, name, on=on) for name in names)
    write.about(session)
    write.update(Session, session, expected=(*known.expected, *made))
    return made


def delete_sessions(write: Writer, sessions: Iterable[EntityId]) -> None:
    """Take sessions off the desk; what was said and promised in them stays among all notes."""
    write.delete_all(Session, sessions)


def _known(write: Writer, session: EntityId) -> Session:
    known = write.read.get(Session, session)
    if known is None:
        raise DeskError("session.missing")
    return known
