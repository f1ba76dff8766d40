"""Inserting rows, one at a keystroke or very many at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

AT_ONCE: Final = 20
"""Rows a statement: with the widest table well below the 999 values that any SQLite takes."""


def insert_rows(
    driver: sqlite3.Connection, into: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows of one width into `table(columns)`; many go at half the price of one by one."""
    whole = len(rows) - len(rows) % AT_ONCE
    if whole:
        driver.executemany(
            _insert(into, len(rows[0]), AT_ONCE),
            [tuple(chain.from_iterable(rows[at : at + AT_ONCE]))
             for at in range(0, whole, AT_ONCE)])
    for left in rows[whole:]:
        driver.execute(_insert(into, len(left), 1), left)


@cache
def _insert(into: str, width: int, rows: int) -> str:
    row = f"({','.join('?' * width)})"
    return f"INSERT INTO {into} VALUES {','.join([row] * rows)}"
