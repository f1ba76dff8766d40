"""Blocks find their place: openings, passages, figures and the small map, on the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial, singledispatch

from collective_desk.briefs.brief import (
    BlankLines,
    Block,
    Brief,
    Figures,
    Gathering,
    Listing,
    MapPage,
    Meeting,
    Opening,
    Passage,
    SideTable,
    SmallMap,
    Table,
    TrustBlock,
)
from collective_desk.briefs.ink.marks import NumberedDisc, Part, Words
from collective_desk.briefs.ink.sheet import COLUMN, TEXT_WIDTH, Sheet
from collective_desk.briefs.letters.atoms import MM, Type
from collective_desk.briefs.letters.text import Line, set_text
from collective_desk.briefs.letters.typography import (
    DISC_NUMBER,
    GRID,
    LABEL,
    LEAD,
    NUMBER,
    QUESTION,
    QUESTION_SMALLER,
    SMALL,
    SMALL_GREY,
    TEXT,
    TITLE,
    TITLE_SMALLER,
)
from collective_desk.briefs.map.fit import height_for
from collective_desk.briefs.map.flowable import MapDrawing
from collective_desk.host.numerals import digits

from .flow import AIR, TIGHT, Flow
from .furniture import furnish
from .map_page import set_map_page
from .sessions import set_blank_lines, set_gathering, set_listing, set_meeting, set_side_table
from .small_key import set_small_key
from .tables import set_table
from .trust_page import set_trust

_FIGURE_INDENT = 20.0
_READING_INDENT = 7.5
_SECTION = 5.5
_SMALLEST = 0.7
_FEW = 3
"""A paper of so many pages is set tighter where that saves one."""
_LEAST_SMALL_MAP, _MOST_SMALL_MAP = 45.0, 85.0


def lay_out(brief: Brief, sheet: Sheet, progress: Callable[[float], None] | None = None) -> Flow:
    """Lay a brief out on sheets of paper: all pages with everything on them.

    `progress` is told the share of blocks that are set, at least before every page.
    """
    first = next((n for n, one in enumerate(brief.blocks, 1) if isinstance(one, SmallMap)), 0)
    flow = _begun(brief, sheet, first)
    _go_on(brief.blocks[first:], flow, progress)
    if not first and 1 < len(flow.pages) <= _FEW:
        tight = Flow(sheet, brief.language, air=TIGHT)
        _go_on(brief.blocks, tight, progress)
        flow = tight if len(tight.pages) < len(flow.pages) else flow
    for at in range(len(flow.pages)):
        furnish(brief, flow, at)
    return flow


def _begun(brief: Brief, sheet: Sheet, count: int) -> Flow:
    """Set what opens a brief up to its small map, on one page if that can be.

    Rather tighter, or its readings without the map that comes again large, than a page left half
    empty; else two pages of some height.
    """
    before, last = brief.blocks[:count][:-1], brief.blocks[:count][-1:]
    said = tuple(_in_words(one) for one in last if isinstance(one, SmallMap) and one.readings)
    for air, end in ((AIR, last), (TIGHT, last), *(((AIR, said), (TIGHT, said)) if said else ())):
        flow = Flow(sheet, brief.language, air=air)
        _go_on(before, flow)
        pages = len(flow.pages)
        _go_on(end, flow)
        if len(flow.pages) == pages:
            return flow
    flow = Flow(sheet, brief.language)
    _go_on(before[:-1], flow)
    flow.fill_page()
    _go_on((*before[-1:], *last), flow)
    return flow


def _in_words(map: SmallMap) -> Listing:
    """Give the readings of a small map without it."""
    return Listing(map.in_words, "", tuple(one.sentence for one in map.readings))


def _go_on(
    blocks: Sequence[Block], flow: Flow, progress: Callable[[float], None] | None = None
) -> None:
    """Set blocks one after the other."""
    if not flow.pages:
        flow.page()
    for at, block in enumerate(blocks):
        if progress:
            flow.on_page = partial(progress, at / len(blocks))
        set_block(block, flow)


@singledispatch
def set_block(block: Block, flow: Flow) -> None:  # noqa: ARG001 - for those registered
    """Set one block where the flow stands."""
    raise TypeError(type(block).__name__)


set_block.register(Listing, set_listing)
set_block.register(SideTable, set_side_table)
set_block.register(Gathering, set_gathering)
set_block.register(Meeting, set_meeting)
set_block.register(BlankLines, set_blank_lines)


@set_block.register
def _(block: Opening, flow: Flow) -> None:
    sheet = flow.sheet
    heads = flow.set(block.label, LABEL, COLUMN)
    end = flow.lines(heads, sheet.margin, 45.0, LABEL.leading)
    notes = flow.set(block.note, SMALL_GREY, COLUMN)
    margin_end = flow.lines(notes, sheet.margin, end + GRID, SMALL_GREY.leading)
    flow.bookmark(block.title, 35.0)
    lines, type = _title(block.title, flow)
    end = flow.lines(lines, sheet.column(2), 45.0, type.leading, "H1")
    if block.question:
        asked, type = _question(block.question, flow)
        end = flow.lines(asked, sheet.column(2), end + 12.5, type.leading)
    flow.y = max(end, margin_end)


def _title(title: str, flow: Flow) -> tuple[list[Line], Type]:
    """Set a title on one line, smaller if need be, else on as many as it takes."""
    for type in (TITLE, TITLE_SMALLER):
        lines = flow.set(title, type, TEXT_WIDTH, own_direction=True)
        if len(lines) == 1:
            return lines, type
    if len(lines) > 3:
        type = Type(16, 7.5, bold=True)
        lines = flow.set(title, type, TEXT_WIDTH, own_direction=True)
    return lines, type


def _question(question: str, flow: Flow) -> tuple[list[Line], Type]:
    lines = flow.set(question, QUESTION, TEXT_WIDTH, own_direction=True)
    if len(lines) <= 2:
        return lines, QUESTION
    smaller = flow.set(question, QUESTION_SMALLER, TEXT_WIDTH, own_direction=True)
    return smaller, QUESTION_SMALLER


@set_block.register
def _(block: Passage, flow: Flow) -> None:
    type = LEAD if block.lead else TEXT
    paragraphs = [flow.set(said, type, TEXT_WIDTH) for said in block.paragraphs]
    first = flow.section(block.label, block.note, 5.0 * min(len(paragraphs[0]), 3))
    margin_end, y = flow.y, first - type.leading
    for at, lines in enumerate(paragraphs):
        if at and len(paragraphs) > 1 and block.lead:
            y += type.leading / 2
        part = Part()
        for line in lines:
            if y + type.leading > flow.sheet.last_baseline:
                flow.page()
                y, margin_end = 32.5 - type.leading, 0.0
            y += type.leading
            flow.put(Words(line, flow.sheet.column(2), y, part))
    flow.y = max(y, margin_end)


@set_block.register
def _(block: Figures, flow: Flow) -> None:
    width = TEXT_WIDTH - _FIGURE_INDENT
    rows = [(f.number, flow.set(f.sentence, TEXT, width)) for f in block.figures]
    first = flow.section(block.label, block.note, 10.0 + 5.0 * len(rows[0][1]) if rows else 10.0)
    y, start = first + 5.0, flow.sheet.column(2)
    margin_end = flow.y
    for at, (number, lines) in enumerate(rows):
        height = (len(lines) - 1) * TEXT.leading
        if at and y + height > flow.sheet.last_baseline:
            flow.page()
            y, margin_end = 37.5, 0.0
        flow.part = Part()
        flow.put(Words(_number(number, flow), start, y, flow.part))
        y = flow.lines(lines, start + _FIGURE_INDENT, y, TEXT.leading)
        flow.part = None
        flow.y = max(y, margin_end)
        y += 10.0


def _number(number: str, flow: Flow) -> Line:
    """Set a number before its sentence, smaller where it would touch it."""
    for size in (NUMBER.size, 18.0, 14.0, 10.0):
        line = flow.set(number, Type(size, 10, bold=True), 100)[0]
        if line.width <= (_FIGURE_INDENT - 3) * MM:
            break
    return line


@set_block.register
def _(block: SmallMap, flow: Flow) -> None:
    sheet = flow.sheet
    reading_width = COLUMN - _READING_INDENT
    readings = [flow.set(r.sentence, SMALL, reading_width) for r in block.readings]
    beside = bool(readings)
    width = 84.0 if beside else TEXT_WIDTH
    tall = sum(len(lines) * SMALL.leading + 6.0 for lines in readings)
    wanted = height_for(block.picture, width * MM, small=True) / MM
    height = min(max(wanted, _LEAST_SMALL_MAP, tall), _MOST_SMALL_MAP)
    room = sheet.last_baseline - flow.y - _SECTION - flow.air
    if height > room >= max(_SMALLEST * height, _LEAST_SMALL_MAP, tall):
        height = room  # rather a little smaller than alone on the next page
    first = flow.section(block.label, block.note, height)
    start, top = sheet.column(2), first - 2.5
    left = sheet.left(start, width)
    about = {r.about: n for n, r in enumerate(block.readings, 1) if r.about}
    frame = (left * MM, top * MM, width * MM, height * MM)
    drawing = MapDrawing.of(block.picture, frame, numbers=about, small=True, language=flow.language)
    flow.put(replace(drawing, part=Part("Figure", f"{block.label}. {block.note}")))
    y = first
    for number, lines in enumerate(readings, 1):
        disc = set_text(digits(number, flow.language), DISC_NUMBER)[0]
        flow.put(NumberedDisc(disc, sheet.column(4) + _READING_INDENT - 4.2, y - 1.0))
        y = (
            flow.lines(lines, sheet.column(4) + _READING_INDENT, y, SMALL.leading)
            + 6.0
            + SMALL.leading / 2
        )
    key_end = set_small_key(block, flow, flow.y + 8.0)
    end = top + height
    if block.remark:
        lines = flow.set(block.remark, TEXT, TEXT_WIDTH)
        end = flow.lines(lines, start, end + 5.0, TEXT.leading)
    flow.y = max(end - 2.5, key_end, y - 8.0)


@set_block.register
def _(block: MapPage, flow: Flow) -> None:
    set_map_page(block, flow)


@set_block.register
def _(block: Table, flow: Flow) -> None:
    set_table(block, flow)


@set_block.register
def _(block: TrustBlock, flow: Flow) -> None:
    set_trust(block, flow)
