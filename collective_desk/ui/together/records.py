"""Rows of a list, known by id: showing them again changes only what is different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from collective_desk.domain.entities import Actor, EntityId

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Leading = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width (0 takes the rest), and how Enter changes what is in it."""

    head: str
    width: int = 0
    enter: Literal["goes", "chooses", "writes"] = "goes"
    hint: str = ""
    """What is shown, faintly, where nothing is said yet."""
    breaks_under: int = 0
    """Width under which its words go over two lines."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: an id, a text for each column, the actor whose sign stands first."""

    id: EntityId
    cells: tuple[str, ...]
    actor: Actor | None = None
    quiet: bool = False
    """Whether it belongs to the past."""


class RecordsModel(QAbstractTableModel):
    """Shows records; what is written into a cell is told, and comes back with the next showing."""

    written = Signal(str, int, str)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.records: list[Record] = []

    def show(self, records: Sequence[Record]) -> None:
        """Show other records; what stays is not touched, so the keyboard stays where it is."""
        wanted = {record.id for record in records}
        for row in reversed(range(len(self.records))):
            if self.records[row].id not in wanted:
                self.beginRemoveRows(NOWHERE, row, row)
                del self.records[row]
                self.endRemoveRows()
        here = [record.id for record in self.records]
        known = set(here)
        if here != [record.id for record in records if record.id in known]:
            self.layoutAboutToBeChanged.emit()
            self._reorder([record for record in records if record.id in known])
            self.layoutChanged.emit()
        for row, record in enumerate(records):
            if row >= len(self.records) or self.records[row].id != record.id:
                self.beginInsertRows(NOWHERE, row, row)
                self.records.insert(row, record)
                self.endInsertRows()
            elif self.records[row] != record:
                self.records[row] = record
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def row_of(self, id: EntityId) -> int | None:
        """Say in which row something stands."""
        return next((row for row, one in enumerate(self.records) if one.id == id), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record, column = self.records[index.row()], self.columns[index.column()]
        said = record.cells[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.head}: {said}" if said else column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return said if len(said) > 24 else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return Leading if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].enter == "writes":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record = self.records[index.row()]
        if role != Qt.ItemDataRole.EditRole or value == record.cells[index.column()]:
            return False
        self.written.emit(record.id, index.column(), str(value))
        return True

    def _reorder(self, records: list[Record]) -> None:
        place = {record.id: row for row, record in enumerate(records)}
        before = self.persistentIndexList()
        after = [
            self.index(place[self.records[one.row()].id], one.column()) for one in before]
        self.records = records
        self.changePersistentIndexList(before, after)
