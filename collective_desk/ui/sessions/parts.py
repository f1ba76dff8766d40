"""Small things of the session pages: bars of time, a switch, words in boxes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.pressable import Pressable
from collective_desk.ui.widgets.text import reads_rtl


class TimeBar(QWidget):
    """A bar of 4 px that fills from the start; warns when it is full."""

    def __init__(self, theme: Theme, tone: str = "accent") -> None:
        super().__init__()
        self._theme, self._tone, self._share = theme, tone, 0.0
        self.setFixedHeight(theme.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        """How far it is filled."""
        return self._share

    def set_share(self, share: float, tone: str = "") -> None:
        """Fill it from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self._tone = tone or self._tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        wide = self.width() * self._share
        left = self.width() - wide if self.isRightToLeft() else 0
        painter.setBrush(self._theme.colour(self._tone))
        painter.drawRoundedRect(QRectF(left, 0, wide, self.height()), 2, 2)


def say_start(button: Button, words: Words, state: str) -> None:
    """Let a button say what it does: start a session, go on, or open again what is over."""
    over = state == "closed"
    id = "open_again" if over else "go_on" if state == "running" else "start"
    button.setText(words(f"session.{id}"))
    button.set_look("default" if over else "primary")
    button.updateGeometry()


class Switch(Pressable):
    """On or off."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(32), self._theme.px(18))

    def ring_radius(self) -> float:
        return self.height() / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent" if on else "edge"))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = box.height() - 4
        right = on != self.isRightToLeft()
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(QRectF(box.width() - side - 2 if right else 2, 2, side, side))


def on_start(widget: QWidget, box: QRect) -> QRect:
    """Mirror a box where the window reads from right to left."""
    if not widget.isRightToLeft():
        return box
    return QRect(widget.width() - box.right() - 1, box.top(), box.width(), box.height())


def paint_words(painter: QPainter, widget: QWidget, box: QRect, text: str) -> None:
    """Write one line at the start of a box; a sentence keeps its own direction."""
    mirrored = widget.isRightToLeft()
    rtl = reads_rtl(text)
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(on_start(widget, box), int(flags), text)
    painter.setLayoutDirection(widget.layoutDirection())
