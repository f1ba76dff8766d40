"""Desks opened lately: name, folder, how many actors, when."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.domain.days import today
from collective_desk.host.said_days import said_day
from collective_desk.host.settings import RecentDesk
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.pressable import Pressable


class RecentRow(Pressable):
    """One desk; soft where its file is not there now."""

    def __init__(
        self, theme: Theme, words: Words, desk: RecentDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.desk = desk
        path = Path(desk.path)
        self.there = path.is_file()
        self.setText(desk.title or path.stem)
        folder = path.parent.name
        self._folder = folder if self.there else words("recent.gone", folder=folder)
        self._actors = words("status.actors", count=desk.actors)
        self._when = _last_opened(words, desk.opened)
        self.setAccessibleDescription(f"{self._folder}, {self._actors}, {self._when}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        if self.underMouse() and self.there:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -3), 5, 5)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        room = self.width() - theme.px(200)
        top, first, second = theme.px(5), theme.line("body"), theme.line("small")
        ink = "ink" if self.there else "ink_soft"
        self._write(painter, self.text(), "body", ink, QRect(0, top, room, first), end=False)
        below = QRect(0, top + first, room, second)
        self._write(painter, self._folder, "small", "ink_soft", below, end=False)
        high = self.height() - 1
        self._write(
            painter, self._actors, "small", "ink_soft",
            QRect(room, 0, theme.px(100), high), end=True)
        self._write(
            painter, self._when, "small", "ink_soft",
            QRect(room + theme.px(100), 0, theme.px(100), high), end=True)

    def _write(
        self, painter: QPainter, text: str, role: str, tone: str, box: QRect, *, end: bool
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone))
        said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        if self.isRightToLeft():
            box = QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), said)


def _last_opened(words: Words, day: str) -> str:
    """Say an ISO day as people do: today, yesterday, 3 March, 3 March 2025."""
    ago = [(today() - timedelta(days=days)).isoformat() for days in (0, 1)]
    if day[:10] in ago:
        return words(("day.today", "day.yesterday")[ago.index(day[:10])])
    return said_day(words, day)
