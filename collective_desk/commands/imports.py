"""Taking in what a plan of an import holds: one step, that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Entity,
    EntityId,
    Map,
    Placement,
    Point,
    Tie,
    placement_id,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.plans import (
    FieldChange,
    ImportPlan,
    KnownActor,
    KnownTie,
    NewActor,
    NewTie,
    Said,
)
from collective_desk.domain.rules import clean_point, on_scale
from collective_desk.domain.vocabularies import SCALES
from collective_desk.store.writer import Writer

from .import_places import places_for
from .tie_kinds import add_tie_kind

Progress = Callable[[float, str], None]
T = TypeVar("T")
_STEP: Final = 500
_EMPTY: Final[tuple[Any, ...]] = (None, "", False, (), "other")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: new actors and ties, and the known ones that it changed."""

    actors: tuple[EntityId, ...]
    ties: tuple[EntityId, ...]
    changed: tuple[EntityId, ...]


def apply_import(
    write: Writer,
    plan: ImportPlan,
    *,
    on: EntityId | None = None,
    places: Mapping[EntityId, Point] | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Take in a plan, and put its actors on a map: at the places given, else where it is free.

    What the desk says stays where the file says otherwise, unless `plan.update`. A progress that
    raises Cancelled leaves nothing behind.
    """
    told = progress or _silent
    if on is not None:
        _require_map(write, on)
    write.about(on or write.read.desk_id)
    left = frozenset[EntityId]() if plan.add_named else _named_only(plan)
    news = [actor for actor in plan.actors if actor.id not in left]
    ties = [tie for tie in plan.ties if not {tie.source, tie.target} & left]
    changed = _change(write, Actor, plan.known_actors, update=plan.update)
    changed += _change(write, Tie, plan.known_ties, update=plan.update)
    kinds = _add_kinds(write, plan, ties)
    _each(news, lambda actor: _add_actor(write, actor), _between(told, 0.05, 0.3))
    _each(ties, lambda tie: _add_tie(write, tie, kinds), _between(told, 0.3, 0.65))
    if on is not None:
        cast = [*(actor.id for actor in news), *(actor.id for actor in plan.known_actors)]
        _put_on_map(write, on, cast, places or {}, _between(told, 0.65, 0.9))
    told(0.9, "import.saving")
    return Imported(
        tuple(actor.id for actor in news), tuple(tie.id for tie in ties), tuple(changed))


def _named_only(plan: ImportPlan) -> frozenset[EntityId]:
    return frozenset(actor.id for actor in plan.actors if actor.named_only)


def _change(
    write: Writer, kind: type[Actor | Tie], known: Sequence[KnownActor | KnownTie], *,
    update: bool,
) -> list[EntityId]:
    """Fill what is empty; change what differs only where that is wished."""
    changed: list[EntityId] = []
    touched = [each for each in known if each.adds or each.said or (update and each.changes)]
    current: dict[EntityId, Entity] = {}
    if touched:
        current = {entity.id: entity for entity in write.read.all(kind)}
    for each in touched:
        now = current.get(each.id)
        if now is None:
            continue
        values = {name: value for name, value in each.adds if _may_fill(now, name, value)}
        if update:
            values |= _wished(now, values, each.changes)
        write.update(kind, each.id, **values)
        _assess(write, each.id, each.said)
        if update:
            _assess(write, each.id, _said_in(each.changes))
        changed.append(each.id)
    return changed


def _may_fill(now: Entity, name: str, value: Any) -> bool:
    """Whether a field is still empty; a list may grow."""
    kept = getattr(now, name)
    return kept in _EMPTY or (isinstance(kept, tuple) and set(kept) <= set(value))


def _wished(
    now: Entity, values: Mapping[str, Any], changes: Iterable[FieldChange]
) -> dict[str, Any]:
    """Give the fields whose values the file should win."""
    wished: dict[str, Any] = {}
    for change in changes:
        if change.field == "extra":
            pairs = wished.get("extra", values.get("extra", getattr(now, "extra", ())))
            new = dict(change.offered)
            wished["extra"] = tuple((name, new.get(name, text)) for name, text in pairs)
        elif change.field not in SCALES:
            wished[change.field] = change.offered
    return wished


def _said_in(changes: Iterable[FieldChange]) -> list[Said]:
    return [Said(change.field, change.offered) for change in changes if change.field in SCALES]


def _add_kinds(
    write: Writer, plan: ImportPlan, ties: Iterable[NewTie]
) -> dict[EntityId, EntityId]:
    """Add the new kinds of ties that are used, and give the ids they got."""
    used = {tie.kind for tie in ties}
    if plan.update:
        used |= {change.offered for known in plan.known_ties for change in known.changes
                 if change.field == "kind"}
    return {
        kind.id: add_tie_kind(write, kind.name, directed=kind.directed)
        for kind in plan.tie_kinds if kind.id in used
    }


def _add_actor(write: Writer, actor: NewActor) -> None:
    write.add(Actor, actor.id, **{"name": actor.name, **dict(actor.fields)})
    _assess(write, actor.id, actor.said)


def _add_tie(write: Writer, tie: NewTie, kinds: Mapping[EntityId, EntityId]) -> None:
    write.add(
        Tie, tie.id, source=tie.source, target=tie.target, kind=kinds.get(tie.kind, tie.kind),
        **dict(tie.fields))
    _assess(write, tie.id, tie.said)


def _assess(write: Writer, subject: EntityId, said: Iterable[Said]) -> None:
    # Not by `assess`: that would name every subject in the history's one line.
    for each in said:
        write.add(
            Assessment, subject=subject, dimension=each.dimension,
            value=on_scale(each.dimension, each.value), rater=write.person,
            date=write.now.date().isoformat())


def _put_on_map(
    write: Writer, map: EntityId, cast: Iterable[EntityId], places: Mapping[EntityId, Point],
    progress: Progress,
) -> None:
    """Place who is not on the map yet; who stands there stays there."""
    standing = {actor for (actor,) in write.read.rows(Placement, "actor", map=map)}
    missing = [actor for actor in dict.fromkeys(cast) if actor not in standing]
    free = [actor for actor in missing if actor not in places]
    progress(0.0, "import.placing")
    spots = places_for(write.read, map, free) if free else {}
    progress(0.7, "import.placing")
    for actor in missing:
        at = clean_point(places[actor]) if actor in places else spots[actor]
        write.add(Placement, placement_id(map, actor), map=map, actor=actor, at=at)


def _require_map(write: Writer, map: EntityId) -> None:
    found = write.read.get(Map, map)
    if found is None or not found.alive:
        raise DeskError("entity.missing", kind=Map.kind_name, id=map)


def _each(items: Sequence[T], do: Callable[[T], None], progress: Progress) -> None:
    for number, item in enumerate(items):
        if number % _STEP == 0:
            progress(number / len(items), "import.applying")
        do(item)


def _between(progress: Progress, start: float, end: float) -> Progress:
    def share(done: float, words: str) -> None:
        progress(start + (end - start) * done, words)

    return share


def _silent(_: float, __: str) -> None:
    pass
