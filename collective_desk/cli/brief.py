"""`brief`: the desk on paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.store.reader import Reader

from .terminal import Terminal

if TYPE_CHECKING:
    from collective_desk.briefs.notices import Notice


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take where to, the paper and the language."""
    parser.add_argument("out", metavar="OUT.pdf", help=words("cli.brief.out"))
    parser.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", type=str.title,
        help=words("cli.brief.paper"))
    parser.add_argument(
        "--language", choices=LANGUAGES, default=words.language, metavar="CODE",
        help=words("cli.brief.language"),
    )
    levels = VOCABULARIES["sensitivity"]
    parser.add_argument(
        "--audience", choices=levels, default="limited", metavar="LEVEL",
        help=words("cli.brief.audience", codes=", ".join(levels)),
    )


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write the brief of the first map, and say which letters it could not print."""
    from collective_desk.briefs.pdf import write_brief

    out = terminal.target(said.out, ".pdf")
    noticed: list[Notice] = []
    with Reader.open(Path(said.desk)) as reader:
        written = write_brief(
            reader, out, paper=said.paper, language=said.language,
            audience=said.audience, author=terminal.signed, noticed=noticed.append,
        )
    terminal.say("cli.written", path=written.name)
    for notice in noticed:
        if notice.scripts:
            print(notice.said(terminal.words), file=sys.stderr)
    return 0
