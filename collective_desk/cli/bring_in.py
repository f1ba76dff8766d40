"""`import`: a Kumu workbook, CSV files or a list of names, in one step."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from collective_desk.domain.plans import ImportPlan, RowProblem
from collective_desk.host.words import Words
from collective_desk.store.queries.maps import maps
from collective_desk.store.reader import Reader

from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the files."""
    parser.add_argument("files", metavar="FILE", nargs="+", help=words("cli.import.file"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.import.dry_run"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Say what comes in and what does not, row by row; bring it in unless it is a dry run."""
    from collective_desk.commands.imports import apply_import
    from collective_desk.exchange.plan_import import plan_import

    files = [Path(file) for file in said.files]
    if said.dry_run:
        with Reader.open(Path(said.desk)) as reader:
            plan = plan_import(reader, files)
            return _tell(plan, terminal, done=False)
    with terminal.open(Path(said.desk)) as desk:
        plan = plan_import(desk.read, files)
        if not plan.is_empty:
            first = next(iter(maps(desk.read)), None)
            desk.do(apply_import, plan, on=first.id if first else None)
        return _tell(plan, terminal, done=True)


def _tell(plan: ImportPlan, terminal: Terminal, *, done: bool) -> int:
    """Name every doubtful row, then the sum; 1 where all rows were wrong."""
    for problem in plan.problems:
        print(_sentence(problem, terminal.words), file=sys.stderr)
    found, words = plan.counts, terminal.words
    known = found.known_actors + found.known_ties
    refused = bool(found.left_out and plan.is_empty and not known)
    print(words(
        "cli.import.done" if done else "cli.import.would",
        actors=words("status.actors", count=found.new_actors + found.named_only),
        ties=words("status.ties", count=found.new_ties),
        known=known, left_out=found.left_out,
    ), file=sys.stderr if refused else sys.stdout)
    return int(refused)


def _sentence(problem: RowProblem, words: Words) -> str:
    """Say where a problem stands and what it is."""
    facts = {"column": problem.column, **dict(problem.facts)}
    said = words(problem.id, **facts) if problem.id in words else problem.id
    place = " · ".join(filter(None, (problem.origin.file, problem.origin.sheet)))
    if problem.origin.row:
        told = " · ".join(filter(None, (problem.column, said)))
        return words("cli.import.row", place=place, row=problem.origin.row, said=told)
    return words("cli.import.file_says", place=place, said=said)
