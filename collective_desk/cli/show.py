"""`show`: what is on the desk, for people or as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.host.words import Words
from collective_desk.store.queries.actors import actors
from collective_desk.store.queries.counts import counts
from collective_desk.store.queries.doubts import Doubt, doubts
from collective_desk.store.queries.same import same
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.reader import Reader

from .terminal import Terminal

_ARROWS: Final = {"directed": "→", "mutual": "↔", "undirected": "–"}


def configure(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take the form in which it is printed."""
    parser.add_argument("--json", action="store_true", help=words("cli.as_json"))


def run(said: argparse.Namespace, terminal: Terminal) -> int:
    """Print the desk, its counts, actors, ties and doubts."""
    with Reader.open(Path(said.desk)) as reader:
        if said.json:
            from collective_desk.exchange.show import show

            print(json.dumps(show(reader), ensure_ascii=False, indent=2))
            return 0
        for line in _lines(reader, terminal.words):
            print(line)
    return 0


def _lines(reader: Reader, words: Words) -> list[str]:
    card, found = reader.desk(), counts(reader)
    listed = actors(reader)
    names = {actor.id: actor.name for actor in listed}
    lines = [line for line in (card.title, card.question) if line]
    lines.append(words(
        "cli.show.counts", actors=words("status.actors", count=found.actors),
        ties=words("status.ties", count=found.ties),
        chairs=words("status.chairs", count=found.empty_chairs)))
    return [
        *lines,
        *_section(words("cli.show.actors"), [_actor(actor, words) for actor in listed]),
        *_section(words("cli.show.ties"), _ties(reader, names, words)),
        *_section(words("cli.show.doubts"),
                  [_doubt(doubt, names, words) for doubt in doubts(reader)]),
    ]


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _actor(actor: Actor, words: Words) -> str:
    if actor.empty_chair:
        return words("cli.show.empty_chair", name=actor.name)
    if not actor.kind:
        return words("cli.show.actor", name=actor.name)
    id = f"kind.{actor.kind}"
    kind = words(id) if id in words else actor.kind.replace("_", " ")
    return words("cli.show.actor_of", name=actor.name, kind=kind)


def _ties(reader: Reader, names: dict[EntityId, str], words: Words) -> list[str]:
    kinds = {kind.id: kind.name for kind in tie_kinds(reader)}
    return [
        words(
            "cli.show.tie", source=names[tie.source], target=names[tie.target],
            arrow=_ARROWS.get(tie.direction, "→"), kind=kinds.get(tie.kind, "?"),
        )
        for tie in same(reader).ties(reader.all(Tie))
        if tie.source in names and tie.target in names
    ]


def _doubt(doubt: Doubt, names: dict[EntityId, str], words: Words) -> str:
    known = [names[id] for id in doubt.subjects if id in names] or ["?"]
    return words(
        f"doubt.{doubt.kind}", count=len(doubt.subjects), name=known[0], other=known[-1],
        field=doubt.field,
    )
