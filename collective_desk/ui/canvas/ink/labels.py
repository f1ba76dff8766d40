"""Which names show at a zoom and where they stand; placed at rest, kept while the map moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.picture.footprints import LONGER, SHORT
from collective_desk.picture.labels import LabelSpot, place
from collective_desk.picture.shapes import Flags, Floats, Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import label_size, outline, shows_dots, shows_names
from collective_desk.picture.view import View
from collective_desk.picture.wrapping import shortened, wrap

from .layers import Sight
from .names import Names

WHOLE = 300
"""A map of no more actors has all its names placed at once, wherever one looks."""
_MOST = 400
_HUBS = 24


class Labels:
    """The spots of the names that show."""

    def __init__(self, style: Style, names: Names) -> None:
        self.style = style
        self.names = names
        self.shown: list[LabelSpot] = []
        """The names that found a place, and below where: rows and boxes from their symbols."""
        self.rows = np.empty(0, np.int32)
        self.boxes = np.empty((0, 4))
        self.spots = {}
        self.size = style.label.size
        """Height of the text in pixels, for the zoom of the last placing."""

    @property
    def spots(self) -> dict[EntityId, LabelSpot]:
        """Give the spots of all names that were placed."""
        return self._spots

    @spots.setter
    def spots(self, spots: dict[EntityId, LabelSpot]) -> None:
        self._spots = spots
        self.shown = [spot for spot in spots.values() if spot.shown]
        self.rows = np.array([spot.row for spot in self.shown], np.int32)
        boxes = [(spot.dx, spot.dy, spot.width, spot.height) for spot in self.shown]
        self.boxes = np.array(boxes, float).reshape(-1, 4)

    def use(self, picture: Picture) -> None:
        """Name the actors of this picture from now on."""
        self.picture = picture
        row = picture.row
        self.spots = {
            id: spot if spot.row == row[id] else replace(spot, row=row[id])
            for id, spot in self.spots.items() if id in row
        }
        ends = np.concatenate((picture.source, picture.target))
        self._degree = np.bincount(ends, minlength=len(picture.xy))

    def settle(
        self, sight: Sight, *, selected: Collection[EntityId] = (),
        moved: Collection[EntityId] = (), obstacles: Floats | None = None,
        headroom: Mapping[EntityId, float] | None = None,
    ) -> bool:
        """Place the names anew for a view at rest; say whether any of them changed."""
        zoom = sight.camera.zoom
        self.size = _stepped(label_size(zoom, self.style))
        rows = self.wanted(sight, selected)
        before = self.spots
        if not len(rows):
            self.spots = {}
            return bool(before)
        small, back = self._excerpt(rows, sight)
        view = View.at(zoom, self.style, x=sight.camera.x, y=sight.camera.y)
        placed = place(
            small, view, self.style, self._measure, size=self.size,
            rows=np.arange(len(rows)), earlier=before, moved=moved,
            frame=(0.0, 0.0, float(sight.width), float(sight.height)),
            obstacles=obstacles, selected=selected, headroom=headroom,
        )
        if self.style.theme == "wall":
            for share in (LONGER, SHORT):
                self._write_short(small, view, sight, placed, before, obstacles, headroom, share)
        self.spots = {id: replace(spot, row=int(back[spot.row])) for id, spot in placed.items()}
        return self.spots != before

    def _write_short(
        self, picture: Picture, view: View, sight: Sight, placed: dict[EntityId, LabelSpot],
        before: Mapping[EntityId, LabelSpot], obstacles: Floats | None,
        headroom: Mapping[EntityId, float] | None, share: float,
    ) -> None:
        """Find places for the first words of names that found none: a room has nobody to hover."""
        rows = np.array([spot.row for spot in placed.values() if not spot.shown], np.int32)
        if not len(rows):
            return
        labels, width = list(picture.labels), share * self.style.label.max_width
        for row in rows.tolist():
            labels[row] = shortened(labels[row], self._measure, width)
        xy = view.pixels(picture.xy)
        taken = [(*(xy[spot.row] + (spot.dx, spot.dy)), spot.width, spot.height)
                 for spot in placed.values() if spot.shown]
        around = np.array(taken, float).reshape(-1, 4)
        if obstacles is not None:
            around = np.concatenate((around, obstacles))
        short = place(
            replace(picture, labels=labels), view, self.style, self._measure, size=self.size,
            rows=rows, earlier=before, obstacles=around, headroom=headroom,
            frame=(0.0, 0.0, float(sight.width), float(sight.height)))
        placed |= {id: spot for id, spot in short.items() if spot.shown}

    def spare(self, row: int, symbol: float) -> LabelSpot:
        """Give a spot below its symbol for a name that has none."""
        lines = wrap(self.picture.labels[row], self._measure, self.style.label.max_width)
        wide, high = self.names.box(lines, self.size)
        half = outline(self.picture.looks[self.picture.look[row]].shape, self.style.symbol)
        top = half.half_height * symbol + self.style.label.gap
        return LabelSpot(row, lines, "below", -wide / 2, top, wide, high, shown=False)

    def wanted(self, sight: Sight, selected: Collection[EntityId]) -> Ints:
        """Give the actors whose names show: all close up, hubs from afar, the chosen always."""
        picture, zoom = self.picture, sight.camera.zoom
        count = len(picture.xy)
        chosen = np.zeros(count, dtype=bool)
        chosen[[picture.row[id] for id in selected if id in picture.row]] = True
        if shows_dots(zoom, self.style):
            return self._fewer(np.flatnonzero(chosen).astype(np.int32))
        inside = self._inside(sight) if count > WHOLE else np.ones(count, dtype=bool)
        if not shows_names(zoom, self.style, count):
            near = chosen.copy()
            near[picture.target[chosen[picture.source]]] = True
            near[picture.source[chosen[picture.target]]] = True
            return self._fewer(
                np.flatnonzero((near | self._hubs(inside)) & inside).astype(np.int32))
        return self._fewer(np.flatnonzero(inside | chosen).astype(np.int32))

    def _hubs(self, inside: Flags) -> Flags:
        hubs = np.zeros(len(inside), dtype=bool)
        here = np.flatnonzero(inside)
        count = min(_HUBS, max(5, len(here) // 4))
        hubs[here[np.argsort(-self._degree[here], kind="stable")[:count]]] = True
        return hubs

    def _fewer(self, rows: Ints) -> Ints:
        if len(rows) <= _MOST:
            return rows
        return np.sort(rows[np.argsort(-self._degree[rows], kind="stable")[:_MOST]])

    def _inside(self, sight: Sight) -> Flags:
        left, top, right, bottom = sight.camera.seen(sight.width, sight.height)
        x, y = self.picture.xy.T
        inside: Flags = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
        return inside

    def _measure(self, text: str) -> float:
        return self.names.measure(text, self.size)

    def _excerpt(self, rows: Ints, sight: Sight) -> tuple[Picture, Ints]:
        """Give a small picture of some actors and their ties: the rest cannot be in the way.

        The first rows are the ones asked for; the second value gives their rows in the whole map.
        """
        picture = self.picture
        wanted = np.zeros(len(picture.xy), dtype=bool)
        wanted[rows] = True
        seen = wanted | self._inside(sight) if len(wanted) > WHOLE else np.ones_like(wanted)
        ties = np.flatnonzero(seen[picture.source] | seen[picture.target])[: 20 * _MOST]
        held = seen.copy()
        held[picture.source[ties]] = held[picture.target[ties]] = True
        back = np.concatenate((rows, np.flatnonzero(held & ~wanted))).astype(np.int32)
        at = np.empty(len(wanted), dtype=np.int32)
        at[back] = np.arange(len(back))
        actors = replace(picture.content.actors, ids=[picture.actor_ids[r] for r in back.tolist()])
        small = replace(
            picture,
            content=replace(picture.content, actors=actors),
            xy=picture.xy[back], look=picture.look[back],
            labels=[picture.labels[r] for r in back.tolist()],
            source=at[picture.source[ties]], target=at[picture.target[ties]],
            pen=picture.pen[ties], bend=picture.bend[ties],
            arrow_source=picture.arrow_source[ties], arrow_target=picture.arrow_target[ties],
            row={}, tie_row={},
        )
        return small, back


def _stepped(size: float) -> float:
    return round(size * 2) / 2
