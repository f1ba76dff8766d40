"""Where the window was, kept on this computer only."""

from __future__ import annotations

import contextlib

from PySide6.QtWidgets import QMainWindow

from collective_desk.host.paths import config_folder, made

FIRST_SIZE = (1366, 768)
NAME = "window.geometry"


def restore_geometry(window: QMainWindow) -> None:
    """Put the window where it was; the first time, as large as fits."""
    window.resize(*FIRST_SIZE)
    with contextlib.suppress(OSError, ValueError):
        window.restoreGeometry((config_folder() / NAME).read_bytes())


def keep_geometry(window: QMainWindow) -> None:
    """Remember where the window is."""
    with contextlib.suppress(OSError):
        (made(config_folder()) / NAME).write_bytes(window.saveGeometry().data())
