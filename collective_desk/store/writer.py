"""The pen of a command: what it writes becomes one transaction, or nothing does."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from collective_desk.domain.clock import Clock, moment
from collective_desk.domain.entities import KINDS, Entity, EntityId
from collective_desk.domain.errors import DeskError

from .codec import Coded, canonical, coded_fields, tuple_of
from .connect import scalar
from .journal import Cell, Tips
from .kernel import Kernel
from .reader import Reader
from .records import Commit, Mode, Scope, is_private, private_id, scope_of
from .seal import Op, Sealer, What
from .values import plain, require_id, told

MOST_ABOUT = 1_000
"""A deed names at most so many subjects."""


class _Said(NamedTuple):
    """What something says now, in some of its fields."""

    contested: bool
    values: dict[str, Any]


class Writer:
    """First argument of every command: the only way to change a desk."""

    def __init__(
        self, kernel: Kernel, reader: Reader, *, person: str, clock: Clock,
        tips: dict[Scope, Tips], within: tuple[EntityId, int] | None = None,
    ) -> None:
        self.person = person
        self.within = within
        self.moved: dict[Scope, Tips] = {}
        self._tips = tips
        self._kernel = kernel
        self._run = kernel.driver.execute
        self._heads = kernel.heads
        self._projection = kernel.projection
        self._reader = reader
        self._clock = clock
        self._pending: dict[Scope, dict[Cell, Op]] = {}
        self._about: list[EntityId] = []
        self._lasting = False
        self._fresh: dict[str, dict[EntityId, dict[str, object]]] = {}
        self._created: set[tuple[str, EntityId]] = set()

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
        """Add something; an id that was used before is brought back to life, its fields set.

        What is only `mine` has an id that says so; an id of the team's cannot be made private.
        """
        name = kind.kind_name
        if id is None:
            id = uuid.uuid4().hex if scope == "team" else private_id()
        else:
            require_id(id)
            if scope == "mine" and not is_private(id):
                raise DeskError("entity.private")
            if self._exists(name, id):
                self.update(kind, id, alive=True, **fields)
                return id
        values = {"alive": True} | {
            key: value for key, value in fields.items() if _differs(name, key, value)}
        cells = self._cells(scope_of(id))
        for key, value in values.items():
            said = told(key, value, private=is_private(id))
            cells[name, id, key] = Op(said, fresh=True)
        self._fresh.setdefault(name, {})[id] = values
        self._created.add((name, id))
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
            self.write_cell((name, id, key), value)

    def delete(self, kind: type[Entity], id: EntityId) -> None:
        """Take something off the desk; what refers to it stays, unseen."""
        name = kind.kind_name
        said = self._look(name, id, ("alive",))
        if said.values["alive"] or self._is_disputed((name, id, "alive")):
            self.write_cell((name, id, "alive"), False)

    def delete_all(self, kind: type[Entity], ids: Iterable[EntityId]) -> None:
        """Take several things off the desk, each once; the transaction is about them."""
        gone = list(dict.fromkeys(ids))
        self.about(*gone)
        for id in gone:
            self.delete(kind, id)

    def write_cell(self, cell: Cell, value: object, *, stands: int | None = None) -> None:
        """Write one value; `stands` tells which earlier transaction's value an undo restores."""
        kind, id, key = cell
        scope = scope_of(id)
        said = told(key, value, private=scope == "mine")
        cells = self._cells(scope)
        if cell in cells:
            cells[cell].said = said
            cells[cell].stands = stands
        elif (kind, id) in self._created:
            cells[cell] = Op(said, fresh=True)
        else:
            cells[cell] = self._after(cell, said, stands)
        waiting = self._waiting(kind, id)
        if waiting is not None:
            waiting[key] = value
        elif kind in KINDS:
            self._show(cell, value)

    def lasting(self) -> None:
        """Let what this command does be a beginning, which no undo takes back."""
        self._lasting = True

    def finish(
        self, action: str, mode: Mode = "do", of: Mapping[Scope, str] | None = None
    ) -> Commit | None:
        """Seal what was written into the journal; None where nothing was."""
        self._flush()
        written = {scope: cells for scope, cells in self._pending.items() if cells or mode != "do"}
        if not written:
            return None
        sealer = Sealer(self._kernel, person=self.person, clock=self._clock, tips=self.moved)
        touched: dict[str, set[EntityId]] = {}
        for scope, cells in written.items():
            kept = "begin" if self._lasting and mode == "do" else mode
            what = What(
                action, kept, (of or {}).get(scope), self._subjects(scope, cells), self.within)
            sealer.seal(scope, cells, what)
            for kind, id, _ in cells:
                touched.setdefault(kind, set()).add(id)
        if mode != "do":
            self._settle_life(written)
        return Commit(
            origin="do" if mode == "begin" else mode, action=action, person=self.person,
            about=self._all_subjects(written),
            touched={kind: frozenset(ids) for kind, ids in touched.items()},
            created=frozenset(id for _, id in self._created),
        )

    def open_scope(self, scope: Scope) -> None:
        """Make sure that a transaction of this scope is written, even an empty one."""
        self._cells(scope)

    def _settle_life(self, written: dict[Scope, dict[Cell, Op]]) -> None:
        """An undo may replace the change that kept a deleted thing in sight: look again."""
        things = {cell[:2] for cells in written.values() for cell in cells}
        self._projection.refresh(
            (kind, id, "alive") for kind, id in things if self._is_contested(kind, id))

    def _is_contested(self, kind: str, id: EntityId) -> bool:
        if kind not in KINDS:
            return False
        sql = f'SELECT "_contested" FROM "{kind}" WHERE id=?'
        return bool(scalar(self._run(sql, (id,))))

    def _subjects(self, scope: Scope, cells: dict[Cell, Op]) -> tuple[EntityId, ...]:
        """Name the subjects for the transaction of a scope: the team's names nothing private."""
        if not self._about:
            return _first_subject(cells)
        named = [id for id in dict.fromkeys(self._about) if scope == "mine" or not is_private(id)]
        return tuple(named[:MOST_ABOUT])

    def _all_subjects(self, written: dict[Scope, dict[Cell, Op]]) -> tuple[EntityId, ...]:
        if self._about:
            return tuple(dict.fromkeys(self._about))
        return next(filter(None, map(_first_subject, written.values())), ())

    def _cells(self, scope: Scope) -> dict[Cell, Op]:
        if scope not in self._pending:
            self._pending[scope] = {}
            self.moved[scope] = self._tips[scope].copy()
        return self._pending[scope]

    def _after(self, cell: Cell, said: str, stands: int | None) -> Op:
        """Write a value after the one that it replaces; and note what was shown, if no one's."""
        standing = self._run(
            "SELECT seq FROM head WHERE kind=? AND id=? AND field=?", cell).fetchall()
        in_sight = "true" if cell[2] == "alive" and self._is_contested(*cell[:2]) else None
        if len(standing) == 1:
            return Op(said, standing[0][0], in_sight, stands)
        if not standing:
            return Op(said, None, in_sight, stands)
        self._projection.settle(cell)
        shown = self._heads.shown(cell)
        return Op(
            said, shown.seq, canonical(shown.value) if shown.merged else in_sight, stands)

    def _is_disputed(self, cell: Cell) -> bool:
        if cell[:2] in self._created:
            return False
        sql = "SELECT 1 FROM conflict WHERE kind=? AND id=? AND field=?"
        return self._run(sql, cell).fetchone() is not None

    def _exists(self, kind: str, id: EntityId) -> bool:
        sql = f'SELECT 1 FROM "{kind}" WHERE id=?'
        return (kind, id) in self._created or self._run(sql, (id,)).fetchone() is not None

    def _look(self, kind: str, id: EntityId, names: tuple[str, ...]) -> _Said:
        """Read what some fields of a thing say now; raises DeskError where it never was."""
        select, fields = _selected(kind, names)
        waiting = self._waiting(kind, id)
        if waiting is not None:
            return _Said(
                False, {field.name: waiting.get(field.name, field.default) for field in fields})
        row = self._run(select, (id,)).fetchone()
        if row is None:
            raise DeskError("entity.missing", kind=kind, id=id)
        return _Said(bool(row[-1]), {
            field.name: field.read(stored) for field, stored in zip(fields, row, strict=False)})

    def _waiting(self, kind: str, id: EntityId) -> dict[str, object] | None:
        """Give what this command said of something new, which the tables do not hold yet."""
        return self._fresh[kind].get(id) if kind in self._fresh else None

    def _show(self, cell: Cell, value: object) -> None:
        kind, id, key = cell
        if key == "alive":
            self._projection.settle_life(kind, [id])
        self._projection.change(kind, id, key, plain(value))

    def _flush(self) -> None:
        waiting, self._fresh = self._fresh, {}
        for kind, rows in waiting.items():
            self._projection.set_many(
                kind, [(id, {key: plain(value) for key, value in values.items()})
                       for id, values in rows.items()])


def _first_subject(cells: Iterable[Cell]) -> tuple[EntityId, ...]:
    for _, id, _ in cells:
        return (id,)
    return ()


@cache
def _selected(kind: str, names: tuple[str, ...]) -> tuple[str, tuple[Coded, ...]]:
    """Give the statement that reads some fields of a thing, and how they are read."""
    fields = coded_fields(kind)
    columns = "".join(f'"{name}", ' for name in names)
    return (f'SELECT {columns}"_contested" FROM "{kind}" WHERE id=?',
            tuple(fields[name] for name in names))


def _differs(kind: str, name: str, value: object) -> bool:
    """Say whether a field of something new says more than its default; an unknown name is a bug."""
    return bool(tuple_of(plain(value)) != coded_fields(kind)[name].default)
