"""`session`: which sessions there are, and what one of them brought."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from collective_desk.domain.entities import Actor, Commitment, Session
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.steps import steps_of
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.notes import commitments, entries
from collective_desk.store.queries.sessions import present, sessions
from collective_desk.store.reader import Reader

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take what is wanted, and of which session."""
    parser.add_argument("what", choices=("list", "show"), help=words("cli.session.what"))
    parser.add_argument(
        "session", metavar="SESSION", nargs="?", default="", help=words("cli.session.which"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Print the sessions, or one of them."""
    with Reader.open(Path(said.desk)) as reader:
        if said.what == "list":
            known = sessions(reader)
            for session in known:
                print(_line(session, terminal.words))
            if not known:
                terminal.say("cli.session.none")
        else:
            for line in _lines(reader, found(reader, said.session), terminal.words):
                print(line)
    return 0


def found(reader: Reader, name: str) -> Session:
    """Find a session by its id or the beginning of its title; the latest where none is named."""
    known = sessions(reader)
    if not known and not name:
        raise DeskError("cli.session.none")
    key = fold(name)
    exact = [one for one in known if one.id == name or fold(one.title) == key]
    fitting = exact or [one for one in known if fold(one.title).startswith(key)]
    if not fitting:
        raise DeskError("cli.session.unknown", name=name)
    if name and len(fitting) > 1:
        raise DeskError("cli.session.several", name=name, count=len(fitting))
    return fitting[0]


def _line(session: Session, words: Words) -> str:
    day, state = said_day(words, session.date), words(f"session_state.{session.state}")
    parts = (day, session.title, session.place, state)
    return "  ".join(part for part in parts if part)


def _lines(reader: Reader, session: Session, words: Words) -> Iterable[str]:
    yield _line(session, words)
    if session.purpose:
        yield session.purpose
    for number, step in enumerate(steps_of(session), start=1):
        yield f"  {number}. {step.title} ({words('session.minutes', count=step.minutes)})"
    here = present(reader, session.id)
    if here:
        yield words("session.people", count=sum(one.heads for one in here))
    for entry in reversed(entries(reader, session.id)):
        if not entry.promised:
            yield f"  {words(f'note_letter.{entry.kind}')}  {entry.text}"
    for promise in commitments(reader, session.id):
        yield f"  {words('note_letter.commitment')}  {_promise(reader, promise, words)}"


def _promise(reader: Reader, promise: Commitment, words: Words) -> str:
    actor = reader.get(Actor, promise.owner) if promise.owner else None
    who = actor.name if actor else promise.owner_name
    parts = (who, said_day(words, promise.due), words(f"commitment_status.{promise.status}"))
    return f"{promise.text} ({', '.join(part for part in parts if part)})"
