"""A few steps as dots to press, with the word of the step: trust in four, strength in five."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

PITCH = 22


class TrustDots(QWidget):
    """One disc a step; the step pressed twice is taken back. Left and right arrows change it."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._steps = len(words)
        self._step, self._over = 0, 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def step(self) -> int:
        """The step that is shown, 0 for none."""
        return self._step

    def show_step(self, step: int) -> None:
        """Show a step."""
        self._step = step
        self.setAccessibleName(self._words[step - 1] if step else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._over or self._step
        for step in range(1, self._steps + 1):
            painter.setPen(QPen(theme.colour("ink" if step <= shown else "edge"), 1.2))
            painter.setBrush(
                theme.colour("ink") if step <= shown else theme.colour("surface"))
            painter.drawEllipse(self._centre(step), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRect(1, 1, self._steps * PITCH + 2, self.height() - 2), 6, 6)
        if shown:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("body"))
            x = self._steps * PITCH + theme.px(12)
            box = QRect(x, 0, self.width() - x, self.height())
            if self.isRightToLeft():
                box.moveLeft(0)
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), self._words[shown - 1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._step_at(event)
        self.update()

    def leaveEvent(self, _event: object) -> None:
        self._over = 0
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event)
        if step:
            self.chosen.emit(0 if step == self._step else step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() in {ahead, back}:
            step = min(max(self._step + (1 if event.key() == ahead else -1), 0), self._steps)
            if step != self._step:
                self.chosen.emit(step)
            return
        if 0 <= event.key() - Qt.Key.Key_0 <= self._steps:
            self.chosen.emit(event.key() - Qt.Key.Key_0)
            return
        super().keyPressEvent(event)

    def _centre(self, step: int) -> QPointF:
        x = step * PITCH - PITCH / 2 + 2
        return QPointF(self.width() - x if self.isRightToLeft() else x, self.height() / 2)

    def _step_at(self, event: QMouseEvent) -> int:
        x = event.position().x()
        step = int((self.width() - x if self.isRightToLeft() else x) // PITCH) + 1
        return step if 1 <= step <= self._steps else 0
