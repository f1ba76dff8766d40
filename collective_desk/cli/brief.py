"""`brief`: the desk on paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from collective_desk.host.words import LANGUAGES, Words
from collective_desk.store.reader import Reader

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take where to, the paper and the language."""
    parser.add_argument("out", metavar="OUT.pdf", help=words("cli.brief.out"))
    parser.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", help=words("cli.brief.paper"))
    parser.add_argument(
        "--language", choices=LANGUAGES, default=words.language, metavar="CODE",
        help=words("cli.brief.language"),
    )


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write the brief of the first map."""
    from collective_desk.briefs.pdf import write_brief

    out = terminal.target(said.out, ".pdf")
    with Reader.open(Path(said.desk)) as reader:
        written = write_brief(
            reader, out, paper=said.paper, language=said.language,
            author=terminal.person,
        )
    terminal.say("cli.written", path=written.name)
    return 0
