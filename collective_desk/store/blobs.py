"""Photos and papers of a desk: a second file beside it, each piece known by its content."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from collective_desk.domain.errors import DeskError

from .connect import MEMORY, Saving, column, connect, explained, raw, scalar
from .files import COPY_NAME

LARGEST: Final = 25 * 1024 * 1024
APPLICATION_ID: Final = 0x43446570
"""Marks the file as ours, as a desk is marked."""
_SHA: Final = re.compile(r"[0-9a-f]{64}")


def blobs_of(desk: Path) -> Path:
    """Name the file that holds what hangs on a desk."""
    real = desk.resolve()
    return real.with_name(f"{real.name}.photos")


def sha_of(data: bytes) -> str:
    """Give the name of a piece: the hash of its content."""
    return hashlib.sha256(data).hexdigest()


class Blobs:
    """Keeps pieces by their hash; one that is not here, or no longer whole, reads as None.

    A piece is saved when `put` returns, so before the transaction that names it. Nothing is
    opened until it is asked for; a desk without photos has no second file.
    """

    def __init__(
        self, path: Path | None, *, read_only: bool = False, also: Path | None = None
    ) -> None:
        self.path = path
        self._read_only = read_only
        self._also = Blobs(also, read_only=True) if also else None
        self._open: Connection | None = None

    @classmethod
    def beside(cls, desk: Path, *, read_only: bool = False) -> Blobs:
        """Find what hangs on a desk file; copies kept aside share one such file."""
        copy = COPY_NAME.fullmatch(desk.name)
        also = blobs_of(desk.with_name(f"{copy['stem']}.desk")) if copy else None
        return cls(blobs_of(desk), read_only=read_only, also=also)

    def put(self, data: bytes) -> str:
        """Keep a piece, and give its name; the same piece twice is kept once."""
        if not data or len(data) > LARGEST:
            raise DeskError("blob.size", megabytes=LARGEST // (1024 * 1024))
        sha = sha_of(data)
        if self._own(sha) is None:
            connection = self._connection(make=True)
            assert connection is not None
            with Saving(raw(connection)):
                raw(connection).execute(
                    "INSERT INTO blob(sha, data) VALUES (?,?)"
                    " ON CONFLICT(sha) DO UPDATE SET data=excluded.data", (sha, data))
        return sha

    def get(self, sha: str) -> bytes | None:
        """Read a piece; None where it is not here, so that a placeholder is shown."""
        data = self._own(sha)
        return self._also.get(sha) if data is None and self._also else data

    def has(self, sha: str) -> bool:
        """Say whether a piece is here and whole."""
        return self.get(sha) is not None

    def forget(self, sha: str) -> None:
        """Take a piece off the disk, its place overwritten."""
        connection = self._connection()
        if connection is not None:
            with Saving(raw(connection)):
                raw(connection).execute("DELETE FROM blob WHERE sha=?", (sha,))

    def names(self) -> list[str]:
        """List the pieces that are in this file."""
        connection = self._connection()
        if connection is None:
            return []
        with explained():
            return column(raw(connection).execute("SELECT sha FROM blob ORDER BY sha"))

    def damaged(self) -> list[str]:
        """List the pieces whose content is not what their name says."""
        return [sha for sha in self.names() if self._own(sha) is None]

    def pieces(self) -> Iterator[bytes]:
        """Give every whole piece, one at a time."""
        for sha in self.names():
            data = self._own(sha)
            if data is not None:
                yield data

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None
        if self._also:
            self._also.close()

    def _own(self, sha: str) -> bytes | None:
        try:
            connection = self._connection()
            if connection is None or not _SHA.fullmatch(sha):
                return None
            found = scalar(raw(connection).execute("SELECT data FROM blob WHERE sha=?", (sha,)))
        except (DeskError, sqlite3.Error):
            # What cannot be read is not here; *Check my data* says why.
            return None
        whole = isinstance(found, bytes) and sha_of(found) == sha
        return found if whole else None

    def _connection(self, *, make: bool = False) -> Connection | None:
        """Open the file; None where there is none and none is to be made."""
        if self._open is not None:
            return self._open
        there = self.path is not None and self.path.exists()
        if not there and not make:
            return None
        connection = connect(self.path or MEMORY, read_only=self._read_only, wal=False)
        try:
            _lay_out(connection, make=make and not there)
        except BaseException:
            connection.close()
            raise
        self._open = connection
        return connection


def _lay_out(connection: Connection, *, make: bool) -> None:
    """Make the table of a new file; refuse a file that is not ours."""
    with explained():
        run = raw(connection).execute
        marked = scalar(run("PRAGMA application_id"))
    if marked == APPLICATION_ID:
        return
    if not make:
        raise DeskError("blob.not_ours")
    with Saving(raw(connection)):
        run("CREATE TABLE blob(sha TEXT PRIMARY KEY, data BLOB NOT NULL)")
        run(f"PRAGMA application_id={APPLICATION_ID}")
