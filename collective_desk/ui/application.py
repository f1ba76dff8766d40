"""The program with a window: started, shown, and run until it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from .window.main_window import MainWindow


def main(argv: list[str]) -> int:
    """Open the window on a desk, or on the welcome page; give the exit code."""
    path, person = read_arguments(argv)
    app = QApplication([sys.argv[0] or "collective-desk"])
    window = MainWindow(app, path, person)
    window.show()
    return int(app.exec())


def read_arguments(argv: list[str]) -> tuple[Path | None, str]:
    """Read what was said at the start: a desk to open, and who acts."""
    said = [word for word in argv if word != "--offscreen"]
    person = ""
    if "--as" in said and said.index("--as") + 1 < len(said):
        at = said.index("--as")
        person = said[at + 1]
        del said[at : at + 2]
    return (Path(said[0]).expanduser() if said else None), person
