"""Comma, semicolon or tab separated text becomes rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from collective_desk.domain.errors import DeskError

from .columns import recognised
from .decode import Decoded, looks_garbled
from .limits import LONGEST_CELL, check_cell, check_columns, check_rows
from .rows import Progress, Row, Sheet, silent
from .safe_text import printable

_DELIMITERS: Final = ",;\t"
_APART: Final = str.maketrans(dict.fromkeys(_DELIMITERS + '"', " "))
_HEAD: Final = 65_536
_LOOKED_AT: Final = 20
_STEP: Final = 5_000


def read_csv(decoded: Decoded, file: str, progress: Progress = silent) -> Sheet:
    """Read a table of text: any of the usual delimiters, quotes, line ends and encodings."""
    text = decoded.text
    told, text, skipped = _told_delimiter(text)
    delimiter = told or likely_delimiter(text)
    sheet = Sheet(file)
    _report_encoding(sheet, decoded)
    first_line: list[int] = []
    lines = max(text.count("\n"), 1)
    for number, (line, cells) in enumerate(_records(text, delimiter, sheet, skipped), skipped + 1):
        first_line.append(line + skipped)
        if number % _STEP == 0:
            progress(min(line / lines, 1.0), "import.reading")
        _keep(sheet, number, cells)
    _report_guessed_lines(sheet, decoded, first_line, skipped)
    return sheet


def likely_delimiter(text: str) -> str:
    """Find the delimiter that makes known headers appear, else the one that splits most evenly."""
    head = "\n".join(text[:_HEAD].splitlines()[:_LOOKED_AT])

    def score(delimiter: str) -> tuple[int, int, int]:
        rows = list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
        filled = [row for row in rows if any(row)]
        known = max((recognised(row) for row in filled), default=0)
        widths = [len(row) for row in filled if len(row) > 1]
        alike = max((widths.count(width) for width in set(widths)), default=0)
        return known, alike, -_DELIMITERS.index(delimiter)

    csv.field_size_limit(LONGEST_CELL + 1)
    return max(_DELIMITERS, key=score)


def _told_delimiter(text: str) -> tuple[str | None, str, int]:
    """Obey a first line as Excel writes it: `sep=;`; say how many lines that took."""
    if text[:4].lower() != "sep=":
        return None, text, 0
    line, _, rest = text.partition("\n")
    told = line.rstrip("\r")[4:5]
    return told or None, rest, 1


def _records(
    text: str, delimiter: str, sheet: Sheet, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the line it begins on; a quote never closed spoils only its line."""
    csv.field_size_limit(LONGEST_CELL + 1)
    lines = _lines(text)
    at = number = 0
    while at < len(lines):
        reader = csv.reader(iter(lines[at:]), delimiter=delimiter)
        begun, start = at, at
        try:
            for cells in reader:
                begun, at = at, start + reader.line_num
                if at == len(lines) and at - begun > 1 and _is_open(lines[begun:], delimiter):
                    break
                number += 1
                yield begun + 1, cells
            else:
                return
        except csv.Error as error:
            if len(lines[at]) > LONGEST_CELL:
                raise DeskError(
                    "import.cell_too_long", file=sheet.file, row=number + skipped + 1
                ) from error
            # Else a quote left open swallowed lines until its cell was too long.
            begun = at
        number += 1
        sheet.report("open_quote", number + skipped)
        plain = csv.reader(lines[begun : begun + 1], delimiter=delimiter, quoting=csv.QUOTE_NONE)
        yield begun + 1, next(plain, [])
        at = begun + 1


def _lines(text: str) -> list[str]:
    """Split at the line ends of any system, and at nothing else."""
    return list(io.StringIO(text, newline=""))


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether a quoted cell begins here and never ends."""
    try:
        next(csv.reader(iter(lines), delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _keep(sheet: Sheet, number: int, cells: list[str]) -> None:
    if not any(cell and not cell.isspace() for cell in cells):
        sheet.empty_rows += 1
        return
    check_columns(len(cells), sheet.file, number)
    check_cell(max(map(len, cells)), sheet.file, number)
    clean = tuple(map(printable, cells))
    if any("\ufffd" in cell for cell in clean):
        sheet.report("unreadable_letters", number)
    elif any(map(looks_garbled, clean)):
        garbled = next(cell for cell in clean if looks_garbled(cell))
        sheet.report("garbled", number, text=garbled[:60])
    sheet.rows.append(Row(number, clean))
    check_rows(len(sheet.rows), sheet.file)


def _report_encoding(sheet: Sheet, decoded: Decoded) -> None:
    """Say that the encoding was a guess, with the first words by which one can tell."""
    if not decoded.guessed:
        return
    words = decoded.text.translate(_APART).split()
    sample = next((word for word in words if not word.isascii()), "")
    sheet.report("encoding", encoding=decoded.encoding, sample=sample[:60])


def _report_guessed_lines(
    sheet: Sheet, decoded: Decoded, first_line: list[int], skipped: int
) -> None:
    """Say which rows hold bytes that are not of the file's encoding."""
    guessed = decoded.guessed_lines
    at = 0
    for index, line in enumerate(first_line):
        after = first_line[index + 1] if index + 1 < len(first_line) else float("inf")
        while at < len(guessed) and guessed[at] < line:
            at += 1
        if at < len(guessed) and guessed[at] < after:
            sheet.report("mixed_encoding", index + 1 + skipped)
