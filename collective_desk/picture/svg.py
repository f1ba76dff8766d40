"""A whole map as one standalone SVG file: question, map, names, legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from collective_desk.domain.entities import EntityId

from . import rough
from .curves import Curves, curves
from .labels import LabelSpot, place
from .legend import legend as legend_of
from .letters import letter_spots
from .shapes import Floats, Picture
from .style import Style
from .svg_legend import Drawn, legend_svg
from .svg_parts import BASELINE, inked, number, symbol, text, tower, words
from .symbols import half_extents
from .ties import ink
from .towers import Stack, stack
from .view import View
from .wrapping import wrap

_MARGIN: Final = 28.0
_LEAST_WIDTH: Final = 480.0
_TITLE: Final = 24.0
_SINGLE_TIES: Final = 2000
"""Up to so many ties each is an element with its own words; above, one for each pen."""

Say = Callable[[str], str]


def to_svg(
    picture: Picture,
    style: Style,
    say: Say,
    *,
    question: str | None = None,
    legend: bool = True,
    note: str = "",
    towers: bool | None = None,
) -> str:
    """Draw a picture as SVG text; `note` is a last small line, such as place and date.

    The question is the map's own unless given; towers of influence show when the map's lens
    is influence, unless told.
    """
    unit = style.symbol.size / 28.0
    drawing = _Drawing.of(picture, style, unit, _towers(picture, style, towers))
    asked = picture.content.question if question is None else question
    margin = _MARGIN * unit
    left, top, right, foot = drawing.frame()
    body = max(right - left, _LEAST_WIDTH * unit)
    head = _head(asked, style, unit, body)
    key = legend_svg(legend_of(picture), style, _said(say), body) if legend else Drawn("", 0, 0)
    width = max(body, key.width) + 2 * margin
    x, y = (width - (right - left)) / 2 - left, margin + head.height - top
    below = margin + head.height + (foot - top) + (16 * unit if key.svg else 0.0)
    last = below + key.height + (20 * unit if note else 0.0)
    parts = [
        _at(head.svg, margin, margin),
        f'<g transform="translate({number(x)} {number(y)})">{drawing.svg(say)}</g>',
        _at(key.svg, margin, below),
        text(note, margin, last, 11 * unit, style.colour("ink_soft")) if note else "",
    ]
    return _file(picture, style, say, asked, (width, last + margin), "".join(parts))


@dataclass(slots=True, eq=False)
class _Drawing:
    """The map itself, in px around its own origin."""

    picture: Picture
    style: Style
    view: View
    bent: Curves
    spots: dict[EntityId, LabelSpot]
    stacks: dict[EntityId, Stack]

    @classmethod
    def of(
        cls, picture: Picture, style: Style, unit: float, stacks: dict[EntityId, Stack]
    ) -> _Drawing:
        view = View(scale=unit, symbol=style.symbol.size)
        headroom = {id: s.height + style.disc.gap for id, s in stacks.items()}
        feet = _feet(picture, view, style)
        standing = [s.box(*feet[picture.row[id]].tolist()) for id, s in stacks.items()]
        spots = place(
            picture,
            view,
            style,
            lambda said: rough.width(said, style.label.size),
            headroom=headroom,
            obstacles=np.array(standing).reshape(-1, 4),
            selected=frozenset(picture.actor_ids),
        )
        return cls(picture, style, view, curves(picture, view, style), spots, stacks)

    def frame(self) -> tuple[float, float, float, float]:
        """Give left, top, right and foot of everything drawn."""
        if not len(self.picture.xy):
            return 0.0, 0.0, 0.0, 120.0
        middle = self.view.pixels(self.picture.xy)
        half = half_extents(self.picture.shapes, self.style.symbol) * self.view.symbol
        low, high = middle - half, middle + half
        names = self._names()
        above = max((s.height for s in self.stacks.values()), default=0.0)
        air = self.style.symbol.size / 3
        corners = [low.min(axis=0) - (0, above), high.max(axis=0), names[:, :2].min(axis=0)]
        corners += [(names[:, :2] + names[:, 2:]).max(axis=0)]
        corners += [self.bent.at(t).min(axis=0) for t in (0.25, 0.5, 0.75) if len(self.bent)]
        corners += [self.bent.at(t).max(axis=0) for t in (0.25, 0.5, 0.75) if len(self.bent)]
        for region in self.picture.content.regions:
            x, y, w, h = (v * self.view.scale for v in region.box)
            corners += [np.array((x, y)), np.array((x + w, y + h))]
        every = np.array(corners)
        (left, top), (right, foot) = every.min(axis=0) - air, every.max(axis=0) + air
        return float(left), float(top), float(right), float(foot)

    def svg(self, say: Say) -> str:
        """Draw regions, ties, letters, names, symbols and towers, in this order."""
        return "".join(
            f'<g id="{name}">{drawn}</g>'
            for name, drawn in (
                ("regions", self._regions()),
                ("ties", self._ties()),
                ("letters", self._letters()),
                ("actors", self._actors()),
                ("names", self._labels()),
                ("influence", self._influence()),
            )
            if drawn
        )

    def _names(self) -> Floats:
        middle = self.view.pixels(self.picture.xy)
        return np.array(
            [
                (middle[s.row, 0] + s.dx, middle[s.row, 1] + s.dy, s.width, s.height)
                for s in self.spots.values()
            ]
        )

    def _regions(self) -> str:
        parts = []
        style, scale = self.style, self.view.scale
        for region in self.picture.content.regions:
            x, y, w, h = (v * scale for v in region.box)
            size = style.label.size
            parts.append(
                f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" '
                f'rx="{number(size)}" fill="none" stroke="{style.colour("edge")}"/>'
            )
            at = x + size, y + 1.6 * size
            parts.append(text(region.label, *at, size, style.colour("ink_soft"), strong=True))
        return "".join(parts)

    def _ties(self) -> str:
        pens = self.picture.pens
        colours = [self.style.colour(pen.colour) for pen in pens]
        if len(self.bent) > _SINGLE_TIES:
            return inked(ink(self.bent, pens, self.style), colours)
        parts = []
        for i, row in enumerate(self.bent.rows.tolist()):
            drawn = ink(self.bent.pick(np.array([i])), pens, self.style)
            parts.append(f"<g><title>{words(self._sentence(row))}</title>")
            parts.append(f"{inked(drawn, colours)}</g>")
        return "".join(parts)

    def _sentence(self, row: int) -> str:
        picture = self.picture
        source, target = (picture.labels[e[row]] for e in (picture.source, picture.target))
        both, one = picture.arrow_source[row], picture.arrow_target[row]
        way = "↔" if both else "→" if one else "–"
        name = picture.pens[int(picture.pen[row])].name
        return f"{source} {way} {target}" + (f": {name}" if name else "")

    def _letters(self) -> str:
        style, picture = self.style, self.picture
        half = half_extents(picture.shapes, style.symbol) * self.view.symbol
        symbols = np.hstack((self.view.pixels(picture.xy) - half, 2 * half))
        avoid = np.concatenate((symbols, self._names())) if len(symbols) else symbols
        unit = style.symbol.size / 28.0
        rows, at = letter_spots(
            self.bent, style, at_least=style.zoom.tie_letter_length * unit, avoid=avoid
        )
        parts = []
        size, plate = style.tie.letter, style.tie.letter_disc / 2
        border = f' stroke-width="{number(0.4 * style.tie.width)}"'
        for row, (x, y) in zip(rows.tolist(), at.tolist(), strict=True):
            pen = picture.pens[int(picture.pen[row])]
            colour = style.colour(pen.colour)
            ring = f' stroke="{colour}"{border}' if style.theme == "print" else ""
            parts.append(
                f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(plate)}" '
                f'fill="{style.colour("paper")}"{ring}/>'
            )
            base = y + size * BASELINE
            parts.append(text(pen.letter, x, base, size, colour, anchor="middle", strong=True))
        return "".join(parts)

    def _labels(self) -> str:
        style, middle = self.style, self.view.pixels(self.picture.xy)
        halo = style.colour("paper"), style.label.halo
        parts = []
        for spot in self.spots.values():
            share = {"start": 0.0, "center": 0.5, "end": 1.0}[spot.align]
            anchor = {"start": "start", "center": "middle", "end": "end"}[spot.align]
            x = middle[spot.row, 0] + spot.dx + share * spot.width
            line = spot.height / len(spot.lines)
            for at, said in enumerate(spot.lines):
                y = middle[spot.row, 1] + spot.dy + (at + 0.5) * line + style.label.size * BASELINE
                ink_colour = style.colour("ink")
                parts.append(
                    text(said, x, y, style.label.size, ink_colour, anchor=anchor, halo=halo)
                )
        return "".join(parts)

    def _actors(self) -> str:
        size, style = self.view.symbol, self.style
        drawn = [symbol(look, style, size) for look in self.picture.looks]
        middle = self.view.pixels(self.picture.xy).tolist()
        return "".join(
            f'<g transform="translate({number(x)} {number(y)})">'
            f"<title>{words(label)}</title>{drawn[look]}</g>"
            for (x, y), label, look in zip(
                middle, self.picture.labels, self.picture.look.tolist(), strict=True
            )
        )

    def _influence(self) -> str:
        feet = _feet(self.picture, self.view, self.style)
        return "".join(
            tower(built, self.style, *feet[self.picture.row[id]].tolist(), self.style.label.size)
            for id, built in self.stacks.items()
        )


def _feet(picture: Picture, view: View, style: Style) -> Floats:
    """Give where towers stand: a little over the middle of each symbol's upper edge."""
    half = half_extents(picture.shapes, style.symbol)[:, 1] * view.symbol
    feet = view.pixels(picture.xy)
    feet[:, 1] -= half + style.disc.gap
    return feet


