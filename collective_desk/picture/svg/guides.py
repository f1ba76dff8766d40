"""What an arrangement draws behind the map in an exported picture: bands, rings, axes, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from collective_desk.domain.guides import Axis, Band, Corner, Guides, Ring
from collective_desk.domain.vocabularies import REALMS
from collective_desk.picture import rough
from collective_desk.picture.shapes import Floats, Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM

from .parts import BASELINE, number, symbol, text

_SMALL: Final = 0.5
"""Size of symbols beside the words of a band, by their size on the map."""

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Guides, drawn in a theme; words come with facts: `say(id, count=…)`."""

    guides: Guides
    style: Style
    say: Say

    @property
    def unit(self) -> float:
        """How many px (points on paper) a map unit is."""
        return self.style.symbol.size / 28.0

    def frame(self) -> tuple[float, float, float, float]:
        """Give left, top, right and foot of all guides, in px."""
        left, top, right, foot = (v * self.unit for v in self.guides.frame)
        return left, top, right, foot

    def svg(self) -> str:
        """Draw what lies under the map: hairlines and the words of axes, never tints."""
        guides = self.guides
        parts = [self._edge(band) for band in guides.bands[1:]]
        parts += [self._ring(ring) for ring in reversed(guides.rings)]
        parts += [self._axes(guides.axes)] if guides.axes else []
        parts += [self._corner(corner) for corner in guides.corners]
        parts += [self._strip(guides.strip)] if guides.strip else []
        return "".join(parts)

    def words(self) -> str:
        """Draw the words of bands and rings, on paper: no tie crosses them."""
        plates = [
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" '
            f'height="{number(high)}" fill="{self.style.colour("paper")}"/>'
            for x, y, wide, high in self.plates().tolist()
        ]
        parts = [self._head(band) for band in self.guides.bands]
        parts += [self._ring_words(ring) for ring in self.guides.rings]
        return "".join(plates + parts)

    def plates(self) -> Floats:
        """Give the boxes of those words, in px: names and letters keep off them."""
        size, boxes = self.style.label.size, []
        for band in self.guides.bands:
            said = rough.width(self.say(band.words), size, strong=True)
            left, top = band.box[0] * self.unit + 0.9 * size, band.box[1] * self.unit
            boxes.append((left, top + 0.6 * size, said + self._counted(band.count) + 3.5 * size,
                          2 * size))
        for ring in self.guides.rings:
            begin, wide, high = self._told_at(ring)
            air = 0.7 * size
            boxes.append((begin - air, high - air, wide + 2 * air, 2 * air))
        return np.array(boxes, float).reshape(-1, 4)

    def _counted(self, count: int) -> float:
        return rough.width(self._figure(count), self.style.label.size)

    def _figure(self, value: float) -> str:
        return self.say("map.number", number=f"{value:g}")

    def _edge(self, band: Band) -> str:
        left, top, _, foot = (v * self.unit for v in band.box)
        return self._line(left, top, left, foot)

    def _head(self, band: Band) -> str:
        left, top = band.box[0] * self.unit, band.box[1] * self.unit
        style, size = self.style, self.style.label.size
        realm = band.words.removeprefix("realm.")
        mark, x = "", left + 1.4 * size
        if realm in REALMS:
            look = Look(SHAPE_OF_REALM[realm], f"{realm}_fill", f"{realm}_edge", "ink", "")
            middle = top + 1.6 * size
            drawn = symbol(look, style, style.symbol.size * _SMALL)
            place = f"{number(x + 0.2 * size)} {number(middle)}"
            mark = f'<g transform="translate({place})">{drawn}</g>'
            x += 1.6 * size
        return mark + self._heading(self.say(band.words), band.count, x, top + 1.6 * size)

    def _strip(self, strip: Band) -> str:
        left, top, right, _ = (v * self.unit for v in strip.box)
        size = self.style.label.size
        words = self._heading(self.say(strip.words), strip.count, left + 1.2 * size,
                              top + 1.7 * size, soft=True)
        return self._line(left, top, right, top) + words

    def _heading(self, said: str, count: int, x: float, y: float, *, soft: bool = False) -> str:
        size, style = self.style.label.size, self.style
        base = y + size * BASELINE
        colour = style.colour("ink_soft" if soft else "ink")
        wide = rough.width(said, size, strong=True)
        return text(said, x, base, size, colour, strong=True) + text(
            self._figure(count), x + wide + 0.7 * size, base, size, style.colour("ink_soft"))

    def _ring(self, ring: Ring) -> str:
        style, unit = self.style, self.unit
        x, y, outer = ring.x * unit, ring.y * unit, ring.outer * unit
        return (
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(outer)}" '
            f'ry="{number(outer * ring.flat)}" fill="none" '
            f'stroke="{style.colour("line")}" stroke-width="{number(style.symbol.border)}"/>'
        )

    def _told_at(self, ring: Ring) -> tuple[float, float, float]:
        """Give where the words of a ring begin, how wide they are with the figure, and the top."""
        size, unit = self.style.label.size, self.unit
        wide = rough.width(self._told(ring), size, strong=True) + 0.6 * size
        wide += self._counted(ring.count)
        return ring.x * unit - wide / 2, wide, (ring.y - ring.outer * ring.flat) * unit

    def _ring_words(self, ring: Ring) -> str:
        style, size = self.style, self.style.label.size
        begin, wide, top = self._told_at(ring)
        base = top + size * BASELINE
        words = text(self._told(ring), begin, base, size, style.colour("ink"), strong=True)
        counted = self._figure(ring.count)
        return words + text(counted, begin + wide, base, size, style.colour("ink_soft"),
                            anchor="end")

    def _told(self, ring: Ring) -> str:
        facts: dict[str, Any] = {"count": ring.steps} if ring.words.endswith(".steps") else {}
        return self.say(ring.words, **facts)

    def _axes(self, axes: tuple[Axis, ...]) -> str:
        across = next(axis for axis in axes if axis.across)
        upwards = next(axis for axis in axes if not axis.across)
        left, right = across.ticks[0].begin * self.unit, across.ticks[-1].end * self.unit
        foot, top = upwards.ticks[0].begin * self.unit, upwards.ticks[-1].end * self.unit
        size, style = self.style.label.size, self.style
        soft = style.colour("ink_soft")
        parts = []
        for tick in across.ticks:
            x = tick.at * self.unit
            parts.append(self._line(tick.end * self.unit, top, tick.end * self.unit, foot))
            said = self._figure(tick.value)
            parts.append(text(said, x, foot + 1.4 * size, size, soft, anchor="middle"))
        for tick in upwards.ticks:
            y, end = tick.at * self.unit, tick.end * self.unit
            parts.append(self._line(left, end, right, end))
            said = self._figure(tick.value)
            parts.append(text(said, left - 0.7 * size, y + size * BASELINE, size, soft,
                              anchor="end"))
        edge = style.colour("edge")
        parts.append(
            f'<path d="M{number(left)} {number(top)}V{number(foot)}H{number(right)}" fill="none" '
            f'stroke="{edge}" stroke-width="{number(style.symbol.border)}"/>'
        )
        name = text(self.say(across.words), right, foot + 2.7 * size, size, style.colour("ink"),
                    anchor="end", strong=True)
        turned = text(self.say(upwards.words), 0, 0, size, style.colour("ink"), anchor="end",
                      strong=True)
        at = f"translate({number(left - 2.2 * size)} {number(top)}) rotate(-90)"
        return "".join(parts) + name + f'<g transform="{at}">{turned}</g>'

    def _corner(self, corner: Corner) -> str:
        size = self.style.label.size
        x = corner.x * self.unit + (-0.8 if corner.right else 0.8) * size
        y = corner.y * self.unit + (-0.8 if corner.foot else 1.4) * size
        return text(self.say(corner.words), x, y, size, self.style.colour("ink_faint"),
                    anchor="end" if corner.right else "start", strong=True)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> str:
        style = self.style
        return (
            f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" fill="none" '
            f'stroke="{style.colour("line")}" stroke-width="{number(style.symbol.border)}"/>'
        )
