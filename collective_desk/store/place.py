"""Where an open desk stands: nothing is lost when its file is moved or deleted meanwhile."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from collective_desk.domain.errors import DeskError

from .files import aside_of
from .lock import Lock

_FILES: Final = 1024
"""How many open files of this program are looked through."""


class Place:
    """The place of an open desk file.

    SQLite writes on into a file that was moved or deleted, its latest commits beside the old
    name: whoever opened the file at its new place would not find them.
    """

    def __init__(self, desk: Path, driver: sqlite3.Connection, backups: Path | None) -> None:
        self._desk = desk.absolute()
        self._driver = driver
        self._folders = [self._desk.parent, *([backups] if backups else [])]
        self._file = self._desk.stat()
        self._found: DeskError | None = None

    def require(self) -> None:
        """Refuse to go on where the file is not, once all that was done is kept.

        Raises DeskError "desk.moved", "desk.gone" with the file that is `kept`, or
        "desk.gone_unkept".
        """
        if self._found is None and self._is_there():
            return
        if self._found is None or self._found.id == "desk.gone_unkept":
            self._found = self._kept()
        raise self._found

    def _is_there(self) -> bool:
        if sys.platform == "win32":  # where an open file can neither be moved nor deleted
            return True
        try:
            return os.path.samestat(self._desk.stat(), self._file)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:  # a disk that does not answer is told by whoever writes to it
            return True

    def _kept(self) -> DeskError:
        now = _found(self._file)
        if now is not None and self._is_made_whole(now):
            return DeskError("desk.moved", path=self._desk.name, now=str(now))
        for folder in self._folders:
            kept = aside_of(folder / self._desk.name, datetime.now(UTC))
            if self._is_copied(kept):
                return DeskError("desk.gone", path=self._desk.name, kept=str(kept))
        return DeskError("desk.gone_unkept", path=self._desk.name)

    def _is_copied(self, kept: Path) -> bool:
        unfinished = kept.with_suffix(".unfinished")
        try:
            # As bytes: a name may hold some that are no text.
            self._driver.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(unfinished),))
            unfinished.replace(kept)
            self._empty_log()  # else it would be read into what stands there by now
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            return False
        return True

    def _is_made_whole(self, now: Path) -> bool:
        """Bring the latest commits into the file where it stands now, unless it is open there."""
        try:
            lock = Lock.take(now, "")
        except DeskError:
            return False
        try:
            return self._empty_log()
        except sqlite3.Error:
            return False
        finally:
            lock.release()

    def _empty_log(self) -> bool:
        """Write the latest commits into the file itself; False where somebody reads them."""
        busy: int = self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy


def _found(file: os.stat_result) -> Path | None:
    """Ask the system how an open file is called by now; None where it was deleted."""
    for number in range(3, _FILES):
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), file):
                now = _called(number)
                return now if os.path.samestat(now.stat(), file) else None
    return None


if sys.platform == "darwin":
    import fcntl

    def _called(number: int) -> Path:
        name = fcntl.fcntl(number, fcntl.F_GETPATH, bytes(1024))
        return Path(os.fsdecode(name.rstrip(b"\0")))
else:

    def _called(number: int) -> Path:
        return Path(f"/proc/self/fd/{number}").readlink()
