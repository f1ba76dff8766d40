"""The parts that keep one desk file true, tied together once for each connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from .connect import raw
from .heads import Heads
from .journal import Journal, fresh_salts
from .lines import Lines
from .projection import Projection


@dataclass(frozen=True, slots=True)
class Kernel:
    """Journal, lines, heads and projection of one connection."""

    connection: Connection
    driver: sqlite3.Connection
    """SQLite's own connection, for the paths that are walked at every keystroke."""
    journal: Journal
    lines: Lines
    heads: Heads
    projection: Projection
    salts: Iterator[str]

    @classmethod
    def of(cls, connection: Connection) -> Kernel:
        """Tie the parts to a connection."""
        lines = Lines(connection)
        heads = Heads(connection, lines)
        return cls(
            connection, raw(connection), Journal(connection), lines, heads,
            Projection(connection, heads), fresh_salts())
