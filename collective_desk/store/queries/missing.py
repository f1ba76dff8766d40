"""Empty chairs: who or what is not represented yet, and what was found."""

from __future__ import annotations

from collective_desk.domain.entities import MissingItem
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK
from .people import people, seen


def missing_items(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[MissingItem]:
    """List the empty chairs, those still empty first; a hidden actor's chair is hidden too."""
    rows = seen(reader.all(MissingItem), audience)
    actors = people(reader, audience, {item.actor for item in rows if item.actor})
    found = [item for item in rows if item.actor is None or item.actor in actors]
    return sorted(found, key=lambda item: item.found is not None)


def still_missing(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[MissingItem]:
    """List the chairs that are empty."""
    return [item for item in missing_items(reader, audience=audience) if item.found is None]
