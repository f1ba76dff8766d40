"""The map on the wall: the canvas of the desk, only to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.picture.footprints import unit_of
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.ui.canvas.camera import Camera, fitted
from collective_desk.ui.canvas.emphasis import Emphasis, emphasis
from collective_desk.ui.canvas.port import NoPort
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.selection import Selection
from collective_desk.ui.theme.tokens import load_tokens

from .measures import Measures, wall_style

_SIDES, _TOP, _FOOT = 150.0, 60.0, 100.0
"""Room for names beside, over and under those at the border of the map."""
_EDGE = 8.0
"""Paper around a map that fills its room."""
_NEIGHBOURS = 1
_REST_MS = 260
"""Names wait for their places until the desk, too, has come to rest."""


class WallMap(Canvas):
    """Shows a picture composed for the room; keys and pointer pass it by."""

    def __init__(self, picture: Picture, measures: Measures, parent: QWidget) -> None:
        super().__init__(picture, wall_style(measures), Selection(), NoPort(), parent)
        self._measures = measures
        self._pen: EntityId | None = None
        self._steps: tuple[int | None, tuple[EntityId, ...]] = (None, ())
        tie = load_tokens("wall").tables["tie_line"]
        self._wider = tie["width_pen_wall"] / tie["width_wall"]
        self._rest.setInterval(_REST_MS)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_measures(self, measures: Measures) -> None:
        """Write larger or smaller from now on."""
        if measures != self._measures:
            self._measures = measures
            self.artist.labels.spots = {}
            self.set_style(wall_style(measures))

    def light(self, ids: Iterable[EntityId], pen: EntityId | None) -> None:
        """Put actors and ties into the light, or else the ties of the pen that is asked about."""
        here = [id for id in ids if id in self.picture.row or id in self.picture.tie_row]
        if pen != self._pen:
            self._pen = pen
            self.artist.emphasis = self.stands_out()
            self._widen()
            self.forget()
        self.selection.set(here)

    def count_steps(self, steps: int | None, around: tuple[EntityId, ...]) -> None:
        """Let those step back who are farther away than so many ties."""
        if (steps, around) != self._steps:
            self._steps = steps, around
            self.set_focus_radius(steps, around)

    @property
    def room(self) -> tuple[float, float]:
        """The width and height that an arrangement can fill."""
        edge = 2 * _EDGE * self._measures.calm
        return self.width() - edge, self.height() - edge

    def whole(self) -> Camera:
        """Give the camera that shows everyone, with room for their names."""
        return self.fitted_camera()

    def fitted_camera(self, largest: float = 1.6) -> Camera:
        """Give the same camera; beside names of the usual size never larger than `largest`."""
        if self.guides is not None:
            # It was made for this room, with all names in it.
            return fitted(
                np.array(self.guides.frame).reshape(2, 2), self.width(), self.height(),
                largest=max(largest, 1.2 * unit_of(self.artist.style)),
                margin=_EDGE * self._measures.calm)
        aside = min(_SIDES * self._measures.factor, self.width() / 5)
        over, below = (
            min(room * self._measures.factor, self.height() / 5) for room in (_TOP, _FOOT))
        above = max(over, *self.artist.towers.headroom(1.0).values(), 0.0)
        wide, high = self.width() - 2 * aside, self.height() - below - above
        # `fitted` leaves a margin of its own, which is given back.
        seen = fitted(
            self._everything(), wide + 128, high + 128, largest=largest * self._measures.factor)
        return seen.moved(aside - 64, above - 64)

    def framed(self, box: tuple[float, float, float, float]) -> Camera:
        """Give the camera that shows a part of the map (left, top, right, bottom), all of it."""
        left, top, right, foot = box
        zoom = min(
            self.width() / max(right - left, 1.0), self.height() / max(foot - top, 1.0))
        middle = ((left + right) / 2, (top + foot) / 2)
        return Camera(zoom).centred(middle, self.width(), self.height())

    def obstacles(self) -> Floats:
        """Nothing lies over the map of the wall."""
        return np.empty((0, 4))

    def lies_within(self, box: tuple[float, float, float, float]) -> bool:
        """Say whether everyone stands in a part of the map (left, top, right, bottom)."""
        xy = self.picture.xy
        return not len(xy) or bool((xy >= box[:2]).all() and (xy <= box[2:]).all())

    def waiting(self) -> list[str]:
        """List the names in view that found no room, or room for their first words only."""
        left, top, right, foot = self.camera.seen(self.width(), self.height())
        shown = {
            spot.row for spot in self.artist.labels.shown
            if not spot.lines[-1].endswith("…") or self.picture.labels[spot.row].endswith("…")}
        x, y = self.picture.xy.T if len(self.picture.xy) else (np.empty(0), np.empty(0))
        inside = (x >= left) & (x <= right) & (y >= top) & (y <= foot)
        return [
            self.picture.labels[row] for row in np.flatnonzero(inside).tolist() if row not in shown
        ]

    def stands_out(self) -> Emphasis:
        """Put the spotlight, else the pen of the step, before everything else."""
        picture = self.picture
        if self.selection.ids:
            return emphasis(picture, self.selection.ids, _NEIGHBOURS)
        focused = super().stands_out()
        if focused.lit is not None:
            return focused
        asked = self._asked()
        if asked is None:
            return Emphasis()
        return replace(Emphasis(), lit=picture.pen == asked)

    def take(self, picture: Picture) -> None:
        """Work with this picture from now on."""
        super().take(picture)
        self._widen()

    def _everything(self) -> Floats:
        """Give the points that belong in view: everyone, what guides them, the tops of bows."""
        picture = self.picture
        a, b = picture.xy[picture.source], picture.xy[picture.target]
        chord = b - a
        aside = np.column_stack((-chord[:, 1], chord[:, 0])) * (picture.bend[:, None] / 2)
        return np.concatenate((self._extent(), (a + b) / 2 + aside))

    def _widen(self) -> None:
        asked = self._asked()
        self.artist.ties.thickness = {} if asked is None else {asked: self._wider}

    def _asked(self) -> int | None:
        """Give the number of the pen that is asked about, where any of its ties is drawn."""
        for number, pen in enumerate(self.picture.pens):
            if pen.id == self._pen and bool((self.picture.pen == number).any()):
                return number
        return None
