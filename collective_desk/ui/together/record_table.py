"""A short list worked by keys: arrows walk, Enter changes the cell, Del takes a row away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from collective_desk.domain.entities import EntityId
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import break_line

from .inked import write
from .records import Column, Index, Record, RecordsModel

LEAST = 120
"""Width that a column without a width of its own has at least."""
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
TAKE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class RecordTable(QTableView):
    """As tall as its rows, up to `most`; beyond that it scrolls."""

    opened = Signal(str)
    dropped = Signal(str)
    choice_wanted = Signal(str, int)
    written = Signal(str, int, str)

    def __init__(
        self, theme: Theme, signs: Signs, name: str, columns: Sequence[Column], *,
        most: int = 12, heads: bool = True, lines: int = 1,
    ) -> None:
        super().__init__()
        self._theme, self._most, self._heads = theme, most, heads
        self.lines = self._usual_lines = lines
        self.records = RecordsModel(columns)
        self.setModel(self.records)
        self.setItemDelegate(RecordDelegate(theme, signs, self))
        self.setAccessibleName(name)
        self._set_up()
        self.records.written.connect(self.written)
        for signal in (self.records.rowsInserted, self.records.rowsRemoved):
            signal.connect(self._fit)
        self.doubleClicked.connect(self._enter)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> EntityId | None:
        """The id of the row in which the keyboard is."""
        at = self.currentIndex()
        return self.records.records[at.row()].id if at.isValid() else None

    @property
    def row_height(self) -> int:
        """How high a row is: that of the design, or what several lines need."""
        high: int = self._theme.length("control", "row")
        if self.lines == 1:
            return high
        return max(high, self.lines * self._theme.line("body") + self._theme.px(8))

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records."""
        self.records.show(records)
        self.setVisible(bool(records))

    def go_to(self, id: EntityId, column: int = 0) -> None:
        """Put the keyboard into the row of something."""
        row = self.records.row_of(id)
        if row is not None:
            self.setCurrentIndex(self.records.index(row, column))
            self.scrollTo(self.currentIndex())
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cell_corner(self) -> QPoint:
        """Give where a menu of the current cell opens, on the screen."""
        box = self.visualRect(self.currentIndex())
        corner = box.bottomRight() if self.isRightToLeft() else box.bottomLeft()
        return self.viewport().mapToGlobal(corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if walks_tabs(event):
            event.ignore()
        elif self.state() == QAbstractItemView.State.EditingState:
            # The Enter that ends the editing comes here too, and would begin it again.
            event.accept()
        elif at.isValid() and event.key() in ENTER | {Qt.Key.Key_Space, Qt.Key.Key_F2}:
            self._enter(at)
        elif at.isValid() and event.key() in TAKE:
            self.dropped.emit(self.records.records[at.row()].id)
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            QWidget.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.records:
            self.setCurrentIndex(self.records.index(0, 0))

    def _enter(self, at: QModelIndex) -> None:
        how = self.records.columns[at.column()].enter
        id = self.records.records[at.row()].id
        if how == "writes":
            self.edit(at)
        elif how == "chooses":
            self.choice_wanted.emit(id, at.column())
        else:
            self.opened.emit(id)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("plain", True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setVisible(self._heads)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        for number, column in enumerate(self.records.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(number, mode)
            if column.width:
                head.resizeSection(number, self._theme.px(column.width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Let columns of fixed width give way where the others would have no room.

        Their words then go over two lines.
        """
        theme, columns = self._theme, self.records.columns
        fixed = sum(theme.px(one.width) for one in columns if one.width)
        open_ = sum(theme.px(LEAST) for one in columns if not one.width)
        share = min((self.viewport().width() - open_) / fixed, 1.0) if fixed and open_ else 1.0
        for number, column in enumerate(columns):
            if column.width:
                wide = round(theme.px(column.width) * max(share, 0.5))
                self.horizontalHeader().resizeSection(number, wide)
        head = self.horizontalHeader()
        breaks = share < 1.0 or any(
            head.sectionSize(number) < theme.px(column.breaks_under)
            for number, column in enumerate(columns))
        lines = max(self._usual_lines, 2 if breaks else 1)
        if lines != self.lines:
            self.lines = lines
            self._fit()

    def _fit(self, *_changed: object) -> None:
        head = self._theme.length("control", "row") if self._heads else 0
        row = self.row_height
        self.verticalHeader().setDefaultSectionSize(row)
        shown = min(max(len(self.records.records), 1), self._most)
        self.setFixedHeight(head + shown * row + 2)
        more = len(self.records.records) > self._most
        always = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(
            always if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().update()


def walks_tabs(event: QKeyEvent) -> bool:
    """Say whether a key goes to another tab, which a list must not take for itself."""
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(held) and event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class RecordDelegate(QStyledItemDelegate):
    """Paints a cell: sign, words, what could be said; a ring where the keyboard is."""

    def __init__(self, theme: Theme, signs: Signs, view: RecordTable) -> None:
        super().__init__(view)
        self._theme, self._signs, self._view = theme, signs, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, self._view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRect(option.rect)
        record = self._view.records.records[index.row()]
        column = self._view.records.columns[index.column()]
        current = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        if current:
            painter.fillRect(box, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        words = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if index.column() == 0 and record.actor is not None:
            words = self._paint_sign(painter, record, words)
        said = record.cells[index.column()]
        first = index.column() == 0
        tone = "ink_faint" if not said or record.quiet else "ink" if first else "ink_soft"
        painter.setPen(theme.colour("ink_soft" if current and tone == "ink_faint" else tone))
        self._paint_words(painter, words, said or column.hint)
        # Where no cell takes anything, the row as a whole is what the keyboard holds.
        whole = not any(one.enter != "goes" for one in self._view.records.columns)
        if current and (whole or self._view.currentIndex() == index):
            painter.save()
            painter.setClipRect(box)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            row = QRect(0, box.top(), self._view.viewport().width(), box.height())
            painter.drawRect((row if whole else box).adjusted(1, 1, -1, -2))
            painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, said: str) -> None:
        font, high = self._theme.font("body"), self._theme.line("body")
        rows = break_line(said, font, box.width()) if self._view.lines > 1 else [said]
        shown = rows[: self._view.lines]
        shown[-1] = " ".join(rows[len(shown) - 1:])
        top = box.top() + (box.height() - len(shown) * high) // 2
        for number, row in enumerate(shown):
            line = QRect(box.left(), top + number * high, box.width(), high)
            write(painter, line, row, font, mirrored=self._view.isRightToLeft())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _paint_sign(self, painter: QPainter, record: Record, words: QRect) -> QRect:
        room = self._theme.px(28)
        mirrored = self._view.isRightToLeft()
        left = words.right() - self._theme.px(22) if mirrored else words.left()
        assert record.actor is not None
        pixels = self._signs.actor(record.actor, 18)
        size = pixels.deviceIndependentSize()
        painter.setOpacity(0.5 if record.quiet else 1.0)
        painter.drawPixmap(
            round(left + (self._theme.px(22) - size.width()) / 2),
            round(QRectF(words).center().y() - size.height() / 2), pixels)
        painter.setOpacity(1.0)
        return words.adjusted(0, 0, -room, 0) if mirrored else words.adjusted(room, 0, 0, 0)
