"""The values still standing for each cell, and which of them is shown.

A cell is a multi-value register with causal context: a write replaces the values its writer had
seen; what nobody who wrote later had seen stays, and is shown as a conflict.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from collective_desk.domain.entities import KINDS
from collective_desk.domain.prose import merged

from .codec import coded_fields
from .connect import raw
from .journal import Cell
from .lines import Lines, Spot


@dataclass(frozen=True, slots=True)
class Head:
    """One value that stands: where it came from and what it says (JSON; None is forgotten)."""

    seq: int
    tx: str
    hlc: int
    person: str
    spot: Spot
    value: str | None
    stands: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: the value, and whether a person should choose."""

    value: Any
    contested: bool = False
    merged: bool = False
    seq: int | None = None


class Heads:
    """Reading and moving the heads of one desk file."""

    def __init__(self, connection: Connection, lines: Lines) -> None:
        self._run = raw(connection).execute
        self._lines = lines

    def of(self, cell: Cell) -> list[Head]:
        """Give the values that stand for a cell, the one to be shown first."""
        rows = self._run(
            "SELECT h.seq, t.id, t.hlc, t.person, t.line, t.pos, o.value, coalesce(o.stands, o.seq)"
            " FROM head h JOIN tx t ON t.seq=h.seq"
            " JOIN op o ON o.kind=h.kind AND o.id=h.id AND o.field=h.field AND o.seq=h.seq"
            " WHERE h.kind=? AND h.id=? AND h.field=?",
            cell,
        ).fetchall()
        heads = [Head(s, tx, hlc, who, (line, pos), value, stands)
                 for s, tx, hlc, who, line, pos, value, stands in rows]
        return sorted(heads, key=lambda head: (head.hlc, head.tx), reverse=True)

    def shown(self, cell: Cell) -> Shown:
        """Say what a cell shows: the same on every desk that holds the same transactions."""
        heads = self.of(cell)
        if not heads:
            return Shown(None)
        values = {head.value for head in heads}
        if len(values) > 1 and _is_prose(cell):
            together = self._together(cell, heads)
            if together is not None:
                return Shown(together, merged=True, seq=heads[0].seq)
        first = heads[0]
        value = None if first.value is None else json.loads(first.value)
        return Shown(value, contested=len(values) > 1, seq=first.seq)

    def is_contested(self, kind: str, id: str) -> bool:
        """Say whether something was deleted by one person while another changed it."""
        alive = self.of((kind, id, "alive"))
        if not alive or any(head.value != "false" for head in alive):
            return False
        others = self._run(
            "SELECT DISTINCT t.line, t.pos FROM head h JOIN tx t ON t.seq=h.seq"
            " WHERE h.kind=? AND h.id=? AND h.field<>'alive'",
            (kind, id),
        ).fetchall()
        return any(
            not self._lines.saw(dead.spot, (line, pos))
            and not self._lines.saw((line, pos), dead.spot)
            for dead in alive
            for line, pos in others
        )

    def _together(self, cell: Cell, heads: list[Head]) -> str | None:
        """Merge texts line by line, in an order that is the same everywhere."""
        text: Any = None
        done: list[Head] = []
        for head in sorted(heads, key=lambda head: head.tx):
            value = None if head.value is None else json.loads(head.value)
            if not isinstance(value, str):
                return None
            if not done:
                text = value
            else:
                base = self._common(cell, [*done, head])
                text = merged(base, text, value)
                if text is None:
                    return None
            done.append(head)
        return str(text)

    def _common(self, cell: Cell, heads: list[Head]) -> str:
        """Find the latest text that all of them had seen; empty where there is none."""
        rows = self._run(
            "SELECT t.line, t.pos, o.value FROM op o JOIN tx t ON t.seq=o.seq"
            " WHERE o.kind=? AND o.id=? AND o.field=? ORDER BY t.hlc DESC, t.id DESC",
            cell,
        ).fetchall()
        for line, pos, value in rows:
            if value is not None and all(
                head.spot != (line, pos) and self._lines.saw(head.spot, (line, pos))
                for head in heads
            ):
                said = json.loads(value)
                return said if isinstance(said, str) else ""
        return ""


def _is_prose(cell: Cell) -> bool:
    if cell[0] not in KINDS:
        return False
    field = coded_fields(cell[0]).get(cell[2])
    return field is not None and field.prose
