"""The program with a window: started, shown, and run until it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from collective_desk.host.language import system_language
from collective_desk.host.person import acting_person
from collective_desk.host.words import Words

from .preferences import Preferences
from .theme.fonts import load_first_fonts
from .theme.sheet import style_sheet
from .theme.theme import Theme
from .window.main_window import MainWindow


def main(argv: list[str]) -> int:
    """Open the window on a desk, or on the welcome page; give the exit code."""
    path, person = read_arguments(argv)
    app = QApplication([sys.argv[0] or "collective-desk"])
    window = build(app, path, person)
    window.show()
    return int(app.exec())


def build(app: QApplication, path: Path | None, person: str = "") -> MainWindow:
    """Put the program together without showing it."""
    preferences = Preferences()
    settings = preferences.settings
    words = Words(settings.person.language or system_language())
    app.setApplicationName("collective-desk")
    app.setApplicationDisplayName(words("app.name"))
    app.setDesktopFileName("collective-desk")
    app.setStyle("Fusion")
    rtl = words.right_to_left
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    load_first_fonts()
    look = settings.look
    theme = Theme(look.theme, scale=look.text_scale, reduced_motion=look.reduced_motion)
    dress(app, theme)
    window = MainWindow(
        theme, words, preferences, acting_person(person or settings.person.name))
    window.start(path)
    QTimer.singleShot(0, Icon(app))
    return window


def dress(app: QApplication, theme: Theme) -> None:
    """Let the whole program look as the theme says, now and when it changes."""
    worn: list[tuple[str, float]] = []

    def wear() -> None:
        if worn == [(theme.name, theme.scale)]:
            return
        worn[:] = [(theme.name, theme.scale)]
        app.setFont(theme.font())
        app.setPalette(theme.palette())
        app.setStyleSheet(style_sheet(theme))

    wear()
    theme.changed.connect(wear)
    QGuiApplication.styleHints().colorSchemeChanged.connect(theme.follow_system)


def read_arguments(argv: list[str]) -> tuple[Path | None, str]:
    """Read what was said at the start: a desk to open, and who acts."""
    said = [word for word in argv if word != "--offscreen"]
    person = ""
    if "--as" in said and said.index("--as") + 1 < len(said):
        at = said.index("--as")
        person = said[at + 1]
        del said[at : at + 2]
    return (Path(said[0]).expanduser() if said else None), person


class Icon:
    """Gives the windows their icon, after the first paint."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def __call__(self) -> None:
        from PySide6.QtGui import QIcon

        from collective_desk.host.resources import resource

        self._app.setWindowIcon(QIcon(str(resource("packaging", "collective-desk.png"))))
