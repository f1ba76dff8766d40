"""Buttons in the states of the design: primary, default, quiet, danger; with icon and key cap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

from .keys import cap_size, paint_cap, written_keys
from .pressable import Pressable
from .text import escaped_tip

_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
Colours = tuple[QColor | None, QColor | None, QColor]
"""Ground, border and ink."""


class Button(Pressable):
    """A button that paints itself from tokens; Enter and Space press it."""

    def __init__(
        self, theme: Theme, text: str = "", *, icon: str = "", look: str = "default",
        keys: str = "", small: bool = False, arrow: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._look, self._icon = look, icon
        self._cap = written_keys(keys) if keys else ""
        self._small, self._arrow = small, arrow
        self._soft_part = ""
        self._short = self._bare = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._take_look)

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.update()

    def set_soft_part(self, words: str) -> None:
        """Write words in soft ink before the text, as in *Lens* kind."""
        self._soft_part = words
        self._take_look()

    def set_short(self, short: bool, *, bare: bool = False) -> None:
        """Say less where there is little room: no key, no soft words; `bare` only the icon."""
        if (self._short, self._bare) != (short, short and bare):
            self._short, self._bare = short, short and bare
            self.setToolTip(escaped_tip(self.text()) if self._bare else "")
            self._take_look()

    def set_look(self, look: str) -> None:
        """Take another look: primary, default, quiet or danger."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        height = self._theme.length("control", "height_small" if self._small else "height")
        return QSize(sum(width for _, width in self._parts()) + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, border, ink = self._colours()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = self._theme.size("radius", "control")
        painter.setPen(QPen(border, 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
        if ground or border:
            painter.drawRoundedRect(box, radius, radius)
        self._paint_parts(painter, ink)

    def _parts(self) -> list[tuple[str, int]]:
        """Name what stands in the button, start to end, with widths that hold their gaps."""
        theme, plain = self._theme, QFontMetrics(self._theme.font("body"))
        # A tab that is chosen becomes strong; its neighbours stay where they are.
        strong = QFontMetrics(theme.font("body", strong=self._is_strong() or self.isCheckable()))
        parts: list[tuple[str, int]] = []
        if self._icon:
            parts.append(("icon", theme.px(16)))
        if self._soft_part and not self._short:
            parts.append(("soft", plain.horizontalAdvance(self._soft_part + " ") + theme.px(2)))
        if self.text() and not self._bare:
            gap = theme.px(8) if self._icon else 0
            parts.append(("text", strong.horizontalAdvance(self.text()) + gap + 2))
        if self._arrow:
            parts.append(("arrow", theme.px(24)))
        if self._cap and not self._short:
            parts.append(("cap", cap_size(theme, self._cap).width() + theme.px(8)))
        return parts

    def _paint_parts(self, painter: QPainter, ink: QColor) -> None:
        theme, parts = self._theme, self._parts()
        x = (self.width() - sum(width for _, width in parts)) // 2
        for name, width in parts:
            box = self._mirrored(QRect(x, 0, width, self.height()))
            x += width
            painter.setPen(ink)
            if name == "icon":
                self._paint_icon(painter, self._icon, box, 16)
            elif name == "soft":
                painter.setPen(theme.colour("ink_soft"))
                painter.setFont(theme.font("body"))
                painter.drawText(box, self._start(), self._soft_part)
            elif name == "text":
                painter.setFont(theme.font("body", strong=self._is_strong()))
                side = self._end() if self._icon or self._soft_part else _MIDDLE
                painter.drawText(box, side, self.text())
            elif name == "arrow":
                self._paint_icon(painter, "chevron-down", box, 14)
            else:
                self._paint_cap(painter, box, ink)

    def _paint_icon(self, painter: QPainter, name: str, box: QRect, size: int) -> None:
        pixels = self._theme.pixmap(
            name, size=size, tone=self._ink_name(), ratio=self.devicePixelRatioF())
        side = self._theme.px(size)
        at = QRect(0, 0, side, side)
        at.moveCenter(box.center())
        painter.drawPixmap(at.topLeft(), pixels)

    def _paint_cap(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        size = cap_size(self._theme, self._cap)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = QRect(0 if mirrored else box.width() - size.width(), 0, size.width(), size.height())
        at.translate(box.left(), (box.height() - size.height()) // 2)
        edge = QColor(ink)
        edge.setAlphaF(0.55 if self._look in {"primary", "danger"} else 0.3)
        paint_cap(painter, self._theme, self._cap, at, ink, edge)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return box
        return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())

    def _start(self) -> int:
        return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _end(self) -> int:
        return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def _padding(self) -> int:
        if not self.text() or self._bare:
            return self._theme.px(7)
        return self._theme.px(8 if self._look == "quiet" or self._small else 14)

    def _is_strong(self) -> bool:
        return self._look in {"primary", "danger"} or self.isChecked()

    def _ink_name(self) -> str:
        if not self.isEnabled():
            return "edge" if self._look == "quiet" else "ink_faint"
        if self.isChecked():
            return "accent"
        return {"primary": "on_accent", "danger": "on_danger"}.get(self._look, "ink")

    def _colours(self) -> Colours:
        theme, ink = self._theme, self._theme.colour(self._ink_name())
        over, down = self.underMouse(), self.isDown()
        if not self.isEnabled():
            off = None if self._look == "quiet" else theme.colour("sunk")
            return off, theme.colour("line") if off else None, ink
        if self._look == "primary":
            name = "accent_press" if down else "accent_hover" if over else "accent"
            return theme.colour(name), None, ink
        if self._look == "danger":
            danger = theme.colour("danger")
            return danger.darker(115) if over or down else danger, None, ink
        if self.isChecked():
            return theme.colour("accent_soft"), None, ink
        ground = theme.colour("line" if down else "sunk") if over or down else None
        if self._look == "quiet":
            return ground, None, ink
        return theme.colour("surface") if ground is None else ground, theme.colour("edge"), ink


    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> float:
        return self._theme.size("radius", "control")

