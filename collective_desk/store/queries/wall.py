"""What the room may read: the one place from which the wall is filled."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns
from collective_desk.domain.entities import EntityId, Map, Session
from collective_desk.domain.readings import Readings
from collective_desk.store.reader import Reader

from .audience import may_see, wall_audience
from .maps import kept_back, map_content
from .readings import readings


@dataclass(frozen=True, slots=True, eq=False)
class OnWall:
    """A map as the room reads it; where it may not, there is nothing on it."""

    content: MapContent
    readings: Readings


class WallReader:
    """Reads a desk for the room: at the level set for the wall, and nothing private.

    It takes ids from whoever asks and gives nothing for those that the room may not see.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def audience(self) -> str:
        """The level set for the wall, as it is now."""
        return wall_audience(self._reader)

    def map(self, map: EntityId, *, today: str = "") -> OnWall:
        """Read a map; `today` is an ISO date."""
        if not self.shows_map(map):
            return OnWall(
                MapContent(map, "", "", "free", "kind", ActorColumns(), TieColumns()), Readings())
        return OnWall(
            map_content(self._reader, map, audience=self.audience),
            readings(self._reader, map, self.audience, today=today),
        )

    def shows_map(self, map: EntityId) -> bool:
        """Say whether the room may see a map."""
        return may_see(self._reader.get(Map, map), self.audience)

    def shows_session(self, session: EntityId) -> bool:
        """Say whether the room may read the prompts of a session."""
        return may_see(self._reader.get(Session, session), self.audience)

    def kept_back(self, map: EntityId) -> int:
        """Count the actors that the room does not see; said on the desk, never on the wall."""
        return kept_back(self._reader, map, self.audience)
