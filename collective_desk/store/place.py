"""Where an open desk stands: nothing is lost when its file is moved or deleted meanwhile."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Final

from collective_desk.domain.errors import DeskError

from .files import aside_of
from .lock import Lock

LOOKS_AFTER_S: Final = 0.5
"""So often it is looked for: asking costs an edit a thirtieth of its time, and what is done in
between is kept with all that was done before."""
_FILES: Final = 1024
"""How many open files of this program are looked through."""


class Place:
    """The place of an open desk file.

    SQLite writes on into a file that was moved or deleted, its latest commits beside the old
    name: whoever opened the file at its new place would not find them.
    """

    def __init__(
        self, desk: Path, driver: sqlite3.Connection, *, person: str, lock: Lock | None,
        backups: Path | None,
    ) -> None:
        self._person = person
        self._own = lock
        self._desk = desk.absolute()
        self._driver = driver
        self._folders = [self._desk.parent, *([backups] if backups else [])]
        self._file = self._desk.stat()
        self._looks_at = 0.0
        self._found: DeskError | None = None
        self._lock: Lock | None = None

    def require(self, *, at_once: bool = False) -> None:
        """Refuse to go on where the file is not, once all that was done is kept.

        It is looked for again after a while, or `at_once`.
        Raises DeskError "desk.moved", "desk.gone" with the file that is `kept`, or
        "desk.gone_unkept".
        """
        now = monotonic()
        if self._found is None and now < self._looks_at and not at_once:
            return
        self._looks_at = now + LOOKS_AFTER_S
        if self._found is None and self._is_there():
            return
        if self._found is None or self._found.id == "desk.gone_unkept":
            self._found = self._kept()
        raise self._found

    def leave(self) -> None:
        """Let others open the file, wherever it is; it is closed here."""
        if self._lock:
            self._lock.release()

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
        """Bring the latest commits into the file where it stands now, unless it is open there.

        Nobody may open it there before it is closed here: two logs would belong to one file.
        """
        try:
            if not (self._own and self._own.guards(now)):
                self._lock = Lock.take(now, self._person)
            return self._empty_log()
        except (DeskError, sqlite3.Error):
            return False

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
