"""Where new desks go, and how a desk is founded, sampled and opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from collective_desk.commands.desks import found_desk
from collective_desk.commands.sample import open_sample
from collective_desk.commands.starting import start_desk
from collective_desk.domain.errors import DeskError
from collective_desk.host.paths import backups_folder, documents_folder
from collective_desk.host.settings import RecentDesk, Settings
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk
from collective_desk.store.queries.counts import counts
from collective_desk.store.queries.maps import maps
from collective_desk.ui.workspace import sentence

SUFFIX = ".desk"


def new_desk(settings: Settings, words: Words, person: str) -> Desk:
    """Found an empty desk, named by the day, and open it."""
    path = free_path(folder_of(settings), words("desk.file", date=today()))
    return start_desk(path, person=person, language=words.language)


def sample_desk(settings: Settings, words: Words, person: str) -> Desk:
    """Open a copy of the sample."""
    path = free_path(folder_of(settings), words("desk.sample_file"))
    open_sample(path, language=words.language)
    return open_desk(path, words, person)


def open_desk(path: Path, words: Words, person: str) -> Desk:
    """Open a desk; one that has no map yet is founded."""
    desk = Desk.open(path, person=person, backups=backups_folder(path))
    if not maps(desk.read):
        desk.do(found_desk, language=words.language)
    return desk


def as_recent(desk: Desk) -> RecentDesk:
    """Say of an open desk what the welcome page shows of it."""
    card = desk.read.desk()
    path = desk.path.resolve() if desk.path else Path()
    title = card.title or card.question or path.stem
    return RecentDesk(str(path), title, counts(desk.read).actors, today())


def today() -> str:
    """Give the day as people here count it."""
    return datetime.now().astimezone().date().isoformat()


def folder_of(settings: Settings) -> Path:
    """Give the folder of new desks, made if it was not there."""
    folder = Path(settings.desks.folder) if settings.desks.folder else documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def free_path(folder: Path, name: str) -> Path:
    """Give a path of this name at which nothing is yet."""
    return next(path for path in _paths(folder, name) if not path.exists())


def _paths(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}{SUFFIX}"
    number = 2
    while True:
        yield folder / f"{name} {number}{SUFFIX}"
        number += 1


def window_title(desk: Desk, words: Words) -> str:
    """Name the window after its desk."""
    card = desk.read.desk()
    name = card.title or card.question or (desk.path.stem if desk.path else "")
    return words("window.title", name=name)


def not_opened(error: Exception, words: Words) -> str:
    """Say why a desk could not be opened."""
    if isinstance(error, DeskError):
        return sentence(words, error.id, error.facts)
    return words("desk.not_made", reason=error)
