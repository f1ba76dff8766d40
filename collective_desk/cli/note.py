"""`note`: write lines down as in a running session; one step each."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from collective_desk.commands.note_words import note_language
from collective_desk.commands.notes import write_note
from collective_desk.domain.note_line import read_note
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.note_links import NoteLinks

from .session import found
from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the session and the lines."""
    parser.add_argument("--session", metavar="S", default="", help=words("cli.session.which"))
    parser.add_argument("lines", metavar="LINE", nargs="+", help=words("cli.note.line"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write line after line."""
    words = terminal.words
    today = datetime.now().astimezone().date()
    with terminal.open(Path(said.desk)) as desk:
        session = found(desk.read, said.session).id if said.session else None
        links, language = NoteLinks(desk.read, NameIndex(desk.read)), note_language(words)
        for text in said.lines:
            line = read_note(text, language, today=today, who=links.who)
            desk.do(write_note, line, session=session)
            kind = words(f"note_kind.{line.kind}")
            due = f" ({said_day(words, line.due)})" if line.due else ""
            print(words("cli.note.written", kind=kind, text=f"{line.text}{due}"))
            for hint in line.hints:
                print(words(hint.id, text=hint.text, days=hint.days))
    return 0
