"""Maps of one desk: pictures of the same actors."""

from __future__ import annotations

from typing import Any

from collective_desk.domain.entities import Backdrop, EntityId, Map, Placement, Region
from collective_desk.domain.errors import DeskError
from collective_desk.domain.ranks import rank_between
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.store.writer import Writer

from .placements import move_placements


def add_map(write: Writer, /, title: str = "", **fields: Any) -> EntityId:
    """Start another map."""
    last = max((known.order for known in write.read.all(Map)), default="")
    clean = clean_values(Map, {"title": title, "order": rank_between(last, ""), **fields})
    return write.add(Map, **clean)


def rename_map(write: Writer, map: EntityId, title: str) -> None:
    """Give a map another title."""
    write.update(Map, map, title=clean_name(title))


def set_map(write: Writer, /, map: EntityId, **fields: Any) -> None:
    """Change a map's question, arrangement or lens."""
    write.update(Map, map, **clean_values(Map, fields))


def copy_map(write: Writer, map: EntityId, title: str = "") -> EntityId:
    """Start a map as a copy of another: the same actors on the same places, and its areas."""
    known = write.read.get(Map, map)
    if known is None:
        raise DeskError("entity.missing", kind=Map.kind_name, id=map)
    copy = add_map(
        write, title or known.title, question=known.question, arrangement=known.arrangement,
        lens=known.lens, sensitivity=known.sensitivity,
    )
    placed = write.read.all(Placement, map=map)
    move_placements(write, copy, {spot.actor: spot.at for spot in placed if spot.at})
    for spot in placed:
        if spot.pinned and spot.at:
            write.update(Placement, f"{copy}:{spot.actor}", pinned=True)
    for region in write.read.all(Region, map=map):
        write.add(
            Region, map=copy, label=region.label, box=region.box, colour=region.colour,
            form=region.form, sensitivity=region.sensitivity)
    for photo in write.read.all(Backdrop, map=map):
        write.add(
            Backdrop, map=copy, attachment=photo.attachment, box=photo.box,
            strength=photo.strength, locked=photo.locked, on_paper=photo.on_paper,
            sensitivity=photo.sensitivity)
    write.about(copy)
    return copy


def move_map(write: Writer, map: EntityId, *, by: int) -> None:
    """Let a map stand earlier or later among the maps."""
    order = [known.id for known in sorted(write.read.all(Map), key=lambda m: (m.order, m.id))]
    at = order.index(map)
    to = min(max(at + by, 0), len(order) - 1)
    if to == at:
        return
    order.insert(to, order.pop(at))
    ranks = {known.id: known.order for known in write.read.all(Map)}
    before = ranks[order[to - 1]] if to else ""
    after = ranks[order[to + 1]] if to + 1 < len(order) else ""
    write.about(map)
    if before < after or not after:
        write.update(Map, map, order=rank_between(before, after))
        return
    # Two maps made on two desks may have one rank: all are counted anew.
    rank = ""
    for id in order:
        rank = rank_between(rank, "")
        write.update(Map, id, order=rank)


def delete_map(write: Writer, map: EntityId) -> None:
    """Take a map off the desk; its actors stay."""
    write.about(map)
    if write.read.count(Map) < 2:
        raise DeskError("map.last")
    write.delete(Map, map)
