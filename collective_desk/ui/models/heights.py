"""The towers of a map as rows: who is said to have how much influence, the highest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.picture.towers import spoken
from collective_desk.store.queries.assessments import Spread
from collective_desk.ui.widgets.text import escaped_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class HeightRow:
    """One actor of whom somebody spoke."""

    id: EntityId
    name: str
    kind: str | None
    realm: int | None
    chair: bool
    spread: Spread


def height_rows(content: MapContent, said: dict[EntityId, Spread]) -> list[HeightRow]:
    """Give a row for each actor on a map of whom somebody spoke, the highest tower first."""
    actors = content.actors
    rows = [
        HeightRow(id, actors.labels[at], actors.kinds[at], actors.realms[at],
                  actors.empty_chair[at], said[id])
        for at, id in enumerate(actors.ids) if id in said
    ]
    return sorted(rows, key=lambda row: (-row.spread.median, row.name.casefold()))


class HeightsModel(QAbstractListModel):
    """Rows that change in place while their order holds."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[HeightRow] = []

    def show_rows(self, rows: Sequence[HeightRow]) -> None:
        """Show other rows; where everyone keeps a place only what changed is told."""
        before, after = self.rows, list(rows)
        if [row.id for row in before] != [row.id for row in after]:
            self.beginResetModel()
            self.rows = after
            self.endResetModel()
            return
        self.rows = after
        for at, (was, now) in enumerate(zip(before, after, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, id: EntityId) -> int | None:
        """Say in which row an actor stands."""
        return next((at for at, row in enumerate(self.rows) if row.id == id), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            by = sorted(row.spread.by.items(), key=lambda one: -one[1])
            said = "\n".join(f"{rater}: {spoken(value)}" for rater, value in by)
            return escaped_tip(f"{row.name}\n{said}")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return f"{row.name}, {spoken(row.spread.median)}"