def _towers(picture: Picture, style: Style, wanted: bool | None) -> dict[EntityId, Stack]:
    shown = picture.content.lens == "influence" if wanted is None else wanted
    told = picture.content.towers if shown else {}
    return {id: stack(tower, style.disc) for id, tower in told.items() if id in picture.row}


def _head(asked: str, style: Style, unit: float, room: float) -> Drawn:
    """Write the question, over as many lines as it needs."""
    if not asked.strip():
        return Drawn("", 0.0, 0.0)
    size, line = _TITLE * unit, 1.3 * _TITLE * unit
    lines = wrap(asked, lambda said: rough.width(said, size, strong=True), room / 1.7)
    colour = style.colour("ink")
    parts = [
        text(said, 0, (at + 0.78) * line, size, colour, strong=True)
        for at, said in enumerate(lines)
    ]
    return Drawn("".join(parts), room, line * len(lines) + 20 * unit)


def _said(say: Say) -> dict[str, str]:
    return {
        "ties": say("legend.ties"),
        "realms": say("legend.realms"),
        "chairs": say("legend.chairs"),
        "chair": say("letters.empty_chair"),
        "discs": say("legend.discs"),
        "own_team": say("legend.own_team"),
    }


def _at(drawn: str, x: float, y: float) -> str:
    return f'<g transform="translate({number(x)} {number(y)})">{drawn}</g>' if drawn else ""


def _file(
    picture: Picture,
    style: Style,
    say: Say,
    asked: str,
    size: tuple[float, float],
    body: str,
) -> str:
    width, height = number(size[0]), number(size[1])
    families = ", ".join(f"'{name}'" for name in style.families) + ", sans-serif"
    title = picture.content.title or asked or say("picture.untitled")
    told = say("picture.description").format(
        actors=len(picture.labels), ties=len(picture.source)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description" '
        f'font-family="{families}">\n'
        f'<title id="title">{words(title)}</title>\n<desc id="description">{words(told)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{style.colour("paper")}"/>\n'
        f"{body}\n</svg>\n"
    )
