"""From the words on a command line to one verb, and from what goes wrong to one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.host.language import system_language
from collective_desk.host.person import acting_person
from collective_desk.host.said_days import said_moment
from collective_desk.host.settings import load_settings
from collective_desk.host.words import Words
from collective_desk.store.connect import explained

from .line import VERBS, understood
from .outlet import NotPrinted, outlet

if TYPE_CHECKING:
    from collective_desk.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a verb needs to know of its surroundings: who acts, and the words to say it."""

    person: str
    words: Words
    signed: str = ""
    """Who is named as the author of what is printed: who was said or set, never a login."""

    def say(self, id: str, /, **facts: object) -> None:
        """Print a sentence."""
        print(self.words(id, **facts))

    def moment(self, time: datetime) -> str:
        """Say a day and the time of day, where the person is."""
        return said_moment(self.words, time)

    def target(self, name: str, ending: str = "") -> Path:
        """Give where something may be written: never in the place of a desk."""
        from collective_desk.store.files import is_desk

        path = Path(name)
        if ending and path.suffix.lower() != ending:
            raise DeskError("file.ending", path=path.name or name, ending=ending)
        if is_desk(path):
            raise DeskError("file.is_desk", path=path.name)
        if not os.access(path.parent, os.F_OK) or not path.parent.is_dir():
            raise DeskError("desk.no_folder", path=str(path.parent))
        return path

    def open(self, path: Path) -> Desk:
        """Open a desk to change it, copied before the first change of the day or an upgrade."""
        from collective_desk.host.paths import backups_folder
        from collective_desk.store.backup import daily
        from collective_desk.store.desk import Desk

        desk = Desk.open(path, person=self.person, backups=backups_folder(path))
        try:
            daily(path, backups_folder(path))
        except (DeskError, OSError) as error:  # no room for a copy keeps nobody from working
            if isinstance(error, DeskError) and error.id == "desk.damaged":
                print(self.words("cli.copy_damaged", path=path.name), file=sys.stderr)
        except BaseException:  # told to end while the copy is made
            desk.close()
            raise
        return desk


class Verb(Protocol):
    """What the module of a verb offers."""

    def run(self, said: argparse.Namespace, terminal: Terminal) -> int:
        """Do it, and give the exit code."""


def run(argv: list[str]) -> int:
    """Do what a command line says; give 0, 1 for a refusal, 2 for what was not understood."""
    with redirect_stdout(outlet(sys.stdout)), redirect_stderr(outlet(sys.stderr)):
        try:
            return _run(argv)
        except NotPrinted:  # not even the complaint
            return 1


def _run(argv: list[str]) -> int:
    if argv == ["--self-check"]:
        from .self_check import main

        return main()
    settings = load_settings()
    words = Words(settings.person.language or system_language())
    try:
        said = understood(argv, words)
        signed = " ".join((getattr(said, "as", "") or settings.person.name).split())
        terminal = Terminal(acting_person(signed), words, signed)
        verb: Verb = import_module(f"{__package__}.{VERBS[said.verb]}")
        with explained():
            code = verb.run(said, terminal)
        sys.stdout.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 2
    except BrokenPipeError:  # who reads has seen enough (`show | head`)
        _print_nowhere()
        return 0
    except NotPrinted as error:  # what was done stays done
        print(words("cli.not_printed", reason=error), file=sys.stderr)
        _print_nowhere()
        return 1
    except (DeskError, OSError) as error:
        print(_refusal(error, words), file=sys.stderr)
        return 1
    except (KeyboardInterrupt, Cancelled):
        print(words("cli.stopped"), file=sys.stderr)
        return 1
    return code


def explain(error: DeskError, words: Words) -> str:
    """Give the sentence of an error, or its id where nobody wrote one."""
    facts = {"path": "?", "person": "?", **error.facts}
    return words(error.id, **facts) if error.id in words else str(error)


def _refusal(error: DeskError | OSError, words: Words) -> str:
    if isinstance(error, DeskError):
        return explain(error, words)
    if isinstance(error, PermissionError):
        return words("file.not_allowed", path=error.filename or "?")
    reason = (error.strerror or str(error)).lower()
    return words("file.failed", path=error.filename or "?", reason=reason)


def _print_nowhere() -> None:
    """Let Python close at its end what cannot be printed, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
