"""Actors by goals: where everyone stands, read in bulk, then row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from collective_desk.domain.entities import Actor, EntityId, Goal
from collective_desk.domain.figures import signed
from collective_desk.domain.folding import fold
from collective_desk.host.words import Words
from collective_desk.store.queries.goals import Position, Positions, goals, holders, positions
from collective_desk.store.queries.people import people
from collective_desk.store.reader import Reader
from collective_desk.ui.together.records import NOWHERE, Index

Cell = tuple[EntityId, EntityId]
"""An actor and a goal."""


class GoalMatrix(QAbstractTableModel):
    """Rows and columns are known by id; a new position changes one row."""

    def __init__(self, reader: Reader, words: Words) -> None:
        super().__init__()
        self._reader, self._words = reader, words
        self.actors: list[Actor] = []
        self.goals: list[Goal] = []
        self.positions: Positions = {}
        self.held: dict[EntityId, set[EntityId]] = {}
        self._all: list[Actor] = []
        self._typed: list[str] = []

    def reload(self) -> None:
        """Read everything."""
        self.beginResetModel()
        known = people(self._reader).all()
        self.goals = goals(self._reader)
        self.positions = positions(self._reader)
        stated = {actor for actor, _ in self.positions}
        # Whoever stands in the list stays where they stand; only the first reading sorts.
        place = {actor.id: row for row, actor in enumerate(self._all)}
        self._all = sorted(
            (actor for actor in known if not actor.empty_chair),
            key=lambda actor: (
                place.get(actor.id, len(place)), actor.id not in stated,
                fold(actor.short_label or actor.name), actor.id))
        self.held = holders(self._reader)
        self.actors = [actor for actor in self._all if self._fits(actor)]
        self.endResetModel()

    def refresh(self, actors: Iterable[EntityId]) -> None:
        """Read the positions of some actors again; nothing else moves."""
        row_of = {actor.id: row for row, actor in enumerate(self.actors)}
        for actor in actors:
            for cell in [cell for cell in self.positions if cell[0] == actor]:
                del self.positions[cell]
            self.positions |= positions(self._reader, actor=actor)
            row = row_of.get(actor)
            if row is not None and self.goals:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.goals) - 1))
        if self.goals:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.goals) - 1)

    def filter(self, typed: str) -> None:
        """Show only actors whose name holds all the typed words."""
        self._typed = fold(typed).split()
        self.beginResetModel()
        self.actors = [actor for actor in self._all if self._fits(actor)]
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """Say which actor and which goal a cell is about."""
        return self.actors[index.row()].id, self.goals[index.column()].id

    def position(self, index: Index) -> Position | None:
        """Give the position in a cell."""
        return self.positions.get(self.cell(index))

    def holds(self, index: Index) -> bool:
        """Say whether the actor of a cell holds the goal as its own."""
        actor, goal = self.cell(index)
        return actor in self.held.get(goal, ())

    def column_counts(self, column: int) -> tuple[int, int]:
        """Count who is for a goal and who against."""
        goal = self.goals[column].id
        values = [one.value for (_, of), one in self.positions.items() if of == goal]
        return sum(value > 0 for value in values), sum(value < 0 for value in values)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.actors)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.goals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        position, words = self.position(index), self._words
        if role == Qt.ItemDataRole.DisplayRole:
            return signed(position.value) if position else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            step = round(position.value) if position else "none"
            said = words(f"position.{step}")
            return f"{self.actors[index.row()].name}, {self.goals[index.column()].text}: {said}"
        if role == Qt.ItemDataRole.ToolTipRole and position:
            return "\n".join(f"{who}: {signed(value)}" for who, value in position.by.items())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            text = self.goals[section].text
        else:
            text = self.actors[section].name
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return text
        return None

    def _fits(self, actor: Actor) -> bool:
        if not self._typed:
            return True
        name = fold(" ".join((actor.name, actor.short_label, *actor.aliases)))
        return all(word in name for word in self._typed)
