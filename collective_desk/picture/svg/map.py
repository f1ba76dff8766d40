"""The map itself in an exported picture: regions, ties, letters, symbols, names, towers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from collective_desk.domain.entities import EntityId
from collective_desk.picture import rough
from collective_desk.picture.curves import Curves, curves
from collective_desk.picture.labels import LabelSpot, place
from collective_desk.picture.letters import letter_spots
from collective_desk.picture.marks import headroom, mark_boxes
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import half_extents
from collective_desk.picture.ties import ink
from collective_desk.picture.towers import Stack, tower_boxes, tower_feet
from collective_desk.picture.view import View

from .ground import photos_svg, regions_svg, shown_boxes
from .parts import BASELINE, inked, number, symbol, text, tower, words

_SINGLE_TIES: Final = 2000
"""Up to so many ties each is an element with its own words; above, one for each pen."""


@dataclass(slots=True, eq=False)
class Drawing:
    """The map itself, in px around its own origin."""

    picture: Picture
    style: Style
    view: View
    bent: Curves
    spots: dict[EntityId, LabelSpot]
    stacks: dict[EntityId, Stack]
    opacity: float = 1.0
    """Of ties and their letters; the plates of letters always cover the line."""
    photos: Mapping[str, str] = field(default_factory=dict)
    """Photos that go with it, as data addresses by the hash of their content."""
    plates: Floats = field(default_factory=lambda: np.empty((0, 4)))
    """Boxes of other words on the map, which names and letters keep off."""

    @classmethod
    def of(
        cls, picture: Picture, style: Style, stacks: dict[EntityId, Stack], opacity: float = 1.0,
        photos: Mapping[str, str] | None = None, plates: Floats | None = None,
    ) -> Drawing:
        """Lay a picture out: curves, names, towers."""
        others = np.empty((0, 4)) if plates is None else plates
        view = View(scale=style.symbol.size / 28.0, symbol=style.symbol.size)
        marked = [i for i, row in enumerate(picture.look.tolist()) if picture.looks[row].mark]
        room = {picture.actor_ids[row]: headroom(style) for row in marked}
        room |= {id: s.height + style.disc.gap for id, s in stacks.items()}
        marks = mark_boxes(view.pixels(picture.xy), picture.shapes, marked, style)
        spots = place(
            picture,
            view,
            style,
            lambda said: rough.width(said, style.label.size),
            headroom=room,
            obstacles=np.concatenate((tower_boxes(picture, view, style, stacks), marks, others)),
            selected=frozenset(picture.actor_ids),
        )
        bent = curves(picture, view, style)
        return cls(picture, style, view, bent, spots, stacks, opacity, photos or {}, others)

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
        for box in shown_boxes(self.picture.content, self.photos):
            x, y, w, h = (v * self.view.scale for v in box)
            corners += [np.array((x, y)), np.array((x + w, y + h))]
        every = np.array(corners)
        (left, top), (right, foot) = every.min(axis=0) - air, every.max(axis=0) + air
        return float(left), float(top), float(right), float(foot)

    def svg(self, said: str = "") -> str:
        """Draw photos, regions, ties, letters, names, symbols and towers, in this order.

        What is `said` of the map as a whole lies on its ties.
        """
        faint = self._faint()
        return "".join(
            f'<g id="{name}"{faint if name == "ties" else ""}>{drawn}</g>'
            for name, drawn in (
                ("behind", photos_svg(self.picture.content, self.photos, self.view.scale)),
                ("regions", regions_svg(self.picture.content, self.style, self.view.scale)),
                ("ties", self._ties()),
                ("letters", self._letters()),
                ("guide-words", said),
                ("actors", self._actors()),
                ("names", self._labels()),
                ("influence", self._influence()),
            )
            if drawn
        )

    def _faint(self) -> str:
        return f' opacity="{number(self.opacity)}"' if self.opacity < 1 else ""

    def _names(self) -> Floats:
        middle = self.view.pixels(self.picture.xy)
        return np.array(
            [
                (middle[s.row, 0] + s.dx, middle[s.row, 1] + s.dy, s.width, s.height)
                for s in self.spots.values()
            ]
        )

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
        towers = tower_boxes(picture, self.view, style, self.stacks)
        avoid = np.concatenate((avoid, towers, self.plates))
        unit = style.symbol.size / 28.0
        rows, at = letter_spots(
            self.bent, style, at_least=style.zoom.tie_letter_length * unit, avoid=avoid
        )
        parts = []
        size, plate = style.tie.letter, style.tie.letter_disc / 2
        border = f' stroke-width="{number(0.4 * style.tie.width)}"'
        for row, (x, y) in zip(rows.tolist(), at.tolist(), strict=True):
            pen = picture.pens[int(picture.pen[row])]
            if not pen.letter:
                continue
            colour = style.colour(pen.colour)
            ring = f' stroke="{colour}"{border}' if style.theme == "print" else ""
            parts.append(
                f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(plate)}" '
                f'fill="{style.colour("paper")}"{ring}/>'
            )
            base = y + size * BASELINE
            said = text(pen.letter, x, base, size, colour, anchor="middle", strong=True)
            parts.append(f"<g{self._faint()}>{said}</g>" if self.opacity < 1 else said)
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
        feet = tower_feet(self.picture, self.view, self.style)
        parts = []
        for id, built in self.stacks.items():
            x, foot = feet[self.picture.row[id]].tolist()
            parts.append(tower(built, self.style, x, foot, self.style.label.size))
        return "".join(parts)
