"""Rows for the clipboard, with tabs between their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from .columns import CONNECTIONS, ELEMENTS
from .safe_text import guard, printable

_HEADERS: Final = {"actors": ELEMENTS, "ties": CONNECTIONS}


def as_table(kind: str, fields: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows of "actors" or "ties" so that a spreadsheet, and another desk, can take them."""
    known = {column.field: column.header for column in _HEADERS[kind]}
    text = io.StringIO()
    table = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    table.writerow([known[field] for field in fields])
    table.writerows([guard(printable(cell)) for cell in row] for row in rows)
    return text.getvalue().rstrip("\n")
