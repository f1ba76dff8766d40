"""Does SQLite's write-ahead log work in this folder? Some file systems only say so."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import suppress
from pathlib import Path


def wal_works(folder: Path) -> bool:
    """Try a scratch database in a folder; where the first write fails, the caller falls back."""
    scratch = folder / f".probe-{uuid.uuid4().hex[:8]}"
    try:
        connection = sqlite3.connect(scratch, isolation_level=None)
        try:
            answer = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE TABLE t(x)")
            connection.execute("INSERT INTO t VALUES (1)")
            return bool(answer == "wal")
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    finally:
        for name in (scratch.name, f"{scratch.name}-wal", f"{scratch.name}-shm"):
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
