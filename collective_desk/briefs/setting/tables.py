"""Tables over all columns: heads again on every page, no row parted unless taller than a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from collective_desk.briefs.brief import Column, Group, Row, Table
from collective_desk.briefs.ink.marks import Part, Rule, Symbol, TieSample
from collective_desk.briefs.ink.sheet import WIDTH
from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import Line, Span
from collective_desk.briefs.letters.typography import (
    HAIR,
    LABEL,
    SECOND_SCRIPT,
    SMALL_GREY,
    TABLE,
    TABLE_HEAD,
)

from .flow import FIRST_BASELINE, Flow

_PAD = 3.4
"""From a rule to the first baseline under it, and half of it from the last to the next rule."""
_GAP = 4.0
"""Between columns."""
_LEAST = 110.0
"""A long table begins lower on a page only where so much height is left for it."""
_HEADS, _GROUP_HEAD, _ROW = 25.0, 9.6, 7.0
"""About how much height heads and rows take."""
_SIGN = 7.0
_SAMPLE = 16.0


@dataclass(slots=True)
class _Setter:
    """A table while it is set."""

    table: Table
    flow: Flow
    starts: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        shares = sum(column.width for column in self.table.columns)
        at = self.flow.upright.margin
        for column in self.table.columns:
            width = WIDTH * column.width / shares
            self.starts.append(at)
            self.widths.append(width - (_GAP if column is not self.table.columns[-1] else 0.0))
            at += width

    def begin(self) -> None:
        """Write headline, note and heads."""
        flow = self.flow
        rows = sum(len(group.rows) for group in self.table.groups)
        whole = _HEADS + len(self.table.groups) * _GROUP_HEAD + rows * _ROW
        first = flow.headline(self.table.headline, least=min(whole, _LEAST))
        flow.bookmark(self.table.headline, first - 7.0)
        if self.table.note:
            lines = flow.set(self.table.note, SMALL_GREY, WIDTH)
            flow.y = flow.lines(lines, flow.sheet.margin, flow.y + 7.5, SMALL_GREY.leading)
        self.heads(flow.y + 10.0)

    def heads(self, baseline: float) -> None:
        """Write the heads of the columns over their rule."""
        self.line([[Span(column.head)] for column in self.table.columns], baseline, TABLE_HEAD)
        self.flow.put(Rule(self.flow.sheet.margin, baseline + 1.7, WIDTH))
        self.flow.y = baseline + 1.7

    def line(self, cells: list[list[Span]], baseline: float, type: Type) -> None:
        """Write short cells on one line."""
        self.flow.part = Part()
        for at, cell in enumerate(cells):
            self.cell(self.flow.set(cell, type, self.widths[at])[:1], at, baseline, type)
        self.flow.part = None

    def cell(self, lines: list[Line], at: int, baseline: float, type: Type) -> None:
        """Write the lines of a cell, flush where the column is."""
        column: Column = self.table.columns[at]
        if column.flush_end:
            for n, line in enumerate(lines):
                end = self.starts[at] + self.widths[at]
                self.flow.at_end(line, end, baseline + n * type.leading)
        else:
            self.flow.lines(lines, self.starts[at], baseline, type.leading)

    def group(self, group: Group) -> None:
        """Write a group: its head stays with its first row, and comes again on each page."""
        first = self._set(group.rows[0]) if group.rows else []
        if not self.flow.fits(12.0 + self._height(first)):
            self._next_page()
        self._group_head(group)
        for row in group.rows:
            cells = self._set(row)
            if not self.flow.fits(self._height(cells)) and self._height(cells) < 200.0:
                self._next_page()
                self._group_head(group)
            self._row(cells)

    def _next_page(self) -> None:
        self.flow.page()
        self.heads(FIRST_BASELINE)

    def _group_head(self, group: Group) -> None:
        flow, start = self.flow, self.flow.sheet.margin
        baseline = flow.y + 7.0
        if group.look:
            flow.put(Symbol(group.look, start + 2.2, baseline - 1.05, 0.8))
            start += _SIGN
        elif group.pen:
            flow.put(TieSample(group.pen, start, baseline - 1.0, _SAMPLE))
            start += _SAMPLE + 3.0
        lines = flow.set(group.head, LABEL, WIDTH - (start - flow.sheet.margin))
        end = flow.lines(lines, start, baseline, LABEL.leading)
        flow.y = end + 2.6
        flow.put(Rule(flow.sheet.margin, flow.y, WIDTH, HAIR, "line"))

    def _set(self, row: Row) -> list[list[tuple[Line, Type]]]:
        """Set the cells of a row; a name's own script stands under it in grey."""
        cells = []
        for at, said in enumerate(row.cells):
            lines = self.flow.set(said, TABLE, self.widths[at], own_direction=isinstance(said, str))
            cells.append([(line, TABLE) for line in lines])
        if row.second:
            under = row.second_under
            for line in self.flow.set(
                row.second, SECOND_SCRIPT, self.widths[under], own_direction=True
            ):
                cells[under].append((line, SECOND_SCRIPT))
        return cells

    def _height(self, cells: list[list[tuple[Line, Type]]]) -> float:
        return max((len(cell) for cell in cells), default=1) * TABLE.leading + _PAD - 0.4

    def _row(self, cells: list[list[tuple[Line, Type]]]) -> None:
        """Write a row; one taller than the page flows on over the next."""
        flow = self.flow
        tallest = max((len(cell) for cell in cells), default=0)
        baseline = flow.y + _PAD + 0.9
        row = Part()
        for n in range(tallest):
            if n and baseline > flow.sheet.last_baseline:
                self._next_page()
                baseline = flow.y + _PAD + 0.9
            for at, cell in enumerate(cells):
                if n < len(cell):
                    flow.part = row
                    self.cell([cell[n][0]], at, baseline, TABLE)
            flow.part = None
            baseline += TABLE.leading
        flow.y = baseline - TABLE.leading + 2.0
        flow.put(Rule(flow.sheet.margin, flow.y, WIDTH, HAIR, "line"))


def set_table(table: Table, flow: Flow) -> None:
    """Set a table: after what stands before it, or from a new page on where little is left."""
    setter = _Setter(table, flow)
    setter.begin()
    for group in table.groups:
        setter.group(group)
