"""`check`: is the desk whole? Nothing is changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from collective_desk.host.words import Words
from collective_desk.store.check import check

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take nothing but the desk."""


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Look at everything, and give 1 where something does not hold."""
    found = check(Path(said.desk))
    for problem in found.problems:
        print(terminal.words(problem.id, count=problem.count), file=sys.stderr)
    if found.photos_missing:
        terminal.say("cli.check.photos_missing", count=found.photos_missing)
    if found.whole:
        terminal.say("cli.check.whole", transactions=found.transactions, values=found.values)
    return 0 if found.whole else 1
