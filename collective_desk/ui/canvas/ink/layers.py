"""The picture behind the pointer, kept as pixels: scrolled, stretched, exact when it rests.

A small map is painted anew for every frame. A large one shows the last exact picture, scrolled or
stretched, while a new one is painted behind it in slices that never hold up a key or a click.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from collective_desk.ui.canvas.camera import Camera

LIVE_MS = 5.0
"""A picture of few actors that takes no longer than this is painted anew for every frame."""
MARGIN = 60
"""Pixels painted beyond each side of the widget: through them a pan costs no more than a blit."""
SLICE_MS = 5.0
"""Painting behind the scenes stops after so many milliseconds to let others have their turn."""

Job = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a picture is painted for: all that changes its pixels, apart from the map itself."""

    camera: Camera
    width: int
    height: int
    ratio: float
    without: frozenset[int] = frozenset()
    """Rows of actors left out, with their ties, because they are being moved."""
    rough: bool = field(default=False, compare=False)
    """Paint plain lines only: there is no time for more until the map rests."""

    @property
    def area(self) -> QRect:
        """The whole picture, in device pixels."""
        return QRect(0, 0, round(self.width * self.ratio), round(self.height * self.ratio))


Painting = Callable[[Sight, QRect], Iterator[Job]]
"""Gives the painting of a sight as small jobs in order; the area is in device pixels."""


