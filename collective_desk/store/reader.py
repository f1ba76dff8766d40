"""Reading a desk: what it says now, what is in conflict, what was done."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from collective_desk.domain import entities
from collective_desk.domain.entities import Entity, EntityId

from .blobs import Blobs
from .codec import coded_fields, maker
from .connect import column, connect_to_read, explained, raw, scalar
from .files import log_of, require_desk, tidy
from .heads import Heads
from .journal import Cell, Journal, time_of
from .lines import Lines
from .projection import Projection
from .records import Claim, Conflict, Deed

E = TypeVar("E", bound=Entity)
T = TypeVar("T")


class Reader:
    """Questions to one desk; made by `Desk.read`, or by `Reader.open` for a worker."""

    def __init__(
        self, connection: Connection, leaves: Path | None = None, blobs: Blobs | None = None
    ) -> None:
        self.connection = connection
        self.blobs = blobs or Blobs(None)
        """Photos and papers, by the hash that an attachment names."""
        self._leaves = leaves
        self._run = raw(connection).execute
        self._state: tuple[int, int] | None = None
        self._answers: dict[Hashable, Any] = {}
        """What was answered in that state of the file."""

    @classmethod
    def open(cls, path: Path | str) -> Reader:
        """Open a desk file only to read it, beside whoever writes; close it after use.

        What a file of an older program could not show yet is read from its journal.
        """
        file = Path(path)
        require_desk(file)
        alone = not log_of(file).exists()
        connection = connect_to_read(file)
        try:
            with explained():
                shown = Projection(connection, Heads(connection, Lines(connection)))
                if not shown.is_current():
                    shown.overlay()
        except BaseException:
            connection.close()
            raise
        return cls(
            connection, leaves=file if alone else None, blobs=Blobs.beside(file, read_only=True))

    def close(self) -> None:
        """Let go of the file, and leave nothing beside it that was not there before."""
        self.connection.close()
        self.blobs.close()
        if self._leaves:
            tidy(self._leaves)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def desk_id(self) -> str:
        """The id of the desk, the same in every copy of it."""
        return str(scalar(self._run("SELECT value FROM state WHERE key='desk'")))

    def get(self, kind: type[E], id: EntityId) -> E | None:
        """Read one thing, also when it was deleted; None where it never was."""
        row = self._run(f"{_select(kind)} WHERE id=?", (id,)).fetchone()
        return maker(kind.kind_name)(row) if row else None  # type: ignore[return-value]

    def all(self, kind: type[E], /, **equal: object) -> list[E]:
        """Read the living things of a kind whose fields equal those named, oldest first."""
        where, values = _where(kind.kind_name, equal)
        make = maker(kind.kind_name)
        with explained():
            rows = self._run(
                f"{_select(kind)} WHERE {where} ORDER BY rowid", values).fetchall()
        return [make(row) for row in rows]  # type: ignore[misc]

    def rows(self, kind: type[Entity], /, *fields: str, **equal: object) -> list[tuple[Any, ...]]:
        """Read some fields of the living things of a kind in bulk, as plain tuples."""
        coded = coded_fields(kind.kind_name)
        named = ", ".join(f'"{name}"' for name in fields)
        where, values = _where(kind.kind_name, equal)
        sql = f'SELECT {named} FROM "{kind.kind_name}" WHERE {where} ORDER BY rowid'
        with explained():
            rows: list[tuple[Any, ...]] = self._run(sql, values).fetchall()
        columns = (told if name == "id" else coded[name].read_all(told)
                   for name, told in zip(fields, zip(*rows, strict=True), strict=True))
        return list(zip(*columns, strict=True)) if rows else []

    def once(self, what: Hashable, read: Callable[[], T]) -> T:
        """Give what a question to the whole desk was answered, while nothing has changed since.

        For answers that nobody alters.
        """
        driver = raw(self.connection)
        if driver.in_transaction:  # what is written now may still be taken back
            return read()
        state = driver.total_changes, scalar(self._run("PRAGMA data_version"))
        if state != self._state:
            self._state, self._answers = state, {}
        if what not in self._answers:
            self._answers[what] = read()
        answer: T = self._answers[what]
        return answer

    def count(self, kind: type[Entity]) -> int:
        """Count the living things of a kind."""
        return int(scalar(self._run(f'SELECT count(*) FROM "{kind.kind_name}" WHERE alive=1')))

    def desk(self) -> entities.Desk:
        """Read the desk's own card."""
        return self.get(entities.Desk, self.desk_id) or entities.Desk(id=self.desk_id)

    def is_contested(self, kind: type[Entity], id: EntityId) -> bool:
        """Say whether one person deleted this while another changed it."""
        sql = f'SELECT "_contested" FROM "{kind.kind_name}" WHERE id=?'
        return bool(scalar(self._run(sql, (id,))))

    def contested(self) -> list[tuple[str, EntityId]]:
        """List what was deleted by one person while another changed it: kind and id."""
        return [
            (kind, id)
            for kind in entities.KINDS
            for id in column(self._run(f'SELECT id FROM "{kind}" WHERE "_contested"=1'))
        ]

    def conflicts(self, kind: str | None = None, id: EntityId | None = None) -> list[Conflict]:
        """List the fields to which two people gave different values, shown value first."""
        rows = self._run(
            "SELECT kind, id, field FROM conflict"
            " WHERE (? IS NULL OR kind=?) AND (? IS NULL OR id=?)"
            " ORDER BY kind, id, field", (kind, kind, id, id),
        ).fetchall()
        heads = Heads(self.connection, Lines(self.connection))
        return [_conflict(cell, heads) for cell in rows if _is_known(cell)]

    def history(self, limit: int = 100, before: int | None = None) -> list[Deed]:
        """Read what was done, newest first."""
        return Journal(self.connection).history(limit, before)

    def last_step(self) -> int:
        """Give the number of the last transaction here: it grows with every change."""
        return int(scalar(self._run("SELECT coalesce(max(seq), 0) FROM tx")))

    def waiting(self) -> int:
        """Count the transactions that wait for an earlier parcel."""
        return int(scalar(self._run("SELECT count(*) FROM parked")))


def _conflict(cell: Cell, heads: Heads) -> Conflict:
    field = coded_fields(cell[0])[cell[2]]
    claims = tuple(
        Claim(field.said(None if head.value is None else json.loads(head.value)), head.person,
              time_of(head.hlc))
        for head in heads.of(cell)
    )
    return Conflict(*cell, claims=claims)


def _is_known(cell: Cell) -> bool:
    """Kinds and fields of a newer program wait in the journal; nobody can choose here yet."""
    return cell[0] in entities.KINDS and cell[2] in coded_fields(cell[0])


def _select(kind: type[Entity]) -> str:
    names = ", ".join(f'"{name}"' for name in ("id", *coded_fields(kind.kind_name)))
    return f'SELECT {names} FROM "{kind.kind_name}"'


def _where(kind: str, equal: dict[str, object]) -> tuple[str, tuple[object, ...]]:
    """Filter by fields of the entity only: names come from our own declarations."""
    fields = coded_fields(kind)
    conditions = ["alive=1"]
    values: list[object] = []
    for name, wanted in equal.items():
        kept = wanted if name == "id" else fields[name].kept(wanted)
        conditions.append(f'"{name}" IS ?')
        values.append(kept)
    return " AND ".join(conditions), tuple(values)


