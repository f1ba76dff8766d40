"""Icons: one SVG each, drawn in the colour that is asked for, 1.5 px strokes at every size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from collective_desk.host.resources import resource

DIRECTIONAL = frozenset((
    "undo", "undo-2", "redo", "redo-2", "arrow-left", "arrow-right", "chevron-left",
    "chevron-right", "log-out", "arrow-up-right", "external-link", "list", "list-checks",
))
"""Icons that point along the line of reading, and turn with it."""
_BOX = 24.0


class Icons:
    """Tinted icons, drawn once for each size and colour; none before `wake`."""

    def __init__(self, stroke: float) -> None:
        self._stroke = stroke
        self._kept: dict[tuple[str, int, str, float, bool], QPixmap] = {}
        self._awake = False

    def wake(self) -> None:
        """Draw icons from now on: the library that reads them loads after the first paint."""
        self._awake = True

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float, *, rtl: bool) -> QPixmap:
        """Give an icon, `size` logical pixels large, for a screen of this device ratio."""
        if not self._awake:
            return QPixmap()
        mirrored = rtl and name in DIRECTIONAL
        key = (name, size, colour.name(), ratio, mirrored)
        if key not in self._kept:
            self._kept[key] = self._draw(name, size, colour, ratio, mirrored=mirrored)
        return self._kept[key]

    def _draw(
        self, name: str, size: int, colour: QColor, ratio: float, *, mirrored: bool
    ) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        text = icon_text(name).replace("currentColor", colour.name())
        text = text.replace('stroke-width="2"', f'stroke-width="{self._stroke * _BOX / size:.3f}"')
        side = round(size * ratio)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        if mirrored:
            painter.translate(side, 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixels = QPixmap.fromImage(image)
        pixels.setDevicePixelRatio(ratio)
        return pixels


@cache
def icon_text(name: str) -> str:
    """Read the SVG of an icon."""
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
