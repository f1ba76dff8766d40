"""What became of the map: new actors fade in where they stay, moved ones glide to their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.picture.shapes import Ints, Picture
from collective_desk.ui.selection import Selection

from .camera import Camera
from .hit import NOTHING, Hit
from .ink.artist import Artist
from .ink.layers import Sight
from .motion import NEW_ACTOR_MS, Motion
from .pointer import Pointer

_MOST = 400
"""Above so many actors on the move there is nothing to follow with the eye."""
_LARGE = 2_000
"""A map of more actors is not painted twice to let a new one fade in."""


class Changing(Protocol):
    """The canvas, as what changes it sees it."""

    picture: Picture
    artist: Artist
    selection: Selection
    hand: Pointer
    motion: Motion
    hover: Hit
    focus: int | None
    opacity: float

    @property
    def camera(self) -> Camera: ...
    @property
    def sight(self) -> Sight: ...
    def take(self, picture: Picture) -> None: ...
    def settle(self, moved: Iterable[EntityId] = ()) -> None: ...
    def lift(self, rows: Ints) -> None: ...
    def drop(self) -> None: ...
    def look(self, camera: Camera) -> None: ...
    def glide(self, camera: Camera) -> None: ...
    def fitted_camera(self) -> Camera: ...
    def show_soon(self) -> None: ...
    def update(self) -> None: ...


class Changes:
    """Takes a canvas from one picture to the next."""

    def __init__(self, canvas: Changing) -> None:
        self.canvas = canvas

    def apply(
        self, picture: Picture, ids: set[EntityId], glide: int, *, fit: bool = False
    ) -> None:
        """Show the new picture; `ids` may have changed, the rest has not.

        `fit` brings all of it into view in the same movement.
        """
        canvas, before = self.canvas, self.canvas.picture
        canvas.motion.finish()
        if canvas.sight.without or before.row != picture.row:
            canvas.hand.cancel()  # a gesture under way means rows that are no longer true
        self._let_go_of_the_dead(before, picture)
        if canvas.focus is not None:
            canvas.focus = picture.row.get(before.actor_ids[canvas.focus])
        canvas.hover = NOTHING
        canvas.take(picture)
        canvas.settle(moved=ids)
        canvas.show_soon()
        fresh = [picture.row[id] for id in ids if id in picture.row and id not in before.row]
        if fresh and before.row and len(fresh) <= _MOST and not _moved(before, picture, ids):
            self._fade_in(np.array(sorted(fresh), np.int32))
        elif glide:
            self._glide(before, picture, ids, glide, canvas.fitted_camera() if fit else None)

    def _let_go_of_the_dead(self, before: Picture, after: Picture) -> None:
        was, now = _standing(before), _standing(after)
        self.canvas.selection.set(
            id for id in self.canvas.selection.ids
            if any(id in there for there in now) or not any(id in there for there in was))

    def _fade_in(self, rows: Ints) -> None:
        canvas = self.canvas
        if canvas.motion.reduced or len(canvas.picture.xy) > _LARGE:
            return  # a large map would first be painted whole without them: they are there at once
        canvas.lift(rows)

        def step(share: float) -> None:
            canvas.opacity = share
            canvas.update()
            if share >= 1.0:
                canvas.drop()

        canvas.motion.run(NEW_ACTOR_MS, step)

    def _glide(
        self, before: Picture, after: Picture, ids: set[EntityId], length: int,
        camera: Camera | None,
    ) -> None:
        known = _moved(before, after, ids)
        rows = np.array([after.row[id] for id in known], np.int32)
        start = before.xy[[before.row[id] for id in known]] if known else np.empty((0, 2))
        end = after.xy[rows]
        canvas = self.canvas
        if not len(rows) or canvas.motion.reduced or len(rows) > _MOST:
            if camera is not None:
                canvas.glide(camera)
            return
        canvas.lift(rows)
        looked = canvas.camera

        def step(share: float) -> None:
            canvas.artist.picture.xy[rows] = start + (end - start) * share
            if camera is not None:
                canvas.look(looked.between(camera, share))
            canvas.update()
            if share >= 1.0:
                canvas.drop()

        canvas.motion.run(length, step)


def _moved(before: Picture, after: Picture, ids: set[EntityId]) -> list[EntityId]:
    """Give the actors of both pictures that stand elsewhere now."""
    return [
        id for id in ids
        if id in after.row and id in before.row
        and np.hypot(*(after.xy[after.row[id]] - before.xy[before.row[id]])) > 0.5
    ]


def _standing(picture: Picture) -> tuple[Collection[EntityId], ...]:
    """Name the actors, the ties and what lies on the ground of a map."""
    content = picture.content
    ground = {area.id for area in content.regions} | {photo.id for photo in content.behind}
    return picture.row.keys(), picture.tie_row.keys(), ground
