"""The heads of many cells while a parcel comes in: read once, moved in memory, kept once."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Connection

from collective_desk.domain.entities import KINDS

from .connect import raw
from .journal import Cell
from .lines import Lines, Spot
from .projection import Projection, Row

Entry = tuple[str, str]
"""Kind and id of something touched."""


class Standing(NamedTuple):
    """One value that stands: where it came from and what it says (JSON)."""

    seq: int
    spot: Spot
    value: str | None


class StandingHeads:
    """Heads of everything that a receive touches."""

    def __init__(self, connection: Connection, lines: Lines) -> None:
        self._find = raw(connection).execute
        self._connection = connection
        self._lines = lines
        self._heads: dict[Entry, dict[str, list[Standing]]] = {}
        self._touched: dict[Entry, set[str]] = {}
        self._known: set[Entry] = set()
        self._disputed: set[Entry] = set()

    @property
    def touched(self) -> dict[str, frozenset[str]]:
        """What was touched: ids by kind."""
        found: dict[str, set[str]] = {}
        for kind, id in self._touched:
            found.setdefault(kind, set()).add(id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    def join(self, cell: Cell, new: Standing) -> None:
        """Let a received value stand, beside those its writer had not seen."""
        entry = cell[:2]
        fields = self._heads.get(entry)
        if fields is None:
            fields = self._load(entry)
        beside = [old for old in fields.get(cell[2], ()) if not self._lines.saw(new.spot, old.spot)]
        fields[cell[2]] = [*beside, new]
        self._touched.setdefault(entry, set()).add(cell[2])
        if beside:
            self._disputed.add(entry)

    def keep(self, projection: Projection) -> None:
        """Write the moved heads, and show what they say."""
        cells = [(*entry, field) for entry, fields in self._touched.items() for field in fields]
        old = [cell for cell in cells if cell[:2] in self._known]
        new = [(*cell, head.seq) for cell in cells for head in self._heads[cell[:2]][cell[2]]]
        write = raw(self._connection).executemany
        write("DELETE FROM head WHERE kind=? AND id=? AND field=?", old)
        write("INSERT INTO head(kind, id, field, seq) VALUES (?,?,?,?)", new)
        self._show(projection)

    def _load(self, entry: Entry) -> dict[str, list[Standing]]:
        rows = self._find(
            "SELECT h.field, h.seq, t.line, t.pos, o.value FROM head h JOIN tx t ON t.seq=h.seq"
            " JOIN op o ON o.kind=h.kind AND o.id=h.id AND o.field=h.field AND o.seq=h.seq"
            " WHERE h.kind=? AND h.id=?", entry,
        ).fetchall()
        fields: dict[str, list[Standing]] = {}
        for field, seq, line, pos, value in rows:
            fields.setdefault(field, []).append(Standing(seq, (line, pos), value))
        if rows:
            self._known.add(entry)
        if any(len(heads) > 1 for heads in fields.values()):
            self._disputed.add(entry)
        self._heads[entry] = fields
        return fields

    def _show(self, projection: Projection) -> None:
        """What is new and plain goes in at once; what is disputed or deleted is shown with care."""
        fresh: dict[str, list[Row]] = {}
        careful: list[Cell] = []
        for entry, touched in self._touched.items():
            kind, id = entry
            if not self._is_plain(entry):
                careful += [(kind, id, field) for field in touched]
            elif kind in KINDS:
                values = {field: _said(self._heads[entry][field][0]) for field in touched}
                if entry in self._known:
                    projection.set(kind, id, values)
                    projection.settle_life(kind, id)
                else:
                    fresh.setdefault(kind, []).append((id, values))
        for kind, rows in fresh.items():
            projection.add_many(kind, rows)
        projection.refresh(careful)

    def _is_plain(self, entry: Entry) -> bool:
        alive = self._heads[entry].get("alive", ())
        return entry not in self._disputed and all(head.value == "true" for head in alive)


def _said(head: Standing) -> object:
    return None if head.value is None else json.loads(head.value)
