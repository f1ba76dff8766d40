"""From the words on a command line to one verb, and from what goes wrong to one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.host.language import system_language
from collective_desk.host.person import acting_person
from collective_desk.host.settings import load_settings
from collective_desk.host.words import Words

if TYPE_CHECKING:
    from collective_desk.store.desk import Desk

VERBS: Final = {
    "new": "new", "add": "add", "undo": "undo", "redo": "undo", "import": "bring_in",
    "export": "write_out", "show": "show", "history": "history", "brief": "brief",
    "check": "check", "milestone": "milestone", "session": "session", "note": "note",
    "search": "search", "restore": "restore",
}
"""The module of each verb, loaded when its turn comes."""


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

    def open(self, path: Path) -> Desk:
        """Open a desk to change it, copied before the first change of the day or an upgrade."""
        from collective_desk.host.paths import backups_folder
        from collective_desk.store.backup import daily
        from collective_desk.store.desk import Desk

        desk = Desk.open(path, person=self.person, backups=backups_folder(path))
        with suppress(DeskError, OSError):  # no room for a copy keeps nobody from working
            daily(path, backups_folder(path))
        return desk


class Verb(Protocol):
    """What the module of a verb offers."""

    def configure(self, parser: argparse.ArgumentParser, words: Words) -> None:
        """Say which arguments the verb takes."""

    def run(self, said: argparse.Namespace, terminal: Terminal) -> int:
        """Do it, and give the exit code."""


def run(argv: list[str]) -> int:
    """Do what a command line says; give 0, 1 for a refusal, 2 for what was not understood."""
    # A closed stream is None, and the next file opened would take its number.
    sys.stdout, sys.stderr = _stream(sys.stdout), _stream(sys.stderr)
    if argv == ["--self-check"]:
        from .self_check import main

        return main()
    settings = load_settings()
    words = Words(settings.person.language or system_language())
    try:
        said = _parser(words, argv).parse_args(argv)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 2
    signed = " ".join((getattr(said, "as", "") or settings.person.name).split())
    terminal = Terminal(acting_person(signed), words, signed)
    return _do(_module(said.verb), said, terminal)


def explain(error: DeskError, words: Words) -> str:
    """Give the sentence of an error, or its id where nobody wrote one."""
    facts = {"path": "?", "person": "?", **error.facts}
    return words(error.id, **facts) if error.id in words else str(error)


def _do(verb: Verb, said: argparse.Namespace, terminal: Terminal) -> int:
    from collective_desk.store.connect import explained

    try:
        with explained():
            code = verb.run(said, terminal)
        # Outside of what explains the disk of the desk: this is where the words go.
        return _printed(code, terminal)
    except DeskError as error:
        print(explain(error, terminal.words), file=sys.stderr)
    except BrokenPipeError:
        # Who reads has seen enough (`show | head`); Python must not complain at its end.
        _print_nowhere()
        return 0
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        path = error.filename or getattr(said, "desk", "")
        print(terminal.words("file.failed", path=path, reason=reason), file=sys.stderr)
    except (KeyboardInterrupt, Cancelled):
        return 1
    return 1


def _printed(code: int, terminal: Terminal) -> int:
    """Print what waits to be printed; what was done stays done where that cannot be."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(terminal.words("cli.not_printed", reason=reason), file=sys.stderr)
        _print_nowhere()
        return 1
    return code


def _print_nowhere() -> None:
    """Let Python close at its end what cannot be printed, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(words: Words, argv: list[str]) -> argparse.ArgumentParser:
    """Describe the command line; only the verb that is said loads its module."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--as", metavar="PERSON", help=words("cli.as"), default=argparse.SUPPRESS
    )
    parser = argparse.ArgumentParser(
        prog="collective-desk", description=words("cli.about"), parents=[shared],
        usage="%(prog)s [DESK] | VERB DESK … | --self-check", allow_abbrev=False,
    )

    def desk(name: str) -> str:
        if not name.strip() or "\0" in name:
            raise argparse.ArgumentTypeError(words("cli.no_desk"))
        return name

    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", required=True, prog="collective-desk")
    for verb in VERBS:
        line = verbs.add_parser(
            verb, help=words(f"cli.{verb}"), parents=[shared], allow_abbrev=False)
        line.add_argument("desk", metavar="DESK", type=desk, help=words("cli.desk"))
        if verb in argv:
            _module(verb).configure(line, words)
    return parser


def _module(verb: str) -> Verb:
    module: Verb = import_module(f"{__package__}.{VERBS[verb]}")
    return module


def _stream(stream: TextIO | None) -> TextIO:
    """Let names of any script pass, whatever the terminal's encoding; what is closed is silent."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
