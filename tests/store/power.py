"""Power cuts: what reached the disk is drawn by chance; `python3 -m tests.store.power 20000` for long.

A desk is worked in, and every statement it gives SQLite is noted. A second SQLite says the same to
a disk of ours that knows what was flushed. At a cut, each write since the last flush is there, not
there, or torn at a sector, in any order; the file that is left is opened as after a restart: what
was acknowledged must be in it, and it must be whole.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import apsw

from collective_desk.domain.entities import Actor
from collective_desk.store import connect
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .counting import counted

SECTOR = 512
DEEDS = 60
CHECKPOINT = 40
"""Pages of the log after which it is written back: small, so that cuts fall into that too."""


@dataclass
class Written:
    """One thing that happened to the disk; `data` of None is a length, `name` of "" a deed saved."""

    name: str
    offset: int = 0
    data: bytes | None = None
    flush: bool = False
    saved: int = 0


@dataclass
class Recording:
    """A session: the file it began with, and all that was written after it."""

    start: bytes
    log: list[Written] = field(default_factory=list)


class Disk(apsw.VFS):
    """Writes through to the real disk, and notes it."""

    def __init__(self, log: list[Written]) -> None:
        self.log = log
        super().__init__("noting", "")

    def xOpen(self, name, flags):
        return File(name, flags, self.log)

    def xDelete(self, name: str, sync: bool) -> None:
        self.log.append(Written(_part(name), 0, None, flush=True))
        super().xDelete(name, sync)


class File(apsw.VFSFile):
    """One file of the desk."""

    def __init__(self, name, flags, log: list[Written]) -> None:
        super().__init__("", name, flags)
        said = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._part, self._log = _part(said), log

    def xWrite(self, data: bytes, offset: int) -> None:
        self._log.append(Written(self._part, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._log.append(Written(self._part, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._log.append(Written(self._part, flush=True, data=b""))
        super().xSync(flags)


def _part(name: str) -> str:
    return "-wal" if name.endswith("-wal") else "desk" if name.endswith(".desk") else "other"


def record(folder: Path) -> Recording:
    """Work in a desk, and say the same to the noting disk."""
    path, copy = folder / "worked.desk", folder / "noted.desk"
    Desk.create(path, person="Amina").close()
    shutil.copy(path, copy)
    told: list[str | int] = []
    with _listening(told.append), Desk.open(path, person="Amina") as desk:
        begin = len(told)
        for number in range(DEEDS):
            desk.do(_deed, number)
            told.append(number)
    recording = Recording(copy.read_bytes())
    disk = Disk(recording.log)
    there = apsw.Connection(str(copy), vfs="noting")
    there.pragma("locking_mode", "exclusive")  # the noting disk has no shared memory
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                   f"wal_autocheckpoint={CHECKPOINT}"):
        there.execute(f"PRAGMA {pragma}").fetchall()
    for said in told[begin:]:
        if isinstance(said, int):
            recording.log.append(Written("", saved=said))
        else:
            there.execute(said).fetchall()
    there.close()
    disk.unregister()
    return recording


def _deed(write: Writer, number: int) -> None:
    write.add(Actor, name=f"actor {number}", description="x" * (number * 97 % 3000))


def _listening(hear: Callable[[str], None]) -> object:
    plain = sqlite3.connect

    def listened(*args: object, **more: object) -> sqlite3.Connection:
        connection = plain(*args, **more)  # type: ignore[call-overload]
        connection.set_trace_callback(hear)
        return connection

    return patch.object(connect.sqlite3, "connect", listened)


def cut(recording: Recording, at: int, chance: random.Random, folder: Path) -> tuple[Path, int]:
    """Give the desk as the disk holds it after a cut, and the last deed that was acknowledged."""
    files = {"desk": bytearray(recording.start), "-wal": bytearray()}
    open_writes: dict[str, list[Written]] = {"desk": [], "-wal": []}
    saved = -1
    for one in recording.log[:at]:
        if not one.name:
            saved = one.saved
        elif one.name in files:
            open_writes[one.name].append(one)
            if one.flush:
                for write in open_writes[one.name]:
                    _apply(files[one.name], write)
                open_writes[one.name] = []
    for name, waiting in open_writes.items():
        for write in waiting:
            kept = chance.random()
            if kept < 0.4:
                _apply(files[name], write)
            elif kept < 0.7 and write.data:
                _apply(files[name], _torn(write, chance))
    path = folder / "cut.desk"
    for name, content in files.items():
        path.with_name(path.name + name.removeprefix("desk")).write_bytes(content)
    return path, saved


def _apply(content: bytearray, write: Written) -> None:
    if write.data is None:
        del content[write.offset:]
        content.extend(bytes(write.offset - len(content)))
    elif write.data:
        content.extend(bytes(max(write.offset - len(content), 0)))
        content[write.offset:write.offset + len(write.data)] = write.data


def _torn(write: Written, chance: random.Random) -> Written:
    """Give a write of which only the sectors up to some, or from some on, reached the disk."""
    data = write.data or b""
    edge = SECTOR * chance.randint(0, len(data) // SECTOR)
    if chance.random() < 0.5:
        return Written(write.name, write.offset, data[:edge])
    return Written(write.name, write.offset + edge, data[edge:])


def cut_often(folder: Path, times: int, chance: random.Random) -> tuple[int, int, int]:
    """Cut the power so many times; give acknowledged deeds, those lost, and desks not whole."""
    recording = record(folder)
    acknowledged = lost = corrupt = 0
    for _ in counted(range(times), "power cuts"):
        path, saved = cut(recording, chance.randrange(len(recording.log)), chance, folder)
        with Desk.open(path, person="Amina") as desk:
            names = {name for (name,) in desk.read.rows(Actor, "name")}
        acknowledged += saved + 1
        lost += sum(f"actor {number}" not in names for number in range(saved + 1))
        corrupt += not check(path).whole
        for file in folder.glob("cut.desk*"):
            file.unlink()
    return acknowledged, lost, corrupt


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        print(f"{wanted} power cuts: %d deeds acknowledged, %d lost; %d desks not whole"
              % cut_often(Path(name), wanted, random.Random()))
