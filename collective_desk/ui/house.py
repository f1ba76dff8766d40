"""What every window of the program shares: settings, words, looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from collective_desk.host.language import system_language
from collective_desk.host.person import acting_person
from collective_desk.host.resources import resource
from collective_desk.host.words import Words

from .preferences import Preferences
from .theme.fonts import load_first_fonts
from .theme.sheet import style_sheet
from .theme.theme import Theme


class House:
    """Reads the settings and dresses the application in them."""

    def __init__(self, app: QApplication, person: str = "") -> None:
        self.preferences = Preferences()
        settings = self.preferences.settings
        self._app = app
        self.person = acting_person(person or settings.person.name)
        app.setApplicationName("collective-desk")
        app.setDesktopFileName("collective-desk")
        app.setWindowIcon(QIcon(str(resource("packaging", "collective-desk.png"))))
        app.setStyle("Fusion")
        self._turn(settings.person.language or system_language())
        load_first_fonts()
        look = settings.look
        self.theme = Theme(
            look.theme, scale=look.text_scale, reduced_motion=look.reduced_motion)
        self._wear = dress(app, self.theme)

    def speak(self, language: str) -> None:
        """Speak a language from now on, and read in its direction."""
        self._turn(language)
        self._wear()

    def _turn(self, language: str) -> None:
        self.words = Words(language)
        self._app.setApplicationDisplayName(self.words("app.name"))
        rtl = self.words.right_to_left
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def dress(app: QApplication, theme: Theme) -> Callable[[], None]:
    """Let the whole program look as the theme says, now and when it changes.

    What it gives is to be called when the program reads in another direction.
    """
    worn: list[tuple[str, float, bool]] = []

    def wear() -> None:
        mirrored = app.layoutDirection() == Qt.LayoutDirection.RightToLeft
        now = (theme.name, theme.scale, mirrored)
        if worn == [now]:
            return
        worn[:] = [now]
        app.setFont(theme.font())
        app.setPalette(theme.palette())
        app.setStyleSheet(style_sheet(theme, mirrored=mirrored))

    wear()
    theme.changed.connect(wear)
    QGuiApplication.styleHints().colorSchemeChanged.connect(theme.follow_system)
    return wear
