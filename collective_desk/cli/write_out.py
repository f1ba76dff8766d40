"""`export`: the desk as a table, JSON or picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader

from .painting import paint_png
from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take where to; the form is told by the end of the name."""
    parser.add_argument("out", metavar="OUT", help=words("cli.export.out"))
    levels = VOCABULARIES["sensitivity"]
    parser.add_argument(
        "--audience", choices=levels, default=levels[-1], metavar="LEVEL",
        help=words("cli.export.audience", codes=", ".join(levels)),
    )


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write it, and name the files that were made."""
    from collective_desk.exchange.write import export, files_of

    out = Path(said.out)
    with Reader.open(Path(said.desk)) as reader:
        export(reader, out, audience=said.audience, paint_png=paint_png)
    for path in files_of(out):
        terminal.say("cli.written", path=path.name)
    return 0
