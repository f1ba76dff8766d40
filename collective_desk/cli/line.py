"""What may stand on a command line, and what is said of a line that was not understood."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Final, Protocol

import collective_desk
from collective_desk.host.words import Words

VERBS: Final = {
    "new": "new", "add": "add", "undo": "undo", "redo": "undo", "import": "bring_in",
    "export": "write_out", "show": "show", "history": "history", "brief": "brief",
    "check": "check", "milestone": "milestone", "session": "session", "note": "note",
    "search": "search", "restore": "restore",
}
"""The module of each verb, loaded when its turn comes."""


class Configured(Protocol):
    """What the module of a verb says of its arguments."""

    def configure(self, parser: argparse.ArgumentParser, words: Words) -> None:
        """Say which arguments the verb takes."""


def understood(argv: list[str], words: Words) -> argparse.Namespace:
    """Read a command line; leaves with code 2, and a sentence, where it cannot be understood."""
    slip = _slip(argv, words)
    if slip:
        print(slip, file=sys.stderr)
        raise SystemExit(2)
    parser, verbs = _parser(words, argv)
    said, more = parser.parse_known_args(argv)
    if more:
        print(words("cli.too_many", verb=said.verb, said=" ".join(more)), file=sys.stderr)
        verbs[said.verb].print_usage(sys.stderr)
        raise SystemExit(2)
    return said


def _slip(argv: list[str], words: Words) -> str:
    """Name the slips of a first try: no such verb, or the desk before the verb."""
    said = list(argv)
    if said[:1] == ["--as"]:
        del said[:2]
    first = said[0] if said else ""
    if not first or first.startswith("-") or first in VERBS:
        return ""
    later = next((word for word in said[1:] if word in VERBS), "")
    if later:
        return words("cli.verb_first", verb=later, desk=first)
    meant = get_close_matches(first.lower(), VERBS, n=1)
    if meant:
        return words("cli.verb_meant", said=first, verb=meant[0])
    return words("cli.no_verb", said=first)


def _parser(
    words: Words, argv: list[str]
) -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Describe the command line; only the verb that is said loads its module."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--as", metavar="PERSON", help=words("cli.as"), default=argparse.SUPPRESS
    )
    parser = argparse.ArgumentParser(
        prog="collective-desk", description=words("cli.about"), parents=[shared],
        usage="%(prog)s [DESK] | VERB DESK … | --self-check | --version", allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", help=words("cli.version"),
        version=words("self.program", version=collective_desk.__version__))

    def desk(name: str) -> str:
        if not name.strip() or "\0" in name:
            raise argparse.ArgumentTypeError(words("cli.no_desk"))
        return name

    choice = parser.add_subparsers(
        dest="verb", metavar="VERB", required=True, prog="collective-desk")
    verbs = {
        verb: choice.add_parser(
            verb, help=words(f"cli.{verb}"), parents=[shared], allow_abbrev=False)
        for verb in VERBS
    }
    for verb, line in verbs.items():
        line.add_argument("desk", metavar="DESK", type=desk, help=words("cli.desk"))
        if verb in argv:
            module: Configured = import_module(f"{__package__}.{VERBS[verb]}")
            module.configure(line, words)
    return parser, verbs
