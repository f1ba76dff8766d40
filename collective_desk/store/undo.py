"""Undo as a new transaction that restores only what is still mine."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sqlalchemy import Connection

from .connect import column, raw
from .heads import Head
from .journal import Cell, Entry, deed_of
from .kernel import Kernel
from .records import Deed, Kept, Scope
from .writer import Writer

DEEDS_KEPT = 1000
"""How many of a person's last transactions are looked at for what can be undone."""


@dataclass(slots=True)
class Stacks:
    """What a person can undo and redo, latest last, as numbers of deeds."""

    person: str = ""
    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)

    def note(self, mode: str, deed: int) -> None:
        """Follow a deed just written; what a desk began with is not undone."""
        if mode == "begin":
            return
        if mode == "undo":
            if self.undo:
                self.undo.pop()
            self.redo.append(deed)
            return
        if mode == "redo":
            if self.redo:
                self.redo.pop()
        else:
            self.redo.clear()
        self.undo.append(deed)


def stacks_of(connection: Connection, person: str) -> Stacks:
    """Read from the journal what a person did in this file and can undo or redo."""
    rows = raw(connection).execute(
        "SELECT deed, min(mode) FROM tx WHERE local=1 AND person=? AND action<>'join'"
        " GROUP BY deed ORDER BY deed DESC LIMIT ?", (person, DEEDS_KEPT),
    ).fetchall()
    stacks = Stacks(person)
    for deed, mode in reversed(rows):
        stacks.note(mode, deed)
    return stacks


def deed_at(connection: Connection, number: int) -> Deed:
    """Read a deed of this file by its number: what it was, not each thing that it touched."""
    # An import of ten thousand names is asked for by every menu: its cells stay in the file.
    # A bare quote stands in no string, so both marks are found where they are meant.
    rows = raw(connection).execute(
        "SELECT id, substr(text, 1, instr(text, ',\"ops\":[') - 1) || ',\"ops\":[]'"
        " || substr(text, instr(text, ',\"person\":\"'))"
        " FROM tx WHERE deed=? AND action<>'join' ORDER BY seq", (number,)
    ).fetchall()
    return deed_of(number, rows)


def parts_of(connection: Connection, number: int) -> dict[Scope, str]:
    """Give the id of a deed's first transaction in each scope."""
    rows = raw(connection).execute(
        "SELECT scope, id, min(seq) FROM tx WHERE deed=? AND action<>'join' GROUP BY scope",
        (number,),
    )
    return {scope: id for scope, id, _ in rows}


@dataclass(frozen=True, slots=True)
class _Change:
    """One cell a deed wrote, and what stood there before."""

    cell: Cell
    stood_for: int
    before: int | None
    shown: str | None


def take_back(write: Writer, kernel: Kernel, number: int) -> list[Kept]:
    """Write back what stood before a deed, cell by cell; say what was left as others made it."""
    connection = kernel.connection
    changes = _changes(connection, number)
    # A deed that kept everything has no cells, and must be taken off the stack all the same.
    run = raw(connection).execute
    for scope in column(run("SELECT DISTINCT scope FROM tx WHERE deed=?", (number,))):
        write.open_scope(scope)
    born = {change.cell[:2] for change in changes
            if change.cell[2] == "alive" and change.before is None}
    kept = []
    for change in changes:
        if change.cell[:2] in born and change.cell[2] != "alive":
            # What is taken off the desk whole keeps its values, for a redo.
            continue
        standing = kernel.heads.of(change.cell)
        if len(standing) != 1 or standing[0].stands != change.stood_for:
            kept += _kept(change.cell, standing, write.person)
        elif change.shown is not None:
            write.write_cell(change.cell, json.loads(change.shown))
        elif change.before is not None:
            value, stands = _value_at(connection, change.cell, change.before)
            write.write_cell(change.cell, value, stands=stands)
        elif change.cell[2] == "alive":
            write.write_cell(change.cell, False)
        else:
            write.write_cell(change.cell, None)
    return kept


def _changes(connection: Connection, number: int) -> list[_Change]:
    """Read what a deed wrote, last cell first."""
    changes = []
    run = raw(connection).execute
    rows = run("SELECT seq, text FROM tx WHERE deed=? ORDER BY seq", (number,)).fetchall()
    for seq, text in rows:
        entry = Entry.parse(text)
        for cell in (op[:3] for op in entry.ops):
            before, shown, stands = run(
                "SELECT before, shown, stands FROM op WHERE kind=? AND id=? AND field=? AND seq=?",
                (*cell, seq),
            ).fetchone()
            changes.append(_Change(cell, stands or seq, before, shown))
    return changes[::-1]


def _kept(cell: Cell, standing: list[Head], person: str) -> list[Kept]:
    others = [head.person for head in standing if head.person != person]
    who = others[0] if others else standing[0].person if standing else person
    return [Kept(*cell, person=who)]


def _value_at(connection: Connection, cell: Cell, seq: int) -> tuple[object, int]:
    value, stands = raw(connection).execute(
        "SELECT value, coalesce(stands, seq) FROM op WHERE kind=? AND id=? AND field=? AND seq=?",
        (*cell, seq),
    ).fetchone()
    return (None if value is None else json.loads(value)), stands
