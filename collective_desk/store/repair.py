"""Mending what can be made again: all that is shown follows from what was done."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .check import Checked, check, heads_of_journal
from .connect import Saving, connect, explained, raw
from .files import require_desk, require_writable
from .kernel import Kernel
from .lock import Lock
from .probe import wal_works

MENDED: Final = frozenset({"check.heads", "check.shown_differs"})
"""Problems that end when the tables are made again; the others need a copy."""


def may_be_mended(found: Checked) -> bool:
    """Say whether making the tables again is all that a desk needs."""
    return not found.whole and MENDED.issuperset(problem.id for problem in found.problems)


def repair(path: Path, *, person: str) -> Checked:
    """Make heads and tables of a desk again from its journal, and check it once more."""
    require_desk(path)
    require_writable(path)
    lock = Lock.take(path, person)
    try:
        connection = connect(path, wal=wal_works(path.resolve().parent))
        try:
            with explained(), Saving(raw(connection)):
                standing = heads_of_journal(connection)
                raw(connection).execute("DELETE FROM head")
                raw(connection).executemany(
                    "INSERT INTO head(kind, id, field, seq) VALUES (?,?,?,?)", sorted(standing))
                Kernel.of(connection).projection.rebuild()
        finally:
            connection.close()
    finally:
        lock.release()
    return check(path)
