"""The desk as a file: may it be opened here, and making a new one whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from collective_desk.domain.errors import DeskError

from .connect import Saving, connect, explained, raw
from .kernel import Kernel
from .lock import Lock
from .tables import APPLICATION_ID, JOURNAL, VERSION, making

_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
HEADER = b"SQLite format 3\x00"
COPY_NAME = re.compile(
    r"(?P<stem>.+) (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d{6})(?P<why> [a-z]+)?\.desk")
"""How copies kept aside are called."""


def require_desk(path: Path) -> None:
    """Refuse what is not a desk this program can open, with the reason."""
    name = path.name or str(path)
    try:
        head = _head(path)
    except PermissionError as error:
        raise DeskError("desk.not_allowed", path=name) from error
    except OSError as error:
        missing = error.errno in _NOT_THERE
        raise DeskError("desk.missing" if missing else "desk.disk_error", path=name) from error
    if len(head) < 100 or not head.startswith(HEADER):
        raise DeskError("desk.not_a_desk", path=name)
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise DeskError("desk.not_a_desk", path=name)
    if version > VERSION:
        raise DeskError("desk.newer", path=name)


def is_desk(path: Path) -> bool:
    """Say whether a file is a desk, of whatever age."""
    try:
        head = _head(path)
    except OSError:
        return False
    return len(head) == 100 and struct.unpack(">I", head[68:72])[0] == APPLICATION_ID


def _head(path: Path) -> bytes:
    """Read how a file begins: nothing of a folder, nor of a pipe, which might never answer."""
    if not stat.S_ISREG(path.stat().st_mode):
        return b""
    with path.open("rb") as file:
        return file.read(100)


def require_writable(path: Path) -> None:
    """Refuse a desk file that says of itself that it is only to be read."""
    if not os.access(path, os.W_OK):
        raise DeskError("desk.read_only_file", path=path.name)


def make_desk(path: Path) -> None:
    """Make an empty desk file; refuses a name that is taken.

    The log of a desk that was taken away is set aside: its steps would spoil the new one.
    """
    if os.access(path, os.F_OK):
        raise DeskError("desk.exists", path=path.name or str(path))
    if not os.access(path.parent, os.F_OK) or not path.parent.is_dir():
        raise DeskError("desk.no_folder", path=str(path.parent))
    if not os.access(path.parent, os.W_OK):
        raise DeskError("desk.folder_read_only", path=str(path.parent))
    if _is_too_long(path):
        raise DeskError("desk.name_too_long", path=path.name)
    unfinished = path.with_name(f".{uuid.uuid4().hex}.desk")
    try:
        connection = connect(unfinished, wal=False)
        try:
            lay_out(connection)
        finally:
            connection.close()
        with explained():
            if log_of(path).exists():
                _free_of_log(path)
            _claim(unfinished, path)
    finally:
        for name in (unfinished.name, f"{unfinished.name}-journal"):
            unfinished.with_name(name).unlink(missing_ok=True)


def _is_too_long(desk: Path) -> bool:
    """Say whether a name leaves no room for those of the files that SQLite keeps beside a desk."""
    try:
        os.lstat(f"{desk}-journal")
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def _free_of_log(desk: Path) -> None:
    lock = Lock.take(desk, "")
    try:
        set_log_aside(desk, aside_of(desk, datetime.now(UTC)))
    finally:
        lock.release()


def aside_of(desk: Path, moment: datetime) -> Path:
    """Name the file in which what stood in a desk's place is kept: one that is not there yet."""
    while True:
        aside = desk.with_name(f"{desk.stem} {moment:%Y-%m-%d %H%M%S} aside.desk")
        if not (os.access(aside, os.F_OK) or os.access(log_of(aside), os.F_OK)):
            return aside
        moment += timedelta(seconds=1)


def set_log_aside(desk: Path, aside: Path) -> None:
    """Move the latest commits of a desk out of the way, where there are any."""
    log = log_of(desk)
    if log.exists() and log.stat().st_size:
        log.replace(log_of(aside))
    log.unlink(missing_ok=True)
    desk.with_name(f"{desk.name}-shm").unlink(missing_ok=True)


def log_of(desk: Path) -> Path:
    """Name the file in which SQLite keeps the latest commits of an open desk."""
    return desk.with_name(f"{desk.name}-wal")


def tidy(desk: Path) -> None:
    """Take away the empty log that a mere reader leaves, unless someone works in the desk."""
    log = log_of(desk)
    if not log.exists():
        return
    if not os.access(desk, os.W_OK):
        # Nobody can work in it; SQLite cannot take its empty log away itself.
        with suppress(OSError):
            _unlink_empty(log)
        return
    with suppress(DeskError, OSError):
        lock = Lock.take(desk, "")
        try:
            connect(desk).close()
        finally:
            _unlink_empty(log)
            lock.release()


def _unlink_empty(log: Path) -> None:
    """Take a log away that holds nothing, with its index: of a damaged desk SQLite leaves it."""
    if log.exists() and not log.stat().st_size:
        log.unlink()
        log.with_name(f"{log.name.removesuffix('-wal')}-shm").unlink(missing_ok=True)


def lay_out(connection: Connection) -> None:
    """Make the tables of an empty desk and give it its id."""
    with Saving(raw(connection)):
        for statement in making(*JOURNAL.sorted_tables):
            connection.exec_driver_sql(statement)
        Kernel.of(connection).projection.rebuild()
        connection.exec_driver_sql(
            "INSERT INTO state(key, value) VALUES ('desk', ?)", (uuid.uuid4().hex,))
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _claim(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, unless someone took that in the meantime."""
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise DeskError("desk.exists", path=path.name) from error
    except OSError:
        # File systems of USB sticks have no hard links.
        if path.exists():
            raise DeskError("desk.exists", path=path.name) from None
        unfinished.replace(path)


