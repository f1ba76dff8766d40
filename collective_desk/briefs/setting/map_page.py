"""The map page: a finding as headline, the map, its legend; lying where that shows it larger."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from collective_desk.briefs.brief import MapPage
from collective_desk.briefs.ink.marks import Part
from collective_desk.briefs.ink.sheet import GUTTER, Sheet
from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.letters.numerals import digits
from collective_desk.briefs.letters.text import Line, Said, Span
from collective_desk.briefs.letters.typography import SMALL_GREY
from collective_desk.briefs.map.fit import fit, height_for
from collective_desk.briefs.map.flowable import MapDrawing
from collective_desk.briefs.saying import name
from collective_desk.domain.guides import Guides

from .flow import FIRST_BASELINE, Flow
from .map_key import BESIDE, SetKey, put_key_beside, put_key_under, set_key_beside, set_key_under

_LEAST_MAP: Final = 60.0
_ABOVE: Final = 50.0
"""About how much height headline and scope take, in mm."""
_KEY_GAP: Final = 11.0
"""Between a map and the first row of the legend under it."""
_GAIN: Final = 1.15
"""A page lies on its long side where the map becomes so much larger."""


def set_map_page(block: MapPage, flow: Flow) -> None:
    """Set a map on a new page; the map takes what headline and legend leave."""
    under, beside = set_key_under(block.key, flow), set_key_beside(block.key, flow)
    turned = _is_larger_lying(block, flow.upright, under, beside)
    flow.headline(block.headline, turned=turned)
    flow.bookmark(block.bookmark, FIRST_BASELINE - 7.0)
    said = f"{block.scope} · {block.key.asked_text}" if turned else block.scope
    scope = flow.set(said, SMALL_GREY, flow.sheet.across)
    last = flow.lines(scope, flow.sheet.margin, flow.y + 7.5, SMALL_GREY.leading)
    top = last + 6.25
    if turned:
        put_key_beside(beside, flow, top + 4.0)
    foot = flow.sheet.last_baseline - (0.0 if turned else under.height + _KEY_GAP)
    width = _map_width(flow.sheet) if turned else flow.sheet.across
    drawing = _draw(block, flow, top, width, max(foot - top, _LEAST_MAP))
    bottom = (drawing.frame[1] + drawing.frame[3]) / MM
    names = _set_names(block, drawing, flow, width)
    room = int((foot - bottom) / SMALL_GREY.leading)
    if names[:room]:
        bottom = (
            flow.lines(names[:room], flow.sheet.margin, bottom + 3.75, SMALL_GREY.leading) + 1.0
        )
    if not turned:
        put_key_under(under, flow, bottom + 5.5)
    if names[room:]:
        _go_on(names[room:], flow)
    flow.fill_page()


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


def _draw(block: MapPage, flow: Flow, top: float, width: float, room: float) -> MapDrawing:
    """Fit the map; where names found no place, give up some height for their list."""
    left = flow.sheet.left(flow.sheet.margin, width) * MM

    def fitted(height: float) -> MapDrawing:
        return MapDrawing.of(
            block.picture,
            (left, top * MM, width * MM, height),
            bold=block.bold,
            language=flow.language,
            backdrop=block.guides,
            seconds=block.seconds,
        )

    wished = height_for(block.picture, width * MM, guides=_guides(block))
    height = min(max(wished, _LEAST_MAP * MM), room * MM)
    drawing = fitted(height)
    if (drawing.unplaced or drawing.left_to_the_table) and height > (room - 15) * MM:
        lines = _set_names(block, drawing, flow, width)
        drawing = fitted(height - min(len(lines) * SMALL_GREY.leading + 5.0, 50.0) * MM)
    flow.put(replace(drawing, part=Part("Figure", f"{block.headline} {block.scope}")))
    return drawing


def _set_names(block: MapPage, drawing: MapDrawing, flow: Flow, width: float) -> list[Line]:
    """Set the list of names that found no place."""
    if drawing.left_to_the_table:
        return flow.set(block.in_table(drawing.left_to_the_table), SMALL_GREY, width)
    if not drawing.unplaced:
        return []
    return flow.set(_names_of(block, drawing, flow), SMALL_GREY, width)


def _names_of(block: MapPage, drawing: MapDrawing, flow: Flow) -> Said:
    told: list[Span] = [Span(f"{block.unplaced} ")]
    for at, (number, said) in enumerate(drawing.unplaced):
        between = f"{block.between} " if at else ""
        told += [Span(between + digits(number, flow.language), bold=True)]
        told += [Span(f"\u00a0{name(said)}")]
    return told


def _go_on(names: list[Line], flow: Flow) -> None:
    """Write the rest of the list of names on further pages."""
    while names:
        flow.page()
        count = int((flow.sheet.last_baseline - FIRST_BASELINE) / SMALL_GREY.leading) + 1
        flow.y = flow.lines(names[:count], flow.sheet.margin, FIRST_BASELINE, SMALL_GREY.leading)
        names = names[count:]
