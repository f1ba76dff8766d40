"""The way back: a copy takes the place of a desk, and what stood there is kept aside."""

from __future__ import annotations

import os
import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from collective_desk.domain.errors import DeskError

from .backup import copies, readable
from .blobs import Blobs, blobs_of
from .check import check
from .connect import connect_to_read, explained, raw
from .desk import Desk
from .files import COPY_NAME, aside_of, require_desk, set_log_aside
from .lock import Lock
from .salvage import salvage


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a desk that was kept aside."""

    path: Path
    time: datetime


@dataclass(frozen=True, slots=True)
class Back:
    """How a desk came back: where what stood there is kept, None where nothing did."""

    aside: Path | None
    saved: int = 0
    """Steps done since the copy that a damaged desk still held."""


def copies_of(desk: Path, folder: Path) -> list[Copy]:
    """List the copies of a desk in its folder of copies, newest first."""
    return [
        Copy(path, datetime.strptime(f"{found['day']} {found['time']}", "%Y-%m-%d %H%M%S")
             .replace(tzinfo=UTC))
        for path, found in copies(folder, desk.stem)
    ]


def latest_whole(desk: Path, folder: Path) -> Copy | None:
    """Find the copy that knows most of a desk, and in which everything holds; None: there is none.

    Not the one of the latest day: the clock of the computer may have been wrong.
    """
    known = sorted(copies_of(desk, folder), key=_last_moment, reverse=True)
    return next((copy for copy in known if _holds(copy.path)), None)


def _last_moment(copy: Copy) -> int:
    """Read when the last step of a copy was done, by the clock of the desk: it never goes back."""
    try:
        connection = connect_to_read(copy.path)
        try:
            with explained():
                return int(raw(connection).execute("SELECT max(hlc) FROM tx").fetchone()[0] or 0)
        finally:
            connection.close()
    except DeskError:
        return 0


def go_back(desk: Path, copy: Path, *, person: str, now: datetime | None = None) -> Back:
    """Put a copy in the place of a desk, and keep aside what stood there.

    What a damaged desk still holds of later steps is taken over. Refuses a copy that is not
    whole, and a desk that is open.
    """
    if not os.access(copy, os.F_OK):  # also where nobody may look
        raise DeskError("copy.missing", path=copy.name or str(copy))
    require_desk(copy)
    if not check(copy).whole:
        raise DeskError("copy.not_whole", path=copy.name)
    place = Path(os.path.realpath(desk))
    lock = Lock.take(place, person)
    fresh = place.with_name(f".{place.name}.{uuid.uuid4().hex[:8]}")
    try:
        _write(copy, fresh)
        saved = _saved(place, fresh, person)
        aside = _set_aside(place, now or datetime.now(UTC))
        fresh.replace(place)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        lock.release()
    _bring_photos(copy, place)
    return Back(aside, saved)


def _saved(damaged: Path, fresh: Path, person: str) -> int:
    """Take over what a desk still holds, unless it is whole: then its copy is what is wanted."""
    if not os.access(damaged, os.F_OK) or _holds(damaged):
        return 0
    with suppress(DeskError), Desk.open(fresh, person=person) as desk:  # else only the copy
        return salvage(damaged, desk)
    return 0


def _holds(copy: Path) -> bool:
    """Say whether a file is a desk in which everything holds."""
    try:
        require_desk(copy)
        return check(copy).whole
    except DeskError:
        return False


def _write(copy: Path, fresh: Path) -> None:
    shutil.copyfile(copy, fresh)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())


def _set_aside(desk: Path, moment: datetime) -> Path | None:
    """Move a desk with its log out of the way; a stale log would spoil the copy."""
    aside, there = aside_of(desk, moment), desk.exists()
    set_log_aside(desk, aside)
    if there:
        desk.replace(aside)
    return aside if there else None


def _bring_photos(copy: Path, desk: Path) -> None:
    """Bring back what hung on the copy and is not beside the desk any more."""
    found = COPY_NAME.fullmatch(copy.name)
    source = copy.with_name(f"{found['stem']}.desk") if found else copy
    kept, here = Blobs(blobs_of(source), read_only=True), Blobs.beside(desk)
    try:
        for sha in readable(kept):
            data = None if here.has(sha) else kept.get(sha)
            if data is not None:
                here.put(data)
    finally:
        kept.close()
        here.close()
