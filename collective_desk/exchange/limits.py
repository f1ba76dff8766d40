"""How much a file may hold before it is refused with one sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from collective_desk.domain.errors import DeskError

LARGEST_FILE: Final = 50 * 2**20
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 1_000
LONGEST_CELL: Final = 2**20
LAST_ROW: Final = 1_048_576
"""Rows of a spreadsheet; a file that names one beyond is broken."""

_MOST_ENTRIES: Final = 2_000
_LARGEST_UNPACKED: Final = 300 * 2**20
_STEEPEST: Final = 200
_SMALL: Final = 2**20


def read_limited(path: Path) -> bytes:
    """Read a whole file that is not larger than allowed.

    Raises DeskError import.no_file, import.unreadable or import.too_large.
    """
    try:
        if path.is_dir():
            raise DeskError("import.folder", file=path.name or str(path))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise DeskError("import.no_file", file=path.name) from error
    except (OSError, ValueError) as error:
        raise DeskError("import.unreadable", file=path.name) from error
    if len(content) > LARGEST_FILE:
        raise DeskError("import.too_large", file=path.name, megabytes=LARGEST_FILE // 2**20)
    return content


def check_archive(entries: Sequence[zipfile.ZipInfo], file: str) -> None:
    """Refuse a workbook that would unpack to more than it may, before anything is unpacked."""
    unpacked = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _SMALL and entry.file_size > _STEEPEST * max(entry.compress_size, 1)
        for entry in entries
    )
    if steep or len(entries) > _MOST_ENTRIES or unpacked > _LARGEST_UNPACKED:
        raise DeskError("import.bomb", file=file)


def check_rows(count: int, file: str) -> None:
    """Refuse a file with more rows than a desk takes at once."""
    if count > MOST_ROWS:
        raise DeskError("import.too_many_rows", file=file, most=f"{MOST_ROWS:,}")


def check_cell(length: int, file: str, row: int) -> None:
    """Refuse a file with a cell that no one can have meant."""
    if length > LONGEST_CELL:
        raise DeskError("import.cell_too_long", file=file, row=row)


def check_columns(count: int, file: str, row: int) -> None:
    """Refuse a file with more columns than anyone can have meant."""
    if count > MOST_COLUMNS:
        raise DeskError("import.too_many_columns", file=file, row=row, most=f"{MOST_COLUMNS:,}")
