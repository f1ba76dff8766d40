"""The ties of one actor as rows: letter, direction, the other actor, trust in four steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.ui.theme.theme import Theme

ARROWS = {"out": "→", "in": "←", "mutual": "⇄", "none": "—"}
TRUST_STEPS = 4


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie as its actor sees it."""

    id: EntityId
    letter: str
    colour: QColor
    way: str
    sign: QPixmap
    name: str
    trust: int | None = None


class TieRows(QWidget):
    """Rows that select the tie when pressed, and go to the other actor when pressed twice."""

    chosen = Signal(str)
    followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[TieRow] = []
        self._over = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[TieRow]) -> None:
        """Show other ties."""
        self._rows, self._over = list(rows), -1
        self.setAccessibleName(", ".join(row.name for row in rows[:12]))
        self.updateGeometry()
        self.update()

    @property
    def rows(self) -> list[TieRow]:
        """The ties that are shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(200, self._height() * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._height()
        first, last = event.rect().top() // high, event.rect().bottom() // high
        for number in range(max(first, 0), min(last + 1, len(self._rows))):
            box = QRect(0, number * high, self.width(), high)
            self._paint_row(painter, self._rows[number], box, over=number == self._over)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._row_at(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        if at >= 0:
            self.chosen.emit(self._rows[at].id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        if at >= 0:
            self.followed.emit(self._rows[at].id)

    def _paint_row(self, painter: QPainter, row: TieRow, box: QRect, *, over: bool) -> None:
        theme = self._theme
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 5, 5)
        spots = [theme.px(width) for width in (0, 20, 44, 66)]
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(row.colour)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(self._at(box, spots[0], theme.px(14)), centre, row.letter)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(self._at(box, spots[1], theme.px(18)), centre, self._arrow(row.way))
        place = self._at(box, spots[2], theme.px(16))
        size = row.sign.deviceIndependentSize()
        painter.drawPixmap(
            round(place.center().x() - size.width() / 2 + 0.5),
            round(place.center().y() - size.height() / 2 + 0.5), row.sign)
        dots = theme.px(40) if row.trust else 0
        words = self._at(box, spots[3], box.width() - spots[3] - dots)
        painter.setPen(theme.colour("ink"))
        said = QFontMetrics(painter.font()).elidedText(
            row.name, Qt.TextElideMode.ElideRight, words.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), said)
        if row.trust:
            self._paint_dots(painter, row.trust, self._at(box, box.width() - dots, dots))

    def _paint_dots(self, painter: QPainter, trust: int, box: QRect) -> None:
        ink = self._theme.colour("ink")
        for step in range(TRUST_STEPS):
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if step < trust else Qt.BrushStyle.NoBrush)
            x = box.right() - 4 - (TRUST_STEPS - 1 - step) * 8
            painter.drawEllipse(QPointF(x, box.center().y() + 1), 3, 3)

    def _arrow(self, way: str) -> str:
        if self.isRightToLeft():
            way = {"out": "in", "in": "out"}.get(way, way)
        return ARROWS[way]

    def _at(self, box: QRect, x: int, wide: int) -> QRect:
        left = box.right() - x - wide + 1 if self.isRightToLeft() else box.left() + x
        return QRect(left, box.top(), wide, box.height())

    def _row_at(self, event: QMouseEvent) -> int:
        at = int(event.position().y()) // self._height()
        return at if 0 <= at < len(self._rows) else -1

    def _height(self) -> int:
        return int(self._theme.length("control", "row_dense"))
