"""`search`: find actors, notes, promises and sessions by their words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from collective_desk.domain.entities import KINDS, Commitment, Note
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.find import find
from collective_desk.store.queries.record_index import RecordIndex
from collective_desk.store.reader import Reader

from .deeds import name_of
from .terminal import Terminal

_MOST: Final = 50


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the words."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help=words("cli.search.words"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Print what holds all the words; 1 where nothing does."""
    typed, words = " ".join(said.words), terminal.words
    with Reader.open(Path(said.desk)) as reader:
        lines = [f"{words(f'cli.search.{one.kind}')}  {one.text}" for one in find(reader, typed)]
        index = RecordIndex(reader)
        for hit in index.find(typed, _MOST):
            item = reader.get(KINDS[hit.kind], hit.id)
            kind = item.kind if isinstance(item, Note) else hit.kind
            time = said_day(words, item.time) if isinstance(item, (Note, Commitment)) else ""
            lines.append("  ".join(
                part for part in (words(f"cli.search.{kind}"), time, name_of(item)) if part))
        index.close()
    for line in lines:
        print(line)
    if not lines:
        print(words("cli.search.nothing"), file=sys.stderr)
    return 0 if lines else 1
