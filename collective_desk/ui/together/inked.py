"""Words painted in a box: cut where they are too long, in their own direction of reading."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from collective_desk.ui.widgets.text import reads_rtl


def write(
    painter: QPainter, box: QRect | QRectF, text: str, font: QFont, *, mirrored: bool,
    end: bool = False,
) -> None:
    """Write a line at the start of a box, or at its end, as the window reads.

    The sentence keeps its own direction: in a mirrored window "+2" would become "2+".
    """
    room = box.toRect() if isinstance(box, QRectF) else box
    said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    right = mirrored != end
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    before = painter.layoutDirection()
    rtl = Qt.LayoutDirection.RightToLeft if reads_rtl(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(rtl)
    painter.setFont(font)
    painter.drawText(room, int(flags), said)
    painter.setLayoutDirection(before)
