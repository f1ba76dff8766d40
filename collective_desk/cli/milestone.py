"""`milestone`: write down what moved trust, or list it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from collective_desk.analysis.trust import tracks
from collective_desk.commands.milestones import add_milestone
from collective_desk.commands.typed_days import day_gone
from collective_desk.domain.errors import DeskError
from collective_desk.domain.milestone_line import SaidMove, read_both, read_moves
from collective_desk.domain.trust import Event, TrustRecord
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.showing.trust_words import (
    event_title,
    findings,
    row_words,
    summary,
)
from collective_desk.store.queries.heard import heard, promises
from collective_desk.store.queries.milestones import trust_record
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.said_moves import actors_said, move_said
from collective_desk.store.reader import Reader

from .terminal import Terminal

_OPTIONS: Final = ("kind", "early_win", "date", "place", "text", "who", "led", "ties")


class _Figure(argparse.Action):
    """Gives `--before` and `--after` to the tie that was named last."""

    def __init__(self, words: Words, **how: Any) -> None:
        super().__init__(**how)
        self._words = words

    def __call__(
        self, parser: argparse.ArgumentParser, said: argparse.Namespace,
        value: str | Sequence[Any] | None, option: str | None = None,
    ) -> None:
        ties: list[SaidMove] = getattr(said, "ties", None) or []
        if not ties:
            parser.exit(2, self._words("cli.milestone.which_tie", option=option) + "\n")
        try:
            both, last = read_both(str(value)), ties[-1]
        except DeskError:
            slip = self._words("cli.milestone.which_step", option=option, said=value)
            parser.exit(2, f"{slip}\n")
        ties[-1] = (
            replace(last, before=both) if self.dest == "before" else replace(last, after=both))


class _Tie(argparse.Action):
    """Collects the ties of `--tie`."""

    def __init__(self, words: Words, **how: Any) -> None:
        super().__init__(**how)
        self._words = words

    def __call__(
        self, parser: argparse.ArgumentParser, said: argparse.Namespace,
        value: str | Sequence[Any] | None, _option: str | None = None,
    ) -> None:
        try:
            found = read_moves(str(value))
        except DeskError:
            parser.exit(2, self._words("cli.milestone.which_ends", said=value) + "\n")
        said.ties = [*(getattr(said, "ties", None) or []), *found]


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take what happened, when, who, and which ties it touched."""
    parser.add_argument("title", metavar="TITLE", nargs="?", help=words("cli.milestone.title"))
    parser.add_argument(
        "--kind", metavar="KIND", type=_code, choices=VOCABULARIES["milestone_kind"],
        help=words("cli.milestone.kind", codes=", ".join(VOCABULARIES["milestone_kind"])))
    parser.add_argument(
        "--early-win", metavar="WIN", type=_code, choices=VOCABULARIES["early_win"],
        help=words("cli.milestone.early_win", codes=", ".join(VOCABULARIES["early_win"])))
    parser.add_argument("--date", metavar="DAY", help=words("cli.milestone.date"))
    parser.add_argument("--place", help=words("cli.milestone.place"))
    parser.add_argument("--text", help=words("cli.milestone.text"))
    parser.add_argument("--who", metavar="NAMES", help=words("cli.milestone.who"))
    parser.add_argument("--led", metavar="NAMES", help=words("cli.milestone.led"))
    parser.add_argument(
        "--tie", metavar="'A > B'", action=_Tie, dest="ties", words=words,
        help=words("cli.milestone.tie"))
    for name in ("before", "after"):
        parser.add_argument(
            f"--{name}", metavar="STEP", action=_Figure, words=words,
            help=words(f"cli.milestone.{name}"))
    parser.add_argument("--svg", metavar="OUT", help=words("cli.milestone.svg"))
    parser.add_argument(
        "--audience", metavar="LEVEL", default="open", choices=VOCABULARIES["sensitivity"],
        help=words("cli.milestone.audience", codes=", ".join(VOCABULARIES["sensitivity"])))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write one milestone down; with nothing said, list them and what moved."""
    if said.svg:
        return _draw(said, terminal)
    if said.title is None and not any(getattr(said, name) for name in _OPTIONS):
        with Reader.open(Path(said.desk)) as reader:
            for line in _lines(reader, terminal.words):
                print(line)
        return 0
    with terminal.open(Path(said.desk)) as desk:
        names = NameIndex(desk.read)
        moved = [
            one for tie in said.ties or () for one in move_said(desk.read, names, tie)]
        milestone = desk.do(
            add_milestone, said.title or "", kind=said.kind, early_win=said.early_win,
            date=day_gone(terminal.words, said.date or ""), place=said.place or "",
            text=said.text or "",
            took_part=actors_said(names, said.who or ""),
            led=actors_said(names, said.led or ""), moved=moved)
        record = trust_record(desk.read)
        event = next(one for one in record.events if one.id == milestone)
        terminal.say("cli.milestone.done", said=_event(event, terminal.words))
    return 0


def _draw(said: argparse.Namespace, terminal: Terminal) -> int:
    """Write trust over time as a picture for an audience."""
    from collective_desk.exchange.atomic import whole_files
    from collective_desk.showing.trust_picture import trust_svg

    out = terminal.target(said.svg, ".svg")
    with Reader.open(Path(said.desk)) as reader:
        drawn = trust_svg(reader, terminal.words, audience=said.audience)
    with whole_files(out) as (fresh,):
        fresh.write_text(drawn, encoding="utf-8")
    terminal.say("cli.written", path=out.name)
    return 0


def _code(said: str) -> str:
    return said.strip().lower().replace("-", "_").replace(" ", "_")


def _lines(reader: Reader, words: Words) -> list[str]:
    record = trust_record(reader)
    if not record.events and not record.bonds:
        return [words("cli.milestone.none")]
    found = tracks(record)
    lines = [_event(event, words) for event in record.events]
    lines += ["", summary(record, found, words), *_ties(record, words)]
    for one in findings(
            record, found, words, promises=promises(reader), heard=heard(reader)):
        if one.id not in ("rose", "still", "fell"):
            lines += ["", one.sentence, *(
                words("cli.milestone.finding", said=line.text, detail=line.detail)
                for line in one.lines)]
    return lines


def _ties(record: TrustRecord, words: Words) -> list[str]:
    titles = {event.id: event_title(event, words) for event in record.events}
    lines = []
    for one in tracks(record):
        title, detail, _ = row_words(one, words, titles)
        lines.append("  " + words(
            "cli.milestone.tie_line", first=one.bond.source.name, second=one.bond.target.name,
            title=title, detail=detail))
    return lines


def _event(event: Event, words: Words) -> str:
    kind = f"early_win.{event.early_win}" if event.early_win else f"milestone_kind.{event.kind}"
    day = said_day(words, event.day)
    if event.title and kind in words:
        return words("cli.milestone.line", day=day, title=event.title, kind=words(kind))
    return words("cli.milestone.plain", day=day, title=event_title(event, words))
