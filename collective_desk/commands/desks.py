"""The desk itself: founding it, its title and its question."""

from __future__ import annotations

from typing import Any, Final

from collective_desk.domain.entities import Desk, EntityId, Map, TieKind
from collective_desk.domain.ranks import ranks
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.host.words import Words
from collective_desk.store.writer import Writer

FIRST_KINDS: Final = (
    # name in words, category, directed, dash, letter; the colour token has the kind's name
    ("money", "money", True, "solid", "M"),
    ("knowledge", "knowledge", True, "dashed", "K"),
    ("advice", "advice", True, "dotted", "V"),
    ("authority", "authority", True, "dash_dot", "A"),
    ("trust", "trust", True, "double", "T"),
    ("conflict", "conflict", False, "zigzag", "C"),
)


def found_desk(
    write: Writer, /, *, title: str = "", question: str = "", language: str = "en", **fields: Any
) -> EntityId:
    """Set up an empty desk: its card, the six first kinds of ties and the first map."""
    said = Words(language)
    card = {"title": title, "question": question, "languages": (said.language,), **fields}
    write.add(Desk, write.read.desk_id, **clean_values(Desk, card))
    for (name, category, directed, dash, letter), order in zip(
        FIRST_KINDS, ranks(len(FIRST_KINDS)), strict=True
    ):
        write.add(
            TieKind, name=said(f"tie_kind.{name}"), question=said(f"tie_kind.{name}.question"),
            category=category, directed=directed, dash=dash, letter=letter,
            colour=f"tie.{name}", order=order,
        )
    write.about(write.read.desk_id)
    # Without them there is no map to stand on.
    write.lasting()
    return write.add(Map, title=said("map.first"), order=ranks(1)[0])


def rename_desk(write: Writer, title: str) -> None:
    """Give the desk another title."""
    write.update(Desk, write.read.desk_id, title=clean_name(title))


def set_question(write: Writer, question: str) -> None:
    """Change the question above every map."""
    write.update(Desk, write.read.desk_id, question=clean_name(question))


def set_desk(write: Writer, /, **fields: Any) -> None:
    """Change what the desk's card says: place, languages, wall level, boundary."""
    write.update(Desk, write.read.desk_id, **clean_values(Desk, fields))
