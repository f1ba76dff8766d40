"""Files and folders opened outside the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> None:
    """Open a file or a folder with the program that the computer has for it."""
    found_a_program(path)


def found_a_program(path: Path) -> bool:
    """Open a file or a folder, and say whether the computer has a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
