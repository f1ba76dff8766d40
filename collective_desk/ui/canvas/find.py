"""Finds what lies under a point of the canvas, symbols first, then names, then ties."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from collective_desk.picture.curves import curves, flatten
from collective_desk.picture.symbols import half_extents, symbol_size

from .hit import NEAR_TIE, NOTHING, Hit, Part, actor_at, actor_near, box_at, segment_at
from .ink.artist import Artist
from .ink.layers import Sight


def find(artist: Artist, sight: Sight, x: float, y: float, *, reach: float = 0.0) -> Hit:
    """Say what lies under a pixel of the widget, or within reach of a fingertip on it."""
    picture = artist.picture
    if not len(picture.xy):
        return _ground_at(artist, sight, x, y)
    size = symbol_size(sight.camera.zoom, artist.style)
    halves = half_extents(picture.shapes, artist.style.symbol) * size
    centres = sight.camera.to_view(picture.xy)
    found = actor_near((x, y), centres, max(reach, size / 2)) if reach else actor_at(
        (x, y), centres, halves, picture.shapes)
    if found is not NOTHING:
        return found
    near = max(reach, NEAR_TIE)
    over = _name_at(artist, sight, x, y) or _tie_at(artist, sight, x, y, near)
    return over or _ground_at(artist, sight, x, y)


def _ground_at(artist: Artist, sight: Sight, x: float, y: float) -> Hit:
    number = artist.ground.at(sight, x, y)
    return NOTHING if number is None else Hit(Part.GROUND, number)


def _name_at(artist: Artist, sight: Sight, x: float, y: float) -> Hit | None:
    labels = artist.labels
    if not labels.shown:
        return None
    boxes = labels.boxes.copy()
    boxes[:, :2] += sight.camera.to_view(artist.picture.xy[labels.rows])
    at = box_at((x, y), boxes)
    return None if at is None else Hit(Part.NAME, labels.shown[at].row)


def _tie_at(artist: Artist, sight: Sight, x: float, y: float, near: float) -> Hit | None:
    reach = int(near * sight.ratio) + 1
    around = QRect(
        int(x * sight.ratio) - reach, int(y * sight.ratio) - reach, 2 * reach, 2 * reach
    )
    rows = artist.ties.seen(sight, around)
    bent = curves(artist.picture, artist.view(sight), artist.style, rows)
    if not len(bent):
        return None
    lines = flatten(bent, tolerance=0.5)
    found = segment_at((x, y), lines.pairs(), near)
    if found is None:
        return None
    starts = lines.first[:-1] - np.arange(len(bent))
    tie = int(np.searchsorted(starts, found[0], side="right")) - 1
    return Hit(Part.TIE, int(bent.rows[tie]))
