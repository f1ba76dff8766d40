"""Check my data: is the file whole, does every transaction still say what was written?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from collective_desk.domain.entities import KINDS
from collective_desk.domain.errors import DeskError

from .blobs import Blobs
from .connect import MEMORY, column, connect, connect_to_read, explained, raw
from .files import require_desk
from .journal import Entry, Journal, digest, transaction_id
from .kernel import Kernel
from .lines import Lines

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: an id of the words, and how many times."""

    id: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at and what it found; nothing was changed."""

    transactions: int
    values: int
    problems: tuple[Problem, ...]
    photos_missing: int = 0
    """Photos that the desk names and that are not here: they may still come by file."""

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(path: Path, progress: Progress | None = None) -> Checked:
    """Check a desk file without changing it; raises DeskError where it cannot be read at all."""
    require_desk(path)
    try:
        connection = connect_to_read(path)
    except DeskError as error:
        return _unreadable(error)
    try:
        with explained():
            checked = _check_all(connection, progress or (lambda _done, _id: None))
            return _with_photos(checked, connection, path)
    except DeskError as error:
        return _unreadable(error)
    finally:
        connection.close()


def _check_all(connection: Connection, progress: Progress) -> Checked:
    problems = []
    progress(0.0, "check.file")
    if not _is_sound(connection):
        problems.append(Problem("check.file_damaged"))
    progress(0.2, "check.journal")
    count, values, found = _check_journal(connection)
    problems += found
    progress(0.6, "check.shown")
    problems += _check_copy(connection)
    return Checked(count, values, tuple(problems))


def _with_photos(checked: Checked, connection: Connection, path: Path) -> Checked:
    """Hash every photo again, and count those that are named and not here."""
    named = column(raw(connection).execute(
        "SELECT DISTINCT sha256 FROM attachment WHERE alive=1 AND sha256<>''"))
    blobs = Blobs.beside(path, read_only=True)
    try:
        damaged = set(blobs.damaged())
        missing = sum(sha not in damaged and not blobs.has(sha) for sha in named)
    except DeskError:
        return replace(checked, problems=(*checked.problems, Problem("check.photos_unreadable")))
    finally:
        blobs.close()
    problems = (Problem("check.photo_damaged", len(damaged)),) if damaged else ()
    return replace(
        checked, problems=(*checked.problems, *problems), photos_missing=missing)


def _unreadable(error: DeskError) -> Checked:
    """Answer for a file so damaged that SQLite stops reading it."""
    if error.id not in ("desk.damaged", "desk.not_a_desk"):
        raise error
    return Checked(0, 0, (Problem("check.file_damaged"),))


def _is_sound(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok")


def _check_journal(connection: Connection) -> tuple[int, int, list[Problem]]:
    """Hash every transaction and every value again, and follow every link."""
    journal = Journal(connection)
    texts = broken = changed = loose = values = 0
    ids = set(connection.exec_driver_sql("SELECT id FROM tx").scalars())
    rows = raw(connection).execute(
        "SELECT seq, id, text, scope, sitting, number, hlc, person, action, mode FROM tx"
        " ORDER BY seq")
    for seq, id, text, *columns in rows:
        texts += 1
        try:
            entry = Entry.parse(text)
            broken += transaction_id(text) != id or columns != _columns(entry)
            cells = journal.cells(seq, entry)
        except DeskError:
            broken += 1
            continue
        values += len(cells)
        changed += sum(not _holds(op[3], cell) for op, cell in zip(entry.ops, cells, strict=True))
        loose += any(link not in ids for link in (*entry.merges, entry.prev or id))
    found = (("check.transaction", broken), ("check.value", changed), ("check.link", loose))
    return texts, values, [Problem(name, count) for name, count in found if count]


def _columns(entry: Entry) -> list[object]:
    """What a transaction's row repeats from its text, to be found quickly."""
    return [entry.scope, entry.sitting, entry.number, entry.hlc, entry.person, entry.action,
            entry.mode]


def _holds(expected: str, cell: tuple[str | None, str | None] | None) -> bool:
    if cell is None:
        return False
    value, salt = cell
    return value is None or (salt is not None and digest(value, salt) == expected)


def _check_copy(connection: Connection) -> list[Problem]:
    """Rebuild heads and projection in memory, and compare with what the file shows."""
    problems = []
    if heads_of_journal(connection) != _heads_kept(connection):
        problems.append(Problem("check.heads"))
    if not Kernel.of(connection).projection.is_current():
        # An older program made these tables; they are made again when the desk is opened.
        return problems
    copy = connect(MEMORY)
    try:
        raw(connection).backup(raw(copy))
        Kernel.of(copy).projection.rebuild()
        same = all(_rows(connection, kind) == _rows(copy, kind) for kind in KINDS)
    except (DBAPIError, DeskError, ValueError, KeyError):
        # A damaged journal may not even be rebuilt.
        same = False
    finally:
        copy.close()
    return problems if same else [*problems, Problem("check.shown_differs")]


def _heads_kept(connection: Connection) -> set[tuple[str, str, str, int]]:
    return set(raw(connection).execute("SELECT kind, id, field, seq FROM head"))


def heads_of_journal(connection: Connection) -> set[tuple[str, str, str, int]]:
    """Work out the heads anew: what no later writer of the cell had seen."""
    lines = Lines(connection)
    standing: dict[tuple[str, str, str], list[tuple[int, tuple[int, int]]]] = {}
    rows = raw(connection).execute(
        "SELECT o.kind, o.id, o.field, o.seq, t.line, t.pos FROM op o JOIN tx t ON t.seq=o.seq"
        " ORDER BY o.kind, o.id, o.field, o.seq")
    for kind, id, field, seq, line, pos in rows.fetchall():
        beside = standing.setdefault((kind, id, field), [])
        beside[:] = [old for old in beside if not lines.saw((line, pos), old[1])]
        beside.append((seq, (line, pos)))
    return {(*cell, seq) for cell, heads in standing.items() for seq, _ in heads}


def _rows(connection: Connection, kind: str) -> list[tuple[object, ...]]:
    return raw(connection).execute(f'SELECT * FROM "{kind}" ORDER BY id').fetchall()
