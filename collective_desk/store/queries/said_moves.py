"""Whom and which ties a typed milestone means."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.entities import Actor, EntityId, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.milestone_line import SaidMove, by_side, read_moves, read_names
from collective_desk.domain.trust import TRUST, Moved
from collective_desk.store.reader import Reader

from .names import NameIndex

_LIKED = ("trust", "collaboration", "support", "advice", "knowledge")
"""Where two actors have several ties, trust is said of the first of these."""


def actors_said(names: NameIndex, text: str) -> list[EntityId]:
    """Give the actors of names parted by commas; a beginning that fits only one is enough.

    Raises DeskError "milestone.who" or "quick_add.ambiguous".
    """
    return [actor_said(names, name) for name in read_names(text)]


def took_and_led(names: NameIndex, text: str) -> tuple[list[EntityId], list[EntityId]]:
    """Give who took part, and who of them led: a star beside a name says so.

    Raises as `actors_said` does.
    """
    said = read_names(text)
    found = [actor_said(names, name.strip("* ")) for name in said]
    return found, [id for name, id in zip(said, found, strict=True) if "*" in name]


def actor_said(names: NameIndex, name: str) -> EntityId:
    """Give the actor that a name means, in full or by its beginning."""
    found = names.who(name) or list(_beginning(names, fold(name)))
    if not found:
        raise DeskError("milestone.who", name=name)
    if len(found) > 1:
        raise DeskError("quick_add.ambiguous", name=name, count=len(found))
    return found[0]


def moves_said(reader: Reader, names: NameIndex, text: str) -> list[Moved]:
    """Give how trust moved in the ties of a typed text: `Elders > Lab 2 3; …`."""
    return [moved for said in read_moves(text) for moved in move_said(reader, names, said)]


def move_said(reader: Reader, names: NameIndex, said: SaidMove) -> list[Moved]:
    """Give one tie's move: for all, or for each end in its own name; overall, or side by side.

    Raises DeskError "milestone.no_tie" where the two have none.
    """
    first, second = actor_said(names, said.first), actor_said(names, said.second)
    tie = tie_between(reader, first, second)
    if tie is None:
        raise DeskError("milestone.no_tie", first=said.first, second=said.second)
    if said.before[1] is None and said.after[1] is None:
        return _moved(tie.id, said, 0) or [Moved(tie.id)]
    ends = [reader.get(Actor, id) for id in (first, second)]
    return [
        moved for at, end in enumerate(ends)
        for moved in _moved(tie.id, said, at, end.name if end else "")]


def _moved(tie: EntityId, said: SaidMove, at: int, rater: str = "") -> list[Moved]:
    """Give what one end said, a row for each side of trust it spoke of."""
    before, after = by_side(said.before[at]), by_side(said.after[at])
    return [
        Moved(tie, before.get(side), after.get(side), side, rater)
        for side in TRUST if side in before or side in after]


def tie_between(reader: Reader, first: EntityId, second: EntityId) -> Tie | None:
    """Give the tie of two actors in which trust is told, in whichever direction it points."""
    found = [*reader.all(Tie, source=first, target=second),
             *reader.all(Tie, source=second, target=first)]
    kinds = {kind.id: kind.category for kind in reader.all(TieKind)} if len(found) > 1 else {}
    return min(found, key=lambda tie: _rank(kinds.get(tie.kind)), default=None)


def pairs_said(reader: Reader) -> list[str]:
    """Write every two who are tied as they can be typed, each pair once."""
    names = {
        id: short or name for id, name, short, merged in reader.rows(
            Actor, "id", "name", "short_label", "merged_into") if merged is None}
    return list(dict.fromkeys(
        f"{names[source]} > {names[target]}"
        for source, target in reader.rows(Tie, "source", "target")
        if source in names and target in names))


def _rank(category: str | None) -> int:
    return _LIKED.index(category) if category in _LIKED else len(_LIKED)


def _beginning(names: NameIndex, key: str) -> Iterable[EntityId]:
    """Give whom a beginning means: that of a name first, else that of a word in one."""
    starts = dict.fromkeys(
        id for id, ways in names.of.items() if any(way.key.startswith(key) for way in ways))
    return starts or dict.fromkeys(
        id for id, ways in names.of.items() if any(f" {key}" in way.key for way in ways))
