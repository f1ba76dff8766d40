"""Rows to choose from: a sign, a name with what matches in strong letters, a note, a key cap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

from .keys import cap_size, paint_cap, written_keys
from .text import reads_rtl

GAP = 13
"""Height of the hairline's strip above a row that begins a group."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose; `match` is the stretch of the text that was typed."""

    value: Any
    text: str
    note: str = ""
    icon: str = ""
    picture: QPixmap | None = None
    match: tuple[int, int] = (0, 0)
    keys: str = ""
    begins_group: bool = False
    can: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


class Rows(QWidget):
    """A short list with one current row; the keyboard stays where the person types."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, most: int = 9) -> None:
        super().__init__(parent)
        self._theme, self._most = theme, most
        self._rows: list[Row] = []
        self._at, self._first = 0, 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def rows(self) -> list[Row]:
        """What can be chosen."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The row that Enter chooses."""
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def show_rows(self, rows: Sequence[Row], at: int = 0) -> None:
        """Offer other rows."""
        self._rows, self._at, self._first = list(rows), at, 0
        self._tell()
        self.updateGeometry()
        self.update()

    def step(self, by: int) -> None:
        """Go down or up, around the ends."""
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self._first = min(self._first, self._at)
            self._first = max(self._first, self._at - self._most + 1)
            self._tell()
            self.update()

    def choose(self) -> bool:
        """Choose the current row; False where there is none."""
        row = self.current
        if row is None or not row.can:
            return False
        self.chosen.emit(row)
        return True

    def sizeHint(self) -> QSize:
        shown = self._rows[self._first : self._first + self._most]
        gaps = sum(row.begins_group for row in shown[1:]) * self._theme.px(GAP)
        return QSize(self._theme.px(392), len(shown) * self._height() + gaps)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, box in self._boxes():
            row = self._rows[number]
            if row.begins_group and number > self._first:
                line = box.top() - self._theme.px(GAP) // 2
                painter.fillRect(8, line, self.width() - 16, 1, self._theme.colour("line"))
            if number == self._at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent_soft"))
                painter.drawRoundedRect(QRectF(box), 5, 5)
            painter.setOpacity(1.0 if row.can else 0.55)
            self._paint_row(painter, row, box, current=number == self._at)
            painter.setOpacity(1.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().toPoint())
        if at is not None and at != self._at:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().toPoint())
        if at is not None:
            self._at = at
            self.choose()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _paint_row(self, painter: QPainter, row: Row, box: QRect, *, current: bool) -> None:
        theme = self._theme
        inner = box.adjusted(theme.px(12), 0, -theme.px(8), 0)
        sign = QRect(inner.left(), box.top(), theme.px(24), box.height())
        self._paint_sign(painter, row, self._mirrored(sign))
        left, right = inner.left() + theme.px(36), inner.right()
        keys = written_keys(row.keys) if row.keys else "↵" if current and row.can else ""
        if keys:
            size = cap_size(theme, keys)
            top = box.center().y() - size.height() // 2 + 1
            cap = QRect(right - size.width(), top, size.width(), size.height())
            edge = theme.colour("edge")
            edge.setAlphaF(0.5)
            ground = theme.colour("surface")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(self._mirrored(cap), 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_cap(painter, theme, keys, self._mirrored(cap), theme.colour("ink_soft"), edge)
            right = cap.left() - theme.px(12)
        if row.note:
            room = QRect(left, box.top(), right - left, box.height())
            right = self._paint_note(painter, row, room)
        name = self._mirrored(QRect(left, box.top(), max(right - left, 0), box.height()))
        self._paint_name(painter, row, name)

    def _paint_note(self, painter: QPainter, row: Row, box: QRect) -> int:
        font = self._theme.font("small")
        measures = QFontMetrics(font)
        said = measures.elidedText(row.note, Qt.TextElideMode.ElideRight, box.width() // 2)
        wide = measures.horizontalAdvance(said) + 2
        place = QRect(box.right() - wide, box.top(), wide, box.height())
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink_soft"))
        painter.drawText(self._mirrored(place), Qt.AlignmentFlag.AlignCenter, said)
        return place.left() - self._theme.px(12)

    def _paint_sign(self, painter: QPainter, row: Row, box: QRect) -> None:
        pixels = row.picture or (
            self._theme.pixmap(row.icon, size=16, ratio=self.devicePixelRatioF())
            if row.icon else None)
        if pixels is not None and not pixels.isNull():
            size = pixels.deviceIndependentSize()
            centre = QRectF(box).center()
            middle = QPoint(
                round(centre.x() - size.width() / 2), round(centre.y() - size.height() / 2))
            painter.drawPixmap(middle, pixels)

    def _paint_name(self, painter: QPainter, row: Row, box: QRect) -> None:
        """Write the name; what was typed of it stands out."""
        theme = self._theme
        plain, strong = theme.font("body"), theme.font("body", strong=True)
        painter.setPen(theme.colour("ink"))
        start, end = row.match
        rtl = reads_rtl(row.text)
        whole = QFontMetrics(strong).horizontalAdvance(row.text)
        if end <= start or whole > box.width() or rtl:
            self._write(painter, strong if end > start else plain, row.text, box)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box = QRect(box.right() - whole, box.top(), whole, box.height())
        # Pieces of one name: in a mirrored window each would be turned around by itself.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        x = box.left()
        for text, font in (
            (row.text[:start], plain), (row.text[start:end], strong), (row.text[end:], plain)):
            wide = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            place = QRect(x, box.top(), wide + 4, box.height())
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(left), text)
            x += wide
        painter.setLayoutDirection(self.layoutDirection())

    def _write(self, painter: QPainter, font: QFont, text: str, box: QRect) -> None:
        painter.setFont(font)
        said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), said)

    def _boxes(self) -> list[tuple[int, QRect]]:
        boxes, y = [], 0
        for number in range(self._first, min(self._first + self._most, len(self._rows))):
            if self._rows[number].begins_group and number > self._first:
                y += self._theme.px(GAP)
            boxes.append((number, QRect(0, y, self.width(), self._height())))
            y += self._height()
        return boxes

    def _row_at(self, at: QPoint) -> int | None:
        return next((number for number, box in self._boxes() if box.contains(at)), None)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return box
        return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())

    def _height(self) -> int:
        return int(self._theme.length("control", "row_popup"))

    def _tell(self) -> None:
        """Let a screen reader know what is current."""
        row = self.current
        said = (row.text, row.note) if row else ()
        self.setAccessibleName(", ".join(part for part in said if part))
