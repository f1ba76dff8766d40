"""The program with a window: started, shown, and run until it is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from .window.main_window import MainWindow

WATCHED_AFTER_MS = 1_000
"""What the log needs is loaded after the first names, not before."""


def main(argv: list[str]) -> int:
    """Open the window on a desk, or on the welcome page; give the exit code."""
    path, person = read_arguments(argv)
    app = QApplication([sys.argv[0] or "collective-desk"])
    window = MainWindow(app, path, person)
    window.show()
    QTimer.singleShot(WATCHED_AFTER_MS, window, partial(watch_failures, window))
    return int(app.exec())


def watch_failures(window: MainWindow) -> Callable[[], None]:
    """Write what fails from now on to the log, and say so at the foot of the window.

    Gives the function that ends the watch.
    """
    from collective_desk.host.crash import watch
    from collective_desk.host.log import start_log

    start_log()
    return watch(window.house.words, Failures(window).said.emit)


class Failures(QObject):
    """Brings the sentence about a failure, from whatever thread, to the foot of the window."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.said.connect(self._tell)

    def _tell(self, sentence: str) -> None:
        self._window.say(sentence, warn=True)


def read_arguments(argv: list[str]) -> tuple[Path | None, str]:
    """Read what was said at the start: a desk to open, and who acts."""
    said = [word for word in argv if word != "--offscreen"]
    person = ""
    if "--as" in said and said.index("--as") + 1 < len(said):
        at = said.index("--as")
        person = said[at + 1]
        del said[at : at + 2]
    return (Path(said[0]).expanduser() if said else None), person
