"""Letters on ties and towers of discs on actors: what the map says about each, in small."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.domain.entities import EntityId
from collective_desk.picture.curves import curves
from collective_desk.picture.group_towers import group_letters
from collective_desk.picture.labels import LabelSpot
from collective_desk.picture.letters import free_of, letter_spots
from collective_desk.picture.shapes import Flags, Floats, Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import shows_names, shows_tie_letters
from collective_desk.picture.towers import Stack, stacks, tower_boxes, tower_feet
from collective_desk.picture.view import View

from .labels import Labels
from .layers import Sight
from .symbols import paint_centred
from .ties import TieInk

MOST = 300
_KINDS = 2
_CROWD = 0.09
"""Letters that would cover more of the map are noise, and stay away until somebody comes closer."""
_AROUND = 100.0
_Found = tuple[float, frozenset[int], Picture, Flags | None, dict[EntityId, LabelSpot]]
"""What letters were found for: zoom, who is left out, picture, what is lit, the spots of names."""


class TieLetters:
    """Where the letters of ties stand at a zoom; found once, so that a pan moves them along."""

    def __init__(
        self, style: Style, ties: TieInk, labels: Labels, avoid: Callable[[View], Floats]
    ) -> None:
        self.style = style
        self.ties = ties
        self._labels = labels
        self._avoid = avoid
        """What lies over letters, in pixels of a view: names, symbols, towers."""
        self._found: _Found | None = None
        self._rows: Ints = np.empty(0, np.int32)
        self._at: Floats = np.empty((0, 2))

    def paint(self, sight: Sight, area: QRect, lit: Flags | None, painter: QPainter) -> None:
        """Paint the letters in an area (painter in device pixels)."""
        self._find(sight, lit)
        at = self._at + np.array((sight.camera.x, sight.camera.y))
        box = QRectF(area).adjusted(-16, -16, 16, 16)
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        for row, (x, y) in zip(self._rows.tolist(), at.tolist(), strict=True):
            if box.contains(x * sight.ratio, y * sight.ratio):
                self._letter(painter, row, x, y)
        painter.restore()

    def paint_some(self, rows: Ints, sight: Sight, painter: QPainter) -> None:
        """Paint the letters of a few ties at their middles, however short they are."""
        bent = curves(self.ties.picture, _unshifted(sight, self.style), self.style, rows)
        at = bent.at(0.5) + np.array((sight.camera.x, sight.camera.y))
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        for row, (x, y) in zip(bent.rows.tolist(), at.tolist(), strict=True):
            self._letter(painter, row, x, y)
        painter.restore()

    def _find(self, sight: Sight, lit: Flags | None) -> None:
        picture = self.ties.picture
        zoom, found = sight.camera.zoom, self._found
        # Kept, not their numbers: another picture may get the number of one that is gone.
        # Names that found other places push letters aside.
        if (
            found is not None and found[:2] == (zoom, sight.without)
            and found[2] is picture and found[3] is lit and found[4] is self._labels.spots
        ):
            return
        self._found = zoom, sight.without, picture, lit, self._labels.spots
        self._rows, self._at = self._rows[:0], self._at[:0]
        # Where all ties are of one kind their letters tell nothing.
        if lit is None and (
            not shows_tie_letters(zoom, self.style)
            or len(np.unique(picture.pen)) < _KINDS or self._crowded(zoom)
        ):
            return
        shown = np.ones(len(picture.source), bool) if lit is None else lit.copy()
        if sight.without:
            shown &= ~self.ties.touching(sight.without)
        rows = np.flatnonzero(shown)
        if len(rows) <= MOST:
            view = _unshifted(sight, self.style)
            avoid = self._avoid(view)
            found_rows, at = letter_spots(
                curves(picture, view, self.style, rows), self.style, avoid=avoid)
            free = free_of(at, self.style, avoid)
            self._rows, self._at = found_rows[free], at[free]

    def _crowded(self, zoom: float) -> bool:
        """Say whether all letters together would cover too much of the map."""
        picture = self.ties.picture
        wide, high = (np.ptp(picture.xy, axis=0) * zoom + 2 * _AROUND).tolist()
        return len(picture.source) * self.style.tie.letter**2 > _CROWD * wide * high

    def _letter(self, painter: QPainter, row: int, x: float, y: float) -> None:
        number = int(self.ties.picture.pen[row])
        letter = self.ties.picture.pens[number].letter
        if not letter:
            return
        half = self.style.tie.letter_disc / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.style.colour("paper")))
        painter.drawEllipse(QPointF(x, y), half, half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = self.ties.colour(number, quiet=False)
        paint_centred(painter, letter, QPointF(x, y), self.style.tie.letter, colour, self.style)


class Towers:
    """Influence as discs on top of symbols, close enough to be counted."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.built: dict[str, Stack] = {}
        self._actors = 0

    def use(self, picture: Picture) -> None:
        """Build the towers of this picture, where its lens asks for them."""
        wanted = picture.content.lens == "influence"
        self._actors = len(picture.xy)
        self.built = stacks(picture, self.style.disc) if wanted else {}
        self.letters = group_letters(picture.content.towers) if wanted else {}

    def headroom(self, zoom: float) -> dict[str, float]:
        """Give how high towers stand on symbols at a zoom: names above keep off them."""
        if not shows_names(zoom, self.style, self._actors):
            return {}
        return {id: one.height + self.style.disc.gap for id, one in self.built.items()}

    def boxes(self, picture: Picture, view: View) -> Floats:
        """Give what towers cover, in pixels."""
        shown = self.built if self.headroom(view.scale) else {}
        return tower_boxes(picture, view, self.style, shown)

    def paint(self, picture: Picture, rows: Ints, sight: Sight, painter: QPainter) -> None:
        """Paint the towers of some actors (painter in device pixels)."""
        if not self.headroom(sight.camera.zoom):
            return
        view = View.at(sight.camera.zoom, self.style, x=sight.camera.x, y=sight.camera.y)
        feet = tower_feet(picture, view, self.style)
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows.tolist():
            tower = self.built.get(picture.actor_ids[row])
            if tower is not None:
                painter.save()
                painter.translate(*feet[row].tolist())
                paint_tower(painter, tower, self.style)
                painter.restore()
        painter.restore()


