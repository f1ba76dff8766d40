"""Starting a desk: the file and what every desk begins with, or nothing at all."""

from __future__ import annotations

from pathlib import Path

from collective_desk.domain.clock import Clock
from collective_desk.store.desk import Desk

from .desks import found_desk

_BESIDE = ("", "-wal", "-shm", "-journal")


def start_desk(
    path: Path, *, person: str, title: str = "", question: str = "", language: str = "en",
    clock: Clock | None = None,
) -> Desk:
    """Make a desk with its first map and pens, and open it; a failure leaves no file behind."""
    desk = Desk.create(path, person=person, clock=clock)
    try:
        desk.do(found_desk, title=title, question=question, language=language)
    except BaseException:
        give_up(desk, path)
        raise
    return desk


def give_up(desk: Desk, path: Path) -> None:
    """Take a desk away that could not be finished."""
    desk.close()
    for ending in _BESIDE:
        Path(f"{path}{ending}").unlink(missing_ok=True)
