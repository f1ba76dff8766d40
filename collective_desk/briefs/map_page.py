"""The map page: a finding as headline, the map over all columns, the legend beneath it."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.picture.shapes import Look

from .atoms import MM
from .brief import Key, MapPage
from .flow import FIRST_BASELINE, Flow
from .map_fit import height_for
from .map_flowable import MapDrawing
from .marks import Discs, Rule, Symbol, TieSample
from .numerals import digits
from .saying import name
from .sheet import COLUMN, WIDTH
from .text import Line, Said, Span
from .typography import LABEL, SMALL, SMALL_GREY

_WHO_ROW, _TIE_ROW = 6.25, 5.0
_SIGN, _SIGN_WORDS = 2.3, 8.0
_SAMPLE, _SAMPLE_WORDS = 19.0, 22.5
_TIES_WIDTH = 2 * COLUMN + 5.0 - _SAMPLE_WORDS
_LEAST_MAP = 60.0


@dataclass(frozen=True, slots=True)
class _SetKey:
    """The words of a legend, set, and how far its last baseline lies under its first."""

    who: list[tuple[Look | None, list[Line]]]
    ties: list[list[Line]]
    asked: list[Line]
    height: float


def set_map_page(block: MapPage, flow: Flow) -> None:
    """Set a map on a new page; the map takes what headline and legend leave."""
    flow.headline(block.headline)
    flow.bookmark(block.bookmark, FIRST_BASELINE - 7.0)
    scope = flow.set(block.scope, SMALL_GREY, WIDTH)
    last = flow.lines(scope, flow.sheet.margin, flow.y + 7.5, SMALL_GREY.leading)
    key = _set_key(block.key, flow)
    top = last + 6.25
    room = flow.sheet.last_baseline - key.height - 11.0 - top
    drawing = _draw(block, flow, top, max(room, _LEAST_MAP))
    bottom = (drawing.frame[1] + drawing.frame[3]) / MM
    names = flow.set(_names_of(block, drawing, flow), SMALL_GREY, WIDTH) if drawing.unplaced else []
    room = int((flow.sheet.last_baseline - key.height - 11.0 - bottom) / SMALL_GREY.leading)
    if names[:room]:
        bottom = (
            flow.lines(names[:room], flow.sheet.margin, bottom + 3.75, SMALL_GREY.leading) + 1.0
        )
    _put_key(block.key, key, flow, bottom + 5.5)
    if names[room:]:
        _go_on(names[room:], flow)
    flow.fill_page()


def _draw(block: MapPage, flow: Flow, top: float, room: float) -> MapDrawing:
    """Fit the map; where names found no place, give up some height for their list."""
    left = flow.sheet.left(flow.sheet.margin, WIDTH) * MM
    height = min(max(height_for(block.picture, WIDTH * MM), _LEAST_MAP * MM), room * MM)
    drawing = MapDrawing.of(
        block.picture,
        (left, top * MM, WIDTH * MM, height),
        bold=block.bold,
        language=flow.language,
    )
    if drawing.unplaced and height > (room - 15) * MM:
        lines = flow.set(_names_of(block, drawing, flow), SMALL_GREY, WIDTH)
        height -= min(len(lines) * SMALL_GREY.leading + 5.0, 50.0) * MM
        drawing = MapDrawing.of(
            block.picture,
            (left, top * MM, WIDTH * MM, height),
            bold=block.bold,
            language=flow.language,
        )
    flow.put(drawing)
    return drawing


def _names_of(block: MapPage, drawing: MapDrawing, flow: Flow) -> Said:
    told: list[Span] = [Span(f"{block.unplaced} ")]
    for at, (number, said) in enumerate(drawing.unplaced):
        told += [Span((",  " if at else "") + digits(number, flow.language), bold=True)]
        told += [Span(f"\u00a0{name(said)}")]
    return told


def _go_on(names: list[Line], flow: Flow) -> None:
    """Write the rest of the list of names on further pages."""
    while names:
        flow.page()
        count = int((flow.sheet.last_baseline - FIRST_BASELINE) / SMALL_GREY.leading) + 1
        flow.y = flow.lines(names[:count], flow.sheet.margin, FIRST_BASELINE, SMALL_GREY.leading)
        names = names[count:]


def _set_key(key: Key, flow: Flow) -> _SetKey:
    who: list[tuple[Look | None, list[Line]]] = [
        (look, flow.set(words, SMALL, COLUMN - _SIGN_WORDS)) for look, words in key.looks
    ]
    if key.discs:
        who.append((None, flow.set(key.discs, SMALL, COLUMN - _SIGN_WORDS)))
    ties = [
        flow.set(
            [Span(name(line.name)), Span(f"  {name(line.question)}", colour="ink_soft")],
            SMALL,
            _TIES_WIDTH,
        )
        for line in key.lines
    ]
    asked = flow.set(key.asked_text, SMALL, COLUMN)
    heights = (
        sum(_WHO_ROW + (len(lines) - 1) * SMALL.leading for _, lines in who),
        sum(_TIE_ROW + (len(lines) - 1) * SMALL.leading for lines in ties),
        len(asked) * SMALL.leading + 1.25,
    )
    return _SetKey(who, ties, asked, max(heights))


def _put_key(key: Key, told: _SetKey, flow: Flow, rule: float) -> None:
    """Put the legend under its rule: who, ties with their questions, who was asked."""
    sheet, head = flow.sheet, rule + 5.5
    flow.put(Rule(sheet.margin, rule, WIDTH))
    columns = ((key.who, 1), (key.ties, 2), (key.asked, 4))
    for words, column in columns:
        flow.lines(flow.set(words, LABEL, 2 * COLUMN)[:1], sheet.column(column), head, 0.0)
    y = head + _TIE_ROW + 0.6
    for look, lines in told.who:
        middle = sheet.margin + _SIGN
        flow.put(Symbol(look, middle, y - 1.0) if look else Discs(middle, y - 1.0))
        y = flow.lines(lines, sheet.margin + _SIGN_WORDS, y, SMALL.leading) + _WHO_ROW
    y, start = head + _TIE_ROW + 0.6, sheet.column(2)
    for line, lines in zip(key.lines, told.ties, strict=True):
        flow.put(TieSample(line.pen, start, y - 1.0, _SAMPLE))
        y = flow.lines(lines, start + _SAMPLE_WORDS, y, SMALL.leading) + _TIE_ROW
    flow.lines(told.asked, sheet.column(4), head + _TIE_ROW + 0.6, SMALL.leading)
    flow.y = head + told.height
