"""Kumu's JSON, as it is exported and as its blueprints are written, becomes sheets of rows."""

from __future__ import annotations

import json
from typing import Any, Final

from collective_desk.domain.errors import DeskError

from .limits import check_cell, check_columns, check_rows
from .rows import Row, Sheet, cell_text
from .safe_text import printable

_TABLES: Final = ("elements", "connections", "loops")
_HEADERS: Final = {"_id": "ID", "element type": "Type", "connection type": "Type"}
"""What Kumu calls otherwise here than in its workbooks."""


def read_json(text: str, file: str) -> list[Sheet]:
    """Read elements and connections, each a sheet; raises DeskError where there are none."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DeskError("import.not_text", file=file) from error
    tables = {
        name: found for name in _TABLES
        if isinstance(said, dict) and isinstance(found := said.get(name), list)}
    if not any(isinstance(item, dict) for found in tables.values() for item in found):
        raise DeskError("import.not_text", file=file)
    return [_sheet(file, name, found) for name, found in tables.items() if found]


def _sheet(file: str, name: str, found: list[Any]) -> Sheet:
    """Lay things out in rows: the first of them is row 1, above it stand the headers."""
    check_rows(len(found), file)
    items = [_flat(item) for item in found]
    headers = list(dict.fromkeys(header for item in items for header in item))
    check_columns(len(headers), file, 1)
    rows = [Row(0, tuple(map(printable, headers)))]
    sheet = Sheet(file, name)
    for number, item in enumerate(items, start=1):
        cells = tuple(printable(item.get(header, "")) for header in headers)
        check_cell(max(map(len, cells), default=0), file, number)
        if any(cells):
            rows.append(Row(number, cells))
        else:
            sheet.empty_rows += 1
    sheet.rows = rows
    return sheet


def _flat(item: object) -> dict[str, str]:
    """Give what is said of one thing by header; Kumu's blueprints keep most of it one deeper."""
    if not isinstance(item, dict):
        return {}
    deeper = item.get("attributes")
    said = {**item, **(deeper if isinstance(deeper, dict) else {})}
    return {
        _HEADERS.get(name.lower(), name): _cell(value) for name, value in said.items()
        if name != "attributes" and value is not None}


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(_cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return cell_text(value)
