"""`restore`: go back to a copy of the desk; what stood in its place is kept aside."""

from __future__ import annotations

import argparse
from pathlib import Path

from collective_desk.domain.errors import DeskError
from collective_desk.host.paths import backups_folder
from collective_desk.host.words import Words
from collective_desk.store.restore import copies_of, go_back, latest_whole

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the copy, or the wish to see which there are."""
    parser.add_argument("copy", metavar="COPY", nargs="?", help=words("cli.restore.copy"))
    parser.add_argument("--list", action="store_true", help=words("cli.restore.list"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Put the copy that is named, else the latest whole one, in the place of the desk."""
    desk = Path(said.desk)
    if said.list:
        copies = copies_of(desk, backups_folder(desk))
        for copy in copies:
            print(f"{terminal.moment(copy.time)}  {copy.path}")
        if not copies:
            terminal.say("copy.none", path=desk.name)
        return 0
    chosen = Path(said.copy) if said.copy else _latest(desk)
    back = go_back(desk, chosen, person=terminal.person)
    terminal.say("cli.restore.done", path=desk.name, copy=chosen.name)
    if back.saved:
        terminal.say("copy.saved", count=back.saved)
    if back.aside:
        terminal.say("cli.restore.aside", path=back.aside.name)
    return 0


def _latest(desk: Path) -> Path:
    copy = latest_whole(desk, backups_folder(desk))
    if copy is None:
        raise DeskError("copy.none", path=desk.name)
    return copy.path
