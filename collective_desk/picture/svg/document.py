"""A whole map as one standalone SVG file: question, map, names, legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from collective_desk.domain.guides import Guides
from collective_desk.picture import rough
from collective_desk.picture.legend import legend as legend_of
from collective_desk.picture.lenses.lens import Lensed
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.picture.towers import stacks
from collective_desk.picture.wrapping import wrap

from .guides import Backdrop
from .legend import Drawn, legend_svg
from .lens import lens_legend_svg
from .map import Drawing
from .parts import number, text, words

_MARGIN: Final = 28.0
_LEAST_WIDTH: Final = 480.0
_TITLE: Final = 24.0

Say = Callable[..., str]
Frame = tuple[float, float, float, float]


def to_svg(
    picture: Picture,
    style: Style,
    say: Say,
    *,
    question: str | None = None,
    legend: bool = True,
    note: str = "",
    towers: bool | None = None,
    guides: Guides | None = None,
    lensed: Lensed | None = None,
    photos: Mapping[str, str] | None = None,
) -> str:
    """Draw a picture as SVG text; `note` is a last small line, such as place and date.

    The question is the map's own unless given; towers of influence show when the map's lens
    is influence, unless told. `guides` are what an arrangement draws behind the map; `lensed`
    is the picture seen through a lens, with a legend of its own. `photos` go behind the map,
    as data addresses by the hash of their content.
    """
    unit = style.symbol.size / 28.0
    shown = picture.content.lens == "influence" if towers is None else towers
    opacity = 1.0
    if lensed is not None:
        picture, shown = lensed.picture, lensed.legend.towers
        opacity = float(lensed.tie_opacity.min(initial=1.0))
    built = stacks(picture, style.disc) if shown else {}
    backdrop = Backdrop(guides, style, say) if guides else None
    drawing = Drawing.of(
        picture, style, built, opacity, photos, backdrop.plates() if backdrop else None)
    asked = picture.content.question if question is None else question
    margin = _MARGIN * unit
    left, top, right, foot = _around(drawing.frame(), backdrop.frame() if backdrop else None)
    body = max(right - left, _LEAST_WIDTH * unit)
    head = _head(asked, style, unit, body)
    key = _key(picture, style, say, body, lensed) if legend else Drawn("", 0, 0)
    width = max(body, key.width) + 2 * margin
    x, y = (width - (right - left)) / 2 - left, margin + head.height - top
    below = margin + head.height + (foot - top) + (16 * unit if key.svg else 0.0)
    last = below + key.height + (20 * unit if note else 0.0)
    parts = [
        _at(head.svg, margin, margin),
        _at(_layer("guides", backdrop.svg() if backdrop else "")
            + drawing.svg(backdrop.words() if backdrop else ""), x, y),
        _at(key.svg, margin, below),
        text(note, margin, last, 11 * unit, style.colour("ink_soft")) if note else "",
    ]
    return _file(picture, style, say, asked, (width, last + margin), "".join(parts))


def _around(some: Frame, others: Frame | None) -> Frame:
    """Give the frame that holds both."""
    if others is None:
        return some
    return (min(some[0], others[0]), min(some[1], others[1]),
            max(some[2], others[2]), max(some[3], others[3]))


def _layer(id: str, drawn: str) -> str:
    return f'<g id="{id}">{drawn}</g>' if drawn else ""


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


def _key(
    picture: Picture, style: Style, say: Say, room: float, lensed: Lensed | None
) -> Drawn:
    """Draw the legend: that of a lens first, for it is what the colours mean."""
    told = legend_of(picture)

    def figure(count: int) -> str:
        return say("map.number", number=str(count))

    if lensed is None:
        return legend_svg(told, style, _said(say), room, figure)
    first = lens_legend_svg(lensed, style, say)
    if lensed.legend.entries and lensed.legend.entries[0].pen is not None:
        told = replace(told, ties=())
    if not lensed.realms:
        told = replace(told, realms=tuple(replace(one, fill="paper") for one in told.realms))
    chairs = 0 if lensed.lens == "missing" else told.chairs
    told = replace(told, towers=False, chairs=chairs)  # the lens says it
    unit = style.symbol.size / 28.0
    beside = first.width + 48 * unit
    rest = legend_svg(told, style, _said(say), room - beside, figure)
    if beside + rest.width <= room:
        height = max(first.height, rest.height)
        return Drawn(first.svg + _at(rest.svg, beside, 0), beside + rest.width, height)
    rest, down = legend_svg(told, style, _said(say), room, figure), first.height + 18 * unit
    svg = first.svg + _at(rest.svg, 0, down)
    return Drawn(svg, max(first.width, rest.width), down + rest.height)


def _said(say: Say) -> dict[str, str]:
    return {
        "ties": say("legend.ties"),
        "realms": say("legend.realms"),
        "chairs": say("legend.chairs"),
        "chair": say("letters.empty_chair"),
        "discs": say("legend.discs"),
        "stronger": say("legend.stronger"),
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
    told = say("picture.description").format(actors=len(picture.labels), ties=len(picture.source))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description" '
        f'font-family="{families}">\n'
        f'<title id="title">{words(title)}</title>\n<desc id="description">{words(told)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{style.colour("paper")}"/>\n'
        f"{body}\n</svg>\n"
    )
