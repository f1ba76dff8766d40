"""`new`: start a desk, empty or with the sample."""

from __future__ import annotations

import argparse
from pathlib import Path

from collective_desk.commands.desks import rename_desk, set_question
from collective_desk.commands.sample import open_sample
from collective_desk.commands.starting import start_desk
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk
from collective_desk.store.queries.counts import counts

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take what the desk starts with."""
    parser.add_argument("--sample", action="store_true", help=words("cli.new.sample"))
    parser.add_argument("--title", help=words("cli.new.title"))
    parser.add_argument("--question", help=words("cli.new.question"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Make the desk; what was half made is not left behind."""
    path = Path(said.desk)
    if said.sample:
        open_sample(path, language=terminal.words.language)
        with terminal.open(path) as desk:
            if said.title:
                desk.do(rename_desk, said.title)
            if said.question:
                desk.do(set_question, said.question)
            return _tell(desk, path, terminal)
    with start_desk(
        path, person=terminal.person, title=said.title or path.stem,
        question=said.question or "", language=terminal.words.language,
    ) as desk:
        return _tell(desk, path, terminal)


def _tell(desk: Desk, path: Path, terminal: Terminal) -> int:
    found, words = counts(desk.read), terminal.words
    terminal.say(
        "cli.new.done", path=path.name, actors=words("status.actors", count=found.actors),
        ties=words("status.ties", count=found.ties))
    return 0
