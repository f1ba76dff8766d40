"""Bringing a desk of an older program up to date: a copy first, then all steps or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from .backup import back_up
from .connect import Saving, raw
from .kernel import Kernel
from .projection import Progress
from .tables import VERSION

Step = Callable[[Connection], None]


def _remember_what_was_shown(connection: Connection) -> None:
    """Let a value say what was in sight before it; the first desks had no column for that."""
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('op')").scalars()
    if "shown" not in set(columns):
        connection.exec_driver_sql("ALTER TABLE op ADD COLUMN shown TEXT")


STEPS: dict[int, Step] = {1: _remember_what_was_shown}
"""What turns the journal's tables of a version into those of the next, by the older version."""


def bring_up_to_date(
    connection: Connection, file: Path, backups: Path | None, progress: Progress | None = None
) -> bool:
    """Change the tables of an older file, and show the fields an older program did not know.

    Says whether anything was to do. Entities need no steps: their tables are made again.
    """
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    projection = Kernel.of(connection).projection
    if version == VERSION and projection.is_current():
        return False
    if backups is not None:
        back_up(file, backups, why="upgrade")
    with Saving(raw(connection)):
        for older in range(version, VERSION):
            STEPS[older](connection)
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        projection.rebuild(progress)
    return True
