"""Symbols of actors, painted once per look and size and stamped from one sheet."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from math import ceil
from time import perf_counter

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from collective_desk.picture.shapes import Floats, Ints, Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import shows_dots, shows_letters, symbol_size

from .buffers import FRAGMENT
from .symbols import DOT, FULL, SMALL, Detail, paint_symbol

_KEPT = 16
_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """All looks at one size: a pixmap of equal cells, one a look."""

    pixels: QPixmap
    cell: int
    """Side of a cell in device pixels."""
    size: float
    """Size of a symbol in pixels of the widget."""

    def fragments(self, at: Floats, looks: Ints, opacity: Floats | float = 1.0) -> Floats:
        """Give one row a symbol for the painter; `at` in device pixels."""
        rows = np.zeros((len(at), FRAGMENT))
        # Whole pixels: between them the sprite would be resampled and its letters blurred.
        rows[:, :2] = np.floor(at) + (0.5 if self.cell % 2 else 0.0)
        rows[:, 2] = (looks % _COLUMNS) * self.cell
        rows[:, 3] = (looks // _COLUMNS) * self.cell
        rows[:, 4:6] = self.cell
        rows[:, 6:8] = 1.0
        rows[:, 9] = opacity
        return rows


class Sprites:
    """The sheets in use; the latest few sizes are kept, for zooming to and fro."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.spent = 0.0
        """Milliseconds it took so far to paint sheets."""
        self._looks: list[Look] = []
        self._sheets: OrderedDict[tuple[float, float, Detail], Sheet] = OrderedDict()

    def use(self, looks: list[Look]) -> None:
        """Paint with these looks from now on."""
        if looks != self._looks:
            self._looks = list(looks)
            self._sheets.clear()

    def sheet(self, zoom: float, ratio: float) -> Sheet:
        """Give the sheet for a zoom and a device pixel ratio."""
        size = round(symbol_size(zoom, self.style) * 2) / 2
        detail = detail_at(zoom, self.style)
        key = (size, ratio, detail)
        if key not in self._sheets:
            start = perf_counter()
            self._sheets[key] = self._paint(size, ratio, detail)
            self.spent += (perf_counter() - start) * 1e3
            while len(self._sheets) > _KEPT:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key]

    def _paint(self, size: float, ratio: float, detail: Detail) -> Sheet:
        room = 1.9 if detail.marks else 1.3
        cell = ceil((size * room + 2 * self.style.symbol.paper_gap) * ratio)
        cell += cell % 2
        count = max(len(self._looks), 1)
        pixels = QPixmap(cell * min(count, _COLUMNS), cell * ceil(count / _COLUMNS))
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, look in enumerate(self._looks):
            painter.save()
            middle = cell / 2
            painter.translate(
                (number % _COLUMNS) * cell + middle, (number // _COLUMNS) * cell + middle
            )
            painter.scale(ratio, ratio)
            paint_symbol(painter, look, size, self.style, detail)
            painter.restore()
        painter.end()
        return Sheet(pixels, cell, size)


def detail_at(zoom: float, style: Style) -> Detail:
    """Say how much of a symbol shows at a zoom."""
    if shows_dots(zoom, style):
        return DOT
    return FULL if shows_letters(zoom, style) else SMALL
