"""From map units to the pixels (or points) of a window, a page, an image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .shapes import Floats
from .style import Style
from .symbols import symbol_size


@dataclass(frozen=True, slots=True)
class View:
    """How a map is looked at: pixels a map unit, where its origin lies, how large symbols are."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    symbol: float = 28.0

    @classmethod
    def at(cls, zoom: float, style: Style, *, x: float = 0.0, y: float = 0.0) -> View:
        """Look at a map with this zoom; symbols grow more slowly than distances."""
        return cls(zoom, x, y, symbol_size(zoom, style))

    def pixels(self, xy: Floats) -> Floats:
        """Give where points of the map lie in the view."""
        pixels: Floats = xy * self.scale + np.array((self.x, self.y))
        return pixels

    def units(self, pixels: Floats) -> Floats:
        """Give which points of the map lie at these places of the view."""
        xy: Floats = (pixels - np.array((self.x, self.y))) / self.scale
        return xy
