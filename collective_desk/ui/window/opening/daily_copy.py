"""The copy of the day: made beside the window, some seconds after a desk was opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from collective_desk.host.paths import backups_folder
from collective_desk.store.backup import daily
from collective_desk.ui.jobs import Progress
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

AFTER_MS = 10_000
"""The first minute belongs to the first names, but a short visit is worth a copy too."""


def copy_daily(workspace: Workspace, view: QObject) -> None:
    """Keep a copy of the open desk once a day; `view` is what shows it."""
    path = workspace.desk.path
    if path is not None:
        once(view, AFTER_MS, partial(make_copy, workspace, path)).start()


def make_copy(workspace: Workspace, path: Path) -> None:
    """Copy the desk as it stands, unless today has its copy."""

    def work(_progress: Progress) -> Path | None:
        return daily(path, backups_folder(path))

    workspace.jobs.run("work.backup", work, _made)


def _made(_copy: Path | None) -> None:
    """Nobody needs to hear of what goes well every day."""
