"""What an arrangement draws behind a map on paper: bands, rings, axes as hairlines, and words."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import set_text
from collective_desk.briefs.letters.typography import CAPTION, MAP_NAME_BOLD
from collective_desk.domain.guides import Axis, Band, Guides, Ring
from collective_desk.host.numerals import digits
from collective_desk.host.words import Words
from collective_desk.picture.view import View

from .canvas import Ink
from .strokes import polygon, rounded

_ROUND: Final = 72
_HAIR: Final = 0.5


@dataclass(frozen=True, slots=True)
class PaperGuides:
    """Guides with the words of a language; drawn in the view of the map before it."""

    guides: Guides
    say: Words

    def draw(self, ink: Ink, view: View) -> None:
        """Draw what lies under the map; the words of bands and rings follow."""
        guides = self.guides
        for band in guides.bands[1:]:
            (left, top), (_, foot) = _corners(view, band)
            _line(ink, left, top, left, foot)
        for ring in reversed(guides.rings):
            self._ring(ink, view, ring)
        if guides.axes:
            self._axes(ink, view, guides.axes)
        for corner in guides.corners:
            x, y = _at(view, corner.x, corner.y)
            self._words(ink, self.say(corner.words), x + (-4 if corner.right else 4),
                        y + (-4 if corner.foot else 8), CAPTION, align=1 if corner.right else -1)
        if guides.strip:
            (left, top), (right, _) = _corners(view, guides.strip)
            _line(ink, left, top, right, top)
            self._counted(ink, guides.strip.words, guides.strip.count, left + 4, top + 10)

    def draw_words(self, ink: Ink, view: View) -> None:
        """Write the words of bands and rings, over ties: none crosses them."""
        for band in self.guides.bands:
            left, top = _at(view, *band.box[:2])
            self._counted(ink, band.words, band.count, left + 6, top + 9)
        for ring in self.guides.rings:
            self._ring_words(ink, view, ring)

    def _ring(self, ink: Ink, view: View, ring: Ring) -> None:
        x, y = _at(view, ring.x, ring.y)
        wide = ring.outer * view.scale
        points = [
            (x + wide * cos(turn), y + wide * ring.flat * sin(turn))
            for turn in (2 * pi * at / _ROUND for at in range(_ROUND))
        ]
        ink.shape(polygon(points, ink.height), edge="line", border=_HAIR)

    def _ring_words(self, ink: Ink, view: View, ring: Ring) -> None:
        x, y = _at(view, ring.x, ring.y)
        facts = {"count": ring.steps} if ring.words.endswith(".steps") else {}
        said = f"{self.say(ring.words, **facts)}  {digits(ring.count, self.say.language)}"
        top = y - ring.outer * view.scale * ring.flat
        long = sum(line.width for line in set_text(said, MAP_NAME_BOLD)[:1])
        ink.shape(rounded(x - long / 2 - 3, top - 5, long + 6, 10, 2, ink.height), fill="paper")
        self._words(ink, said, x, top + 2.5, MAP_NAME_BOLD, align=0)

    def _axes(self, ink: Ink, view: View, axes: tuple[Axis, ...]) -> None:
        across = next(axis for axis in axes if axis.across)
        upwards = next(axis for axis in axes if not axis.across)
        left, foot = _at(view, across.ticks[0].begin, upwards.ticks[0].begin)
        right, top = _at(view, across.ticks[-1].end, upwards.ticks[-1].end)
        for tick in across.ticks:
            x, end = (_at(view, at, 0)[0] for at in (tick.at, tick.end))
            _line(ink, end, top, end, foot)
            self._words(ink, digits(tick.value, self.say.language), x, foot + 9, CAPTION, align=0)
        for tick in upwards.ticks:
            y, end = (_at(view, 0, at)[1] for at in (tick.at, tick.end))
            _line(ink, left, end, right, end)
            said = digits(tick.value, self.say.language)
            self._words(ink, said, left - 4, y + 2.5, CAPTION, align=1)
        _line(ink, left, top, left, foot, colour="edge")
        _line(ink, left, foot, right, foot, colour="edge")
        self._words(ink, self.say(across.words), right, foot + 18, MAP_NAME_BOLD, align=1)
        self._words(ink, self.say(upwards.words), left, top - 5, MAP_NAME_BOLD, align=-1)

    def _counted(self, ink: Ink, words: str, count: int, x: float, baseline: float) -> None:
        said = f"{self.say(words)}  {digits(count, self.say.language)}"
        self._words(ink, said, x, baseline, MAP_NAME_BOLD, align=-1)

    def _words(
        self, ink: Ink, said: str, x: float, baseline: float, type: Type, *, align: int
    ) -> None:
        """Write a line; `align` -1 begins at x, 0 stands around it, 1 ends there."""
        for line in set_text(said, type)[:1]:
            ink.halo(line, x - line.width * (align + 1) / 2, baseline, 1.6)


def _at(view: View, x: float, y: float) -> tuple[float, float]:
    return x * view.scale + view.x, y * view.scale + view.y


def _corners(view: View, band: Band) -> tuple[tuple[float, float], tuple[float, float]]:
    left, top, right, foot = band.box
    return _at(view, left, top), _at(view, right, foot)


def _line(
    ink: Ink, x1: float, y1: float, x2: float, y2: float, *, colour: str = "line"
) -> None:
    path = f"{x1:.2f} {ink.height - y1:.2f} m {x2:.2f} {ink.height - y2:.2f} l S"
    ink.stroke(path, weight=_HAIR, colour=colour)
