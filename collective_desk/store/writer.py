"""The pen of a command: what it writes becomes one transaction, or nothing does."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from collective_desk.domain.clock import Clock, moment
from collective_desk.domain.entities import Entity, EntityId
from collective_desk.domain.errors import DeskError

from .codec import canonical, coded_fields, tuple_of
from .heads import Heads
from .journal import Cell, Entry, Journal, Tips, digest, fresh_salts, transaction_id
from .lines import Lines
from .projection import Projection
from .reader import Reader
from .records import Commit, Mode, Scope

E = TypeVar("E", bound=Entity)
MOST_OPS = 10_000
"""A deed of more cells is written as several transactions, in one commit and undone as one."""
MOST_MERGES = 300
"""A transaction that would link more open ends than this is preceded by ones that only join."""


@dataclass(slots=True)
class _Op:
    value: object
    before: int | None = None
    stands: int | None = None
    fresh: bool = False


class Writer:
    """First argument of every command: the only way to change a desk."""

    def __init__(
        self, connection: Connection, *, person: str, clock: Clock, tips: dict[Scope, Tips]
    ) -> None:
        self.person = person
        self.tips: dict[Scope, Tips] = {scope: _copy(kept) for scope, kept in tips.items()}
        self._run = connection.exec_driver_sql
        self._lines = Lines(connection)
        self._journal = Journal(connection)
        self._heads = Heads(connection, self._lines)
        self._projection = Projection(connection, self._heads)
        self._reader = Reader(connection)
        self._clock = clock
        self._pending: dict[Scope, dict[Cell, _Op]] = {}
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
            cells[name, id, key] = _Op(value, fresh=True)
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
            if tuple_of(_plain(value)) != current[key] or self._is_disputed((name, id, key))
        }
        if changed and "alive" not in changed and self._reader.is_contested(kind, id):
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
            cells[cell] = _Op(value, fresh=True)
        else:
            cells[cell] = _Op(value, self._before(cell), stands)

    def finish(self, action: str, mode: Mode = "do", of: str | None = None) -> Commit | None:
        """Seal what was written into the journal; None where nothing was."""
        self._flush()
        written = {scope: cells for scope, cells in self._pending.items() if cells or mode != "do"}
        if not written:
            return None
        deed = self._journal.next_seq()
        touched: dict[str, set[EntityId]] = {}
        for scope, cells in written.items():
            for part in _parts(cells):
                self._seal(scope, part, action, mode, of, deed)
            for kind, id, _ in cells:
                touched.setdefault(kind, set()).add(id)
        return Commit(
            origin=mode, action=action, person=self.person, about=self._subjects(),
            touched={kind: frozenset(ids) for kind, ids in touched.items()},
            created=frozenset(self._created),
        )

    def open_scope(self, scope: Scope) -> None:
        """Make sure that a transaction of this scope is written, even an empty one."""
        self._cells(scope)

    def _seal(
        self, scope: Scope, cells: dict[Cell, _Op], action: str, mode: Mode, of: str | None,
        deed: int,
    ) -> None:
        tips = self.tips[scope]
        while len(tips.ends) > MOST_MERGES:
            self._join_ends(scope, deed)
        seq = self._journal.next_seq()
        salts = fresh_salts(len(cells))
        rows, ops = [], []
        for index, ((cell, op), salt) in enumerate(zip(cells.items(), salts, strict=True)):
            value = canonical(_plain(op.value))
            ops.append((*cell, digest(value, salt)))
            rows.append((*cell, seq, index, value, salt, op.before, op.stands))
        self._append(scope, seq, deed, action, mode, of, tuple(ops), tips.ends)
        self._run_many(
            "INSERT INTO op(kind, id, field, seq, idx, value, salt, before, stands)"
            " VALUES (?,?,?,?,?,?,?,?,?)", rows)
        old = [cell for cell, op in cells.items() if not op.fresh]
        self._run_many("DELETE FROM head WHERE kind=? AND id=? AND field=?", old)
        self._run_many(
            "INSERT INTO head(kind, id, field, seq) VALUES (?,?,?,?)",
            [(*cell, seq) for cell in cells])

    def _join_ends(self, scope: Scope, deed: int) -> None:
        """Link a few hundred open ends in a transaction that says nothing else."""
        tips = self.tips[scope]
        others = [end for end in tips.ends if end != tips.own][:MOST_MERGES]
        kept = [end for end in tips.ends if end not in others and end != tips.own]
        own = [tips.own] if tips.own else []
        self._append(scope, self._journal.next_seq(), deed, "join", "do", None, (), own + others)
        tips.ends = [*tips.ends, *kept]

    def _append(
        self, scope: Scope, seq: int, deed: int, action: str, mode: Mode, of: str | None,
        ops: tuple[tuple[str, str, str, str], ...], ends: list[str],
    ) -> None:
        tips = self.tips[scope]
        if tips.sitting is None:
            tips.sitting, tips.number = uuid.uuid4().hex[:16], 0
        merges = tuple(sorted(end for end in ends if end != tips.own))
        entry = Entry(
            scope=scope, sitting=tips.sitting, number=tips.number + 1, prev=tips.own,
            merges=merges, hlc=self._clock.after(tips.hlc), person=self.person, action=action,
            mode=mode, of=of, about=self._subjects(), ops=ops,
        )
        text = entry.text()
        id = transaction_id(text)
        spots = [spot for end in merges if (spot := self._journal.spot(end))]
        spot = self._lines.append(self._journal.spot(tips.own), spots)
        self._journal.insert(seq, id, entry, text, spot, local=True, deed=deed)
        tips.own, tips.ends, tips.hlc, tips.number = id, [id], entry.hlc, entry.number
        self._journal.keep_tips(scope, tips)

    def _subjects(self) -> tuple[EntityId, ...]:
        if self._about:
            return tuple(dict.fromkeys(self._about))
        first = next((cell for cells in self._pending.values() for cell in cells), None)
        return (first[1],) if first else ()

    def _cells(self, scope: Scope) -> dict[Cell, _Op]:
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
        self._projection.set(kind, id, {key: _plain(value)}, scope)

    def _flush(self) -> None:
        waiting, self._fresh = self._fresh, {}
        for kind, rows in waiting.items():
            self._projection.add_many(
                kind, [(id, {k: _plain(v) for k, v in values.items()}, scope)
                       for id, (values, scope) in rows.items()])

    def _run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        listed = list(rows)
        if listed:
            self._run(sql, listed)


def _plain(value: object) -> Any:
    """Turn sets and tuples into lists, as JSON has them."""
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


def _differs(kind: str, name: str, value: object) -> bool:
    """Say whether a field of something new says more than its default; an unknown name is a bug."""
    return bool(tuple_of(_plain(value)) != coded_fields(kind)[name].default)


def _parts(cells: dict[Cell, _Op]) -> list[dict[Cell, _Op]]:
    if len(cells) <= MOST_OPS:
        return [cells]
    listed = list(cells.items())
    return [dict(listed[at : at + MOST_OPS]) for at in range(0, len(listed), MOST_OPS)]


def _copy(tips: Tips) -> Tips:
    return replace(tips, ends=list(tips.ends))
