"""`export`: the desk as a table, JSON or picture."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from collective_desk.host.words import Words
from collective_desk.store.reader import Reader

from .painting import paint
from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take where to; the form is told by the end of the name."""
    parser.add_argument("out", metavar="OUT", help=words("cli.export.out"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write the file."""
    from collective_desk.exchange.write import export

    out = Path(said.out)
    with Reader.open(Path(said.desk)) as reader:
        if out.suffix.lower() != ".png":
            export(reader, out)
        else:
            with TemporaryDirectory() as folder:
                paint(export(reader, Path(folder) / "map.svg"), out)
    terminal.say("cli.written", path=out.name)
    return 0
