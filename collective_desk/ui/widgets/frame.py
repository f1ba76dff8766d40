"""The frame of a line that is typed in: heavier while the keyboard is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.ui.theme.theme import Theme


def paint_frame(painter: QPainter, widget: QWidget, theme: Theme, *, busy: bool) -> None:
    """Paint ground and edge of a widget; `busy` while something is typed in it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2 if busy else 1
    painter.setPen(QPen(theme.colour("accent" if busy else "edge"), width))
    painter.setBrush(theme.colour("surface"))
    inset = width / 2
    box = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, 6, 6)
