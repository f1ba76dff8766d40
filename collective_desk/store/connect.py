"""Connections to a desk file, safe by the settings that lost nothing in simulated power cuts."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from collective_desk.domain.errors import DeskError

MEMORY = ":memory:"
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def connect(path: Path | str, *, read_only: bool = False, wal: bool = True) -> Connection:
    """Open a connection that neither begins nor commits by itself; paths become URIs.

    `wal=False` is for folders where SQLite's write-ahead log does not work.
    """
    where = _uri(path, read_only=read_only)

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(where, uri=True, isolation_level=None, timeout=5)

    engine = create_engine(
        "sqlite://",
        creator=open_file,
        isolation_level="AUTOCOMMIT",
        poolclass=StaticPool if str(path) == MEMORY else NullPool,
    )
    with explained():
        connection = engine.connect()
        try:
            _set_up(connection, read_only=read_only, wal=wal)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained() -> Iterator[None]:
    """Turn SQLite's errors into the sentence a person can act on."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        meaning = _meaning(error.orig if isinstance(error, DBAPIError) else error)
        if meaning is None:
            raise
        raise meaning from error
    except OSError as error:
        if error.errno in FULL:
            raise DeskError("desk.disk_full") from error
        raise


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Write all of what happens inside, or nothing."""
    driver = raw(connection)
    try:
        driver.execute("BEGIN IMMEDIATE")
        yield
        driver.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back on a full disk; a second ROLLBACK would hide the cause.
        if driver.in_transaction:
            with suppress(sqlite3.Error):
                driver.execute("ROLLBACK")
        with explained():
            raise


def scalar(found: sqlite3.Cursor) -> Any:
    """Give the first value of the first row; None where there is no row."""
    row = found.fetchone()
    return None if row is None else row[0]


def column(found: sqlite3.Cursor) -> list[Any]:
    """Give the first value of every row."""
    return [row[0] for row in found.fetchall()]


def raw(connection: Connection) -> sqlite3.Connection:
    """Give SQLite's own connection: on the paths that are walked at every keystroke.

    SQLAlchemy's share of one small commit would be larger than the commit itself.
    """
    driver: Any = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _uri(path: Path | str, *, read_only: bool) -> str:
    if str(path) == MEMORY:
        return "file::memory:"
    return Path(path).absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rwc")


def _set_up(connection: Connection, *, read_only: bool, wal: bool) -> None:
    pragmas = ["foreign_keys=ON", "busy_timeout=5000", "cache_size=-65536", "trusted_schema=OFF"]
    if not read_only:
        pragmas += [
            "cell_size_check=ON",
            "secure_delete=ON",
            "journal_mode=WAL" if wal else "journal_mode=TRUNCATE",
            "synchronous=FULL" if wal else "synchronous=EXTRA",
        ]
    for pragma in pragmas:
        connection.exec_driver_sql(f"PRAGMA {pragma}")


def _meaning(error: object) -> DeskError | None:
    """Find the sentence for what SQLite says; None for what is a fault of this program."""
    said = str(error).lower()
    return next((DeskError(id) for words, id in _MEANINGS if words in said), None)


_MEANINGS = (
    ("disk is full", "desk.disk_full"),
    ("readonly", "desk.read_only"),
    ("read-only", "desk.read_only"),
    ("unable to open", "desk.read_only"),
    ("locked", "desk.busy"),
    ("disk i/o", "desk.disk_error"),
    ("not a database", "desk.damaged"),
    ("malformed", "desk.damaged"),
    ("could not decode", "desk.damaged"),
    ("corrupt", "desk.damaged"),
)
