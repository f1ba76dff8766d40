"""The matrix on the screen: arrows walk, a figure says where an actor stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from collective_desk.domain.figures import signed
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.together.inked import write
from collective_desk.ui.together.record_table import walks_tabs
from collective_desk.ui.together.records import Index
from collective_desk.ui.widgets.signs import Signs

from .matrix import GoalMatrix
from .matrix_heads import ActorHead, GoalHead

COLUMN, ROW = 102, 30
MOST = 2
UNIT = 14
SIGNS = {"+": 1, "=": 1, "-": -1, "−": -1}


class MatrixView(QTableView):
    """`+` or `-` and a figure, or the figure alone; Backspace takes it back, H holds the goal."""

    said = Signal(QModelIndex, object)
    held = Signal(QModelIndex)
    reword_wanted = Signal(int)
    dropped = Signal(int)
    actor_opened = Signal(int)

    def __init__(self, theme: Theme, signs: Signs, matrix: GoalMatrix, name: str) -> None:
        super().__init__()
        self._theme, self.matrix = theme, matrix
        self._sign = 0
        self.setModel(matrix)
        self.setItemDelegate(MatrixCell(theme, self))
        self.setHorizontalHeader(GoalHead(theme, matrix, self))
        self.setVerticalHeader(ActorHead(theme, signs, matrix, self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setProperty("plain", True)
        self.viewport().setAutoFillBackground(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._take_look()
        theme.changed.connect(self._take_look)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def pending(self) -> int:
        """The sign that waits for its figure: 1, -1, or 0 for none."""
        return self._sign

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key, text = self.currentIndex(), event.key(), event.text()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if walks_tabs(event):
            event.ignore()
        elif not at.isValid() or held:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.dropped.emit(at.column())
        elif text in SIGNS:
            self._wait_for_figure(SIGNS[text])
        elif text.isdecimal() and int(text) <= MOST:
            sign = self._sign or 1
            self._wait_for_figure(0)
            self.said.emit(at, float(sign * int(text)))
        else:
            self._wait_for_figure(0)
            self._other_key(event, at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.matrix.actors and self.matrix.goals:
            self.setCurrentIndex(self.matrix.index(0, 0))

    def _other_key(self, event: QKeyEvent, at: QModelIndex) -> None:
        key = event.key()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.said.emit(at, None)
        elif key == Qt.Key.Key_H:
            self.held.emit(at)
        elif key == Qt.Key.Key_F2:
            self.reword_wanted.emit(at.column())
        elif key == Qt.Key.Key_O:
            self.actor_opened.emit(at.row())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            row = at.row() + (-1 if back else 1)
            if 0 <= row < len(self.matrix.actors):
                self.setCurrentIndex(self.matrix.index(row, at.column()))
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            QWidget.keyPressEvent(self, event)
        elif not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)

    def _take_look(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(COLUMN))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.viewport().update()

    def _wait_for_figure(self, sign: int) -> None:
        self._sign = sign
        self.update(self.currentIndex())


class MatrixCell(QStyledItemDelegate):
    """A bar from the middle, full for and open against, with the figure; a line for the spread."""

    def __init__(self, theme: Theme, view: MatrixView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._theme.px(COLUMN), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRect(option.rect)
        at = self._view.currentIndex()
        current = self._view.hasFocus() and at == index
        if at.isValid() and at.row() == index.row():
            painter.fillRect(box, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_position(painter, box, index, current=current)
        painter.restore()
        if current:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _paint_position(
        self, painter: QPainter, box: QRect, index: Index, *, current: bool
    ) -> None:
        theme, position = self._theme, self._view.matrix.position(index)
        if self._view.matrix.holds(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            side = theme.px(7)
            left = box.right() - side - 6 if self._view.isRightToLeft() else box.left() + 6
            painter.drawEllipse(QRectF(left, box.center().y() - side / 2, side, side))
        said = ""
        if current and self._view.pending:
            said = "+" if self._view.pending > 0 else "−"
        elif position is not None:
            said = signed(position.value)
            painter.fillRect(
                self._x(box, 0) - 1, box.top() + 5, 1, box.height() - 10, theme.colour("edge"))
            middle, end = self._x(box, 0), self._x(box, position.value)
            bar = QRectF(min(middle, end), box.center().y() - 4.5, abs(end - middle), 9)
            painter.setPen(QPen(theme.colour("ink"), 1.3))
            painter.setBrush(
                theme.colour("ink") if position.value > 0 else Qt.BrushStyle.NoBrush)
            if position.value:
                painter.drawRect(bar)
            else:
                painter.drawEllipse(QRectF(middle - 3.5, box.center().y() - 3, 7, 7))
            if position.lowest != position.highest:
                painter.setPen(QPen(theme.colour("warn"), 2))
                y = box.bottom() - 5
                painter.drawLine(
                    self._x(box, position.lowest), y, self._x(box, position.highest), y)
        painter.setPen(theme.colour("ink"))
        words = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        write(painter, words, said, theme.font("small"), mirrored=self._view.isRightToLeft(),
              end=True)

    def _x(self, box: QRect, value: float) -> int:
        way = -1 if self._view.isRightToLeft() else 1
        middle = box.center().x() - way * self._theme.px(6)
        return round(middle + way * value * self._theme.px(UNIT))
