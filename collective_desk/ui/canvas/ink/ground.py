"""What lies under actors and ties: a photo to trace, named areas, words written on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from collective_desk.domain.contents import Behind, MapContent, NamedRegion
from collective_desk.domain.entities import EntityId
from collective_desk.picture.shapes import Floats
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import symbol_size
from collective_desk.ui.canvas.fonts import map_font

from .layers import Job, Sight

Box = tuple[float, float, float, float]
Photos = Callable[[str], QPixmap | None]
NEAR = 7.0
"""Pixels from the edge of an area within which the pointer takes hold of it."""
_TINT, _EDGE, _ROUND = 0.07, 1.25, 10.0
_TITLE, _TEXT, _SMALLEST = 12.0, 14.0, 7.0
_PAD = 9.0
_MOST_SCALED = 6_000_000
"""Pixels of a photo that are kept scaled; of a larger one only a part is in view."""


class Ground:
    """Paints what lies under the map, and says what of it lies under the pointer."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.photos: Photos = _no_photo
        self.moved: dict[EntityId, Box] = {}
        """Boxes of what is being dragged, instead of what the map says."""
        self._regions: list[NamedRegion] = []
        self._behind: list[Behind] = []
        self._missing = ""
        self._scaled: dict[str, QPixmap] = {}

    def take_over(self, other: Ground) -> None:
        """Show the same photos as before, in another style."""
        self.photos, self.moved = other.photos, other.moved

    def use(self, content: MapContent, words: Callable[[str], str]) -> None:
        """Paint what this map says from now on."""
        self._regions, self._behind = content.regions, content.behind
        here = {piece.sha256 for piece in self._behind}
        self._scaled = {sha: kept for sha, kept in self._scaled.items() if sha in here}
        if self._behind:
            self._missing = words("photo.not_here")

    @property
    def ids(self) -> list[EntityId]:
        """Everything that lies there, as painted: photos first, then areas and words."""
        return [piece.id for piece in self._pieces]

    @property
    def _pieces(self) -> list[Behind | NamedRegion]:
        return [*self._behind, *self._regions]

    @property
    def corners(self) -> Floats:
        """Give the corners of everything, as points of the map."""
        boxes = [self.box(id) for id in self.ids]
        points = [(x, y) for left, top, wide, high in filter(None, boxes)
                  for x, y in ((left, top), (left + wide, top + high))]
        return np.array(points, float).reshape(-1, 2)

    def box(self, id: EntityId) -> Box | None:
        """Say where something lies: left, top, width, height in map units."""
        return self.moved.get(id) or next(
            (piece.box for piece in self._pieces if piece.id == id), None)

    def label(self, id: EntityId) -> str | None:
        """Give the words of an area; None for a photo, which has none."""
        return next((region.label for region in self._regions if region.id == id), None)

    def is_photo(self, id: EntityId) -> bool:
        """Say whether this is a photo, which keeps its proportions."""
        return any(piece.id == id for piece in self._behind)

    def seen(self, id: EntityId, sight: Sight) -> QRectF | None:
        """Say where something lies, in pixels of the widget."""
        box = self.box(id)
        if box is None:
            return None
        left, top = sight.camera.to_view(np.array(box[:2])).tolist()
        zoom = sight.camera.zoom
        return QRectF(left, top, box[2] * zoom, box[3] * zoom).normalized()

    def at(self, sight: Sight, x: float, y: float) -> int | None:
        """Find what lies under a pixel, by its number in `ids`; what was painted last wins.

        An area is held by its edge or its name, so that one can still draw inside it.
        """
        point, first = QPointF(x, y), len(self._behind)
        for number in reversed(range(len(self._regions))):
            region = self._regions[number]
            around = self.seen(region.id, sight)
            if around is not None and self._holds(region, around, point, sight):
                return first + number
        for number in reversed(range(first)):
            piece = self._behind[number]
            around = self.seen(piece.id, sight)
            if piece.locked or around is None:
                continue
            if around.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(point):
                return number
        return None

    def jobs(self, sight: Sight, area: QRect) -> Iterator[Job]:
        """Give the painting of all that an area of device pixels touches, in small jobs."""
        seen = QRectF(area.x() / sight.ratio, area.y() / sight.ratio,
                      area.width() / sight.ratio, area.height() / sight.ratio)
        for piece in self._behind:
            box = self.seen(piece.id, sight)
            if box is not None and box.intersects(seen):
                yield partial(self._photo, piece, box, sight)
        for region in self._regions:
            box = self.seen(region.id, sight)
            if box is not None and box.adjusted(-4, -4, 4, 400).intersects(seen):
                yield partial(self._region, region, box, sight)

    def colour(self, token: str) -> QColor:
        """Give the colour of an area; a token nobody knows here is the plain one."""
        known = self.style.colours
        return QColor(known[token] if token in known else known["edge"])

    def _photo(self, piece: Behind, box: QRectF, sight: Sight, painter: QPainter) -> None:
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        pixels = self.photos(piece.sha256)
        if pixels is None:
            pen = QPen(self.colour("edge"), 1.0, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box)
            painter.setFont(map_font(self.style, _TITLE))
            painter.setPen(self.colour("ink_soft"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._missing)
        else:
            painter.setOpacity(painter.opacity() * piece.strength)
            self._paint_pixels(painter, piece.sha256, pixels, box, sight.ratio)
        painter.restore()

    def _paint_pixels(
        self, painter: QPainter, sha: str, pixels: QPixmap, box: QRectF, ratio: float
    ) -> None:
        """Put a photo down; scaled once for each zoom, as a pan repeats it often."""
        size = (box.size() * ratio).toSize()
        if size.isEmpty():
            return
        if size.width() * size.height() > _MOST_SCALED:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, pixels, QRectF(pixels.rect()))
            return
        kept = self._scaled.get(sha)
        if kept is None or kept.size() != size:
            kept = self._scaled[sha] = pixels.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation)
        painter.drawPixmap(box, kept, QRectF(kept.rect()))

    def _region(
        self, region: NamedRegion, box: QRectF, sight: Sight, painter: QPainter
    ) -> None:
        painter.save()
        painter.scale(sight.ratio, sight.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if region.form != "text":
            edge = self.colour(region.colour)
            tint = QColor(edge)
            tint.setAlphaF(_TINT)
            painter.setPen(QPen(edge, _EDGE))
            painter.setBrush(tint)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        size = self._size(region, sight)
        if size >= _SMALLEST:
            painter.setFont(map_font(self.style, size, strong=region.form != "text"))
            painter.setPen(self._ink(region))
            painter.drawText(self._words(region, box, size), _FLAGS, region.label)
        painter.restore()

    def _ink(self, region: NamedRegion) -> QColor:
        """Words in the colour of their area; on plain ones in ink, so that they can be read."""
        plain = "ink" if region.form == "text" else "ink_soft"
        return self.colour(region.colour or plain)

    def _size(self, region: NamedRegion, sight: Sight) -> float:
        """Give the size of words: it grows with the zoom as symbols do."""
        base = _TEXT if region.form == "text" else _TITLE
        base *= max(self.style.label.size / _TEXT, 1.0)  # on the wall as large as names
        return base * symbol_size(sight.camera.zoom, self.style) / self.style.symbol.size

    def _words(self, region: NamedRegion, box: QRectF, size: float) -> QRectF:
        """Give the room for the words of an area: its head, or all of the width below its top."""
        if region.form == "text":
            return QRectF(box.left(), box.top(), box.width(), max(box.height(), 40 * size))
        pad = min(_PAD, box.width() / 4)
        return box.adjusted(pad, pad * 0.7, -pad, 0)

    def _holds(
        self, region: NamedRegion, box: QRectF, point: QPointF, sight: Sight
    ) -> bool:
        outer = box.adjusted(-NEAR, -NEAR, NEAR, NEAR)
        inner = box.adjusted(NEAR, NEAR, -NEAR, -NEAR)
        if outer.contains(point) and not inner.contains(point):
            return True
        size = self._size(region, sight)
        if size < _SMALLEST or not region.label:
            return False
        measures = QFontMetricsF(map_font(self.style, size, strong=region.form != "text"))
        room = self._words(region, box, size)
        return bool(measures.boundingRect(room, _FLAGS, region.label).contains(point))


_FLAGS = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _no_photo(_sha: str) -> QPixmap | None:
    return None
