"""A desk that cannot be opened: why, and the copy of it that can be gone back to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from collective_desk.domain.errors import DeskError
from collective_desk.host.paths import backups_folder
from collective_desk.host.said_days import said_moment
from collective_desk.store.restore import Copy, go_back, latest_whole
from collective_desk.ui.house import House
from collective_desk.ui.window.desk_files import not_opened


class Opener(Protocol):
    """The window, as far as it matters here."""

    @property
    def house(self) -> House:
        """What all windows share."""

    def open_path(self, path: Path) -> None:
        """Open a desk."""

    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None:
        """Say a sentence at the foot of the window."""


def say_not_opened(window: Opener, error: Exception, path: Path | None) -> None:
    """Say why a desk was not opened, and offer its latest whole copy where it is damaged."""
    words = window.house.words
    copy = _copy_for(error, path)
    if copy is None or path is None:
        window.say(not_opened(error, words), warn=True)
        return
    window.say(
        not_opened(error, words), words("copy.go_back", day=said_moment(words, copy.time)),
        partial(_go_back, window, path, copy), warn=True)


def _copy_for(error: Exception, path: Path | None) -> Copy | None:
    if path is None or not isinstance(error, DeskError) or error.id != "desk.damaged":
        return None
    return latest_whole(path, backups_folder(path))


def _go_back(window: Opener, path: Path, copy: Copy) -> None:
    """Put the copy in the place of the desk, and open it."""
    words = window.house.words
    try:
        back = go_back(path, copy.path, person=window.house.person)
    except (DeskError, OSError) as error:
        window.say(not_opened(error, words), warn=True)
        return
    window.open_path(path)
    saved = words("copy.saved", count=back.saved) if back.saved else ""
    told = words("copy.back", day=said_moment(words, copy.time))
    window.say(f"{told} {saved}".rstrip())
