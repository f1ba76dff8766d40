"""Where the window was, kept on this computer only."""

from __future__ import annotations

import contextlib

from PySide6.QtWidgets import QMainWindow

from collective_desk.host.paths import config_folder, made

FIRST_SIZE = (1366, 768)
NAME = "window.geometry"
PEN = "window.pen"
FIRST_PEN = 274
"""Room for the pen that a new desk begins with, at 100 %."""


def restore_geometry(window: QMainWindow) -> None:
    """Put the window where it was; the first time, as large as fits."""
    window.resize(*FIRST_SIZE)
    with contextlib.suppress(OSError, ValueError):
        window.restoreGeometry((config_folder() / NAME).read_bytes())


def keep_geometry(window: QMainWindow) -> None:
    """Remember where the window is."""
    with contextlib.suppress(OSError):
        (made(config_folder()) / NAME).write_bytes(window.saveGeometry().data())


def pen_width() -> float:
    """Give how wide the pen was beside the line the last time, at 100 %."""
    with contextlib.suppress(OSError, ValueError):
        return min(max(float((config_folder() / PEN).read_text(encoding="ascii")), 0.0), 800.0)
    return FIRST_PEN


def keep_pen_width(wide: float) -> None:
    """Remember how wide the pen is: the line stands in its place from the first paint on."""
    with contextlib.suppress(OSError):
        (made(config_folder()) / PEN).write_text(f"{wide:.2f}", encoding="ascii")
