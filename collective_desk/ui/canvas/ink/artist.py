"""Puts a map on a pixmap: the ground, ties, letters of ties, symbols, names, in small jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from collective_desk.domain.guides import Guides
from collective_desk.picture.labels import LabelSpot
from collective_desk.picture.lenses.lens import Lensed
from collective_desk.picture.marks import headroom
from collective_desk.picture.shapes import Floats, Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import half_extents, shows_dots, symbol_size
from collective_desk.picture.view import View
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.emphasis import BEYOND, Emphasis

from .buffers import Strokes
from .ground import Ground
from .guides import GuideInk
from .labels import Labels
from .layers import Job, Sight
from .letters import TieLetters, Towers
from .names import SMALLEST, Names
from .sprites import Sprites
from .ties import TieInk

_SYMBOLS_AT_ONCE = 2000
_NAMES_AT_ONCE = 6
_FEW = 500
"""Above so many actors no frame is painted anew, however quick the machine: two may be shown."""
_LARGE = 1000
"""On maps of more actors ties that are dragged along are bare curves until they rest."""
_PUSHED = {
    "below": (0.0, 5.5), "above": (0.0, -5.5), "right": (4.0, 0.0), "left": (-4.0, 0.0),
    "right_below": (4.0, 4.0), "left_below": (-4.0, 4.0),
    "right_above": (4.0, -4.0), "left_above": (-4.0, -4.0)}
"""The outline of what is selected needs room between symbol and name."""
_SHARE = {"start": 0.0, "center": 0.5, "end": 1.0}
"""A name that is strong is wider: so much of that grows to the left."""


class Artist:
    """Knows how one map looks; called with a view it gives the jobs that paint it."""

    def __init__(self, style: Style, strokes: Strokes | None = None) -> None:
        self.style = style
        self.strokes = strokes or Strokes()
        self.ties = TieInk(style, self.strokes)
        self.sprites = Sprites(style)
        self.names = Names(style)
        self.labels = Labels(style, self.names)
        self._moving: frozenset[int] = frozenset()
        self._moving_on: Picture | None = None
        self._moving_ties: Ints = np.empty(0, np.int32)
        self.towers = Towers(style)
        self.letters = TieLetters(style, self.ties, self.labels, self._in_the_way)
        self.guides = GuideInk(style)
        self.guides.lift = self.missing_above
        self.emphasis = Emphasis()
        self.ground = Ground(style)

    def use(
        self, picture: Picture, guides: Guides | None = None, lensed: Lensed | None = None
    ) -> None:
        """Paint this picture from now on, with its guides, as its lens says."""
        self.guides.use(guides, picture.words)
        opacity = lensed.tie_opacity if lensed else np.empty(0)
        self.ties.share = float(opacity.min(initial=1.0))
        self.picture = self._told = picture
        self.ground.use(picture.content, picture.words)
        self.ties.use(picture)
        self.sprites.use(picture.looks)
        self.labels.use(picture)
        self.towers.use(picture)
        self._marked = [bool(look.mark) for look in picture.looks]

    def headroom(self, zoom: float) -> dict[str, float]:
        """Give how high towers and marks stand on symbols at a zoom: names above keep off them."""
        room = self.towers.headroom(zoom)
        if any(self._marked) and not shows_dots(zoom, self.style):
            high = headroom(self.style) * symbol_size(zoom, self.style) / self.style.symbol.size
            ids, looks = self.picture.actor_ids, self.picture.look.tolist()
            room = {ids[row]: high for row, look in enumerate(looks) if self._marked[look]} | room
        return room

    def missing_above(self, camera: Camera, top: float) -> float:
        """Give how many pixels towers and marks would reach over a line at the top."""
        room = self.headroom(camera.zoom)
        if not room:
            return 0.0
        half = symbol_size(camera.zoom, self.style) / 2
        rows = [self.picture.row[id] for id in room]
        y = camera.to_view(self.picture.xy[rows])[:, 1]
        return max(0.0, float((top + half + np.array(list(room.values())) - y).max()))

    def obstacles(self, sight: Sight, head_top: float) -> Floats:
        """Give the boxes of towers and of the words of guides: names keep off them."""
        towers = self.towers.boxes(self.picture, self.view(sight))
        return np.concatenate((towers, self.guides.boxes(sight, head_top)))

    def _in_the_way(self, view: View) -> Floats:
        """Give the boxes of towers, symbols, names and words of rings, which lie over letters."""
        if not self.few():
            return np.empty((0, 4))
        towers, xy = self.towers.boxes(self.picture, view), view.pixels(self.picture.xy)
        half = half_extents(self.picture.shapes, self.style.symbol) * view.symbol
        names = self.labels.boxes.copy()
        names[:, :2] += xy[self.labels.rows]
        words = self.guides.plates(Camera(view.scale, view.x, view.y))
        return np.concatenate((towers, np.column_stack((xy - half, 2 * half)), names, words))

    def once(self) -> float:
        """Give the milliseconds spent on what is painted once and kept: names and sheets."""
        return self.names.spent + self.sprites.spent

    def few(self) -> bool:
        """Say whether the actors are so few that every frame may be painted anew."""
        return len(self.picture.xy) <= _FEW

    def preview(self, picture: Picture | None) -> None:
        """Paint with places that may be changed for a while; None goes back to what was told."""
        told = self._told if picture is None else replace(picture, xy=picture.xy.copy())
        self.picture = self.ties.picture = self.labels.picture = told

    def __call__(self, sight: Sight, area: QRect) -> Iterator[Job]:
        yield from self.ground.jobs(sight, area)
        yield from self.guides.jobs(sight)
        if not len(self.picture.xy):
            return
        yield from self.ties.jobs(sight, area, self.emphasis.lit)
        if not sight.rough:
            yield partial(self.letters.paint, sight, area, self.emphasis.lit)
        # Names under symbols, as on paper: a halo may not nibble at an actor.
        spots = self._spots_in(sight, area)
        for first in range(0, len(spots), _NAMES_AT_ONCE):
            yield partial(self._names, spots[first : first + _NAMES_AT_ONCE], sight)
        rows = self._actors_in(sight, area)
        for first in range(0, len(rows), _SYMBOLS_AT_ONCE):
            yield partial(self.paint_symbols, rows[first : first + _SYMBOLS_AT_ONCE], sight)
        if self.towers.built:
            yield partial(self.towers.paint, self.picture, rows, sight)

    def lifted(self, moving: frozenset[int], sight: Sight) -> Iterator[Job]:
        """Give the painting of a few actors with their ties, to go on top of the rest."""
        rows = np.array(sorted(moving), np.int32)
        rows = rows[rows < len(self.picture.xy)]
        ties = self._ties_of(moving)
        bare = replace(sight, rough=len(self.picture.xy) > _LARGE)
        yield from self.ties.paint(ties, bare, sight.area)
        ids = [self.picture.actor_ids[row] for row in rows.tolist()]
        spots = [self.labels.spots[id] for id in ids if id in self.labels.spots]
        yield partial(self._names, [spot for spot in spots if spot.shown], sight)
        yield partial(self.paint_symbols, rows, sight)
        yield partial(self.towers.paint, self.picture, rows, sight)

    def _ties_of(self, moving: frozenset[int]) -> Ints:
        """Give the ties of some actors by pen; asked for at every frame of a drag, so kept."""
        if self._moving != moving or self._moving_on is not self._told:
            ties = np.flatnonzero(self.ties.touching(moving)).astype(np.int32)
            by_pen = np.argsort(self.picture.pen[ties], kind="stable")
            self._moving, self._moving_on, self._moving_ties = moving, self._told, ties[by_pen]
        return self._moving_ties

    def view(self, sight: Sight) -> View:
        """Give the view of the picture in pixels of the widget."""
        camera = sight.camera
        return View.at(camera.zoom, self.style, x=camera.x, y=camera.y)

    def paint_symbols(
        self, rows: Ints, sight: Sight, painter: QPainter, opacity: Floats | float | None = None
    ) -> None:
        """Stamp the symbols of some actors (painter in device pixels)."""
        sheet = self.sprites.sheet(sight.camera.zoom, sight.ratio)
        at = sight.camera.to_view(self.picture.xy[rows]) * sight.ratio
        faded = self.emphasis.faded
        if opacity is None:
            opacity = 1.0 if faded is None else np.where(faded[rows], BEYOND, 1.0)
        stamps = sheet.fragments(at, self.picture.look[rows], opacity)
        self.strokes.sprites(painter, stamps, sheet.pixels)

    def paint_name(
        self, spot: LabelSpot, sight: Sight, painter: QPainter, *, strong: bool = False
    ) -> None:
        """Put one name down (painter in device pixels)."""
        size = self.labels.size
        if size < SMALLEST:
            return
        x, y = sight.camera.to_view(self.picture.xy[spot.row]).tolist()
        if strong:
            x, y = x + _PUSHED[spot.side][0], y + _PUSHED[spot.side][1]
        wide = self.names.box(spot.lines, size, strong=strong)[0] if strong else spot.width
        shift = _SHARE[spot.align] * (spot.width - wide)
        plate = self.names.plate(
            spot.lines, size, sight.ratio, strong=strong, align=spot.align, solid=strong
        )
        painter.drawPixmap(
            round((x + spot.dx + shift) * sight.ratio) - plate.margin,
            round((y + spot.dy) * sight.ratio) - plate.margin,
            plate.pixels,
        )

    def _names(self, spots: list[LabelSpot], sight: Sight, painter: QPainter) -> None:
        faded, whole = self.emphasis.faded, painter.opacity()
        for spot in spots:
            away = faded is not None and bool(faded[spot.row])
            painter.setOpacity(whole * (BEYOND + 0.15) if away else whole)
            self.paint_name(spot, sight, painter, strong=spot.row in self.emphasis.actors)
        painter.setOpacity(whole)

    def _actors_in(self, sight: Sight, area: QRect) -> Ints:
        pad = symbol_size(sight.camera.zoom, self.style) + 4
        at = sight.camera.to_view(self.picture.xy) * sight.ratio
        box = QRectF(area).adjusted(*(sign * pad * sight.ratio for sign in (-1, -1, 1, 1)))
        inside = (
            (at[:, 0] >= box.left()) & (at[:, 0] <= box.right())
            & (at[:, 1] >= box.top()) & (at[:, 1] <= box.bottom())
        )
        if sight.without:
            inside[list(sight.without)] = False
        return np.flatnonzero(inside).astype(np.int32)

    def _spots_in(self, sight: Sight, area: QRect) -> list[LabelSpot]:
        labels = self.labels
        if not labels.shown:
            return []
        at, boxes = sight.camera.to_view(self.picture.xy[labels.rows]), labels.boxes
        pad = self.style.label.halo + 8
        low, high = at + boxes[:, :2] - pad, at + boxes[:, :2] + boxes[:, 2:] + pad
        ratio = sight.ratio
        touching = (
            (high[:, 0] * ratio >= area.left()) & (low[:, 0] * ratio <= area.right() + 1)
            & (high[:, 1] * ratio >= area.top()) & (low[:, 1] * ratio <= area.bottom() + 1)
        )
        found = [labels.shown[number] for number in np.flatnonzero(touching).tolist()]
        return [spot for spot in found if spot.row not in sight.without]
