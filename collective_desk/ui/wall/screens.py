"""The screens of this computer: which one is for the room, and when one comes or goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_HELD: Final = 120
"""So many pixels of a title bar can be taken hold of."""


class Screens(QObject):
    """The screens that are plugged in."""

    came = Signal(str)
    """The name of the screen."""
    went = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_removed)

    def all(self) -> list[QScreen]:
        """List the screens."""
        return QGuiApplication.screens()

    def for_the_room(self, desk: QWidget, name: str) -> QScreen | None:
        """Give the screen of that name, else one the desk is not on; None where there is none."""
        others = [screen for screen in self.all() if screen is not desk.screen()]
        named = [screen for screen in others if screen.name() == name]
        return next(iter(named or others), None)

    def bring_back(self, window: QWidget) -> None:
        """Move a window onto a screen that is there, if none shows enough of its title bar."""
        frame = window.frameGeometry()
        top = QRect(frame.left(), frame.top(), frame.width(), 32)
        screens = self.all()
        shown = (screen.availableGeometry().intersected(top).width() for screen in screens)
        if screens and max(shown) < _HELD:
            _put(window, screens[0])

    def make_way(self, window: QWidget, name: str) -> None:
        """Move a window off the screen of that name, if there is another one."""
        others = [screen for screen in self.all() if screen is not window.screen()]
        if others and window.screen().name() == name:
            _put(window, others[0])

    def _on_added(self, screen: QScreen) -> None:
        self.came.emit(screen.name())

    def _on_removed(self, _screen: QScreen) -> None:
        self.went.emit()


def _put(window: QWidget, screen: QScreen) -> None:
    """Move a window onto a screen, no larger than that; one that fills its screen fills this."""
    filled = window.isMaximized()
    if filled:
        window.showNormal()
    room = screen.availableGeometry()
    window.setScreen(screen)
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.topLeft())
    if filled:
        window.showMaximized()
