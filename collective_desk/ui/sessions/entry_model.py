"""Notes and promises as a list: known by id, one change moves one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from collective_desk.domain.entities import Commitment, EntityId, Note
from collective_desk.store.queries.notes import Entry, entries, entry
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

Index = QModelIndex | QPersistentModelIndex
Speaks = Callable[[Entry], str]
NOWHERE = QModelIndex()
BATCH = 100
"""Rows are laid out so many at a time, as one scrolls."""


class EntryModel(QAbstractListModel):
    """The latest first; of one session, or of all, or those that were found."""

    def __init__(self, reader: Reader, speaks: Speaks) -> None:
        super().__init__()
        self._reader, self._speaks = reader, speaks
        self._session: EntityId | None = None
        self._all: list[Entry] = []
        self._found: list[EntityId] | None = None
        self._rows: list[Entry] = []
        self._shown = 0

    @property
    def total(self) -> int:
        """How many there are, without the search."""
        return len(self._all)

    @property
    def count(self) -> int:
        """How many are listed, laid out yet or not."""
        return len(self._rows)

    def show_session(self, session: EntityId | None) -> None:
        """List what belongs to a session; None lists everything."""
        self._session = session
        self._all = entries(self._reader, session)
        self._lay_out()

    def show_found(self, ids: list[EntityId] | None) -> None:
        """List only what was found, in that order; None lists all again."""
        self._found = ids
        self._lay_out()

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed."""
        touched = {
            *commit.touched.get(Note.kind_name, ()), *commit.touched.get(Commitment.kind_name, ())}
        if len(touched) > BATCH:
            self.show_session(self._session)
            return
        for id in touched:
            self._replace(id, self._read(id))

    def entry_at(self, row: int) -> Entry:
        """Give what stands in a row."""
        return self._rows[row]

    def row_of(self, id: EntityId) -> int | None:
        """Say in which row something stands."""
        return next((row for row, one in enumerate(self._rows) if one.id == id), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, _parent: Index) -> None:
        more = min(BATCH, len(self._rows) - self._shown)
        self.beginInsertRows(NOWHERE, self._shown, self._shown + more - 1)
        self._shown += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._speaks(self._rows[index.row()])
        return None

    def _read(self, id: EntityId) -> Entry | None:
        found = entry(self._reader, id)
        if found is None or (self._session is not None and found.session != self._session):
            return None
        promise = self._reader.get(Commitment, id) if found.promised else None
        return None if promise is not None and promise.note is not None else found

    def _replace(self, id: EntityId, fresh: Entry | None) -> None:
        kept = [one for one in self._all if one.id != id]
        if fresh is not None:
            kept.insert(_place(kept, fresh), fresh)
        self._all = kept
        at = self.row_of(id)
        if self._found is not None and fresh is not None and at is not None:
            self._rows[at] = fresh
            self.dataChanged.emit(self.index(at), self.index(at))
            return
        if at is not None:
            stays = fresh is not None and _order(fresh) == _order(self._rows[at])
            if stays and fresh is not None:
                self._rows[at] = fresh
                if at < self._shown:
                    self.dataChanged.emit(self.index(at), self.index(at))
                return
            self._remove(at)
        if fresh is not None and self._found is None:
            self._insert(_place(self._rows, fresh), fresh)

    def _remove(self, at: int) -> None:
        if at >= self._shown:
            del self._rows[at]
            return
        self.beginRemoveRows(NOWHERE, at, at)
        del self._rows[at]
        self._shown -= 1
        self.endRemoveRows()

    def _insert(self, at: int, fresh: Entry) -> None:
        if at > self._shown or (at == self._shown and self._shown < len(self._rows)):
            self._rows.insert(at, fresh)
            return
        self.beginInsertRows(NOWHERE, at, at)
        self._rows.insert(at, fresh)
        self._shown += 1
        self.endInsertRows()

    def _lay_out(self) -> None:
        self.beginResetModel()
        if self._found is None:
            self._rows = list(self._all)
        else:
            known = {one.id: one for one in self._all}
            self._rows = [known[id] for id in self._found if id in known]
        self._shown = min(BATCH, len(self._rows))
        self.endResetModel()


def _order(entry: Entry) -> tuple[str, str]:
    return entry.time, entry.id


def _place(rows: Iterable[Entry], fresh: Entry) -> int:
    """Give the row before which an entry belongs, the latest first."""
    return sum(1 for one in rows if _order(one) > _order(fresh))
