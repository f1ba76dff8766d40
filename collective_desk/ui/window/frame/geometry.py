"""Where the window was, kept on this computer only."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass

from PySide6.QtWidgets import QMainWindow

from collective_desk.host.paths import config_folder, made

FIRST_SIZE = (1366, 768)
NAME = "window.geometry"
PANES = "window.panes"
PEN = "window.pen"
FIRST_PEN = 274
"""Room for the pen that a new desk begins with, at 100 %."""


@dataclass(frozen=True, slots=True)
class Panes:
    """How the window's room is shared: map and table, and whether the inspector comes."""

    shares: tuple[float, float] = (0.5, 0.5)
    table: bool = False
    inspector: bool = True


def kept_panes() -> Panes:
    """Give how the room was shared the last time."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        said = json.loads((config_folder() / PANES).read_text(encoding="utf-8"))
        upper, lower = map(float, said["shares"])
        if upper > 0 and lower > 0:
            return Panes((upper, lower), bool(said["table"]), bool(said["inspector"]))
    return Panes()


def keep_panes(panes: Panes) -> None:
    """Remember how the room is shared."""
    with contextlib.suppress(OSError):
        (made(config_folder()) / PANES).write_text(json.dumps(asdict(panes)), encoding="utf-8")


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
