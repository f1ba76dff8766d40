"""`check`: is the desk whole? Nothing is changed, unless it is asked to be mended."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from collective_desk.host.paths import backups_folder
from collective_desk.host.words import Words
from collective_desk.store.check import Checked, check
from collective_desk.store.repair import may_be_mended, repair
from collective_desk.store.restore import latest_whole

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the wish to mend."""
    parser.add_argument("--repair", action="store_true", help=words("cli.check.repair"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Look at everything, and give 1 where something does not hold."""
    desk = Path(said.desk)
    found = check(desk)
    if said.repair and may_be_mended(found):
        found = repair(desk, person=terminal.person)
        terminal.say("cli.check.repaired")
    if found.photos_missing:
        terminal.say("cli.check.photos_missing", count=found.photos_missing)
    if found.whole:
        terminal.say("cli.check.whole", count=found.transactions, values=found.values)
        return 0
    problems = [terminal.words(problem.id, count=problem.count) for problem in found.problems]
    print(*problems, _way_out(desk, found, terminal), file=sys.stderr)
    return 1


def _way_out(desk: Path, found: Checked, terminal: Terminal) -> str:
    """Say what mends the desk, or which copy there is to go back to."""
    words = terminal.words
    if may_be_mended(found):
        return words("cli.check.may_be_repaired")
    copy = latest_whole(desk, backups_folder(desk))
    if copy is None:
        return words("copy.none", path=desk.name)
    return words("cli.check.copy", time=terminal.moment(copy.time))
