"""What lies under an exported map: photos that were chosen for it, areas, words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from collective_desk.domain.contents import MapContent, NamedRegion
from collective_desk.picture import rough
from collective_desk.picture.style import Style
from collective_desk.picture.wrapping import wrap

from .parts import number, text

_TINT: Final = 0.07
_LEADING: Final = 1.35
_TEXT: Final = 14 / 12
"""Words written on the map, as a share of the size of names."""
Corners = tuple[float, float, float, float]


def shown_boxes(content: MapContent, photos: Mapping[str, str]) -> list[Corners]:
    """Give the boxes of all that is drawn: left, top, width, height in map units."""
    behind = [photo.box for photo in content.behind if photo.sha256 in photos]
    return behind + [region.box for region in content.regions]


def photos_svg(content: MapContent, photos: Mapping[str, str], scale: float) -> str:
    """Draw the photos behind, given as data addresses by the hash of their content."""
    parts = []
    for photo in content.behind:
        address = photos.get(photo.sha256)
        if address is not None:
            x, y, wide, high = (number(value * scale) for value in photo.box)
            parts.append(
                f'<image x="{x}" y="{y}" width="{wide}" height="{high}" '
                f'opacity="{number(photo.strength)}" preserveAspectRatio="none" '
                f'href="{address}"/>')
    return "".join(parts)


def regions_svg(content: MapContent, style: Style, scale: float) -> str:
    """Draw areas with their names, and words."""
    return "".join(
        _words(region, style, scale) if region.form == "text" else _area(region, style, scale)
        for region in content.regions
    )


def _area(region: NamedRegion, style: Style, scale: float) -> str:
    x, y, wide, high = (value * scale for value in region.box)
    size, edge = style.label.size, _colour(region, style, "edge")
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}" '
        f'rx="{number(size)}" fill="{edge}" fill-opacity="{_TINT}" stroke="{edge}"/>'
        + text(region.label, x + size, y + 1.6 * size, size, _colour(region, style, "ink_soft"),
               strong=True)
    )


def _words(region: NamedRegion, style: Style, scale: float) -> str:
    x, y, wide, _ = (value * scale for value in region.box)
    size = style.label.size * _TEXT
    # Lines are broken for an even block; here the width that was drawn is the width meant.
    lines = wrap(region.label, lambda said: rough.width(said, size), wide / 1.7)
    colour = _colour(region, style, "ink")
    return "".join(
        text(line, x, y + (at * _LEADING + 1) * size, size, colour)
        for at, line in enumerate(lines)
    )


def _colour(region: NamedRegion, style: Style, plain: str) -> str:
    return style.colours.get(region.colour) or style.colour(plain)
