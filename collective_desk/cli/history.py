"""`history`: who did what, and when."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from collective_desk.host.words import Words
from collective_desk.store.reader import Reader

from .deeds import deed_words
from .terminal import Terminal

_ALL = 10_000_000


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the form in which it is printed."""
    parser.add_argument("--json", action="store_true", help=words("cli.as_json"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Print a line for each step, the newest first."""
    with Reader.open(Path(said.desk)) as reader:
        if said.json:
            from collective_desk.exchange.show import history

            print(json.dumps(history(reader), ensure_ascii=False, indent=2))
            return 0
        for deed in reader.history(limit=_ALL):
            terminal.say(
                "cli.history.deed", time=terminal.moment(deed.time),
                person=deed.person, deed=deed_words(reader, deed, terminal.words),
            )
    return 0
