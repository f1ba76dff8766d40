"""The map as it stood: moments of the journal, shown as the present is."""

from __future__ import annotations

from datetime import datetime

from collective_desk.domain.entities import EntityId
from collective_desk.domain.looking import Looking
from collective_desk.picture.compose import Words, compose
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.store.queries.growth import Growth
from collective_desk.store.reader import Reader

from .showing import Known, Showing, seen, show


class Past:
    """Reads the growth of a map once, for one audience, and again when the desk went on."""

    def __init__(self, reader: Reader, words: Words, audience: str) -> None:
        self._reader, self._words, self._audience = reader, words, audience
        self._read: tuple[EntityId, int] | None = None

    def growth(self, map: EntityId) -> Growth:
        """Give the steps of a map, as far as the desk has come."""
        key = map, self._reader.last_step()
        if self._read != key:
            self._growth = Growth(self._reader, map, self._audience)
            self._like: Picture | None = None
            self._read = key
        return self._growth

    def known(self, map: EntityId, looking: Looking) -> Known:
        """Give what was on the map at the moment that is looked at, and at the one compared."""
        growth = self.growth(map)
        step, last = _step(growth, looking.moment), len(growth.steps)
        if looking.compared is None and step == last:
            return Known(growth.content(last))
        if self._like is None:
            self._like = compose(growth.content(last), self._words)
        before = None
        if looking.compared is not None:
            before = growth.content(growth.at(looking.compared))
        return Known(growth.content(step), before=before, like=self._like)


def show_then(
    reader: Reader, map: EntityId, looking: Looking, *, audience: str, words: Words, style: Style,
    today: str,
) -> Showing:
    """Show a map to an audience at the moment that is looked at, which mostly is now."""
    if looking.moment is None and looking.compared is None:
        return show(reader, map, looking, audience=audience, words=words, style=style, today=today)
    known = Past(reader, words, audience).known(map, looking)
    return seen(known, looking, words=words, style=style)


def _step(growth: Growth, moment: datetime | None) -> int:
    return len(growth.steps) if moment is None else growth.at(moment)
