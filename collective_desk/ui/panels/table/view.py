"""A table of actors or ties: rows are selected, cells are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from collective_desk.domain.entities import EntityId
from collective_desk.ui.models.rows_model import RowsModel
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

from .cells import Cells, TieCells, open_cell_choices
from .delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
Trigger = QAbstractItemView.EditTrigger
_WISHES = (Trigger.AllEditTriggers, Trigger.EditKeyPressed, Trigger.DoubleClicked)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsView(QTableView):
    """F2, Enter or a double press edits a cell; Ctrl+C and a right press are told."""

    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, workspace: Workspace, model: RowsModel, cells: Cells, signs: Signs,
        heads: tuple[str, ...], widths: tuple[int, ...],
    ) -> None:
        super().__init__()
        self._workspace, self._rows, self._cells, self._heads = workspace, model, cells, heads
        theme, ties = workspace.theme, isinstance(cells, TieCells)
        self.setModel(model)
        name = "table.ties_name" if ties else "table.actors_name"
        self.setAccessibleName(workspace.words(name))
        self.setItemDelegate(RowDelegate(theme, signs, self, ties=ties, write=self._write))
        self._dress()
        self.verticalHeader().setDefaultSectionSize(theme.length("control", "row"))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, theme.px(width))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    @property
    def ids(self) -> list[EntityId]:
        """What is selected, in the order of the rows."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self._rows.id_at(row) for row in sorted(rows)]

    def edit(  # type: ignore[override]
        self, index: Index, trigger: Trigger = Trigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Open a list on a cell that has one, else write in it."""
        head = self._heads[index.column()] if index.isValid() else ""
        if head not in self._cells.chosen:
            return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]  # Qt sends none
        wanted = trigger in _WISHES
        if wanted:
            self._choose(index, head)
        return wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a wish to edit, and copy whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _ENTER and self.state() != self.State.EditingState:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == _SHIFT:
            self._ask_menu()  # not every keyboard has a menu key
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
        else:
            self.menu_wanted.emit(event.globalPos())

    def _ask_menu(self) -> None:
        """Ask for it by keyboard: under the row where one is."""
        row = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(row.bottomLeft()))

    def _choose(self, index: Index, head: str) -> None:
        box = self.visualRect(index)
        corner = box.bottomRight() if self.isRightToLeft() else box.bottomLeft()
        open_cell_choices(
            self._cells, self._workspace, self.viewport(), self._rows.id_at(index.row()), head,
            self.viewport().mapToGlobal(corner))

    def _write(self, index: Index, text: str) -> None:
        self._cells.write(
            self._rows.id_at(index.row()), self._heads[index.column()], " ".join(text.split()))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
