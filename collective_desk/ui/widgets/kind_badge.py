"""The letter of a kind of note in its small frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.domain.note_line import PROMISE
from collective_desk.ui.theme.theme import Theme

REVERSED = frozenset(("decision", PROMISE))
"""Decisions and promises have reversed letters: they are what people must find again."""


def paint_letter(painter: QPainter, theme: Theme, letter: str, kind: str, box: QRect) -> None:
    """Paint the letter of a kind in its small frame."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = kind in REVERSED
    painter.setPen(QPen(theme.colour("ink" if filled else "edge"), 1))
    painter.setBrush(theme.colour("ink" if filled else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("surface" if filled else "ink_soft"))
    painter.setFont(theme.font("caption", strong=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


class KindBadge(QWidget):
    """The letter of the kind at the start of the note line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._letter, self._kind = "", ""
        self.setFixedSize(theme.px(20), theme.px(20))
        theme.changed.connect(self.update)

    def show_kind(self, letter: str, kind: str) -> None:
        """Show another letter."""
        self._letter, self._kind = letter, kind
        if not letter:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_letter(QPainter(self), self._theme, self._letter, self._kind, self.rect())
