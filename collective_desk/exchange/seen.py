"""What of a desk an audience may see, whole in itself: nothing refers to what is left out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Final, TypeVar

from collective_desk.domain.entities import KINDS, Actor, Entity, EntityId, Placement, Tie
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.queries.same import Same, same
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .rows import Progress, silent

E = TypeVar("E", bound=Entity)
EVERYONE_OF_THE_DESK: Final = "strict"
_MAY_READ_CONTACTS: Final = ("confidential", "strict")


@dataclass(frozen=True, slots=True)
class Seen:
    """The living things of a desk that may be shown, by the name of their kind."""

    of: dict[str, list[Entity]]

    def all(self, kind: type[E]) -> list[E]:
        """Give the things of a kind, oldest first."""
        return self.of[kind.kind_name]  # type: ignore[return-value]  # filled by kind


def seen(
    reader: Reader, audience: str = EVERYONE_OF_THE_DESK, progress: Progress = silent
) -> Seen:
    """Read everything an audience may see; what is only mine is for nobody else.

    A thing that cannot be without another (a tie without its ends) goes with it.
    """
    of: dict[str, list[Entity]] = {}
    for number, (name, kind) in enumerate(KINDS.items()):
        progress(number / len(KINDS), "export.reading")
        of[name] = [
            entity for entity in reader.all(kind)
            if may_show(entity.sensitivity, audience) and not is_private(entity.id)
        ]
    _join(of, same(reader), audience)
    _drop_loose(of)
    if audience not in _MAY_READ_CONTACTS:
        of[Actor.kind_name] = [
            replace(actor, contact="") if isinstance(actor, Actor) and actor.contact else actor
            for actor in of[Actor.kind_name]
        ]
    return Seen(of)


def _join(of: dict[str, list[Entity]], known: Same, audience: str) -> None:
    """Leave one actor for all who are one, with the ties of each; hidden if one of them is."""
    if not known.of:
        return
    of[Actor.kind_name] = [
        replace(actor, merged_into=None) for actor in of[Actor.kind_name]
        if isinstance(actor, Actor) and not known.is_merged(actor.id)
        and known.may_show(actor.id, audience)]
    of[Tie.kind_name] = [
        *known.ties(tie for tie in of[Tie.kind_name] if isinstance(tie, Tie))]
    placed = {(at.map, at.actor) for at in of[Placement.kind_name] if isinstance(at, Placement)}
    for name, entities in of.items():
        if name not in {Tie.kind_name, Actor.kind_name}:
            of[name] = [_at_survivor(entity, known, placed) for entity in entities]


def _at_survivor(
    entity: Entity, known: Same, placed: set[tuple[EntityId, EntityId]]
) -> Entity:
    """Say of the survivor what was said of another; a place only where it has none itself."""
    changed: dict[str, Any] = {}
    needed, optional, several = _references(entity.kind_name)
    for name in (*needed, *optional):
        id = getattr(entity, name)
        if id in known.of:
            changed[name] = known.who(id)
    for name in several:
        ids = tuple(dict.fromkeys(map(known.who, getattr(entity, name))))
        if ids != getattr(entity, name):
            changed[name] = ids
    if isinstance(entity, Placement) and "actor" in changed:
        spot = (entity.map, changed["actor"])
        if spot in placed:
            return entity
        placed.add(spot)
    return replace(entity, **changed) if changed else entity


def _drop_loose(of: dict[str, list[Entity]]) -> None:
    """Leave out, again and again, what needs something that is left out."""
    ids = {entity.id for entities in of.values() for entity in entities}
    before = -1
    while before != len(ids):
        before = len(ids)
        for name, entities in of.items():
            needs = _references(name)[0]
            of[name] = [entity for entity in entities if _stands(entity, needs, ids)]
        ids = {entity.id for entities in of.values() for entity in entities}
    for name, entities in of.items():
        _, one, many = _references(name)
        if one or many:
            of[name] = [_without_loose(entity, one, many, ids) for entity in entities]


def _stands(entity: Entity, needs: tuple[str, ...], ids: set[EntityId]) -> bool:
    return all((id := getattr(entity, name)) in ids or not id for name in needs)


def _without_loose(
    entity: Entity, one: tuple[str, ...], many: tuple[str, ...], ids: set[EntityId]
) -> Entity:
    changed: dict[str, Any] = {}
    for name in one:
        if getattr(entity, name) is not None and getattr(entity, name) not in ids:
            changed[name] = None
    for name in many:
        kept = tuple(id for id in getattr(entity, name) if id in ids)
        if kept != getattr(entity, name):
            changed[name] = kept
    return replace(entity, **changed) if changed else entity


@cache
def _references(kind: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the fields that hold ids of other things: needed, one or none, several."""
    def of(hint: str) -> tuple[str, ...]:
        named = (each for each in fields(KINDS[kind]) if each.name != "id")
        return tuple(each.name for each in named if each.type == hint)

    return of("EntityId"), of("EntityId | None"), of("tuple[EntityId, ...]")
