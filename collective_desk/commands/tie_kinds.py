"""The pens: kinds of ties, one question each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from collective_desk.domain.entities import Actor, EntityId, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.ranks import rank_between
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.ties import tie_kinds, ties_of
from collective_desk.store.writer import Writer

from .ties import add_tie, delete_items

COLOURS: Final = (
    "tie.money", "tie.knowledge", "tie.advice", "tie.authority", "tie.trust", "tie.conflict",
)


def add_tie_kind(write: Writer, /, name: str, **fields: Any) -> EntityId:
    """Add a pen; what is not said about its look is the next free colour, dash and letter."""
    clean = clean_values(TieKind, {"name": name, **fields})
    if not clean["name"]:
        raise DeskError("tie_kind.no_name")
    others = tie_kinds(write.read)
    colour, dash = _free_look(others)
    look = {
        "colour": colour,
        "dash": dash,
        "letter": _free_letter(str(clean["name"]), others),
        "order": rank_between(others[-1].order if others else "", ""),
    }
    return write.add(TieKind, **{**look, **{key: clean[key] for key in clean if clean[key] != ""}})


def take_as_kind(write: Writer, actor: EntityId) -> EntityId:
    """Say that a word drawn as an actor names a tie: of the one before it to the one behind it."""
    word, ties = write.read.get(Actor, actor), ties_of(write.read, actor)
    before = [tie for tie in ties if tie.target == actor]
    behind = [tie for tie in ties if tie.source == actor]
    if word is None or len(before) != 1 or len(behind) != 1:
        raise DeskError("entity.missing", kind=Actor.kind_name, id=actor)
    both = {before[0].direction, behind[0].direction} == {"mutual"}
    kind = add_tie_kind(write, word.name)
    delete_items(write, actors=[actor], ties=[tie.id for tie in ties])
    tie = add_tie(
        write, before[0].source, behind[0].target, kind, direction="mutual" if both else None)
    write.about(tie)
    return tie


def rename_tie_kind(write: Writer, kind: EntityId, name: str) -> None:
    """Give a pen another name."""
    clean = clean_name(name)
    if not clean:
        raise DeskError("tie_kind.no_name")
    write.update(TieKind, kind, name=clean)


def set_tie_kind(write: Writer, /, kind: EntityId, **fields: Any) -> None:
    """Change a pen: its question, its look, whether it has a direction."""
    clean = clean_values(TieKind, fields)
    if clean.get("name") == "":
        raise DeskError("tie_kind.no_name")
    write.update(TieKind, kind, **clean)


def reorder_tie_kind(write: Writer, kind: EntityId, *, before: EntityId | None = None) -> None:
    """Move a pen ahead of another one, or to the end."""
    others = [other for other in tie_kinds(write.read) if other.id != kind]
    ids = [other.id for other in others]
    at = ids.index(before) if before in ids else len(ids)
    earlier = others[at - 1].order if at else ""
    later = others[at].order if at < len(others) else ""
    write.update(TieKind, kind, order=rank_between(earlier, later))


def delete_tie_kind(write: Writer, kind: EntityId) -> None:
    """Put a pen away; its ties wait unseen, in case it comes back."""
    write.delete(TieKind, kind)


def _free_look(others: Sequence[TieKind]) -> tuple[str, str]:
    """Pick the colour used least and, with it, a dash it does not have yet."""
    dashes = VOCABULARIES["dash"]
    colours = [other.colour for other in others]
    turn = len(others) // len(COLOURS)
    colour = min(COLOURS, key=lambda token: (colours.count(token), COLOURS.index(token)))
    taken = {other.dash for other in others if other.colour == colour}
    start = COLOURS.index(colour) + turn
    order = [dashes[(start + step) % len(dashes)] for step in range(len(dashes))]
    return colour, next((dash for dash in order if dash not in taken), order[0])


def _free_letter(name: str, others: Sequence[TieKind]) -> str:
    """Pick a letter of the name, else of the alphabet, that no other pen has."""
    taken = {other.letter.casefold() for other in others}
    letters = [letter for letter in name if letter.isalpha()]
    for letter in [*letters, *map(str, "ABCDEFGHJKLMNPQRSTUVWXYZ")]:
        if letter.casefold() not in taken:
            return letter.upper()
    return letters[0].upper() if letters else "X"
