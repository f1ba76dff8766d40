"""How a map is looked at: lens, arrangement, filters, focus; the same words for desk and wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .entities import EntityId, Map
from .filters import Chips


@dataclass(frozen=True, slots=True)
class Looking:
    """One way of looking at a map; nothing of it changes what the map says."""

    lens: str = "kind"
    arrangement: str = "free"
    arranged_by: EntityId | None = None
    """The actor in the middle, or the collective of the rings."""
    filters: Chips = ()
    focus: tuple[EntityId, ...] = ()
    """The actors from whom steps are counted."""
    focus_steps: int | None = None
    """Who is farther away steps back; None while there is no focus."""
    moment: datetime | None = None
    """The map is shown as it stood then; None is now."""
    compared: datetime | None = None
    """The earlier moment against which changes are shown."""

    @classmethod
    def of(cls, map: Map) -> Looking:
        """Look at a map as it says itself."""
        return cls(map.lens, map.arrangement, map.arranged_by)
