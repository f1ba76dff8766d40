"""Blocks of a session's papers find their place: lists, promises, people, the next meeting."""

from __future__ import annotations

from collective_desk.briefs.brief import BlankLines, Gathering, Listing, Meeting, SideTable
from collective_desk.briefs.ink.marks import Frame, Part, Rule, Symbol
from collective_desk.briefs.ink.sheet import COLUMN, TEXT_WIDTH, WIDTH
from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import Said
from collective_desk.briefs.letters.typography import (
    HAIR,
    LABEL,
    LEAD,
    SMALL,
    TABLE,
    TABLE_HEAD,
    TEXT,
)
from collective_desk.host.numerals import digits

from .flow import FIRST_BASELINE, Flow

_INDENT, _TICK = 7.5, 3.2
_SYMBOL_STEP, _SYMBOL_ROW = 3.5, 5.0
_FRAME, _PAD = 1.2, 5.0
_NEXT = Type(14.5, 6.25, bold=True)
_STRONG = Type(11, 5, bold=True)
_LINE_STEP = 8.5


def set_listing(block: Listing, flow: Flow) -> None:
    """Set sentences with their numbers, or with squares to tick."""
    type = TEXT if block.ticked else LEAD
    rows = [flow.set(item, type, TEXT_WIDTH - _INDENT) for item in block.items]
    if not rows:
        return
    first = flow.section(block.label, block.note, 5.0 * len(rows[0]))
    y, margin_end = first, flow.y
    for number, lines in enumerate(rows, 1):
        if y + (len(lines) - 1) * type.leading > flow.sheet.last_baseline:
            flow.page()
            y, margin_end = FIRST_BASELINE, 0.0
        start = flow.sheet.column(2)
        if block.ticked:
            flow.put(Frame(start, y - _TICK + 0.3, _TICK, _TICK))
        else:
            flow.lines(
                flow.set(digits(number, flow.language), _STRONG, _INDENT), start, y, type.leading)
        end = flow.lines(lines, start + _INDENT, y, type.leading)
        flow.y = max(end, margin_end)
        y = end + type.leading + 2.5


def set_side_table(block: SideTable, flow: Flow) -> None:
    """Set a table beside the margin column; its heads come again on a new page."""
    shares = sum(column.width for column in block.columns)
    widths = [TEXT_WIDTH * column.width / shares - 4.0 for column in block.columns]
    widths[-1] += 4.0
    starts = [flow.sheet.column(2)]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + 4.0)

    def put(cells: tuple[Said, ...], baseline: float, type: Type) -> float:
        end = baseline
        flow.part = Part()
        for at, cell in enumerate(cells):
            lines = flow.set(cell, type, widths[at])
            if block.columns[at].flush_end:
                for n, line in enumerate(lines):
                    flow.at_end(line, starts[at] + widths[at], baseline + n * type.leading)
            else:
                flow.lines(lines, starts[at], baseline, type.leading)
            end = max(end, baseline + (len(lines) - 1) * type.leading)
        flow.part = None
        return end

    def heads(baseline: float) -> float:
        put(tuple(column.head for column in block.columns), baseline, TABLE_HEAD)
        flow.put(Rule(starts[0], baseline + 1.7, TEXT_WIDTH))
        return baseline + 1.7

    first = flow.section(block.label, block.note, 15.0)
    margin_end, y = flow.y, heads(first)
    for cells in block.rows:
        tall = max(len(flow.set(cell, TABLE, width))
                   for cell, width in zip(cells, widths, strict=True))
        if y + 4.3 + tall * TABLE.leading > flow.sheet.last_baseline:
            flow.page()
            y, margin_end = heads(FIRST_BASELINE), 0.0
        y = put(cells, y + 4.6, TABLE) + 2.2
        flow.put(Rule(starts[0], y, TEXT_WIDTH, HAIR, "line"))
        flow.y = max(y, margin_end)


def set_gathering(block: Gathering, flow: Flow) -> None:
    """Set who was there."""
    said = flow.set(block.sentence, TEXT, TEXT_WIDTH)
    first = flow.section(block.label, block.note, 5.0 * len(said) + 12.0)
    margin_end, start = flow.y, flow.sheet.column(2)
    y = flow.lines(said, start, first, TEXT.leading)
    a_row = int((TEXT_WIDTH - _SYMBOL_STEP) // _SYMBOL_STEP)
    for number, look in enumerate(block.looks):
        row, at = divmod(number, a_row)
        middle = start + _SYMBOL_STEP / 2 + at * _SYMBOL_STEP
        flow.put(Symbol(look, middle, y + 5.0 + row * _SYMBOL_ROW, 0.5))
    if block.looks:
        y += 5.0 + _SYMBOL_ROW * ((len(block.looks) - 1) // a_row)
    if block.named:
        y = flow.lines(
            flow.set(block.named, SMALL, TEXT_WIDTH), start, y + 6.5, SMALL.leading)
    flow.y = max(y, margin_end)


def set_meeting(block: Meeting, flow: Flow) -> None:
    """Set the next meeting in its frame."""
    inner = TEXT_WIDTH - _PAD
    when = flow.set(block.when, _NEXT, inner)
    text = flow.set(block.text, TEXT, inner) if block.text else []
    high = 3.5 + len(when) * _NEXT.leading + len(text) * TEXT.leading + 4.0
    if not flow.fits(high + flow.air + 2.0):
        flow.page()
    top = (flow.y or FIRST_BASELINE - 10.0) + flow.air - 1.0
    flow.put(Frame(flow.sheet.margin, top, WIDTH, high, _FRAME))
    first = top + 7.5
    flow.lines(flow.set(block.label, LABEL, COLUMN - _PAD), flow.sheet.margin + _PAD, first,
               LABEL.leading)
    y = flow.lines(when, flow.sheet.column(2), first, _NEXT.leading)
    if text:
        flow.lines(text, flow.sheet.column(2), y + 7.0, TEXT.leading)
    flow.y = top + high


def set_blank_lines(block: BlankLines, flow: Flow) -> None:
    """Set lines to write on, as many as still fit, at least two."""
    room = flow.sheet.last_baseline - flow.y - flow.air - 7.0
    if block.spare and room < 2 * _LINE_STEP:
        return
    count = max(min(block.count, int(room // _LINE_STEP)), 2)
    first = flow.section(block.label, block.note, count * _LINE_STEP)
    for number in range(count):
        flow.put(Rule(
            flow.sheet.column(2), first + 1.0 + number * _LINE_STEP, TEXT_WIDTH, 0.5, "line"))
    flow.y = max(flow.y, first + (count - 1) * _LINE_STEP)


