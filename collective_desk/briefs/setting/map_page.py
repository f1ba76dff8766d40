"""The map page: a finding as headline, the map, its legend; lying where that shows it larger."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from collective_desk.briefs.brief import MapPage
from collective_desk.briefs.ink.marks import Part
from collective_desk.briefs.ink.sheet import GUTTER, Sheet
from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.letters.typography import SMALL_GREY
from collective_desk.briefs.map.fit import fit, height_for
from collective_desk.briefs.map.flowable import MapDrawing
from collective_desk.domain.guides import Guides

from .flow import Flow
from .map_key import BESIDE, SetKey, put_key_beside, put_key_under, set_key_beside, set_key_under
from .map_names import MOST, NameList, set_names

_LEAST_MAP: Final = 60.0
_ABOVE: Final = 50.0
"""About how much height headline and scope take, in mm."""
_KEY_GAP: Final = 11.0
"""Between a map and the first row of the legend under it."""
_HEAD: Final = 26.0
"""From the headline of a map that follows to the map."""
_NAMES_GAP: Final = 3.75
_SENTENCE: Final = 12.0
_TRIES: Final = 5
"""A smaller map has more names without a place, whose list wants more room, and so on."""
_GAIN: Final = 1.15
"""A page lies on its long side where the map becomes so much larger."""


def set_map_page(block: MapPage, flow: Flow) -> None:
    """Set a map; it takes what headline and legend leave of a page, a small one what it needs."""
    under, beside = set_key_under(block.key, flow), set_key_beside(block.key, flow)
    turned = not block.follows and _is_larger_lying(block, flow.upright, under, beside)
    first = flow.headline(block.headline, turned=turned, least=_least(block, flow, under))
    flow.bookmark(block.bookmark, first - 7.0)
    said = f"{block.scope} · {block.key.asked_text}" if turned else block.scope
    scope = flow.set(said, SMALL_GREY, flow.sheet.across)
    last = flow.lines(scope, flow.sheet.margin, flow.y + 7.5, SMALL_GREY.leading)
    top = last + 6.25
    if turned:
        put_key_beside(beside, flow, top + 4.0)
    foot = flow.sheet.last_baseline - (0.0 if turned else under.height + _KEY_GAP)
    width = _map_width(flow.sheet) if turned else flow.sheet.across
    drawing, names = _fitted(block, flow, top, width, foot)
    flow.put(replace(drawing, part=Part("Figure", f"{block.headline} {block.scope}")))
    bottom = (drawing.frame[1] + drawing.frame[3]) / MM
    if names is not None:
        bottom = names.put(flow, bottom + _NAMES_GAP) + 1.0
    if turned:
        flow.fill_page()
    else:
        put_key_under(under, flow, bottom + 5.5)


def _least(block: MapPage, flow: Flow, under: SetKey) -> float:
    """Give how much height a map needs that follows what is said before; else a whole page."""
    if not block.follows:
        return math.inf
    wished = height_for(block.picture, flow.upright.across * MM, guides=_guides(block)) / MM
    return _HEAD + max(wished, _LEAST_MAP) + _KEY_GAP + under.height


def _is_larger_lying(block: MapPage, upright: Sheet, under: SetKey, beside: SetKey) -> bool:
    """Say whether the map becomes clearly larger, and its legend fits, on a page that lies."""
    lying = upright.turned
    high = lying.last_baseline - _ABOVE
    if beside.height + 4.0 > high:
        return False
    room = upright.last_baseline - _ABOVE - under.height - _KEY_GAP
    return _scale(block, _map_width(lying), high) > _GAIN * _scale(block, upright.across, room)


def _map_width(lying: Sheet) -> float:
    """Give the width that the legend beside it leaves."""
    return lying.across - BESIDE - GUTTER


def _scale(block: MapPage, width: float, height: float) -> float:
    """Give how large the map becomes in a frame (mm), in points a map unit."""
    frame = (0.0, 0.0, width * MM, height * MM)
    return fit(block.picture, frame, small=False, guides=_guides(block))[0]


def _guides(block: MapPage) -> Guides | None:
    return block.guides.guides if block.guides else None


def _fitted(
    block: MapPage, flow: Flow, top: float, width: float, foot: float
) -> tuple[MapDrawing, NameList | None]:
    """Fit the map; where names found no place, it gives up some height for what is said of them."""
    left = flow.sheet.left(flow.sheet.margin, width) * MM
    wished = height_for(block.picture, width * MM, guides=_guides(block)) / MM
    room = max(foot - top, _LEAST_MAP)

    def drawn(height: float, *, listing: bool = True) -> tuple[MapDrawing, NameList | None]:
        drawing = MapDrawing.of(
            block.picture,
            (left, top * MM, width * MM, height * MM),
            bold=block.bold,
            table=block.numbers,
            listing=listing,
            language=flow.language,
            backdrop=block.guides,
            seconds=block.seconds,
        )
        return drawing, set_names(block, drawing, flow, width)

    height = min(max(wished, _LEAST_MAP), room)
    for _ in range(_TRIES):
        drawing, names = drawn(height)
        needed = names.height + _NAMES_GAP + 1.0 if names else 0.0
        if height + needed <= room:
            return drawing, names
        height = min(height, room - needed) - SMALL_GREY.leading
        if needed > MOST or height < _LEAST_MAP:
            break
    return drawn(min(max(wished, _LEAST_MAP), room - _SENTENCE), listing=False)
