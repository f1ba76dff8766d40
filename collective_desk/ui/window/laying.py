"""A photo of a paper map laid behind the map: cleaned beside the window, then one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from collective_desk.commands.regions import lay_behind
from collective_desk.domain.entities import Point
from collective_desk.domain.errors import DeskError
from collective_desk.exchange.photos import LARGEST_FILE, Photo
from collective_desk.ui.actions import edit
from collective_desk.ui.dialogs.files import choose_photo
from collective_desk.ui.jobs import Progress
from collective_desk.ui.workspace import Workspace

WIDTH = 1200.0
"""Map units that a photo is wide when it is laid down."""


def begin_photo(workspace: Workspace, window: QWidget, at: Point) -> None:
    """Choose a photo, and lay it behind the map around a point."""
    choose_photo(window, workspace.words, lambda path: lay_file(workspace, path, at))


def lay_file(workspace: Workspace, path: Path, at: Point) -> None:
    """Clean a photo beside the window and lay it behind the map."""
    map = workspace.map

    def work(_progress: Progress) -> Photo:
        from collective_desk.exchange.photos import clean_photo

        return clean_photo(_read(path))

    def done(photo: Photo) -> None:
        high = WIDTH * photo.height / photo.width
        box = (at[0] - WIDTH / 2, at[1] - high / 2, WIDTH, high)
        try:
            sha = workspace.desk.blobs.put(photo.data)
        except DeskError as error:
            workspace.refuse(error)
            return
        laid = workspace.do(
            lay_behind, map, sha, name=path.stem, media_type=photo.media_type, box=box)
        if laid is not None:
            workspace.selection.set([laid])
            workspace.canvas.fit()
            words = workspace.words
            workspace.shell.say(
                words("photo.laid"), words("undo.short"), lambda: edit.undo(workspace))

    workspace.jobs.run("work.photo", work, done)


def _read(path: Path) -> bytes:
    """Read no more of a file than a photo may hold."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise DeskError("photo.not_read", path=path.name) from error
