"""What a person can do with ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from collective_desk.domain.entities import (
    Actor,
    Backdrop,
    Entity,
    EntityId,
    Region,
    Tie,
    TieKind,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.queries.same import same
from collective_desk.store.writer import Writer


def add_tie(
    write: Writer, /, source: EntityId, target: EntityId, kind: EntityId, *,
    direction: str | None = None, **fields: Any,
) -> EntityId:
    """Say that two actors are related; a tie already there is used again, never doubled.

    A one-way tie that is now said to go both ways becomes mutual.
    """
    if source == target:
        raise DeskError("tie.to_itself")
    known = write.read.get(TieKind, kind)
    if known is None or not known.alive:
        raise DeskError("entity.missing", kind=TieKind.kind_name, id=kind)
    _require_ends(write, source, target)
    way = direction or ("directed" if known.directed else "undirected")
    clean = clean_values(Tie, {"direction": way, **fields})
    same = _same_tie(write, source, target, kind, way)
    if same is not None:
        if way == "mutual":
            clean["direction"] = way
        else:
            clean.pop("direction")
        write.about(same.id)
        write.update(Tie, same.id, **clean)
        return same.id
    return write.add(Tie, source=source, target=target, kind=kind, **clean)


def set_tie(write: Writer, /, tie: EntityId, **fields: Any) -> None:
    """Change what is known about a tie, field by field."""
    set_ties(write, (tie,), **fields)


def set_ties(write: Writer, /, ties: Sequence[EntityId], **fields: Any) -> None:
    """Say the same about several ties at once."""
    clean = clean_values(Tie, fields)
    write.about(*ties)
    for tie in ties:
        if "source" in clean or "target" in clean:
            _check_new_ends(write, tie, clean)
        write.update(Tie, tie, **clean)


def reverse_ties(write: Writer, ties: Iterable[EntityId]) -> None:
    """Let ties point the other way."""
    for id in ties:
        tie = write.read.get(Tie, id)
        if tie is None:
            raise DeskError("entity.missing", kind=Tie.kind_name, id=id)
        write.about(id)
        write.update(Tie, id, source=tie.target, target=tie.source)


def delete_ties(write: Writer, ties: Iterable[EntityId]) -> None:
    """Take ties off the desk."""
    gone = list(dict.fromkeys(ties))
    write.about(*gone)
    for tie in _with_doubles(write, gone):
        write.delete(Tie, tie)


def delete_items(
    write: Writer, actors: Iterable[EntityId] = (), ties: Iterable[EntityId] = (),
    regions: Iterable[EntityId] = (), backdrops: Iterable[EntityId] = (),
) -> None:
    """Take what a selection holds off the desk in one step."""
    kinds: tuple[tuple[type[Entity], Iterable[EntityId]], ...] = (
        (Actor, actors), (Tie, _with_doubles(write, ties)), (Region, regions),
        (Backdrop, backdrops))
    for kind, ids in kinds:
        write.delete_all(kind, ids)


def _with_doubles(write: Writer, ties: Iterable[EntityId]) -> list[EntityId]:
    """Give ties and those unseen behind them, as of actors that are one: they go together."""
    ids = list(dict.fromkeys(ties))
    known = same(write.read)
    for id in tuple(ids) if known.of else ():
        tie = write.read.get(Tie, id)
        if tie is None:
            continue
        one, other = known.group(tie.source), known.group(tie.target)
        pairs = [(a, b) for a in one for b in other]
        if tie.direction != "directed":
            pairs += [(b, a) for a, b in pairs]
        ids += [
            double.id for a, b in pairs
            for double in write.read.all(
                Tie, source=a, target=b, kind=tie.kind, direction=tie.direction)
            if len(one) + len(other) > 2
        ]
    return list(dict.fromkeys(ids))


def _same_tie(
    write: Writer, source: EntityId, target: EntityId, kind: EntityId, way: str
) -> Tie | None:
    """Find the tie of this kind that already says so; prefer one that needs no change."""
    known = same(write.read)
    ends = [(one, other) for one in known.group(source) for other in known.group(target)]
    read = write.read
    found = [tie for one, other in ends
             for tie in read.all(Tie, source=one, target=other, kind=kind)]
    back = [tie for one, other in ends
            for tie in read.all(Tie, source=other, target=one, kind=kind)]
    if way == "directed":
        back = [tie for tie in back if tie.direction != "directed"]
    candidates = found + back
    return next((tie for tie in candidates if tie.direction == way), next(iter(candidates), None))


def _require_ends(write: Writer, *actors: EntityId) -> None:
    for actor in actors:
        found = write.read.get(Actor, actor)
        if found is None or not found.alive:
            raise DeskError("tie.end_missing")


def _check_new_ends(write: Writer, tie: EntityId, clean: dict[str, Any]) -> None:
    known = write.read.get(Tie, tie)
    if known is None:
        raise DeskError("entity.missing", kind=Tie.kind_name, id=tie)
    source = clean.get("source", known.source)
    target = clean.get("target", known.target)
    if source == target:
        raise DeskError("tie.to_itself")
    _require_ends(write, source, target)
