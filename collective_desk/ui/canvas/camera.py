"""Which part of the map is in view, and how large: between map units and pixels of the widget."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from collective_desk.domain.guides import Guides
from collective_desk.picture.shapes import Floats

SMALLEST, LARGEST = 0.02, 8.0
_REACH = 30.0
"""Pixels around an actor that a legend may not cover: its symbol and the edge of its name."""
_WORTH = 0.7
"""How much smaller a map may get to stand clear of what lies over it."""
_ALONG = 0.5
"""What is wider than this share of the view lies along its foot."""
_HEAD = 0.2
"""What ends within this share of the view lies along its head."""
FIT_MARGIN = 64.0
"""Room in pixels around a map that is fitted, for symbols and names at its border."""
GUIDED_MARGIN = 16.0
"""The same where guides frame the map: they keep room for names themselves."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the map: pixel = map unit x zoom + shift."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_view(self, xy: Floats) -> Floats:
        """Give map points as pixels of the widget."""
        return np.asarray(xy, dtype=np.float64) * self.zoom + (self.x, self.y)

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Give the map point under a pixel of the widget."""
        return (x - self.x) / self.zoom, (y - self.y) / self.zoom

    def moved(self, dx: float, dy: float) -> Camera:
        """Push the map by some pixels."""
        return Camera(self.zoom, self.x + dx, self.y + dy)

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Zoom by a factor; what is under pixel (x, y) stays there."""
        zoom = min(max(self.zoom * factor, SMALLEST), LARGEST)
        at_x, at_y = self.to_map(x, y)
        return Camera(zoom, x - at_x * zoom, y - at_y * zoom)

    def centred(self, at: tuple[float, float], width: float, height: float) -> Camera:
        """Bring a map point to the middle of a widget of this size."""
        return Camera(
            self.zoom, width / 2 - at[0] * self.zoom, height / 2 - at[1] * self.zoom)

    def snapped(self, ratio: float) -> Camera:
        """Align the shift with device pixels, so that a pan moves whole pixels."""
        return Camera(self.zoom, round(self.x * ratio) / ratio, round(self.y * ratio) / ratio)

    def seen(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Give the part of the map in view: left, top, right, bottom."""
        return (*self.to_map(0, 0), *self.to_map(width, height))

    def between(self, other: Camera, share: float) -> Camera:
        """Give the camera part of the way to another one; zoom by equal factors."""
        zoom = self.zoom * (other.zoom / self.zoom) ** share
        if abs(other.zoom - self.zoom) < 1e-9:
            part = share
        else:
            part = (zoom - self.zoom) / (other.zoom - self.zoom)
        return Camera(
            zoom, self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part
        )


def fitted(
    xy: Floats, width: float, height: float, *, largest: float = 1.5, margin: float = FIT_MARGIN
) -> Camera:
    """Give the camera that shows all points, never larger than `largest`; at rest if none."""
    if not len(xy):
        return Camera(1.0, width / 2, height / 2)
    low, high = xy.min(axis=0), xy.max(axis=0)
    span = np.maximum(high - low, 1.0)
    room = max(width - 2 * margin, width * 0.5), max(height - 2 * margin, height * 0.5)
    zoom = float(min(room[0] / span[0], room[1] / span[1], largest))
    middle = (low + high) / 2
    camera = Camera(max(zoom, SMALLEST))
    return camera.centred((float(middle[0]), float(middle[1])), width, height)


def extent(xy: Floats, guides: Guides) -> Floats:
    """Give the points that belong in view: everyone, and the corners of what guides draw."""
    return np.concatenate((xy, np.array(guides.frame, float).reshape(2, 2)))


def fitted_beside(
    xy: Floats, width: float, height: float, boxes: Floats, *, largest: float = 1.5,
    margin: float = FIT_MARGIN,
) -> Camera:
    """Give the camera that shows all points, none of them under what lies over the map.

    `boxes` are left, top, width and height in pixels; only those in the left half are minded, and
    what lies along the head or the foot.
    Where that would make the map much smaller, they are not.
    """
    over = boxes[:, 1] + boxes[:, 3] < height * _HEAD
    if over.any():
        top = float((boxes[over, 1] + boxes[over, 3]).max())
        lower = boxes[~over] - (0.0, top, 0.0, 0.0)
        return fitted_beside(
            xy, width, height - top, lower, largest=largest, margin=margin).moved(0.0, top)
    along = boxes[boxes[:, 2] > width * _ALONG]
    if len(along):
        height = max(float(along[:, 1].min()), height / 2)
        boxes = boxes[boxes[:, 2] <= width * _ALONG]
    whole = fitted(xy, width, height, largest=largest, margin=margin)
    left = boxes[boxes[:, 0] + boxes[:, 2] / 2 < width / 2]
    if not len(xy) or not len(left):
        return whole
    edge = float((left[:, 0] + left[:, 2]).max())
    for inset in (0.0, edge / 2, edge):
        camera = fitted(xy, width - inset, height, largest=largest, margin=margin)
        camera = camera.moved(inset, 0.0)
        if camera.zoom < whole.zoom * _WORTH:
            break
        if not covered(camera.to_view(xy), left):
            return camera
    return whole


def whole_beside(
    points: Floats, width: float, height: float, boxes: Floats, *, largest: float, guided: bool,
    mirrored: bool = False,
) -> Camera:
    """Give the camera that shows all points, clear of what lies over the map.

    In a mirrored window the legend is on the right.
    """
    margin = GUIDED_MARGIN if guided else FIT_MARGIN
    if not mirrored:
        return fitted_beside(points, width, height, boxes, largest=largest, margin=margin)
    turned = boxes.copy()
    turned[:, 0] = width - boxes[:, 0] - boxes[:, 2]
    camera = fitted_beside(
        points * (-1.0, 1.0), width, height, turned, largest=largest, margin=margin)
    return Camera(camera.zoom, width - camera.x, camera.y)


def around(box: tuple[float, float, float, float], width: float, height: float) -> Camera:
    """Give the camera that shows an area (left, top, width, height) as large as may be."""
    left, top, wide, high = box
    corners = np.array(((left, top), (left + wide, top + high)))
    return fitted(corners, width, height, largest=LARGEST, margin=0.0)


def into_view(
    at: Floats, width: float, height: float, boxes: Floats, *, margin: float
) -> tuple[float, float]:
    """Say how far to push the map so that a point is in view, and under no box over the map."""
    x, y = at.tolist()
    dx = min(width - margin - x, 0.0) + max(margin - x, 0.0)
    dy = min(height - margin - y, 0.0) + max(margin - y, 0.0)
    for left, top, wide, high in boxes.tolist():
        inside = left - margin / 2 < x + dx < left + wide + margin / 2
        if not inside or not top - margin / 2 < y + dy < top + high + margin / 2:
            continue
        # Over a box at the foot, under one at the head; a box that fills the map is no obstacle.
        over, under = top - margin / 2 - y, top + high + margin / 2 - y
        if over + y >= margin:
            dy = over
        elif under + y <= height - margin:
            dy = under
    return dx, dy


def covered(at: Floats, boxes: Floats) -> bool:
    """Say whether one of the points lies under a box, or close to its edge."""
    low = boxes[:, :2] - _REACH
    high = boxes[:, :2] + boxes[:, 2:] + _REACH
    inside = (at[:, None] > low).all(axis=2) & (at[:, None] < high).all(axis=2)
    return bool(inside.any())
