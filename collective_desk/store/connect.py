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


def connect(
    path: Path | str, *, read_only: bool = False, wal: bool = True, still: bool = False
) -> Connection:
    """Open a connection that neither begins nor commits by itself; paths become URIs.

    `wal=False` is for folders where SQLite's write-ahead log does not work; `still=True` for a
    file that nobody can be writing to.
    """
    where = _uri(path, read_only=read_only) + ("&immutable=1" if still else "")

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


def connect_to_read(path: Path) -> Connection:
    """Open a connection that only reads, also where nothing can be written beside the file.

    Raises DeskError, among others "desk.disk_full" where the latest commits cannot be read so.
    """
    try:
        connection = connect(path, read_only=True)
        with explained():
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first()
    except DeskError as error:
        # SQLite shares its log through a file beside the desk; without a log none is needed.
        if error.id not in ("desk.read_only", "desk.disk_full") or _has_log(path):
            raise
        return connect(path, read_only=True, still=True)
    return connection


def _has_log(path: Path) -> bool:
    """Say whether the latest commits stand in a log; an empty one SQLite may just have made."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


@contextmanager
def explained() -> Iterator[None]:
    """Turn SQLite's errors into the sentence a person can act on."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        meaning = _explanation(error)
        if meaning is None:
            raise
        raise meaning from error


class Saving:
    """Writes all of what happens inside `with`, or nothing."""

    __slots__ = ("_driver", "_run")

    def __init__(self, driver: sqlite3.Connection) -> None:
        # A class, and one for all deeds of a desk: half the price of a generator each time.
        self._driver, self._run = driver, driver.execute

    def __enter__(self) -> None:
        try:
            self._run("BEGIN IMMEDIATE")
        except BaseException as error:
            self._give_up(error)
            raise

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: object
    ) -> None:
        if error is not None:
            self._give_up(error)
            return
        try:
            self._run("COMMIT")
        except BaseException as not_kept:
            self._give_up(not_kept)
            raise

    def _give_up(self, error: BaseException) -> None:
        """Roll back; raises DeskError for what a person can act on."""
        # SQLite has rolled back on a full disk; a second ROLLBACK would hide the cause.
        if self._driver.in_transaction:
            with suppress(sqlite3.Error):
                self._run("ROLLBACK")
        meaning = _explanation(error)
        if meaning is not None:
            raise meaning from error


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


def _explanation(error: BaseException) -> DeskError | None:
    """Find the sentence for an error of SQLite or of the disk; None where there is none."""
    if isinstance(error, DBAPIError):
        return _meaning(error.orig)
    if isinstance(error, sqlite3.Error):
        return _meaning(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return DeskError("desk.disk_full")
    return None


def _meaning(error: object) -> DeskError | None:
    """Find the sentence for what SQLite says; None for what is a fault of this program."""
    if getattr(error, "sqlite_errorname", "") == _NO_ROOM_FOR_INDEX:
        return DeskError("desk.disk_full")
    said = str(error).lower()
    return next((DeskError(id) for words, id in _MEANINGS if words in said), None)


_NO_ROOM_FOR_INDEX = "SQLITE_IOERR_SHMSIZE"
"""How SQLite says that the index of its log finds no room: as a broken disk, in words."""
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
