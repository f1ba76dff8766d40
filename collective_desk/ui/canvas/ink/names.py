"""Names as small pictures: shaped by Qt, with a halo of paper, kept for the next frame."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from math import ceil
from time import perf_counter

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStaticText,
    QTextOption,
)

from collective_desk.picture.style import Style
from collective_desk.ui.canvas.fonts import map_font

SMALLEST = 6.0
"""Names smaller than this many pixels are not drawn: nobody could read them."""
_KEPT_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class Plate:
    """A name ready to be put down: its pixels, and how far they reach beyond its box."""

    pixels: QPixmap
    margin: int
    """Device pixels of halo on every side."""


class Names:
    """Pictures of names, the most recently used of them kept."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._always_strong = style.theme == "wall"  # read from far away
        self._plates: OrderedDict[tuple[object, ...], Plate] = OrderedDict()
        self._pixels = 0
        self.spent = 0.0
        """Milliseconds it took so far to paint names for the first time."""
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}

    def measure(self, text: str, size: float | None = None, *, strong: bool = False) -> float:
        """Give how wide a line of text is, in pixels."""
        return self._metric(size or self.style.label.size, strong).horizontalAdvance(text)

    def plate(
        self, lines: tuple[str, ...], size: float, ratio: float, *, strong: bool = False,
        align: str = "center", solid: bool = False,
    ) -> Plate:
        """Give the picture of a name; `solid` puts it on a plate of paper."""
        key = (lines, size, ratio, strong, align, solid)
        plate = self._plates.get(key)
        if plate is None:
            start = perf_counter()
            plate = self._plates[key] = self._paint(lines, size, ratio, strong, align, solid)
            self.spent += (perf_counter() - start) * 1e3
            self._pixels += plate.pixels.width() * plate.pixels.height()
            while self._pixels > _KEPT_PIXELS and len(self._plates) > 1:
                _, old = self._plates.popitem(last=False)
                self._pixels -= old.pixels.width() * old.pixels.height()
        self._plates.move_to_end(key)
        return plate

    def box(
        self, lines: tuple[str, ...], size: float, *, strong: bool = False
    ) -> tuple[float, float]:
        """Give width and height of a name of some lines, in pixels."""
        wide = max((self.measure(line, size, strong=strong) for line in lines), default=0.0)
        return wide, self._step(size) * len(lines)

    def _metric(self, size: float, strong: bool) -> QFontMetricsF:
        key = (size, strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._font(size, strong))
        return self._metrics[key]

    def _font(self, size: float, strong: bool) -> QFont:
        return map_font(self.style, size, strong=strong or self._always_strong)

    def _step(self, size: float) -> float:
        return self.style.label.line * size / self.style.label.size

    def _paint(
        self, lines: tuple[str, ...], size: float, ratio: float, strong: bool, align: str,
        solid: bool,
    ) -> Plate:
        wide, high = self.box(lines, size, strong=strong)
        margin = ceil((self.style.label.halo + 1) * ratio)
        pixels = QPixmap(ceil(wide * ratio) + 2 * margin, ceil(high * ratio) + 2 * margin)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font(size * ratio, strong)
        placed = self._set_out(lines, font, pixels.width(), margin, size * ratio, align)
        paper = QColor(self.style.colour("paper"))
        if solid:
            painter.setBrush(paper)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(pixels.rect(), 4 * ratio, 4 * ratio)
        else:
            self._halo(painter, placed, font, paper, ratio)
        painter.setFont(font)
        painter.setPen(QColor(self.style.colour("ink")))
        for text, static, at in placed:
            if len(text):
                painter.drawStaticText(at, static)
        painter.end()
        return Plate(pixels, margin)

    def _set_out(
        self, lines: tuple[str, ...], font: QFont, wide: int, margin: int, size: float, align: str
    ) -> list[tuple[str, QStaticText, QPointF]]:
        """Give each line as prepared text and where its top left corner goes."""
        placed = []
        step = self._step(size)
        for number, line in enumerate(lines):
            static = QStaticText(line)
            static.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            static.setTextOption(option)
            static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            static.prepare(font=font)
            free = wide - 2 * margin - static.size().width()
            x = {"start": 0.0, "end": free}.get(align, free / 2)
            y = number * step + (step - static.size().height()) / 2
            placed.append((line, static, QPointF(margin + x, margin + y)))
        return placed

    def _halo(
        self, painter: QPainter, placed: list[tuple[str, QStaticText, QPointF]], font: QFont,
        paper: QColor, ratio: float,
    ) -> None:
        path = QPainterPath()
        metrics = QFontMetricsF(font)
        for text, static, at in placed:
            base = at.y() + (static.size().height() - metrics.height()) / 2 + metrics.ascent()
            path.addText(QPointF(at.x(), base), font, text)
        pen = QPen(paper, 2 * self.style.label.halo * ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
