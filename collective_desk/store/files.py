"""The desk as a file: may it be opened here, and making a new one whole or not at all."""

from __future__ import annotations

import os
import re
import struct
import uuid
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from collective_desk.domain.errors import DeskError

from .connect import Saving, connect, explained, raw
from .kernel import Kernel
from .lock import Lock
from .tables import APPLICATION_ID, JOURNAL, VERSION

HEADER = b"SQLite format 3\x00"
COPY_NAME = re.compile(
    r"(?P<stem>.+) (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d{6})(?P<why> [a-z]+)?\.desk")
"""How copies kept aside are called."""


def require_desk(path: Path) -> None:
    """Refuse what is not a desk this program can open, with the reason."""
    try:
        if path.is_dir():
            raise DeskError("desk.not_a_desk", path=path.name)
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise DeskError("desk.missing", path=path.name) from error
    except PermissionError as error:
        raise DeskError("desk.not_allowed", path=path.name) from error
    except OSError as error:
        raise DeskError("desk.disk_error", path=path.name) from error
    if len(head) < 100 or not head.startswith(HEADER):
        raise DeskError("desk.not_a_desk", path=path.name)
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise DeskError("desk.not_a_desk", path=path.name)
    if version > VERSION:
        raise DeskError("desk.newer", path=path.name)


def require_writable(path: Path) -> None:
    """Refuse a desk file that says of itself that it is only to be read."""
    if not os.access(path, os.W_OK):
        raise DeskError("desk.read_only_file", path=path.name)


def make_desk(path: Path) -> None:
    """Make an empty desk file; refuses a name that is taken."""
    if path.exists():
        raise DeskError("desk.exists", path=path.name)
    if not path.parent.is_dir():
        raise DeskError("desk.no_folder", path=str(path.parent))
    if not os.access(path.parent, os.W_OK):
        raise DeskError("desk.folder_read_only", path=str(path.parent))
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        connection = connect(unfinished, wal=False)
        try:
            lay_out(connection)
        finally:
            connection.close()
        with explained():
            _claim(unfinished, path)
    finally:
        for name in (unfinished.name, f"{unfinished.name}-journal"):
            unfinished.with_name(name).unlink(missing_ok=True)


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
            if not log.stat().st_size:
                log.unlink()
                desk.with_name(f"{desk.name}-shm").unlink(missing_ok=True)
        return
    with suppress(DeskError, OSError):
        lock = Lock.take(desk, "")
        try:
            connect(desk).close()
        finally:
            lock.release()


def lay_out(connection: Connection) -> None:
    """Make the tables of an empty desk and give it its id."""
    with Saving(raw(connection)):
        JOURNAL.create_all(connection)
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


