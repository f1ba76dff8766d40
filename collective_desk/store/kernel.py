"""The parts that keep one desk file true, tied together once for each connection."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from .heads import Heads
from .journal import Journal
from .lines import Lines
from .projection import Projection


@dataclass(frozen=True, slots=True)
class Kernel:
    """Journal, lines, heads and projection of one connection."""

    connection: Connection
    journal: Journal
    lines: Lines
    heads: Heads
    projection: Projection

    @classmethod
    def of(cls, connection: Connection) -> Kernel:
        """Tie the parts to a connection."""
        lines = Lines(connection)
        heads = Heads(connection, lines)
        return cls(connection, Journal(connection), lines, heads, Projection(connection, heads))
