"""Where the window was, kept on this computer only."""

from __future__ import annotations

import base64
import contextlib

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from collective_desk.host.paths import config_folder, made

FIRST_SIZE = (1366, 768)
NAME = "window"


def restore_geometry(window: QMainWindow) -> None:
    """Put the window where it was; the first time, as large as fits."""
    window.resize(*FIRST_SIZE)
    with contextlib.suppress(OSError, ValueError):
        said = (config_folder() / NAME).read_text(encoding="ascii")
        window.restoreGeometry(QByteArray(base64.b64decode(said, validate=True)))


def keep_geometry(window: QMainWindow) -> None:
    """Remember where the window is."""
    with contextlib.suppress(OSError):
        said = base64.b64encode(window.saveGeometry().data()).decode("ascii")
        (made(config_folder()) / NAME).write_text(said, encoding="ascii")
