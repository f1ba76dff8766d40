"""One person at a time works in a desk file; a second one is told who has it."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from collective_desk.domain.errors import DeskError

from .connect import FULL

LOCKED_BYTE = 1 << 30
"""The byte that is locked lies far beyond the text, which others may read meanwhile."""


class Lock:
    """A lock beside a desk file, released by the system when the program ends in any way."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    @classmethod
    def take(cls, desk: Path, person: str) -> Lock:
        """Take the lock of a desk; raises DeskError "desk.locked" naming who has it."""
        path = _beside(desk)
        file = _opened(path, desk)
        while not _is_at(path, file):
            # Whoever had it took the file away between our opening and our locking it.
            file.close()
            file = _opened(path, desk)
        with suppress(OSError):
            file.truncate(0)
            file.write(json.dumps({"person": person, "process": os.getpid()}).encode())
            file.flush()
        return cls(path, file)

    def guards(self, desk: Path) -> bool:
        """Say whether this lock stands beside a desk: it may have been moved with its folder."""
        return not self._file.closed and _is_at(_beside(desk), self._file)

    def release(self) -> None:
        """Let others open the desk."""
        if self._file.closed:
            return
        # Where an open file can be taken away, that must happen while it is locked.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        with suppress(OSError):
            self._file.truncate(0)
            _unlock(self._file)
        self._file.close()
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _beside(desk: Path) -> Path:
    real = Path(os.path.realpath(desk))  # as it is where links lead in a circle
    return real.with_name(f".{real.name}.lock")


def _opened(path: Path, desk: Path) -> IO[bytes]:
    """Open and lock the file, or say who has it."""
    try:
        # Unbuffered: what finds no room would be written again, and fail again, at the end.
        file = path.open("a+b", buffering=0)
    except OSError as error:
        if error.errno in FULL:
            raise DeskError("desk.disk_full") from error
        raise DeskError("desk.read_only", path=desk.name) from error
    if not _try_lock(file):
        who = _holder(file)
        file.close()
        if who:
            raise DeskError("desk.locked", path=desk.name, person=who)
        raise DeskError("desk.locked_by_somebody", path=desk.name)
    return file


def _is_at(path: Path, file: IO[bytes]) -> bool:
    """Say whether the file we hold is still the one that others would open."""
    try:
        return sys.platform == "win32" or os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _holder(file: IO[bytes]) -> str:
    try:
        file.seek(0)
        return str(json.loads(file.read(1000)).get("person", ""))
    except (OSError, ValueError, AttributeError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
