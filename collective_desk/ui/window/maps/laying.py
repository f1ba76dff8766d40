"""A photo of a paper map laid behind the map: cleaned beside the window, then one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from collective_desk.commands.regions import lay_behind, set_backdrop
from collective_desk.domain.entities import EntityId, Point
from collective_desk.exchange.photos import Photo
from collective_desk.ui.dialogs.files import choose_photo
from collective_desk.ui.taking_photos import take_photo
from collective_desk.ui.workspace import Workspace

WIDTH = 1200.0
"""Map units that a photo is wide when it is laid down."""


def begin_photo(workspace: Workspace, window: QWidget, at: Point) -> None:
    """Choose a photo, and lay it behind the map around a point."""
    choose_photo(window, workspace.words, lambda path: lay_file(workspace, path, at))


def lay_file(workspace: Workspace, path: Path, at: Point) -> None:
    """Clean a photo beside the window and lay it behind the map."""
    map = workspace.map

    def lay(sha: str, photo: Photo) -> None:
        high = WIDTH * photo.height / photo.width
        box = (at[0] - WIDTH / 2, at[1] - high / 2, WIDTH, high)
        laid = workspace.do(
            lay_behind, map, sha, name=path.stem, media_type=photo.media_type, box=box)
        if laid is not None:
            workspace.selection.set([laid])
            workspace.canvas.fit()
            words = workspace.words
            workspace.shell.say(
                words("photo.laid"), words("photo.lock_now"), lambda: _lock(workspace, laid))

    take_photo(workspace, path, lay)


def _lock(workspace: Workspace, photo: EntityId) -> None:
    """Keep a photo where it is, and let the hand draw on it."""
    workspace.do(set_backdrop, photo, locked=True)
    workspace.selection.clear()
    workspace.canvas.setFocus()
