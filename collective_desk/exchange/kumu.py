"""Sheets laid out as Kumu lays them out become actors and ties, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from collective_desk.domain.plans import RowProblem

from .cells import ActorRow, CellReader, TieRow
from .columns import (
    CONNECTION_OF,
    ELEMENT_OF,
    ELEMENTS,
    Column,
    extra_name,
    header_key,
    sounds_like_label,
    table_of,
)
from .rows import Progress, Row, Sheet, silent
from .safe_text import unguard

_TITLE_ROWS: Final = 10
"""How far down a header is looked for: people put a title above their tables."""
_LOOPS: Final = frozenset({"loops", "loop"})
LONG_CELL: Final = 16_000
"""Length at which our own export continues a cell in the next column, `Description (2)`."""
_STEP: Final = 2_000


@dataclass(slots=True)
class Tables:
    """All actors and ties that some files speak of, and what is odd about their rows."""

    sheets: tuple[tuple[str, str], ...] = ()
    """File and name of each sheet, in their order."""
    actors: list[ActorRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    rows: int = 0
    empty_rows: int = 0


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the columns of one sheet mean; further columns have a name only."""

    table: str
    known: dict[int, Column]
    extra: dict[int, str]
    continued: dict[int, int]
    rows: list[Row]


def read_tables(sheets: Sequence[Sheet], progress: Progress = silent) -> Tables:
    """Read every sheet: elements, connections or names; what is neither is reported."""
    tables = Tables(sheets=tuple((sheet.file, sheet.name) for sheet in sheets))
    total = sum(len(sheet.rows) for sheet in sheets) or 1
    alone = len([sheet for sheet in sheets if sheet.rows]) == 1
    for sheet in sheets:
        layout = _layout(sheet, alone=alone)
        if layout is not None:
            reader = CellReader(sheet)
            for row in layout.rows:
                tables.rows += 1
                if tables.rows % _STEP == 0:
                    progress(tables.rows / total, "import.understanding")
                _read_row(tables, reader, layout, row)
            reader.report_unknown()
        tables.problems += sheet.problems
        tables.empty_rows += sheet.empty_rows
    return tables


def _read_row(tables: Tables, reader: CellReader, layout: _Layout, row: Row) -> None:
    cells = [unguard(cell) for cell in row.cells]
    for part, start in layout.continued.items():
        full = cells[start : start + 1] != [""] and len(cells[start]) % LONG_CELL == 0
        if part < len(cells) and full and cells[part]:
            cells[start] += cells[part]
            cells[part] = ""
    known = [(column, cells[at]) for at, column in layout.known.items() if at < len(cells)]
    extra = [(name, cells[at]) for at, name in layout.extra.items()
             if at < len(cells) and cells[at].strip()]
    if layout.table == "connections":
        tie = reader.tie(row, known, extra)
        if tie is not None:
            tables.ties.append(tie)
    else:
        actor = reader.actor(row, known, extra)
        if actor is not None:
            tables.actors.append(actor)


def _layout(sheet: Sheet, *, alone: bool) -> _Layout | None:
    """Find the header of a sheet, or read it by the order of its columns and say so."""
    if not sheet.rows:
        return None
    if sheet.names_only:
        return _Layout("elements", {0: ELEMENT_OF["label"]}, {}, {}, sheet.rows)
    title = header_key(sheet.name)
    for index, row in enumerate(sheet.rows[:_TITLE_ROWS]):
        table = table_of(row.cells, title)
        if table and title not in _LOOPS:
            for above in sheet.rows[:index]:
                sheet.report("above_header", above.number, left_out=True, text=_said(above))
            return _with_header(table, row, sheet.rows[index + 1 :])
    return _without_header(sheet, title, alone=alone)


def _with_header(table: str, header: Row, rows: list[Row]) -> _Layout:
    meaning = CONNECTION_OF if table == "connections" else ELEMENT_OF
    known: dict[int, Column] = {}
    extra: dict[int, str] = {}
    continued: dict[int, int] = {}
    width = max((len(row.cells) for row in rows), default=0)
    titles = [*map(unguard, header.cells), *[""] * (width - len(header.cells))]
    for at, title in enumerate(titles):
        column = meaning.get(header_key(title))
        start = _start_of(titles, at)
        if column is not None and column not in known.values():
            known[at] = column
        elif start is not None:
            continued[at] = start
            extra[at] = title
        else:
            extra[at] = extra_name(title) if title.strip() else f"Column {at + 1}"
    return _Layout(table, known, extra, continued, rows)


def _without_header(sheet: Sheet, title: str, *, alone: bool) -> _Layout | None:
    """Read a sheet without a header we know: by its name, or as names when it is the only one."""
    if title in _LOOPS:
        sheet.report("loops", count=len(sheet.rows))
        return None
    width = max(len(row.cells) for row in sheet.rows)
    first = sheet.rows[0]
    named = next((at for at, cell in enumerate(first.cells) if sounds_like_label(cell)), None)
    if named is not None and len(sheet.rows) > 1 and "connection" not in title:
        sheet.report("header_guessed", first.number, name=first.cells[named])
        cells = (*first.cells[:named], ELEMENTS[0].header, *first.cells[named + 1 :])
        return _with_header("elements", Row(first.number, cells), sheet.rows[1:])
    if "connection" in title and width >= 2:
        sheet.report("no_header_connections", sheet.rows[0].number)
        known = {0: CONNECTION_OF["from"], 1: CONNECTION_OF["to"]}
        return _Layout("connections", known, _numbered(2, width), {}, sheet.rows)
    if alone or "element" in title or not sheet.name:
        if width > 1 or not alone:
            sheet.report("no_header", sheet.rows[0].number)
        return _Layout(
            "elements", {0: ELEMENT_OF["label"]}, _numbered(1, width), {}, sheet.rows)
    sheet.report("sheet_skipped", left_out=True, count=len(sheet.rows))
    return None


def _numbered(first: int, width: int) -> dict[int, str]:
    return {at: f"Column {at + 1}" for at in range(first, width)}


def _start_of(titles: list[str], at: int) -> int | None:
    """Find the column that `Description (2)` continues."""
    title = titles[at]
    if not title.endswith(")") or " (" not in title:
        return None
    base, _, number = title[:-1].rpartition(" (")
    return titles.index(base) if number.isdecimal() and base in titles[:at] else None


def _said(row: Row) -> str:
    return " · ".join(cell for cell in row.cells if cell)[:120]
