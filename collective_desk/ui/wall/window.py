"""The window of the wall: question, map and band on white paper, or white paper alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QCursor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from collective_desk.host.settings import Wall as WallSettings
from collective_desk.host.words import Words
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style

from .map import WallMap
from .measures import measures
from .sheet import Band, Question

_ASIDE = 20.0
"""Paper beside the map: sheets and walls are never quite even."""


class Blank(QWidget):
    """Plain paper."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(Style.load("wall").colour("paper")))


class WallWindow(QWidget):
    """Fills a screen; it holds what the room may see and knows nothing else."""

    left = Signal()
    """Esc was pressed, or the window was closed."""
    resized = Signal()

    def __init__(self, picture: Picture, settings: WallSettings, words: Words) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._settings = settings
        self.setWindowTitle(words("wall.title"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        at_first = measures(settings, 1920)
        self.question = Question(at_first, self)
        self.map = WallMap(picture, at_first, self)
        self.band = Band(at_first, words, self)
        self.map.setAccessibleName(words("canvas.map"))
        page = Blank()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.map)
        column.addWidget(self.question)
        column.addLayout(self._middle, 1)
        column.addWidget(self.band)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(page)
        self._pages.addWidget(Blank())

    @property
    def blank(self) -> bool:
        """Whether only paper is shown."""
        return self._pages.currentIndex() == 1

    def set_blank(self, blank: bool) -> None:
        """Show only paper, or what was there."""
        self._pages.setCurrentIndex(int(blank))

    def set_settings(self, settings: WallSettings) -> None:
        """Write for another width or distance."""
        self._settings = settings
        self._measure()

    def fill(self, screen: QScreen, *, active: bool) -> None:
        """Fill a screen; the keyboard stays where it is unless the window is to be active."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        if self.isVisible() and self.screen() is not screen:
            self.hide()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if active:
            self.activateWindow()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # who opened it takes it away
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.resized.emit()

    def _measure(self) -> None:
        found = measures(self._settings, max(self.width(), 320))
        aside = found.px(_ASIDE)
        self._middle.setContentsMargins(aside, 0, aside, 0)
        self.question.set_measures(found)
        self.band.set_measures(found)
        self.map.set_measures(found)
