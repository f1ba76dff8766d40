"""What the room may see: the one place from which the wall is filled."""

from __future__ import annotations

from dataclasses import replace

from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns, held_back
from collective_desk.domain.entities import EntityId, Map, Session
from collective_desk.domain.looking import Looking
from collective_desk.domain.readings import Readings
from collective_desk.picture.compose import Words
from collective_desk.store.queries.audience import may_see, wall_audience
from collective_desk.store.queries.maps import kept_back
from collective_desk.store.reader import Reader

from .past import Past
from .showing import Known, read


class RoomReader:
    """Reads a desk for the room: at the level set for the wall, and nothing private.

    It takes ids from whoever asks and gives nothing for those that the room may not see.
    """

    def __init__(self, reader: Reader, words: Words) -> None:
        self._reader, self._words = reader, words
        self._past: tuple[str, Past] | None = None

    @property
    def audience(self) -> str:
        """The level set for the wall, as it is now."""
        return wall_audience(self._reader)

    def map(self, map: EntityId, looking: Looking, *, today: str) -> Known:
        """Read a map; where the room may not see it, there is nothing on it."""
        if not may_see(self._reader.get(Map, map), self.audience):
            nothing = MapContent(map, "", "", "free", "kind", ActorColumns(), TieColumns())
            return Known(nothing, Readings())
        if looking.moment is not None or looking.compared is not None:
            return self._then().known(map, looking)
        return read(self._reader, map, looking, audience=self.audience, today=today)

    def held(self, before: Known, looking: Looking, *, today: str) -> Known:
        """Give what was shown, without what the room may not see any more; nothing new."""
        now = self.map(before.content.map, looking, today=today)
        return replace(before, content=held_back(before.content, now.content))

    def shows_session(self, session: EntityId) -> bool:
        """Say whether the room may read the prompts of a session."""
        return may_see(self._reader.get(Session, session), self.audience)

    def kept_back(self, map: EntityId) -> int:
        """Count the actors that the room does not see; said on the desk, never on the wall."""
        return kept_back(self._reader, map, self.audience)

    def _then(self) -> Past:
        audience = self.audience
        if self._past is None or self._past[0] != audience:
            self._past = audience, Past(self._reader, self._words, audience)
        return self._past[1]
