"""Chips: a value in a pill; dashed where nobody said anything yet."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

from .pressable import Pressable
from .text import break_line, draw_name

_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class Chip(Pressable):
    """A small pill that opens or toggles its value; one that wraps grows higher than one line."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", dashed: bool = False, tone: str = "ink",
        picture: QPixmap | None = None, wraps: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._wraps = wraps
        self._icon, self._dashed, self._tone = icon, dashed, tone
        self._picture = picture
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # A fixed height is one line's height, whatever the width asks for.
        high = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, high)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        chip: int = self._theme.length("control", "chip")
        more = len(self._lines(width - self._theme.px(20))) - 1
        return chip + more * self._theme.line("small")

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font()).horizontalAdvance(self.text())
        wide += self._theme.px(20) + (self._theme.px(20) if self._has_sign() else 0)
        return QSize(wide + 2, self._theme.length("control", "chip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(60)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = "accent" if self.isChecked() else "edge" if self._dashed else "line"
        pen = QPen(theme.colour(border), 1)
        if self._dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(theme.colour(self._ground()))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self.ring_radius(), self.ring_radius())
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        tone = "accent" if self.isChecked() else self._tone
        inner = self.rect().adjusted(theme.px(10), 0, -theme.px(10), 0)
        if self._has_sign():
            inner = self._paint_sign(painter, inner, tone)
        painter.setPen(theme.colour(tone))
        painter.setFont(self._font())
        lines, high = self._lines(inner.width()), theme.line("small")
        top = (self.height() - len(lines) * high) // 2
        for at, line in enumerate(lines):
            box = QRect(inner.left(), top + at * high, inner.width(), high)
            if self._wraps:
                draw_name(painter, box, line, mirrored=self.isRightToLeft())
            else:
                painter.drawText(box, int(_START), line)

    def _lines(self, width: int) -> list[str]:
        font = self._font()
        if self._wraps:
            return break_line(self.text(), font, width + 1)
        return [QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, width + 1)]

    def _paint_sign(self, painter: QPainter, inner: QRect, tone: str) -> QRect:
        theme, side = self._theme, self._theme.px(14)
        pixels = self._picture or theme.pixmap(
            self._icon, size=14, tone=tone, ratio=self.devicePixelRatioF())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inner.right() - side + 1 + theme.px(2) if mirrored else inner.left() - theme.px(2)
        sign = QRect(left, (self.height() - side) // 2, side, side)
        if not pixels.isNull():
            shown = pixels.deviceIndependentSize()
            middle = sign.center()
            painter.drawPixmap(
                middle.x() - round(shown.width() / 2) + 1,
                middle.y() - round(shown.height() / 2) + 1, pixels)
        if mirrored:
            return inner.adjusted(0, 0, -side - theme.px(4), 0)
        return inner.adjusted(side + theme.px(4), 0, 0, 0)

    def _has_sign(self) -> bool:
        return bool(self._icon) or self._picture is not None

    def _ground(self) -> str:
        if self.isDown() or self.isChecked():
            return "accent_soft"
        return "sunk" if self.underMouse() else "surface"

    def _font(self) -> QFont:
        return self._theme.font("small", strong=self.isChecked())

    def ring_radius(self) -> float:
        return min(self.height(), self._theme.length("control", "chip")) / 2

