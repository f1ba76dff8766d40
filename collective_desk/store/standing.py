"""What a parcel touches while it comes in: read once, moved in memory, kept once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from collective_desk.domain.entities import KINDS

from .connect import raw
from .insert import insert_rows
from .journal import Cell
from .lines import Lines, Spot
from .projection import Projection, Row

Address = tuple[str, str]
"""Kind and id of something touched."""
Origin = tuple[int, Spot]
"""Which transaction a value came from: its number here and its place."""
Standing = tuple[Origin, str | None]
"""One value that stands: where it came from and what it says (JSON)."""


@dataclass(slots=True)
class Touched:
    """Something that a parcel touches."""

    heads: dict[str, tuple[Standing, ...]] = field(default_factory=dict)
    """What stands in each of its fields."""
    rows: list[tuple[object, ...]] = field(default_factory=list)
    """What came in, as the journal keeps it."""
    known: bool = False
    disputed: bool = False

    @property
    def is_plain(self) -> bool:
        """Say whether it can be shown as it is: nothing disputed, nothing deleted."""
        alive = self.heads.get("alive")
        return not self.disputed and (not alive or alive[0][1] == "true")


class Touching:
    """All that a receive touches, from its first transaction on."""

    def __init__(
        self, connection: Connection, lines: Lines, first: int, things: Iterable[Address]
    ) -> None:
        self._driver = raw(connection)
        self._lines = lines
        self._first = first
        self._things = {address: Touched() for address in dict.fromkeys(things)}
        for kind, ids in _by_kind(self._things).items():
            self._read(kind, ids)

    @property
    def by_kind(self) -> dict[str, frozenset[str]]:
        """Ids of what is touched."""
        return {kind: frozenset(ids) for kind, ids in _by_kind(self._things).items()}

    def stand(
        self, cells: Iterable[Cell], told: Iterable[tuple[str | None, str | None]], origin: Origin
    ) -> None:
        """Let the values of a transaction stand, beside those its writer had not seen."""
        things, seq = self._things, origin[0]
        for index, ((kind, id, name), (value, salt)) in enumerate(zip(cells, told, strict=True)):
            thing = things[kind, id]
            thing.rows.append((kind, id, name, seq, index, value, salt))
            new = origin, value
            if name in thing.heads:
                thing.heads[name] = standing = self._joined(thing.heads[name], new)
                thing.disputed = thing.disputed or len(standing) > 1
            else:
                thing.heads[name] = (new,)

    def keep(self, projection: Projection, values: Mapping[str | None, Any]) -> None:
        """Write what came in and what stands now, and show it; `values` says what JSON says."""
        # In the order of the tables: half the price of any other.
        things = sorted(self._things.items(), key=itemgetter(0))
        insert_rows(
            self._driver, "op(kind, id, field, seq, idx, value, salt)",
            [row for _, thing in things for row in thing.rows])
        self._driver.executemany(
            "DELETE FROM head WHERE kind=? AND id=? AND field=?",
            [(*address, name) for address, thing in things if thing.known
             for name in self._moved(thing)])
        insert_rows(
            self._driver, "head(kind, id, field, seq)",
            [row for address, thing in things for row in self._head_rows(address, thing)])
        self._show(projection, values)

    def _read(self, kind: str, ids: list[str]) -> None:
        rows = self._driver.execute(
            "SELECT h.id, h.field, h.seq, t.line, t.pos, o.value FROM head h"
            " JOIN tx t ON t.seq=h.seq"
            " JOIN op o ON o.kind=h.kind AND o.id=h.id AND o.field=h.field AND o.seq=h.seq"
            " WHERE h.kind=? AND h.id IN (SELECT value FROM json_each(?))", (kind, json.dumps(ids)))
        for id, name, seq, line, pos, value in rows:
            thing = self._things[kind, id]
            beside = thing.heads.get(name, ())
            thing.heads[name] = (*beside, ((seq, (line, pos)), value))
            thing.known = True
            thing.disputed = thing.disputed or bool(beside)

    def _joined(self, standing: tuple[Standing, ...], new: Standing) -> tuple[Standing, ...]:
        spot = new[0][1]
        return (*(old for old in standing if not self._lines.saw(spot, old[0][1])), new)

    def _head_rows(self, address: Address, thing: Touched) -> list[tuple[object, ...]]:
        if not thing.known and len(thing.rows) == len(thing.heads):  # new, and said once
            return [row[:4] for row in thing.rows]
        return [(*address, name, seq) for name in self._moved(thing)
                for (seq, _), _ in thing.heads[name]]

    def _moved(self, thing: Touched) -> Iterable[str]:
        """Name the fields that this receive moved: the last of their values came with it."""
        if not thing.known:
            return thing.heads
        return [name for name, standing in thing.heads.items() if standing[-1][0][0] >= self._first]

    def _show(self, projection: Projection, values: Mapping[str | None, Any]) -> None:
        """What is plain goes in at once; what is disputed or deleted is shown with care."""
        plain: dict[str, list[Row]] = {}
        careful: list[Cell] = []
        for (kind, id), thing in self._things.items():
            moved = self._moved(thing)
            if not thing.is_plain:
                careful += [(kind, id, name) for name in moved]
            elif kind in KINDS:
                said = {name: values[thing.heads[name][0][1]] for name in moved}
                plain.setdefault(kind, []).append((id, said))
        for kind, rows in plain.items():
            projection.set_many(kind, rows)
            projection.settle_life(kind, [id for id, _ in rows if self._things[kind, id].known])
        projection.refresh(careful)


def _by_kind(things: Iterable[Address]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, id in things:
        found.setdefault(kind, []).append(id)
    return found
