"""A slider over the steps of a map, with marks where sessions ended and moments have names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from collective_desk.domain.entities import EntityId
from collective_desk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A step worth coming back to."""

    step: int
    title: str
    moment: EntityId = ""
    """The moment that someone gave this name; else a day's mapping, or a session, ended here."""


class TimeLine(QAbstractSlider):
    """Arrows go a step, Page Up and Down to the next mark, Home and End to the ends."""

    wanted = Signal(int)
    play_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.marks: tuple[Mark, ...] = ()
        self.compared: int | None = None
        """The step that the present one is compared with."""
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.actionTriggered.connect(self._on_action)
        theme.changed.connect(self.update)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks."""
        self.marks = tuple(sorted(marks, key=lambda mark: mark.step))
        self.update()

    def set_compared(self, step: int | None) -> None:
        """Show which step the present one is compared with."""
        self.compared = step
        self.update()

    @property
    def named(self) -> Mark | None:
        """The moment with a name at which it stands."""
        return self.named_at(self.value())

    def named_at(self, step: int) -> Mark | None:
        """Give the moment at a step that someone gave a name."""
        return next((mark for mark in self.marks if mark.moment and mark.step == step), None)

    def next_mark(self, way: int) -> int:
        """Give the step of the next mark, forward (1) or back (-1); else the end."""
        here = self.value()
        if way > 0:
            return min((m.step for m in self.marks if m.step > here), default=self.maximum())
        return max((m.step for m in self.marks if m.step < here), default=self.minimum())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.wanted.emit(self.next_mark(1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, here = self.height() / 2, self._x(self.value())
        start = self._x(self.minimum() if self.compared is None else self.compared)
        groove = QPen(
            theme.colour("line"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(groove)
        painter.drawLine(QPointF(self._x(self.minimum()), middle),
                         QPointF(self._x(self.maximum()), middle))
        groove.setColor(theme.colour("accent"))
        painter.setPen(groove)
        painter.drawLine(QPointF(start, middle), QPointF(here, middle))
        for mark in self.marks:
            self._paint_mark(painter, mark, middle)
        if self.compared is not None:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(QPointF(start, middle), 6, 6)
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(here, middle), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(here, middle), 11, 11)

    def _paint_mark(self, painter: QPainter, mark: Mark, middle: float) -> None:
        x = self._x(mark.step)
        passed = self.minimum() <= mark.step <= self.value()
        painter.setPen(QPen(self._theme.colour("accent" if passed else "edge"), 2))
        if mark.moment:
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRect(QRectF(x - 4, middle - 4, 8, 8))
        else:
            painter.drawLine(QPointF(x, middle - 8), QPointF(x, middle + 8))

    def _x(self, step: int) -> float:
        edge, span = 14.0, max(self.maximum() - self.minimum(), 1)
        share = (step - self.minimum()) / span
        if self.isRightToLeft():
            share = 1 - share
        return edge + share * (self.width() - 2 * edge)

    def _go_to(self, x: float) -> None:
        share = (x - 14.0) / max(self.width() - 28.0, 1.0)
        if self.isRightToLeft():
            share = 1 - share
        step = round(self.minimum() + share * (self.maximum() - self.minimum()))
        self.wanted.emit(min(max(step, self.minimum()), self.maximum()))

    def _on_action(self, _action: int) -> None:
        self.wanted.emit(self.sliderPosition())
