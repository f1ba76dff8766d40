"""Two moments of a map compared: what appeared, what left, what shifted."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

from .contents import MapContent
from .entities import EntityId
from .vocabularies import realm_position

MOVED: Final = 24.0
"""Map units from which a change of place is told: about the size of a symbol."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What lies between two moments: ids, in the order of the maps."""

    came: tuple[EntityId, ...] = ()
    left: tuple[EntityId, ...] = ()
    moved: tuple[EntityId, ...] = ()
    """Actors that stand elsewhere."""
    turned: tuple[EntityId, ...] = ()
    """Actors that stand nearer to another realm than before."""
    taken: tuple[EntityId, ...] = ()
    """Actors who sit where an empty chair was."""
    rose: tuple[EntityId, ...] = ()
    """Actors seen as more influential, by the middle of the answers."""
    fell: tuple[EntityId, ...] = ()
    tied: tuple[EntityId, ...] = ()
    """Ties that are new."""
    parted: tuple[EntityId, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both moments show the same."""
        return self == Shift()


def compare(before: MapContent, after: MapContent) -> Shift:
    """Say what happened between two moments of a map."""
    was = {id: row for row, id in enumerate(before.actors.ids)}
    now = {id: row for row, id in enumerate(after.actors.ids)}
    both = [(id, was[id], row) for id, row in now.items() if id in was]
    one, other = before.actors, after.actors
    heights = [
        (id, tower.median - before.towers[id].median)
        for id, tower in after.towers.items() if id in before.towers and id in now
    ]
    ties_before, ties_after = set(before.ties.ids), set(after.ties.ids)
    return Shift(
        came=tuple(id for id in now if id not in was),
        left=tuple(id for id in was if id not in now),
        moved=tuple(id for id, a, b in both
                    if hypot(one.x[a] - other.x[b], one.y[a] - other.y[b]) >= MOVED),
        turned=tuple(id for id, a, b in both
                     if realm_position(one.realms[a], one.kinds[a])
                     != realm_position(other.realms[b], other.kinds[b])),
        taken=tuple(id for id, a, b in both if one.empty_chair[a] and not other.empty_chair[b]),
        rose=tuple(id for id, height in heights if height > 0),
        fell=tuple(id for id, height in heights if height < 0),
        tied=tuple(id for id in after.ties.ids if id not in ties_before),
        parted=tuple(id for id in before.ties.ids if id not in ties_after),
    )
