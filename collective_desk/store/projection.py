"""What the desk says now: one table a kind of entity, rebuilt from the heads whenever needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from collective_desk.domain.entities import KINDS

from .codec import coded_fields
from .connect import column, raw, scalar
from .heads import Heads
from .tables import conflict, projection, shape_of_projection

Progress = Callable[[float, str], None]
Row = tuple[str, Mapping[str, object]]
"""The id of something and what it says."""
REBUILD_STEP = 20_000


class Projection:
    """Keeping the projection of one desk file true to its heads."""

    def __init__(self, connection: Connection, heads: Heads) -> None:
        self._connection = connection
        self._driver = raw(connection)
        self._run = self._driver.execute
        self._heads = heads

    def set(self, kind: str, id: str, values: Mapping[str, object]) -> None:
        """Show these values of something; fields unknown to this version wait in the journal."""
        self.set_many(kind, [(id, values)])

    def change(self, kind: str, id: str, name: str, value: object) -> None:
        """Show another value in one field of something that is there."""
        field = coded_fields(kind).get(name)
        if field is not None:
            self._run(_change(kind, name), (field.kept(value), id))

    def set_many(self, kind: str, rows: Iterable[Row]) -> None:
        """Show these values of many things; what is new and lacks a field has its default."""
        fields = coded_fields(kind)
        for said, group in groupby(rows, key=lambda row: tuple(row[1])):
            known = [fields[name] for name in said if name in fields]
            self._driver.executemany(_upsert(kind, tuple(field.name for field in known)), [
                (id, *[field.kept(values[field.name]) for field in known])
                for id, values in group])

    def refresh(self, cells: Iterable[tuple[str, str, str]]) -> None:
        """Show anew what received values changed, and note what a person should choose."""
        ordered = sorted(set(cells))
        for (kind, id), group in groupby(ordered, key=lambda cell: cell[:2]):
            values: dict[str, object] = {}
            for cell in group:
                shown = self._heads.shown(cell)
                values[cell[2]] = shown.value
                self._note_conflict(cell, shown.contested)
            if kind in KINDS:
                contested = self._heads.is_contested(kind, id)
                if contested:
                    values["alive"] = True
                elif "alive" not in values:
                    values["alive"] = self._heads.shown((kind, id, "alive")).value
                self.set(kind, id, values)
                self._run(f'UPDATE "{kind}" SET "_contested"=? WHERE id=?', (int(contested), id))

    def settle(self, cell: tuple[str, str, str]) -> None:
        """Forget that a cell was in conflict: someone who saw all values wrote a new one."""
        self._run("DELETE FROM conflict WHERE kind=? AND id=? AND field=?", cell)

    def settle_life(self, kind: str, ids: Iterable[str]) -> None:
        """Forget that things were deleted by one and changed by another: they live."""
        self._driver.executemany(
            f'UPDATE "{kind}" SET "_contested"=0 WHERE id=? AND "_contested"=1',
            [(id,) for id in ids])

    def is_current(self) -> bool:
        """Say whether the tables have the shape this version of the program expects."""
        kept = scalar(self._run("SELECT value FROM state WHERE key='projection'"))
        return bool(kept == shape_of_projection())

    def rebuild(self, progress: Progress | None = None) -> None:
        """Drop all projection tables and make them again from the heads."""
        tables = projection()
        known = column(self._run(
            "SELECT name FROM sqlite_master WHERE type='table' AND name IN "
            f"({','.join('?' * len(KINDS))})", tuple(KINDS),
        ))
        for name in known:
            self._run(f'DROP TABLE "{name}"')
        tables.create_all(self._connection)
        self._run("DELETE FROM conflict")
        self._fill(progress)
        self._run(
            "INSERT INTO state(key, value) VALUES ('projection', ?)"
            " ON CONFLICT(key) DO UPDATE SET value=excluded.value", (shape_of_projection(),)
        )

    def overlay(self) -> None:
        """Make the tables in memory, over those of an older program that may not be changed.

        SQLite finds temporary tables before those of the file.
        """
        self._run("PRAGMA temp_store=MEMORY")
        for table in (*projection().sorted_tables, conflict):
            made = str(CreateTable(table).compile(dialect=self._connection.dialect))
            self._run(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
            for index in table.indexes:
                self._run(str(CreateIndex(index).compile(dialect=self._connection.dialect)))
        self._fill(None)

    def _fill(self, progress: Progress | None) -> None:
        """Read all heads once; cells with one head are shown as they are, the rest with care."""
        total = scalar(self._run("SELECT count(*) FROM head")) or 1
        rows = self._run(
            "SELECT h.kind, h.id, h.field, o.value FROM head h"
            " JOIN op o ON o.kind=h.kind AND o.id=h.id AND o.field=h.field AND o.seq=h.seq"
            " JOIN (SELECT kind, id, min(seq * 1000000 + idx) AS born FROM op GROUP BY kind, id) b"
            " ON b.kind=h.kind AND b.id=h.id"
            " ORDER BY b.born, h.kind, h.id, h.field",
        )
        careful: list[tuple[str, str, str]] = []
        plain: dict[str, list[Row]] = {}
        done = 0
        for (kind, id), group in groupby(rows, key=lambda row: (row[0], row[1])):
            cells = list(group)
            done += len(cells)
            values, several = _values_of(cells)
            if several or values.get("alive") is False:
                careful += [(kind, id, row[2]) for row in cells]
            if kind in KINDS:
                plain.setdefault(kind, []).append((id, values))
            if progress and done % REBUILD_STEP < len(cells):
                progress(done / total, "check.rebuilding")
        for kind, added in plain.items():
            self.set_many(kind, added)
        self.refresh(careful)

    def _note_conflict(self, cell: tuple[str, str, str], contested: bool) -> None:
        if contested:
            self._run("INSERT OR IGNORE INTO conflict(kind, id, field) VALUES (?,?,?)", cell)
        else:
            self.settle(cell)


def _values_of(cells: list[Any]) -> tuple[dict[str, object], bool]:
    """Read the values of one thing's heads; say whether a field has several."""
    values: dict[str, object] = {}
    several = False
    for row in cells:
        several = several or row[2] in values
        values[row[2]] = None if row[3] is None else json.loads(row[3])
    return values, several


@cache
def _change(kind: str, name: str) -> str:
    return f'UPDATE "{kind}" SET "{name}"=? WHERE id=?'


@lru_cache(maxsize=256)
def _upsert(kind: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in ("id", *names))
    marks = ", ".join("?" * (len(names) + 1))
    changed = ", ".join(f'"{name}"=excluded."{name}"' for name in names)
    insert = f'INSERT INTO "{kind}"({columns}) VALUES ({marks}) ON CONFLICT(id) DO'
    return f"{insert} UPDATE SET {changed}" if changed else f"{insert} NOTHING"

