"""The list of notes and promises, worked by keys: Enter opens one, Del takes it off, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from collective_desk.domain.entities import EntityId
from collective_desk.store.queries.notes import Entry

from .entry_look import EntryDelegate
from .entry_model import EntryModel


class EntryList(QListView):
    """A list of notes; Enter opens one."""

    opened = Signal(str)
    dropped = Signal(object)
    """Del: the ids of what is chosen."""
    left = Signal()
    current_changed = Signal()

    def __init__(self, model: EntryModel, delegate: EntryDelegate, name: str) -> None:
        super().__init__()
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("bare", True)
        # A row that says something else may be higher than before.
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def entries(self) -> EntryModel:
        """The rows."""
        model = self.model()
        assert isinstance(model, EntryModel)
        return model

    def chosen(self) -> list[Entry]:
        """Give the selected rows, top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.entries.entry_at(row) for row in rows]

    def choose(self, id: EntityId) -> None:
        """Select one row and bring it into view."""
        row = self.entries.row_of(id)
        while row is not None and row >= self.entries.rowCount():
            self.entries.fetchMore(QModelIndex())
        if row is not None:
            self.setCurrentIndex(self.entries.index(row))

    def begin(self) -> None:
        """Take the keyboard, at the row it was in or at the first."""
        at = self.currentIndex()
        if self.entries.rowCount():
            self.setCurrentIndex(at if at.isValid() else self.entries.index(0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and at.isValid():
            self.opened.emit(self.entries.entry_at(at.row()).id)
            return
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.chosen():
            self.dropped.emit(tuple(one.id for one in self.chosen()))
            last = self.entries.rowCount() - 1
            if last >= 0:
                self.setCurrentIndex(self.entries.index(min(at.row(), last)))
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_selection_changed(self) -> None:
        self.current_changed.emit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.entries.entry_at(index.row()).id)
