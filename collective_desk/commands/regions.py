"""Named areas of a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import EntityId, Region
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.store.writer import Writer

Box = tuple[float, float, float, float]


def add_region(write: Writer, /, map: EntityId, label: str, *, box: Box, **fields: Any) -> EntityId:
    """Name an area of a map: left, top, width and height in map units."""
    clean = clean_values(Region, {"map": map, "label": label, "box": box, **fields})
    return write.add(Region, **clean)


def rename_region(write: Writer, region: EntityId, label: str) -> None:
    """Give an area another name."""
    write.update(Region, region, label=clean_name(label))


def set_region(write: Writer, /, region: EntityId, **fields: Any) -> None:
    """Change an area: where it lies, its colour."""
    write.update(Region, region, **clean_values(Region, fields))


def delete_regions(write: Writer, regions: Iterable[EntityId]) -> None:
    """Take areas off their map; the actors in them stay."""
    for region in regions:
        write.about(region)
        write.delete(Region, region)
