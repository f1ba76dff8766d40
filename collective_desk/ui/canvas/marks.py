"""Outlines on top of the map: selected, under the pointer, in keyboard focus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from collective_desk.picture.symbols import shows_dots, symbol_size

from .handle import Held, paint_handle
from .hit import Hit, Part
from .ink.artist import Artist
from .ink.group_marks import paint_groups
from .ink.layers import Sight
from .ink.symbols import symbol_path
from .ink.ties import draw_ink

_HANDLE = 4.5
_TIE_GLOW = 7.0
_MOST = 400


class Marked(Held, Protocol):
    """What the outlines are drawn for."""

    hover: Hit
    pointer: tuple[float, float]
    focus: int | None

    @property
    def shows_focus(self) -> bool: ...


def paint_marks(painter: QPainter, canvas: Marked) -> None:
    """Draw all outlines, in pixels of the widget."""
    artist, sight = canvas.artist, canvas.sight
    colour, sizes = artist.style.colour, artist.style.symbol
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _ties(painter, artist, sight, artist.emphasis.ties, "accent_soft")
    if canvas.hover.tie is not None and canvas.hover.tie not in artist.emphasis.ties:
        _ties(painter, artist, sight, (canvas.hover.tie,), "line")
    chosen = sorted(artist.emphasis.actors)
    paint_groups(painter, artist, sight, _told_apart(canvas, chosen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour("accent")), sizes.selection_width))
    for row in chosen[:_MOST]:
        painter.drawPath(_ring(artist, sight, row, sizes.selection_gap))
    paint_handle(painter, canvas)
    painter.setPen(QPen(QColor(colour("accent")), sizes.selection_width))
    under = canvas.hover.actor
    if under is not None:
        _hover(painter, canvas, under)
    focus = canvas.focus if canvas.shows_focus else None
    if focus is not None and chosen != [focus]:
        _focus(painter, artist, sight, focus, beside=focus in artist.emphasis.actors)
    elif canvas.shows_focus and focus is None and not artist.emphasis.ties:
        # Nobody on the map has the keyboard: the map itself has it.
        painter.setPen(QPen(QColor(colour("accent")), sizes.selection_width))
        painter.drawRoundedRect(QRectF(2, 2, sight.width - 4, sight.height - 4), 6, 6)


def _told_apart(canvas: Marked, chosen: list[int]) -> list[int]:
    """Give the actors of whom it is shown who says what: the one pointed at on top."""
    last = [row for row in (canvas.focus, canvas.hover.actor) if row is not None]
    return [*(row for row in chosen if row not in last), *dict.fromkeys(last)]


def _hover(painter: QPainter, canvas: Marked, row: int) -> None:
    artist, sight = canvas.artist, canvas.sight
    sizes = artist.style.symbol
    _hidden_name(painter, artist, sight, row)
    if row not in artist.emphasis.actors:
        painter.setPen(QPen(QColor(artist.style.colour("edge")), sizes.hover_width))
        painter.drawPath(_ring(artist, sight, row, sizes.hover_gap))
    if canvas.hover.part is Part.RIM:
        _handle(painter, canvas, row)


def _handle(painter: QPainter, canvas: Marked, row: int) -> None:
    """Draw the dot on the rim from which a tie can be pulled."""
    artist, sight = canvas.artist, canvas.sight
    path = _ring(artist, sight, row, artist.style.symbol.hover_gap)
    centre = QPointF(*sight.camera.to_view(artist.picture.xy[row]).tolist())
    way = QPointF(*canvas.pointer) - centre
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-6)
    box = path.boundingRect()
    reach = min(
        box.width() / 2 / max(abs(way.x()) / length, 1e-6),
        box.height() / 2 / max(abs(way.y()) / length, 1e-6),
    )
    low, high = 0.0, reach * 1.5
    for _ in range(12):
        middle = (low + high) / 2
        inside = path.contains(centre + way * (middle / length))
        low, high = (middle, high) if inside else (low, middle)
    painter.setPen(QPen(QColor(artist.style.colour("paper")), 1.5))
    painter.setBrush(QColor(artist.style.colour("accent")))
    painter.drawEllipse(centre + way * (low / length), _HANDLE, _HANDLE)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _focus(
    painter: QPainter, artist: Artist, sight: Sight, row: int, *, beside: bool
) -> None:
    sizes = artist.style.symbol
    gap = sizes.selection_gap + (sizes.selection_width + 2 if beside else 0)
    pen = QPen(QColor(artist.style.colour("accent")), sizes.selection_width - 0.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3 / pen.widthF(), 3 / pen.widthF()])
    painter.setPen(pen)
    painter.drawPath(_ring(artist, sight, row, gap))


def _ring(artist: Artist, sight: Sight, row: int, gap: float) -> QPainterPath:
    picture, zoom = artist.picture, sight.camera.zoom
    size = symbol_size(zoom, artist.style)
    if shows_dots(zoom, artist.style):
        gap *= 0.6
    shape = picture.looks[picture.look[row]].shape
    path = symbol_path(shape, size, artist.style, gap)
    return path.translated(QPointF(*sight.camera.to_view(picture.xy[row]).tolist()))


def _ties(
    painter: QPainter, artist: Artist, sight: Sight, chosen: Iterable[int], glow: str
) -> None:
    """Draw ties again on a glow of their own course, with their letters; thin where they crowd."""
    rows = np.array(sorted(chosen), np.int32)
    if not len(rows):
        return
    if len(rows) > _MOST:
        # Only those in view are worth the work, and all of them at once.
        rows = np.intersect1d(rows, artist.ties.seen(sight, sight.area))
    painter.save()
    painter.scale(1 / sight.ratio, 1 / sight.ratio)
    if len(rows) > _MOST:
        pen = QPen(QColor(artist.style.colour("accent")), 1.0)
        artist.ties.draw_thin(painter, pen, rows, sight)
    else:
        pen = QPen(QColor(artist.style.colour(glow)), _TIE_GLOW * sight.ratio)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(artist.ties.course(rows, sight), pen)
        ink = artist.ties.ink(rows, sight)
        draw_ink(painter, ink, artist.ties.dots, lambda pen: artist.ties.colour(pen, quiet=False))
        artist.letters.paint_some(rows, sight, painter)
    painter.restore()


def _hidden_name(painter: QPainter, artist: Artist, sight: Sight, row: int) -> None:
    """Show the name of an actor that found no place for it, as long as it is pointed at."""
    spot = artist.labels.spots.get(artist.picture.actor_ids[row])
    if spot is not None and spot.shown:
        return
    painter.save()
    painter.scale(1 / sight.ratio, 1 / sight.ratio)
    spot = spot or artist.labels.spare(row, symbol_size(sight.camera.zoom, artist.style))
    artist.paint_name(spot, sight, painter, strong=True)
    painter.restore()
