"""`add`: draw lines, as in the quick add of the window; one step each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from collective_desk.commands.quick_add import Added, quick_add
from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk
from collective_desk.store.queries.names import NameIndex

from .terminal import Terminal, explain


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the lines."""
    parser.add_argument("lines", metavar="LINE", nargs="+", help=words("cli.add.line"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Draw line after line; stop at the first that cannot be drawn, and keep those before it."""
    with terminal.open(Path(said.desk)) as desk:
        names = NameIndex(desk.read)
        desk.observe(lambda commit: names.refresh(commit.touched.get(Actor.kind_name, ())))
        for number, line in enumerate(said.lines, start=1):
            try:
                added = desk.do(quick_add, line, names=names)
                _refuse_unclear(added)
            except DeskError as error:
                told = explain(error, terminal.words)
                if len(said.lines) > 1:
                    told = terminal.words("cli.add.at_line", line=number, said=told)
                print(told, file=sys.stderr)
                return 1
            _tell(desk, added, terminal)
    return 0


def _refuse_unclear(added: Added) -> None:
    """Refuse a name that means several actors: nobody can be asked here."""
    for asked in added.asked:
        count = len(asked.candidates)
        raise DeskError("quick_add.ambiguous", count=count, name=asked.text)


def _tell(desk: Desk, added: Added, terminal: Terminal) -> None:
    told = []
    if added.actors:
        names = _names(desk, added.actors)
        told.append(terminal.words("cli.add.actors", names=names, count=len(added.actors)))
    if added.ties:
        told.append(terminal.words("cli.add.ties", count=len(added.ties)))
    if not told:
        told.append(terminal.words("cli.add.known", names=_names(desk, added.reused)))
    print(" ".join(told))


def _names(desk: Desk, actors: tuple[EntityId, ...]) -> str:
    found = (desk.read.get(Actor, actor) for actor in actors)
    return ", ".join(actor.name for actor in found if actor)
