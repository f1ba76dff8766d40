"""After each commit the canvas shows what became of the map: the only way news reaches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Protocol

import numpy as np

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.looking import Looking
from collective_desk.picture.shapes import Picture
from collective_desk.showing.showing import Known, Showing, seen

from .motion import ARRANGE_MS
from .view import Canvas

MANY = 500
"""Above so many touched things the map is read and composed anew, without movement."""
_STEPS_BACK = ("undo", "redo", "receive")
Places = Mapping[EntityId, tuple[float, float]]


class News(Protocol):
    """What a commit tells: what it did, and what it touched by kind."""

    @property
    def origin(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def touched(self) -> Mapping[str, AbstractSet[EntityId]]: ...


class CanvasBinder:
    """Keeps a canvas true to the map that is read by `read`, in the way it is looked at."""

    def __init__(
        self, canvas: Canvas, read: Callable[[], Known], words: Callable[..., str],
        looking: Callable[[], Looking] = Looking,
    ) -> None:
        self.canvas = canvas
        self.read = read
        self.words = words
        self.looking = looking
        self.showing: Showing | None = None
        self.held: Places = {}
        """Places of actors of whom is asked what standing there means."""

    def on_committed(self, news: News) -> None:
        """Show what a commit changed on this map."""
        touched = frozenset().union(*news.touched.values()) if news.touched else frozenset()
        if not touched:
            return
        known = self.read()
        before = self.canvas.picture
        if known.content.map != before.content.map:
            self._take(self._seen(known))
            self.canvas.set_picture(self.picture)
        elif news.touched.keys() == {"map"} and not self.out_of_date:
            return  # how it is looked at is shown already, and perhaps still gliding
        elif len(touched) > MANY:
            self._take(self._seen(known))
            self.canvas.refresh(self.picture, set(self.picture.actor_ids))
        else:
            ids = self._shown(known.content, touched, news.touched)
            self._take(self._seen(known, ids))
            # A drag has shown the way already; what others or an arrangement moved glides.
            glides = news.origin in _STEPS_BACK or not news.action.startswith("move")
            if self.picture.content.arrangement != "free":
                ids |= elsewhere(before, self.picture)
            self.canvas.refresh(self.picture, ids, glide=ARRANGE_MS if glides else 0)

    @property
    def out_of_date(self) -> bool:
        """Whether the map is shown in another way than it is looked at, but for the focus."""
        shown = self.showing.looking if self.showing else None
        now = self.looking()
        return shown is None or shown != replace(
            now, focus=shown.focus, focus_steps=shown.focus_steps)

    def look_again(self) -> None:
        """Show the map in the way it is looked at now; whoever stands elsewhere glides there."""
        before, was = self.canvas.picture, self.showing
        self._take(self._seen(self.read()))
        ids = elsewhere(before, self.picture)
        self.canvas.refresh(self.picture, ids, glide=ARRANGE_MS)
        if was is None or _arranged(was) != _arranged(self.showing):
            self.canvas.fit()
        elif was.looking.lens != self.picture.content.lens:
            self.canvas.fit_if_covered()

    def hold(self, places: Places) -> None:
        """Leave actors where they were put down while someone is asked; none lets them go back."""
        before, self.held = self.canvas.picture, places
        self._take(self._seen(self.read()))
        ids = elsewhere(before, self.picture)
        # A drag has shown the way there already; back again is shown.
        self.canvas.refresh(self.picture, ids, glide=0 if places else ARRANGE_MS)

    def reload(self) -> None:
        """Read another map, or the same one for another audience."""
        self._take(self._seen(self.read()))
        self.canvas.set_picture(self.picture)

    @property
    def picture(self) -> Picture:
        """The map as it is looked at."""
        assert self.showing is not None, "asked before anything was shown"
        return self.showing.picture

    def _seen(self, known: Known, touched: AbstractSet[EntityId] | None = None) -> Showing:
        before = self.showing.base if self.showing else self.canvas.picture
        if touched is None or (self.showing and self.showing.guides):
            return seen(known, self.looking(), words=self.words, style=self.canvas.artist.style)
        return seen(
            known, self.looking(), words=self.words, style=self.canvas.artist.style,
            before=before, touched=touched)

    def _take(self, showing: Showing) -> None:
        self.showing = showing
        for id, at in self.held.items():
            if id in showing.picture.row:
                showing.picture.xy[showing.picture.row[id]] = at
        self.canvas.explain(showing.guides, showing.lensed)

    def _shown(
        self, content: MapContent, touched: frozenset[EntityId],
        by_kind: Mapping[str, AbstractSet[EntityId]],
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


def elsewhere(before: Picture, after: Picture) -> set[EntityId]:
    """Name the actors that stand elsewhere, and those that came."""
    if before.actor_ids == after.actor_ids:
        moved = np.hypot(*(after.xy - before.xy).T) > 0.5
        return {after.actor_ids[row] for row in np.flatnonzero(moved).tolist()}
    at = dict(zip(before.actor_ids, before.xy.tolist(), strict=True))
    return {
        id for id, point in zip(after.actor_ids, after.xy.tolist(), strict=True)
        if at.get(id) != point
    }


def _arranged(showing: Showing | None) -> tuple[str, EntityId | None]:
    looking = showing.looking if showing else Looking()
    return looking.arrangement, looking.arranged_by
