"""A large button of the welcome page: an icon, what it does, and one line more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.keys import cap_size, paint_cap, written_keys
from collective_desk.ui.widgets.pressable import Pressable


class Choice(Pressable):
    """Primary or plain; always shows its ring when it has the keyboard."""

    def __init__(
        self, theme: Theme, text: str, more: str, *, icon: str, keys: str, primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._more, self._icon = more, icon
        self._cap, self._primary = written_keys(keys), primary
        self.setText(text)
        self.setAccessibleDescription(more)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(66 if self._primary else 60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, soft = self._colours()
        painter.setPen(Qt.PenStyle.NoPen if self._primary else QPen(theme.colour("edge"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = theme.length("icon", "large")
        icon = theme.pixmap(
            self._icon, size=theme.size("icon", "large"),
            tone="on_accent" if self._primary else "ink", ratio=self.devicePixelRatioF())
        place = self._mirrored(QRect(theme.px(20), (self.height() - side) // 2, side, side))
        painter.drawPixmap(place.topLeft(), icon)
        first, second = theme.line("lead"), theme.line("small")
        top = (self.height() - first - second + theme.px(4)) // 2
        x, wide = theme.px(58), self.width() - theme.px(58 + 70)
        lead = theme.font("lead", strong=self._primary)
        self._write(painter, self.text(), lead, ink, QRect(x, top, wide, first))
        below = QRect(x, top + first - theme.px(3), wide, second)
        self._write(painter, self._more, theme.font("small"), soft, below)
        size = cap_size(theme, self._cap)
        cap = self._mirrored(QRect(
            self.width() - theme.px(20) - size.width(), (self.height() - size.height()) // 2,
            size.width(), size.height()))
        edge = QColor(ink)
        edge.setAlphaF(0.6 if self._primary else 0.3)
        paint_cap(painter, theme, self._cap, cap, soft, edge)

    def _write(self, painter: QPainter, text: str, font: object, ink: QColor, box: QRect) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(ink)
        said = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(box), int(flags), said)

    def _mirrored(self, box: QRect) -> QRect:
        if not self.isRightToLeft():
            return box
        return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        theme, over, down = self._theme, self.underMouse(), self.isDown()
        if self._primary:
            ground = "accent_press" if down else "accent_hover" if over else "accent"
            return theme.colour(ground), theme.colour("on_accent"), theme.colour("on_accent")
        ground = "line" if down else "sunk" if over else "surface"
        return theme.colour(ground), theme.colour("ink"), theme.colour("ink_soft")

    def ring_radius(self) -> float:
        return 8.0

    def wants_ring(self, _event: QFocusEvent) -> bool:
        return True

