"""What lies on a map beside actors and ties: named areas, words, a photo behind to trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from collective_desk.domain.entities import Backdrop, EntityId, Region
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.store.queries.places import place_of
from collective_desk.store.writer import Writer

from .attachments import attach

Box = tuple[float, float, float, float]
AROUND: Final = 56.0
"""Map units between an area drawn around actors and their middles: room for symbols and names."""
HEAD: Final = 26.0
"""Room for the name of an area above who is in it."""
COLOURS: Final = ("", "accent", "tie.money", "tie.knowledge", "tie.advice")
"""Tokens in which an area may be drawn."""


def add_region(write: Writer, /, map: EntityId, label: str, *, box: Box, **fields: Any) -> EntityId:
    """Name an area of a map: left, top, width and height in map units."""
    clean = clean_values(Region, {"map": map, "label": label, "box": box, **fields})
    return write.add(Region, **clean)


def write_on_map(write: Writer, /, map: EntityId, text: str, *, box: Box) -> EntityId:
    """Write words on a map; they wrap within the width of the box."""
    return add_region(write, map, text, box=box, form="text")


def surround(write: Writer, map: EntityId, actors: Iterable[EntityId], label: str) -> EntityId:
    """Draw an area around actors of a map, with room for its name."""
    points = [at for actor in actors if (at := place_of(write.read, map, actor))]
    if not points:
        raise DeskError("region.nobody")
    xs, ys = zip(*points, strict=True)
    left, top = min(xs) - AROUND, min(ys) - AROUND - HEAD
    box = (left, top, max(xs) + AROUND - left, max(ys) + AROUND - top)
    return add_region(write, map, label, box=box)


def rename_region(write: Writer, region: EntityId, label: str) -> None:
    """Give an area another name."""
    write.about(region)
    write.update(Region, region, label=clean_name(label))


def set_region(write: Writer, /, region: EntityId, **fields: Any) -> None:
    """Change an area: where it lies, its colour."""
    write.about(region)
    write.update(Region, region, **clean_values(Region, fields))


def delete_regions(write: Writer, regions: Iterable[EntityId]) -> None:
    """Take areas off their map; the actors in them stay."""
    write.delete_all(Region, regions)


def add_backdrop(
    write: Writer, /, map: EntityId, attachment: EntityId, *, box: Box, **fields: Any
) -> EntityId:
    """Lay a photo behind a map, to trace."""
    said = {"map": map, "attachment": attachment, "box": box, **fields}
    return write.add(Backdrop, **clean_values(Backdrop, said))


def lay_behind(
    write: Writer, map: EntityId, sha256: str, *, name: str, media_type: str, box: Box
) -> EntityId:
    """Lay a photo that was put into the desk before behind a map."""
    photo = attach(write, sha256, name=name, media_type=media_type)
    return add_backdrop(write, map, photo, box=box)


def set_backdrop(write: Writer, /, backdrop: EntityId, **fields: Any) -> None:
    """Change a photo behind a map: how much of it shows, whether it stays where it is."""
    if "strength" in fields:
        fields["strength"] = min(max(float(fields["strength"]), 0.05), 1.0)
    write.about(backdrop)
    write.update(Backdrop, backdrop, **clean_values(Backdrop, fields))


def move_ground(write: Writer, boxes: Mapping[EntityId, Box]) -> None:
    """Let areas, words and photos lie elsewhere, or be of another size."""
    write.about(*boxes)
    for id, box in boxes.items():
        kind = _kind(write, id)
        write.update(kind, id, **clean_values(kind, {"box": box}))


def _kind(write: Writer, id: EntityId) -> type[Region | Backdrop]:
    for kind in (Region, Backdrop):
        if write.read.get(kind, id) is not None:
            return kind
    raise DeskError("entity.missing", kind=Region.kind_name, id=id)
