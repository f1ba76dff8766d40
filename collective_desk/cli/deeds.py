"""Steps of the history in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from collective_desk.domain.entities import KINDS, Actor, Entity, EntityId, Tie
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader
from collective_desk.store.records import Deed

_MOST_NAMES: Final = 3


def deed_words(reader: Reader, deed: Deed, words: Words) -> str:
    """Say a line of the history: "Undo: Rename actor (Radio Sun)"."""
    said = step_words(reader, deed, words)
    return said if deed.mode in ("begin", "do") else words(f"cli.{deed.mode}.deed", deed=said)


def step_words(reader: Reader, deed: Deed, words: Words) -> str:
    """Say what a step did and what it was about: "Rename actor (Radio Sun)"."""
    id = f"do.{deed.action}"
    action = words(id if id in words else "cli.deed.other")
    names = _names(reader, deed)
    return words("cli.deed", action=action, about=", ".join(names)) if names else action


def name_of(item: Entity | None) -> str:
    """Give the words by which people know something: its name, title, label or text."""
    for field in ("name", "title", "label", "text"):
        if said := getattr(item, field, ""):
            return str(said)
    return ""


def _names(reader: Reader, deed: Deed) -> list[str]:
    kinds = {id: kind for kind, id in deed.touched}
    names: list[str] = []
    for id in deed.about:
        kind = kinds.get(id)
        found = _find(reader, id, (kind,) if kind else KINDS)
        if isinstance(found, Tie):
            ends = (reader.get(Actor, found.source), reader.get(Actor, found.target))
            names.append(" – ".join(name_of(end) for end in ends))
        elif name := name_of(found):
            names.append(name)
    return [*names[:_MOST_NAMES], "…"] if len(names) > _MOST_NAMES else names


def _find(reader: Reader, id: EntityId, kinds: Iterable[str]) -> Entity | None:
    for kind in kinds:
        if kind in KINDS and (found := reader.get(KINDS[kind], id)):
            return found
    return None
