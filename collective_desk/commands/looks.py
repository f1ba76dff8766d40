"""How a map is looked at, kept with it: lens and arrangement, saved views, frames to step."""

from __future__ import annotations

from typing import Any, TypeVar

from collective_desk.domain.entities import EntityId, Frame, Map, SavedView
from collective_desk.domain.errors import DeskError
from collective_desk.domain.ranks import rank_between
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.store.writer import Writer

Stop = TypeVar("Stop", Frame, SavedView)
Box = tuple[float, float, float, float]


def set_lens(write: Writer, map: EntityId, lens: str) -> None:
    """Show a map through a lens, for all who open it."""
    write.update(Map, map, **clean_values(Map, {"lens": lens}))


def set_arrangement(
    write: Writer, map: EntityId, arrangement: str, *, by: EntityId | None = None
) -> None:
    """Arrange a map, around an actor or by a collective if one is given; free places are kept."""
    write.update(
        Map, map, **clean_values(Map, {"arrangement": arrangement, "arranged_by": by}))
    if by is not None:
        write.about(by)


def save_view(write: Writer, /, map: EntityId, title: str, **fields: Any) -> EntityId:
    """Keep a way of looking at a map under a name."""
    return _add(write, SavedView, map, title, fields)


def rename_view(write: Writer, view: EntityId, title: str) -> None:
    """Give a saved view another name."""
    write.update(SavedView, view, title=clean_name(title))


def move_view(write: Writer, view: EntityId, by: int) -> None:
    """Move a saved view up (-1) or down (+1) among those of its map."""
    _move(write, SavedView, view, by)


def delete_view(write: Writer, view: EntityId) -> None:
    """Keep a view no longer."""
    write.delete(SavedView, view)


def add_frame(
    write: Writer, /, map: EntityId, title: str, *, box: Box | None = None,
    lens: str | None = None,
) -> EntityId:
    """Add a stop to the presentation of a map: what is in view, through a lens."""
    return _add(write, Frame, map, title, {"box": box, "lens": lens})


def rename_frame(write: Writer, frame: EntityId, title: str) -> None:
    """Give a stop of the presentation another title."""
    write.update(Frame, frame, title=clean_name(title))


def move_frame(write: Writer, frame: EntityId, by: int) -> None:
    """Move a stop of the presentation forward (+1) or back (-1)."""
    _move(write, Frame, frame, by)


def delete_frame(write: Writer, frame: EntityId) -> None:
    """Take a stop out of the presentation."""
    write.delete(Frame, frame)


def _add(
    write: Writer, kind: type[Stop], map: EntityId, title: str, fields: dict[str, Any]
) -> EntityId:
    if write.read.get(Map, map) is None:
        raise DeskError("entity.missing", kind=Map.kind_name, id=map)
    last = max((known.order for known in write.read.all(kind, map=map)), default="")
    clean = clean_values(kind, {"order": rank_between(last, ""), **fields})
    return write.add(kind, map=map, title=clean_name(title), **clean)


def _move(write: Writer, kind: type[Stop], id: EntityId, by: int) -> None:
    """Give an item a rank between its new neighbours; at the ends it stays."""
    moved = write.read.get(kind, id)
    if moved is None or not moved.alive:
        raise DeskError("entity.missing", kind=kind.kind_name, id=id)
    rest = sorted(write.read.all(kind, map=moved.map), key=lambda one: (one.order, one.id))
    at = [one.id for one in rest].index(id)
    to = min(max(at + by, 0), len(rest) - 1)
    if to == at:
        return
    rest.pop(at)
    before = rest[to - 1].order if to else ""
    after = rest[to].order if to < len(rest) else ""
    write.about(id)
    write.update(kind, id, order=rank_between(before, after))
