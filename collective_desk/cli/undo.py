"""`undo` and `redo`: take back this person's last step, or do it again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from collective_desk.domain.entities import KINDS
from collective_desk.host.words import Words

from .deeds import name_of, step_words
from .terminal import Terminal


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take nothing but the desk."""


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Do it, and say what it was and what was kept."""
    verb = str(said.verb)
    with terminal.open(Path(said.desk)) as desk:
        undone = desk.undo() if verb == "undo" else desk.redo()
        if undone is None:
            print(terminal.words(f"cli.{verb}.nothing", person=terminal.person), file=sys.stderr)
            return 1
        terminal.say(f"cli.{verb}.done", deed=step_words(desk.read, undone.deed, terminal.words))
        for kept in undone.kept:
            item = desk.read.get(KINDS[kept.kind], kept.id) if kept.kind in KINDS else None
            terminal.say(
                "cli.undo.kept", field=kept.field, name=name_of(item) or kept.id,
                person=kept.person,
            )
    return 0
