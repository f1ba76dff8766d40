"""A desk as an Excel workbook in Kumu's layout."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, Final

from collective_desk.domain.errors import DeskError

from .kumu import LONG_CELL
from .kumu_out import Grid
from .limits import LAST_ROW
from .rows import Progress, cell_text, silent
from .safe_text import guard, sheet_coded

_STEP: Final = 500
_WIDTHS: Final = {"Label": 34, "From": 34, "To": 34, "Description": 60, "ID": 12}
_TEXT_ALWAYS: Final = frozenset({"ID", "From", "To", "Label"})


def write_workbook(grids: Sequence[Grid], path: Path, progress: Progress = silent) -> None:
    """Write tables as sheets; numbers stay numbers, nothing runs, nothing is cut."""
    # Late: openpyxl takes a tenth of a second, and most starts export nothing.
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.creator = "Collective Desk"
    total = sum(len(grid.rows) for grid in grids) or 1
    done = 0
    for grid in grids:
        if len(grid.rows) >= LAST_ROW:
            raise DeskError("export.too_many_rows")
        wide = _widened(grid)
        sheet = book.create_sheet(grid.title)
        sheet.freeze_panes = "A2"
        for at, header in enumerate(wide.header, start=1):
            width = _WIDTHS.get(header, 18)
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.append([_kept(sheet, _text(header)) for header in wide.header])
        for row in wide.rows:
            if done % _STEP == 0:
                progress(done / total, "export.writing")
            done += 1
            sheet.append([
                _kept(sheet, _value(header, cell))
                for header, cell in zip(wide.header, row, strict=True)])
    made = BytesIO()  # a file that takes no more would be tried once more, and complained of
    book.save(made)
    path.write_bytes(made.getbuffer())


def _widened(grid: Grid) -> Grid:
    """Continue cells that are too long for a workbook in columns of their own."""
    parts = [
        max((ceil(len(row[at]) / LONG_CELL) for row in grid.rows), default=1) or 1
        for at in range(len(grid.header))
    ]
    if max(parts, default=1) == 1:
        return grid
    header = [
        name if part == 0 else f"{name} ({part + 1})"
        for name, count in zip(grid.header, parts, strict=True) for part in range(count)
    ]
    rows = [
        tuple(
            cell[part * LONG_CELL : (part + 1) * LONG_CELL]
            for cell, count in zip(row, parts, strict=True) for part in range(count)
        )
        for row in grid.rows
    ]
    return Grid(grid.title, tuple(header), rows)


def _value(header: str, cell: str) -> Any:
    if not cell:
        return None
    number = None if header in _TEXT_ALWAYS else _number(cell)
    return _text(cell) if number is None else number


def _kept(sheet: Any, value: Any) -> Any:
    """Give what is to be appended; `#DIV/0!` is words that someone wrote, not an error."""
    if not isinstance(value, str) or not value.startswith("#"):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _text(cell: str) -> str:
    return sheet_coded(guard(cell))


def _number(cell: str) -> float | None:
    """Give the number a cell holds, if writing it as one gives back the same text."""
    if len(cell) > 15 or not cell.lstrip("-")[:1].isdigit():
        return None
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if cell_text(number) == cell else None
