"""A table whose rows are plain tuples known by id; one change re-reads one row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from collective_desk.domain.entities import EntityId
from collective_desk.domain.folding import fold

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Any, ...]
Read = Callable[[Iterable[EntityId] | None], list[Row]]
NOWHERE = QModelIndex()
DRAGGED = "application/x-collective-desk-ids"
"""What rows are dragged as: by their ids, so nothing is told to another program."""


class RowsModel(QAbstractTableModel):
    """Rows read by `read`, all of them or those of some ids; a row's first value is its id.

    It sorts and filters by itself: ten thousand rows through a proxy would take a second.
    """

    def __init__(
        self, heads: list[str], read: Read, editable: Collection[int] = frozenset()
    ) -> None:
        super().__init__()
        self._heads, self._read, self._editable = heads, read, frozenset(editable)
        self._all: dict[EntityId, Row] = {}
        self._rows: list[Row] = []
        self._at: dict[EntityId, int] = {}
        self._wanted: list[str] = []
        self._column, self._down = 0, False

    def reload(self) -> None:
        """Read everything."""
        self._all = {row[0]: row for row in self._read(None)}
        self._lay_out()

    def refresh(self, ids: set[EntityId]) -> None:
        """Read some rows again: those that changed, came or went. Nothing else moves."""
        fresh = {row[0]: row for row in self._read(ids)}
        for id in [id for id in ids if id in self._all and id not in fresh]:
            del self._all[id]
            self._remove(id)
        for id, row in fresh.items():
            self._all[id] = row
            at = self._at.get(id)
            if at is None:
                if self._fits(row):
                    self._append(row)
            elif row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._heads) - 1))

    def filter(self, typed: str) -> None:
        """Show only rows that hold all the typed words."""
        wanted = fold(typed).split()
        if wanted != self._wanted:
            self._wanted = wanted
            self._lay_out()

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def row_of(self, id: EntityId) -> int | None:
        """Say in which row something stands."""
        return self._at.get(id)

    def id_at(self, row: int) -> EntityId:
        """Say what stands in a row."""
        return str(self._rows[row][0])

    def values(self, row: int) -> Row:
        """Give all values of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            value = self._rows[index.row()][index.column() + 1]
            return f"{value:g}" if isinstance(value, (int, float)) else value or ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        written = index.column() in self._editable
        return known | Qt.ItemFlag.ItemIsEditable if written else known

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Give the dragged rows by their ids, one a line."""
        ids = dict.fromkeys(self.id_at(index.row()) for index in indexes)
        dragged = QMimeData()
        dragged.setData(DRAGGED, "\n".join(ids).encode())
        return dragged

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; what says nothing stands last."""
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all.values() if self._fits(row)]
        said = [row for row in rows if row[self._column + 1] not in {None, ""}]
        silent = [row for row in rows if row[self._column + 1] in {None, ""}]
        said.sort(key=self._rank, reverse=self._down)
        self._rows = said + silent
        self._number()
        self.endResetModel()

    def _rank(self, row: Row) -> Any:
        value = row[self._column + 1]
        return fold(value) if isinstance(value, str) else value

    def _fits(self, row: Row) -> bool:
        if not self._wanted:
            return True
        text = fold(" ".join(str(value) for value in row[1 : len(self._heads) + 1] if value))
        return all(word in text for word in self._wanted)

    def _append(self, row: Row) -> None:
        at = len(self._rows)
        self.beginInsertRows(NOWHERE, at, at)
        self._rows.append(row)
        self._at[row[0]] = at
        self.endInsertRows()

    def _remove(self, id: EntityId) -> None:
        at = self._at.get(id)
        if at is None:
            return
        self.beginRemoveRows(NOWHERE, at, at)
        del self._rows[at]
        self._number()
        self.endRemoveRows()

    def _number(self) -> None:
        self._at = {row[0]: at for at, row in enumerate(self._rows)}
