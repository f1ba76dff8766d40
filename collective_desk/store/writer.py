"""The pen of a command: what it writes becomes one transaction, or nothing does."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from collective_desk.domain.clock import Clock, moment
from collective_desk.domain.entities import Entity, EntityId
from collective_desk.domain.errors import DeskError

from .codec import coded_fields, tuple_of
from .heads import Heads
from .journal import Cell, Journal, Tips
from .lines import Lines
from .projection import Projection
from .reader import Reader
from .records import Commit, Mode, Scope
from .seal import Op, Sealer, What, plain

E = TypeVar("E", bound=Entity)
class Writer:
    """First argument of every command: the only way to change a desk."""

    def __init__(
        self, connection: Connection, *, person: str, clock: Clock, tips: dict[Scope, Tips]
    ) -> None:
        self.person = person
        self.tips: dict[Scope, Tips] = {scope: _copy(kept) for scope, kept in tips.items()}
        self._connection = connection
        self._run = connection.exec_driver_sql
        self._journal = Journal(connection)
        self._heads = Heads(connection, Lines(connection))
        self._projection = Projection(connection, self._heads)
        self._reader = Reader(connection)
        self._clock = clock
        self._pending: dict[Scope, dict[Cell, Op]] = {}
        self._about: list[EntityId] = []
        self._fresh: dict[str, dict[EntityId, tuple[dict[str, object], Scope]]] = {}
        self._created: dict[EntityId, Scope] = {}

    @property
    def read(self) -> Reader:
        """Read the desk as this command has changed it so far."""
        self._flush()
        return self._reader

    @property
    def now(self) -> datetime:
        """The time of this transaction, by the computer's clock (UTC)."""
        return moment(self._clock.wall())

    def about(self, *ids: EntityId) -> None:
        """Name what this transaction is about, for the history and the undo menu."""
        self._about += ids

    def add(
        self, kind: type[Entity], /, id: EntityId | None = None, *, scope: Scope = "team",
        **fields: object,
    ) -> EntityId:
        """Add something; an id that was used before is brought back to life, its fields set."""
        name = kind.kind_name
        if id is not None and self._scope_of(name, id) is not None:
            self.update(kind, id, alive=True, **fields)
            return id
        id = id or uuid.uuid4().hex
        said = {key: value for key, value in fields.items() if _differs(name, key, value)}
        values: dict[str, object] = {"alive": True, **said}
        self._fresh.setdefault(name, {})[id] = (values, scope)
        self._created[id] = scope
        cells = self._cells(scope)
        for key, value in values.items():
            cells[name, id, key] = Op(value, fresh=True)
        return id

    def update(self, kind: type[Entity], id: EntityId, /, **fields: object) -> None:
        """Set fields of something; only what really changes is written."""
        name = kind.kind_name
        scope = self._scope_of(name, id)
        if scope is None:
            raise DeskError("entity.missing", kind=name, id=id)
        current = self._current(kind, id)
        changed = {
            key: value for key, value in fields.items()
            if tuple_of(plain(value)) != current[key] or self._is_disputed((name, id, key))
        }
        if changed and "alive" not in changed and self._is_contested(name, id):
            # Who changes a thing that another deleted means it to stay.
            changed["alive"] = True
        for key, value in changed.items():
            self.write_cell((name, id, key), value, scope)

    def delete(self, kind: type[Entity], id: EntityId) -> None:
        """Take something off the desk; what refers to it stays, unseen."""
        name = kind.kind_name
        scope = self._scope_of(name, id)
        if scope is None:
            raise DeskError("entity.missing", kind=name, id=id)
        if self._current(kind, id)["alive"] or self._is_disputed((name, id, "alive")):
            self.write_cell((name, id, "alive"), False, scope)

    def write_cell(
        self, cell: Cell, value: object, scope: Scope, *, stands: int | None = None
    ) -> None:
        """Write one value; `stands` tells which earlier transaction's value an undo restores."""
        kind, id, key = cell
        waiting = self._fresh.get(kind, {}).get(id)
        if waiting is not None:
            waiting[0][key] = value
        else:
            self._show(cell, value, scope)
        cells = self._cells(scope)
        if cell in cells:
            cells[cell].value = value
            cells[cell].stands = stands
        elif id in self._created:
            cells[cell] = Op(value, fresh=True)
        else:
            cells[cell] = Op(value, self._before(cell), stands)

    def finish(self, action: str, mode: Mode = "do", of: str | None = None) -> Commit | None:
        """Seal what was written into the journal; None where nothing was."""
        self._flush()
        written = {scope: cells for scope, cells in self._pending.items() if cells or mode != "do"}
        if not written:
            return None
        deed = self._journal.next_seq()
        sealer = Sealer(
            self._connection, person=self.person, clock=self._clock, tips=self.tips,
            what=What(action, mode, of, self._subjects()))
        touched: dict[str, set[EntityId]] = {}
        for scope, cells in written.items():
            sealer.seal(scope, cells, deed)
            for kind, id, _ in cells:
                touched.setdefault(kind, set()).add(id)
        if mode != "do":
            self._settle_life(written)
        return Commit(
            origin=mode, action=action, person=self.person, about=self._subjects(),
            touched={kind: frozenset(ids) for kind, ids in touched.items()},
            created=frozenset(self._created),
        )

    def _settle_life(self, written: dict[Scope, dict[Cell, Op]]) -> None:
        """An undo may replace the change that kept a deleted thing in sight: look again."""
        for scope, cells in written.items():
            for kind, id in {cell[:2] for cell in cells}:
                if self._is_contested(kind, id):
                    self._projection.refresh([(kind, id, "alive")], scope)

    def _is_contested(self, kind: str, id: EntityId) -> bool:
        sql = f'SELECT "_contested" FROM "{kind}" WHERE id=?'
        return bool(self._run(sql, (id,)).scalar())

    def open_scope(self, scope: Scope) -> None:
        """Make sure that a transaction of this scope is written, even an empty one."""
        self._cells(scope)

    def _subjects(self) -> tuple[EntityId, ...]:
        if self._about:
            return tuple(dict.fromkeys(self._about))
        first = next((cell for cells in self._pending.values() for cell in cells), None)
        return (first[1],) if first else ()

    def _cells(self, scope: Scope) -> dict[Cell, Op]:
        return self._pending.setdefault(scope, {})

    def _before(self, cell: Cell) -> int | None:
        standing = self._run(
            "SELECT seq FROM head WHERE kind=? AND id=? AND field=?", cell
        ).scalars().all()
        if len(standing) > 1:
            self._projection.settle(cell)
            return self._heads.of(cell)[0].seq
        return standing[0] if standing else None

    def _is_disputed(self, cell: Cell) -> bool:
        if cell[1] in self._created:
            return False
        sql = "SELECT 1 FROM conflict WHERE kind=? AND id=? AND field=?"
        return self._run(sql, cell).scalar() is not None

    def _scope_of(self, kind: str, id: EntityId) -> Scope | None:
        if id in self._created:
            return self._created[id]
        found = self._run(f'SELECT "_scope" FROM "{kind}" WHERE id=?', (id,)).scalar()
        return found if found is None else "mine" if found == "mine" else "team"

    def _current(self, kind: type[E], id: EntityId) -> dict[str, Any]:
        """What something says now; a field of the journal's row, not yet flushed, counts."""
        fields = coded_fields(kind.kind_name)
        waiting = self._fresh.get(kind.kind_name, {}).get(id)
        if waiting is not None:
            return {name: waiting[0].get(name, field.default) for name, field in fields.items()}
        names = ", ".join(f'"{name}"' for name in fields)
        row = self._run(f'SELECT {names} FROM "{kind.kind_name}" WHERE id=?', (id,)).one()
        return {name: field.read(stored)
                for (name, field), stored in zip(fields.items(), row, strict=True)}

    def _show(self, cell: Cell, value: object, scope: Scope) -> None:
        kind, id, key = cell
        if key == "alive":
            self._projection.settle_life(kind, id)
        self._projection.set(kind, id, {key: plain(value)}, scope)

    def _flush(self) -> None:
        waiting, self._fresh = self._fresh, {}
        for kind, rows in waiting.items():
            self._projection.add_many(
                kind, [(id, {k: plain(v) for k, v in values.items()}, scope)
                       for id, (values, scope) in rows.items()])



def _differs(kind: str, name: str, value: object) -> bool:
    """Say whether a field of something new says more than its default; an unknown name is a bug."""
    return bool(tuple_of(plain(value)) != coded_fields(kind)[name].default)


def _copy(tips: Tips) -> Tips:
    return replace(tips, ends=list(tips.ends))
