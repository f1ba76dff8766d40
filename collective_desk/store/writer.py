"""The pen of a command: what it writes becomes one transaction, or nothing does."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, NamedTuple

from collective_desk.domain.clock import Clock, moment
from collective_desk.domain.entities import Entity, EntityId
from collective_desk.domain.errors import DeskError

from .codec import coded_fields, tuple_of
from .connect import column, raw, scalar
from .journal import Cell, Tips
from .kernel import Kernel
from .reader import Reader
from .records import Commit, Mode, Scope
from .seal import Op, Sealer, What, plain


class _Said(NamedTuple):
    """What something says now, in some of its fields."""

    scope: Scope
    contested: bool
    values: dict[str, Any]


class Writer:
    """First argument of every command: the only way to change a desk."""

    def __init__(
        self, kernel: Kernel, reader: Reader, *, person: str, clock: Clock,
        tips: dict[Scope, Tips],
    ) -> None:
        self.person = person
        self.moved: dict[Scope, Tips] = {}
        self._tips = tips
        self._kernel = kernel
        self._run = raw(kernel.connection).execute
        self._heads = kernel.heads
        self._projection = kernel.projection
        self._reader = reader
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
        said = self._look(name, id, (*fields, "alive"))
        changed = {
            key: value for key, value in fields.items()
            if tuple_of(plain(value)) != said.values[key] or self._is_disputed((name, id, key))
        }
        if changed and "alive" not in changed and said.contested:
            # Who changes a thing that another deleted means it to stay.
            changed["alive"] = True
        for key, value in changed.items():
            self.write_cell((name, id, key), value, said.scope)

    def delete(self, kind: type[Entity], id: EntityId) -> None:
        """Take something off the desk; what refers to it stays, unseen."""
        name = kind.kind_name
        said = self._look(name, id, ("alive",))
        if said.values["alive"] or self._is_disputed((name, id, "alive")):
            self.write_cell((name, id, "alive"), False, said.scope)

    def write_cell(
        self, cell: Cell, value: object, scope: Scope, *, stands: int | None = None
    ) -> None:
        """Write one value; `stands` tells which earlier transaction's value an undo restores."""
        kind, id, key = cell
        waiting = self._fresh.get(kind, {}).get(id)
        if waiting is not None:
            waiting[0][key] = value
        else:
            self._show(cell, value)
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
        sealer = Sealer(
            self._kernel, person=self.person, clock=self._clock, tips=self.moved,
            what=What(action, mode, of, self._subjects()))
        touched: dict[str, set[EntityId]] = {}
        for scope, cells in written.items():
            sealer.seal(scope, cells)
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
        return bool(scalar(self._run(sql, (id,))))

    def open_scope(self, scope: Scope) -> None:
        """Make sure that a transaction of this scope is written, even an empty one."""
        self._cells(scope)

    def _subjects(self) -> tuple[EntityId, ...]:
        if self._about:
            return tuple(dict.fromkeys(self._about))
        first = next((cell for cells in self._pending.values() for cell in cells), None)
        return (first[1],) if first else ()

    def _cells(self, scope: Scope) -> dict[Cell, Op]:
        if scope not in self._pending:
            self._pending[scope] = {}
            self.moved[scope] = self._tips[scope].copy()
        return self._pending[scope]

    def _before(self, cell: Cell) -> int | None:
        standing = column(self._run(
            "SELECT seq FROM head WHERE kind=? AND id=? AND field=?", cell))
        if len(standing) > 1:
            self._projection.settle(cell)
            return self._heads.of(cell)[0].seq
        return standing[0] if standing else None

    def _is_disputed(self, cell: Cell) -> bool:
        if cell[1] in self._created:
            return False
        sql = "SELECT 1 FROM conflict WHERE kind=? AND id=? AND field=?"
        return self._run(sql, cell).fetchone() is not None

    def _scope_of(self, kind: str, id: EntityId) -> Scope | None:
        if id in self._created:
            return self._created[id]
        found = scalar(self._run(f'SELECT "_scope" FROM "{kind}" WHERE id=?', (id,)))
        return found if found is None else "mine" if found == "mine" else "team"

    def _look(self, kind: str, id: EntityId, names: tuple[str, ...]) -> _Said:
        """Read what some fields of a thing say now; raises DeskError where it never was."""
        fields = coded_fields(kind)
        waiting = self._fresh.get(kind, {}).get(id)
        if waiting is not None:
            values = {name: waiting[0].get(name, fields[name].default) for name in names}
            return _Said(waiting[1], False, values)
        columns = ", ".join(f'"{name}"' for name in names if name in fields)
        row = self._run(
            f'SELECT "_scope", "_contested", {columns} FROM "{kind}" WHERE id=?', (id,)
        ).fetchone()
        if row is None:
            raise DeskError("entity.missing", kind=kind, id=id)
        values = {name: fields[name].read(stored)
                  for name, stored in zip(names, row[2:], strict=True)}
        return _Said("mine" if row[0] == "mine" else "team", bool(row[1]), values)

    def _show(self, cell: Cell, value: object) -> None:
        kind, id, key = cell
        if key == "alive":
            self._projection.settle_life(kind, id)
        self._projection.change(kind, id, key, plain(value))

    def _flush(self) -> None:
        waiting, self._fresh = self._fresh, {}
        for kind, rows in waiting.items():
            self._projection.add_many(
                kind, [(id, {k: plain(v) for k, v in values.items()}, scope)
                       for id, (values, scope) in rows.items()])



def _differs(kind: str, name: str, value: object) -> bool:
    """Say whether a field of something new says more than its default; an unknown name is a bug."""
    return bool(tuple_of(plain(value)) != coded_fields(kind)[name].default)
