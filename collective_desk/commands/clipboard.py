"""Copy and paste of actors and their ties, within a desk and between desks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from collective_desk.domain.entities import (
    Actor,
    EntityId,
    Placement,
    Point,
    Tie,
    TieKind,
    placement_id,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.store.queries.audience import may_see
from collective_desk.store.queries.same import same
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.reader import Reader
from collective_desk.store.writer import Writer

from .actors import add_actor
from .placements import move_placements, place_all
from .tie_kinds import add_tie_kind
from .ties import add_tie

MARK: Final = "collective-desk-clipboard"
_VERSION: Final = 1
_MOST: Final = 10_000
_SHIFT: Final = 40.0
_ACTOR_FIELDS: Final = (
    "name", "short_label", "aliases", "kind", "realm", "level", "sector", "presence", "roles",
    "own_team", "description", "unique_value", "motivation", "place", "symbol", "empty_chair",
    "tags",
)
_TIE_FIELDS: Final = (
    "direction", "status", "formality", "valence", "period", "label", "description", "tags",
)
_KIND_FIELDS: Final = ("name", "question", "category", "directed", "colour", "dash", "letter")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste brought: actors and ties, all new."""

    actors: tuple[EntityId, ...]
    ties: tuple[EntityId, ...]


def copied(
    reader: Reader, actors: Iterable[EntityId], *, map: EntityId | None = None,
    audience: str = "open",
) -> str:
    """Write actors and the ties among them as text for the clipboard.

    Only what everybody may see: nothing above the audience's level, no contacts, no code names.
    """
    chosen = [
        actor for id in shareable(reader, actors, audience) if (actor := reader.get(Actor, id))
    ]
    ids = {actor.id: row for row, actor in enumerate(chosen)}
    kinds = {kind.id: kind for kind in tie_kinds(reader) if may_see(kind, audience)}
    ties = [
        tie for tie in same(reader).ties(reader.all(Tie))
        if tie.source in ids and tie.target in ids and tie.kind in kinds
        and may_see(tie, audience)
    ]
    used = list(dict.fromkeys(tie.kind for tie in ties))
    content = {
        MARK: _VERSION,
        "actors": [_said(actor, _ACTOR_FIELDS) | _spot(reader, map, actor.id) for actor in chosen],
        "tie_kinds": [_said(kinds[kind], _KIND_FIELDS) for kind in used],
        "ties": [
            {**_said(tie, _TIE_FIELDS), "source": ids[tie.source], "target": ids[tie.target],
             "kind": used.index(tie.kind)}
            for tie in ties
        ],
    }
    return json.dumps(content, ensure_ascii=False)


def shareable(
    reader: Reader, ids: Iterable[EntityId], audience: str = "open"
) -> list[EntityId]:
    """Give those of some actors and ties that everybody may see: no others leave the desk."""
    def seen(id: EntityId) -> bool:
        tie = reader.get(Tie, id)
        if tie is None:
            return may_see(reader.get(Actor, id), audience)
        parts = reader.get(TieKind, tie.kind), *(
            reader.get(Actor, same(reader).who(end)) for end in (tie.source, tie.target))
        return may_see(tie, audience) and all(may_see(part, audience) for part in parts)

    return [id for id in dict.fromkeys(ids) if seen(id)]


def is_copied(text: str) -> bool:
    """Say whether a text of the clipboard was copied from a desk; else it is names to add."""
    return text.lstrip().startswith("{") and f'"{MARK}"' in text[:100]


def paste(
    write: Writer, text: str, *, on: EntityId | None = None, at: Point | None = None
) -> Pasted:
    """Put copied actors and ties on the desk under new ids; on a map around a point."""
    content = _read(text)
    kinds = [_kind(write, said) for said in content["tie_kinds"]]
    actors = [
        add_actor(write, str(said.get("name", "")), **_taken(said, _ACTOR_FIELDS[1:]))
        for said in content["actors"]
    ]
    ties = []
    for said in content["ties"]:
        source, target = _row(said, "source", actors), _row(said, "target", actors)
        kind = _row(said, "kind", kinds)
        ties.append(add_tie(write, source, target, kind, **_taken(said, _TIE_FIELDS)))
    if on is not None:
        _place(write, on, actors, [said.get("at") for said in content["actors"]], at)
    write.about(*actors)
    return Pasted(tuple(actors), tuple(ties))


def _read(text: str) -> dict[str, list[dict[str, Any]]]:
    """Read a clipboard text that anyone may have written."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DeskError("clipboard.not_ours") from error
    if not isinstance(content, dict) or content.get(MARK) != _VERSION:
        raise DeskError("clipboard.not_ours")
    rows = {name: content.get(name, []) for name in ("actors", "tie_kinds", "ties")}
    for listed in rows.values():
        if not isinstance(listed, list) or len(listed) > _MOST:
            raise DeskError("clipboard.not_ours")
        if not all(isinstance(said, dict) for said in listed):
            raise DeskError("clipboard.not_ours")
    return rows


def _kind(write: Writer, said: dict[str, Any]) -> EntityId:
    """Find the desk's own kind of this name, else add it."""
    name = str(said.get("name", ""))
    for known in tie_kinds(write.read):
        if fold(known.name) == fold(name):
            return known.id
    return add_tie_kind(write, name, **_taken(said, _KIND_FIELDS[1:]))


def _place(
    write: Writer, map: EntityId, actors: list[EntityId], spots: Sequence[Any], at: Point | None
) -> None:
    """Keep the copied shape: around a point, or a step beside where it was."""
    points = {
        actor: (float(spot[0]), float(spot[1]))
        for actor, spot in zip(actors, spots, strict=True)
        if isinstance(spot, list) and len(spot) == 2
        and all(isinstance(part, (int, float)) for part in spot)
    }
    if points:
        middle = [sum(point[axis] for point in points.values()) / len(points) for axis in (0, 1)]
        shift = (at[0] - middle[0], at[1] - middle[1]) if at else (_SHIFT, _SHIFT)
        move_placements(write, map, {
            actor: (x + shift[0], y + shift[1]) for actor, (x, y) in points.items()})
    place_all(write, map, [actor for actor in actors if actor not in points], near=at)


def _said(item: Actor | Tie | TieKind, names: Sequence[str]) -> dict[str, Any]:
    """Give the fields that say something."""
    defaults = {declared.name: declared.default for declared in fields(item)}
    return {
        name: value for name in names if (value := getattr(item, name)) != defaults[name]
    }


def _spot(reader: Reader, map: EntityId | None, actor: EntityId) -> dict[str, Any]:
    spot = reader.get(Placement, placement_id(map, actor)) if map else None
    return {"at": list(spot.at)} if spot and spot.alive and spot.at else {}


def _taken(said: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}


def _row(said: dict[str, Any], name: str, ids: Sequence[EntityId]) -> EntityId:
    """Give the id that a copied tie names by its row."""
    row = said.get(name)
    if isinstance(row, bool) or not isinstance(row, int) or not 0 <= row < len(ids):
        raise DeskError("clipboard.not_ours")
    return ids[row]
