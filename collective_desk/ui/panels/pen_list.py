"""The pens in their order: line, name, letter; the one in hand is marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.domain.contents import Pen
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs, paint_tie


class PenList(QWidget):
    """Arrows take another pen in hand; with Alt they move the pen itself."""

    taken = Signal(str)
    moved = Signal(int)
    """The pen in hand goes up (-1) or down (1)."""
    name_wanted = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, signs: Signs) -> None:
        super().__init__()
        self._theme, self._signs = theme, signs
        self._pens: list[Pen] = []
        self._current = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_pens(self, pens: list[Pen], current: str) -> None:
        """Show the pens, and which one is in hand."""
        self._pens, self._current = pens, current
        self.setAccessibleName(next((pen.name for pen in pens if pen.id == current), ""))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), max(len(self._pens), 1) * self._row_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, pen in enumerate(self._pens):
            box = QRect(0, at * self._row_height(), self.width(), self._row_height())
            held = pen.id == self._current
            if held:
                painter.fillRect(box, theme.colour("accent_soft"))
            if held and self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            self._paint_row(painter, pen, box, held=held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // self._row_height()
        if 0 <= at < len(self._pens):
            self.taken.emit(self._pens[at].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps[key])
        elif key in steps:
            ids = [pen.id for pen in self._pens]
            at = (ids.index(self._current) if self._current in ids else 0) + steps[key]
            if 0 <= at < len(ids):
                self.taken.emit(ids[at])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.name_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _row_height(self) -> int:
        return int(self._theme.length("control", "row"))

    def _paint_row(self, painter: QPainter, pen: Pen, box: QRect, *, held: bool) -> None:
        theme, px = self._theme, self._theme.px
        line, name, letter = (
            self._mirrored(QRect(x, box.top(), wide, box.height()))
            for x, wide in ((px(8), px(40)), (px(58), self.width() - px(96)),
                            (self.width() - px(32), px(24)))
        )
        paint_tie(
            painter, pen, self._signs, line.left(), line.right(), box.center().y() + 0.5)
        font = theme.font("body", strong=held)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        said = QFontMetrics(font).elidedText(pen.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignLeading | middle), said)
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(self._signs.pen_colour(pen))
        painter.drawText(letter, int(Qt.AlignmentFlag.AlignHCenter | middle), pen.letter)

    def _mirrored(self, box: QRect) -> QRect:
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.left() - box.width())
        return box