class Layers:
    """The shown picture and the one being made behind it."""

    def __init__(
        self, artist: Painting, paper: QColor, once: Callable[[], float] = lambda: 0.0,
        few: Callable[[], bool] = lambda: True,
    ) -> None:
        self.artist = artist
        self._few = few
        """Says whether so little is painted that a frame may take all of it."""
        self._once = once
        """Tells how long things took that will not have to be painted again."""
        self.paper = paper
        self.cost = 0.0
        """Milliseconds that the last exact picture took, or would have taken the second time."""
        self._pixels = QPixmap()
        self._sight: Sight | None = None
        self._stale = True
        self._rough = False
        """Some strips were painted in a hurry."""
        self._back = QPixmap()
        self._back_sight: Sight | None = None
        self._jobs: Iterator[Job] | None = None
        self._spent = 0.0

    @property
    def without(self) -> frozenset[int]:
        """Rows that the shown picture leaves out: they have to be painted on top of it."""
        return self._sight.without if self._sight else frozenset()

    @property
    def live(self) -> bool:
        """Whether the map is small enough to be painted anew for every frame."""
        return self.cost <= LIVE_MS and self._few()

    def forget(self) -> None:
        """The map changed: what is shown is no longer exact."""
        self._stale = True
        self._jobs = None

    def is_exact(self, sight: Sight) -> bool:
        """Say whether what is shown is this sight, exactly."""
        return self._has(self._covering(sight))

    def show(self, painter: QPainter, sight: Sight) -> bool:
        """Paint a sight as well as time allows; say whether it is exact already."""
        wide = self._covering(sight)
        if not self._has(wide) and not self._scroll_to(wide) and (self.live or not self._sight):
            self.finish(sight)
        self._blit(painter, sight)
        return self._has(wide)

    def refine(self, sight: Sight, budget: float = SLICE_MS) -> bool:
        """Work on the exact picture for a few milliseconds; say whether it is done and shown."""
        wide = self._covering(sight)
        if self._has(wide):
            return True
        if self._jobs is None or self._back_sight != wide:
            self._begin(wide)
        start = perf_counter()
        painter = self._painter(self._back, wide.area)
        assert self._jobs is not None
        done = True
        for job in self._jobs:
            job(painter)
            if (perf_counter() - start) * 1e3 >= budget:
                done = False
                break
        painter.end()
        self._spent += (perf_counter() - start) * 1e3
        if done:
            self._swap()
        return done

    def finish(self, sight: Sight) -> None:
        """Make the exact picture now."""
        while not self.refine(sight, float("inf")):
            pass

    def _has(self, wide: Sight) -> bool:
        return not self._stale and not self._rough and self._sight == wide

    def _covering(self, sight: Sight) -> Sight:
        """Give what is painted for a sight: a margin more, and the shown margin while it lasts."""
        # Written out: this is done in every frame, and `replace` takes as long as a small blit.
        wide = Sight(
            sight.camera.moved(MARGIN, MARGIN), sight.width + 2 * MARGIN, sight.height + 2 * MARGIN,
            sight.ratio, sight.without, sight.rough)
        shown = self._sight
        if shown is None or not _differ_by_pan(shown, wide):
            return wide
        at, here = shown.camera, sight.camera
        x = at.x if 0 <= at.x - here.x <= 2 * MARGIN else wide.camera.x
        y = at.y if 0 <= at.y - here.y <= 2 * MARGIN else wide.camera.y
        return replace(wide, camera=replace(here, x=x, y=y))

    def _begin(self, sight: Sight) -> None:
        size = sight.area.size()
        if self._back.size() != size:
            self._back = _pixels(size)
        self._back.setDevicePixelRatio(1.0)
        self._back.fill(self.paper)
        self._back_sight, self._spent = sight, self._once()
        self._jobs = self.artist(sight, sight.area)

    def _swap(self) -> None:
        self._pixels, self._back = self._back, self._pixels
        self._sight, self._back_sight = self._back_sight, None
        self._jobs, self._stale, self._rough = None, False, False
        self.cost = max(self._spent - self._once(), 0.0)

    def _scroll_to(self, sight: Sight) -> bool:
        """Reach a sight that differs by a pan only: scroll, then paint what came into sight."""
        shown = self._sight
        if shown is None or self._stale or shown == sight or not _differ_by_pan(shown, sight):
            return False
        dx = round((sight.camera.x - shown.camera.x) * sight.ratio)
        dy = round((sight.camera.y - shown.camera.y) * sight.ratio)
        area = sight.area
        if abs(dx) >= area.width() or abs(dy) >= area.height():
            return False
        self._pixels.setDevicePixelRatio(1.0)
        self._pixels.scroll(dx, dy, area)
        rough = not self.live
        for strip in exposed(area, dx, dy):
            self._paint_strip(replace(sight, rough=rough), strip)
        self._sight, self._jobs, self._rough = sight, None, self._rough or rough
        return True

    def _paint_strip(self, sight: Sight, strip: QRect) -> None:
        """Paint a strip on a pixmap of its own: long lines are cut at its edges, which is quick."""
        pixels = _pixels(strip.size())
        pixels.fill(self.paper)
        painter = QPainter(pixels)
        painter.translate(-strip.topLeft())
        painter.setClipRect(strip)
        for job in self.artist(sight, strip):
            job(painter)
        painter.end()
        painter = QPainter(self._pixels)
        painter.drawPixmap(strip.topLeft(), pixels)
        painter.end()

    def _painter(self, pixels: QPixmap, area: QRect) -> QPainter:
        painter = QPainter(pixels)
        # Lines clip against a rectangle much faster than against the bare edge of the pixmap.
        painter.setClipRect(area)
        return painter

    def _blit(self, painter: QPainter, sight: Sight) -> None:
        shown = self._sight
        assert shown is not None
        self._pixels.setDevicePixelRatio(shown.ratio)
        x, y = shown.camera.x - sight.camera.x, shown.camera.y - sight.camera.y
        if shown.camera.zoom != sight.camera.zoom or shown.ratio != sight.ratio:
            self._stretch(painter, shown, sight)
            return
        covers = 0 <= x <= shown.width - sight.width and 0 <= y <= shown.height - sight.height
        if not covers:
            painter.fillRect(0, 0, sight.width, sight.height, self.paper)
        painter.drawPixmap(QPointF(-x, -y), self._pixels)

    def _stretch(self, painter: QPainter, shown: Sight, sight: Sight) -> None:
        by = sight.camera.zoom / shown.camera.zoom
        target = QRectF(
            sight.camera.x - shown.camera.x * by, sight.camera.y - shown.camera.y * by,
            shown.width * by, shown.height * by,
        )
        whole = QRectF(0, 0, sight.width, sight.height)
        seen = target.intersected(whole)
        if seen != whole:
            painter.fillRect(whole, self.paper)
        if seen.isEmpty():
            return
        scale = shown.ratio / by
        source = QRectF(
            (seen.x() - target.x()) * scale, (seen.y() - target.y()) * scale,
            seen.width() * scale, seen.height() * scale,
        )
        painter.drawPixmap(seen, self._pixels, source)


def exposed(area: QRect, dx: int, dy: int) -> list[QRect]:
    """Give the strips of an area that come into sight when its contents move by dx, dy."""
    strips = []
    across = QRect(area)
    if dy > 0:
        strips.append(QRect(area.left(), area.top(), area.width(), dy))
        across.setTop(area.top() + dy)
    elif dy < 0:
        strips.append(QRect(area.left(), area.bottom() + 1 + dy, area.width(), -dy))
        across.setBottom(area.bottom() + dy)
    if dx > 0:
        strips.append(QRect(area.left(), across.top(), dx, across.height()))
    elif dx < 0:
        strips.append(QRect(area.right() + 1 + dx, across.top(), -dx, across.height()))
    return strips


def _differ_by_pan(shown: Sight, sight: Sight) -> bool:
    return (
        shown.camera.zoom == sight.camera.zoom
        and (shown.width, shown.height, shown.ratio) == (sight.width, sight.height, sight.ratio)
        and shown.without == sight.without
    )


def _pixels(size: QSize) -> QPixmap:
    pixels = QPixmap(size)
    pixels.fill(Qt.GlobalColor.white)
    return pixels
