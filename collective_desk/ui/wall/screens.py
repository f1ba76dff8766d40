"""The screens of this computer: which one is for the room, and when one comes or goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Screens(QObject):
    """The screens that are plugged in."""

    came = Signal()
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
        """Move a window onto a screen that is there, if none shows its title bar."""
        frame = window.frameGeometry()
        top = QRect(frame.left(), frame.top(), frame.width(), 32)
        screens = self.all()
        if screens and not any(screen.availableGeometry().intersects(top) for screen in screens):
            room = screens[0].availableGeometry()
            window.resize(window.size().boundedTo(room.size()))
            window.move(room.topLeft())

    def _on_added(self, _screen: QScreen) -> None:
        self.came.emit()

    def _on_removed(self, _screen: QScreen) -> None:
        self.went.emit()
