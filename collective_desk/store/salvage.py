"""What a damaged desk still says for certain: steps that hold are taken into a whole one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from collective_desk.domain.errors import DeskError

from .connect import connect_to_read, raw, scalar
from .desk import Desk
from .incoming import Incoming, checked
from .journal import Entry, digest
from .records import Packed

_MOST: Final = 100_000
"""How many steps are looked for where the file cannot say how many there are."""


def salvage(damaged: Path, desk: Desk) -> int:
    """Take what a damaged file holds of the team's steps into a desk; say how many were new.

    A step comes with all it follows on, or not at all; of its values those that hold.
    """
    try:
        connection = connect_to_read(damaged)
    except DeskError:
        return 0
    try:
        steps = list(_steps(connection))
    finally:
        connection.close()
    return desk.receive(_complete(steps, desk)).new


def _complete(steps: list[Incoming], desk: Desk) -> list[Packed]:
    """Leave out what follows on something that cannot be read any more."""
    known = {checked(packed, {}).id for packed in desk.pack()}
    found = []
    for step in steps:  # each stands after those it follows on
        if step.id not in known and known.issuperset(step.links):
            known.add(step.id)
            found.append(step.packed)
    while found and not any(value for value, _ in found[-1].cells):
        found.pop()  # nothing but that something was done
    return found


def _steps(connection: Connection) -> Iterator[Incoming]:
    """Read one step after the other, so that a page that is lost takes only its own with it."""
    run = raw(connection).execute
    try:
        last = scalar(run("SELECT max(seq) FROM tx")) or 0
    except sqlite3.Error:
        last = _MOST
    for number in range(1, last + 1):
        with suppress(sqlite3.Error, DeskError):
            text = scalar(run("SELECT text FROM tx WHERE seq=? AND scope='team'", (number,)))
            if isinstance(text, str):
                entry = Entry.parse(text)
                cells = tuple(_cell(connection, number, op) for op in entry.ops)
                yield checked(Packed(text, cells), {})


def _cell(
    connection: Connection, number: int, op: tuple[str, str, str, str]
) -> tuple[str | None, str | None]:
    """Read value and salt of a cell; nothing, as of a forgotten one, where they do not hold."""
    with suppress(sqlite3.Error):
        found = raw(connection).execute(
            "SELECT value, salt FROM op WHERE kind=? AND id=? AND field=? AND seq=?",
            (*op[:3], number)).fetchone()
        match found:
            case (str() as value, str() as salt) if digest(value, salt) == op[3]:
                return value, salt
    return None, None
