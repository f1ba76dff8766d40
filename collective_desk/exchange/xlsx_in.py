"""An Excel workbook becomes sheets of rows, whatever it claims about itself."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from collective_desk.domain.errors import DeskError

from .limits import LAST_ROW, check_archive, check_cell, check_columns, check_rows
from .rows import Progress, Row, Sheet, cell_text, silent
from .safe_text import printable, sheet_decoded

OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
"""First bytes of an Excel file from before 2007, and of one with a password."""
_IGNORED: Final = "(ignore)"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, DefusedXmlException, ParseError, KeyError, ValueError,
    TypeError, AttributeError, IndexError, OSError, EOFError, NotImplementedError, RuntimeError,
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_CHUNK: Final = 2**20
_STEP: Final = 1_000


def read_workbook(content: bytes, file: str, progress: Progress = silent) -> list[Sheet]:
    """Read all visible-by-name sheets of a workbook; formulas give the value they had last.

    Raises DeskError import.not_a_workbook, import.broken_workbook, import.bomb or a limit's.
    """
    with _explained(file), zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        check_archive(entries, file)
        if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
            raise DeskError("import.not_a_workbook", file=file)
        with_formulas = any(
            _has_formula(archive, entry) for entry in entries
            if entry.filename.startswith("xl/worksheets/")
        )
        sheets = _read_sheets(content, file, with_formulas, progress)
    if not any(sheet.rows or sheet.problems for sheet in sheets):
        raise DeskError("import.empty_file", file=file)
    return sheets


def _read_sheets(
    content: bytes, file: str, with_formulas: bool, progress: Progress
) -> list[Sheet]:
    values = _open(content, data_only=True)
    formulas = _open(content, data_only=False) if with_formulas else None
    sheets: list[Sheet] = []
    names = [name for name in values.sheetnames if hasattr(values[name], "reset_dimensions")]
    for index, name in enumerate(names):
        sheet = Sheet(file, name)
        sheets.append(sheet)
        if _IGNORED in name.lower():
            sheet.report("sheet_ignored")
            continue
        written = _rows(formulas[name]) if formulas else iter(())
        for number, (row, formula) in enumerate(zip_longest(_rows(values[name]), written), 1):
            if number % _STEP == 0:
                progress((index + number / (number + 5_000)) / len(names), "import.reading")
            if number > LAST_ROW:
                raise DeskError("import.broken_workbook", file=file)
            _keep(sheet, number, row or (), [cell.value for cell in formula or ()])
    return sheets


def _open(content: bytes, *, data_only: bool) -> Any:
    # Late: openpyxl takes a tenth of a second, and most starts import nothing.
    from openpyxl import load_workbook

    return load_workbook(
        io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # What the file says of its own size is not to be believed: it pads every row to it.
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    return rows


def _keep(sheet: Sheet, number: int, row: Sequence[Any], formulas: Sequence[Any]) -> None:
    cells = [sheet_decoded(printable(cell_text(cell.value))) for cell in row]
    check_columns(len(cells), sheet.file, number)
    check_cell(max(map(len, cells), default=0), sheet.file, number)
    for index, cell in enumerate(cells):
        if row[index].data_type == "e":
            sheet.report("formula_error", number, column=_letters(index), value=cell)
            cells[index] = ""
    for index, formula in enumerate(formulas):
        if _is_formula(formula) and (index >= len(cells) or not cells[index]):
            sheet.report("formula_without_value", number, column=_letters(index))
    if not any(cell and not cell.isspace() for cell in cells):
        sheet.empty_rows += 1
        return
    sheet.rows.append(Row(number, tuple(cells)))
    check_rows(len(sheet.rows), sheet.file)


def _is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or hasattr(value, "ref")


def _letters(index: int) -> str:
    """Name a column as a spreadsheet does: A, B … Z, AA."""
    said = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        said = chr(65 + rest) + said
    return said


def _has_formula(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as part:
        before = b""
        while chunk := part.read(_CHUNK):
            if _FORMULA.search(before + chunk):
                return True
            before = chunk[-16:]
    return False


@contextmanager
def _explained(file: str) -> Iterator[None]:
    """Turn whatever a broken workbook makes its reader say into one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        raise DeskError("import.broken_workbook", file=file) from error
