"""After each commit the canvas shows what became of the map: the only way news reaches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.picture.compose import compose, refresh

from .motion import ARRANGE_MS
from .view import Canvas

MANY = 500
"""Above so many touched things the map is read and composed anew, without movement."""
_STEPS_BACK = ("undo", "redo", "receive")


Touched = Mapping[str, AbstractSet[EntityId]]


class News(Protocol):
    """What a commit tells: what it did, and what it touched by kind."""

    @property
    def origin(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def touched(self) -> Touched: ...


class CanvasBinder:
    """Keeps a canvas true to the map that is read by `read_content`."""

    def __init__(
        self, canvas: Canvas, read_content: Callable[[], MapContent],
        words: Callable[[str], str],
        follow: Callable[[MapContent, Touched], MapContent] | None = None,
    ) -> None:
        """`follow` reads what a commit touched, from what was there before it."""
        self.canvas = canvas
        self.read_content, self.follow = read_content, follow
        self.words = words

    def on_committed(self, news: News) -> None:
        """Show what a commit changed on this map."""
        touched = frozenset().union(*news.touched.values()) if news.touched else frozenset()
        if not touched:
            return
        before = self.canvas.picture
        content = (self.follow(before.content, news.touched) if self.follow
                   else self.read_content())
        if content.map != before.content.map:
            self.canvas.set_picture(compose(content, self.words))
        elif len(touched) > MANY:
            self.canvas.refresh(compose(content, self.words), set(content.actors.ids))
        else:
            ids = self._shown(content, touched, news.touched)
            # A drag has shown the way already; what others or an arrangement moved glides.
            glides = news.origin in _STEPS_BACK or not news.action.startswith("move")
            self.canvas.refresh(
                refresh(before, content, ids), ids, glide=ARRANGE_MS if glides else 0
            )

    def reload(self) -> None:
        """Read another map, or the same one for another audience."""
        self.canvas.set_picture(compose(self.read_content(), self.words))

    def _shown(
        self, content: MapContent, touched: frozenset[EntityId],
        by_kind: Touched,
    ) -> set[EntityId]:
        """Give the actors and ties that may look different, placements and the rest included."""
        ids = set(touched)
        here = f"{content.map}:"
        ids |= {
            placement.removeprefix(here)
            for placement in by_kind.get("placement", frozenset())
            if placement.startswith(here)
        }
        if by_kind.keys() - {"actor", "tie", "placement"}:
            # An assessment, a pen or a region may show on any actor.
            ids |= set(content.actors.ids) if len(content.actors.ids) <= MANY else set()
        return ids