def paint_tower(
    painter: QPainter, tower: Stack, style: Style, *, number: bool = True
) -> None:
    """Paint a tower of discs on (0, 0), with its number and how far answers spread."""
    painter.setPen(QPen(QColor(style.colour("paper")), 1.0))
    painter.setBrush(QColor(style.colour("disc")))
    for box in tower.discs.tolist():
        painter.drawRoundedRect(QRectF(*box), style.disc.radius, style.disc.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit = style.disc.size[0] / 26.0
    if tower.base:
        painter.setPen(QPen(QColor(style.colour("disc")), 1.2 * unit))
        painter.drawLine(QPointF(tower.base[0], -1.0), QPointF(tower.base[1], -1.0))
    if tower.spread:
        x, low, high = tower.spread
        painter.setPen(QPen(QColor(style.colour("ink_soft")), 1.3 * unit))
        painter.drawLine(QPointF(x + 2 * unit, low), QPointF(x + 2 * unit, high))
        for y in (low, high):
            painter.drawLine(QPointF(x - 0.5 * unit, y), QPointF(x + 4.5 * unit, y))
    if number:
        (x, y), (wide, high) = tower.number_at, tower.number_size
        ink, size = QColor(style.colour("ink")), style.disc.number
        shift = wide / 2 - 0.15 * size if len(tower.discs) else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.colour("paper")))
        painter.drawRoundedRect(
            QRectF(x - shift - wide / 2, y - high / 2, wide, high), 0.3 * size, 0.3 * size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_centred(painter, tower.number, QPointF(x - shift, y), size, ink, style)


def _unshifted(sight: Sight, style: Style) -> View:
    return View.at(sight.camera.zoom, style)
