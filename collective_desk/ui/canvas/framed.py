"""What part of the map is in view: all of it, an area, or somebody in particular."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style
from collective_desk.ui.selection import Selection

from .camera import Camera, around, covered, extent, fitted, into_view, whole_beside
from .motion import FIT_MS, Motion
from .port import CanvasPort
from .surface import Surface

_CLEAR, _SEEN = 72.0, 32.0
"""How far somebody who is shown keeps off the edge, and from where on one who came is not seen."""
_EDGE, _HEADS = 8.0, 28.0  # what towers keep off at the top: the edge, heads of bands


class Framed(Surface):
    """A surface that brings things into view, moving there."""

    def __init__(
        self, picture: Picture, style: Style, selection: Selection, port: CanvasPort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(picture, style, selection, port, parent)
        self.motion = Motion(self)
        self.guides: Guides | None = None
        self.panels = (0, 0)
        """Pixels at the left and right side over which panels lie."""

    def glide(self, camera: Camera, length: int = FIT_MS) -> None:
        """Look elsewhere, moving there."""
        start = self.camera
        self.motion.run(length, lambda share: self.look(start.between(camera, share)))

    def fit(self) -> None:
        """Bring the whole map into view."""
        self.glide(self.fitted_camera())

    def around(self, box: tuple[float, float, float, float]) -> Camera:
        """Give the camera that shows an area (left, top, width, height) as large as may be."""
        return around(box, self.width(), self.height())

    def shows_all(self, but: Iterable[EntityId] = ()) -> bool:
        """Whether everyone, but for some, is in view."""
        row = self.picture.row
        others = np.delete(self.picture.xy, [row[id] for id in but if id in row], axis=0)
        at, edge = self.camera.to_view(others), (self.width(), self.height())
        return bool(((at >= 0) & (at <= edge)).all())

    def fit_if_covered(self) -> None:
        """Bring the map into view if somebody stands under what lies over it."""
        if covered(self.camera.to_view(self.picture.xy), self.obstacles()):
            self.fit()

    def reset_view(self) -> None:
        """Look at the middle of the map at 100 %."""
        whole = fitted(self._extent(), self.width(), self.height())
        self.glide(whole.zoomed(1.0 / whole.zoom, self.width() / 2, self.height() / 2))

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle of the view."""
        self.look(self.camera.zoomed(factor, self.width() / 2, self.height() / 2))

    def show_actor(self, id: EntityId) -> None:
        """Push the map until an actor, or the middle of a tie, is in view."""
        dx, dy = self._push(id)
        if dx or dy:
            self.glide(self.camera.moved(dx, dy))

    def show_new(self, ids: Iterable[EntityId]) -> None:
        """Bring into view what was just drawn; a map that was seen whole stays whole."""
        new = list(ids)
        if not any(any(self._push(id, margin=_SEEN)) for id in new):
            return
        if self.shows_all(but=new):
            self.glide(self.fitted_camera(largest=self.camera.zoom))
        else:
            self.show_actor(new[-1])

    def obstacles(self) -> Floats:
        """Give the boxes of what lies over the map: names keep off them."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        boxes = [
            child.geometry().getRect()
            for child in self.findChildren(QWidget, options=direct)
            if child.property("over_map") and child.isVisibleTo(self)
        ]
        return np.array(boxes, dtype=float).reshape(-1, 4)

    def fitted_camera(self, largest: float = 1.5) -> Camera:
        """Give the camera that shows the whole map, towers and all."""
        camera = self._fitted(largest, 0.0)
        top = _HEADS + self.head_top if self.guides is not None else _EDGE
        return self._fitted(largest, self.artist.missing_above(camera, top))

    def _push(self, id: EntityId, margin: float = _CLEAR) -> tuple[float, float]:
        """Say how far to push the map for somebody, or the middle of a tie, to be seen."""
        picture = self.picture
        row, tie = picture.row.get(id), picture.tie_row.get(id)
        if row is not None:
            at = picture.xy[row]
        elif tie is not None:
            at = (picture.xy[picture.source[tie]] + picture.xy[picture.target[tie]]) / 2
        else:
            return 0.0, 0.0
        left, right = self.panels
        beside = self.camera.to_view(at) - (left, 0)
        boxes = self.obstacles() - (left, 0, 0, 0)
        return into_view(
            beside, self.width() - left - right, self.height(), boxes, margin=margin)

    def _fitted(self, largest: float, over: float) -> Camera:
        """Give the camera that shows the whole map under a strip that is left free."""
        boxes, mirrored = self.obstacles() - (0.0, over, 0.0, 0.0), self.window().isRightToLeft()
        return whole_beside(
            self._extent(), self.width(), self.height() - over, boxes, largest=largest,
            guided=self.guides is not None, mirrored=mirrored).moved(0.0, over)

    def _extent(self) -> Floats:
        """Give the points that belong in view: everyone, what lies under them, the guides."""
        if self.guides is None:
            return np.concatenate((self.picture.xy, self.artist.ground.corners))
        return extent(self.picture.xy, self.guides)
