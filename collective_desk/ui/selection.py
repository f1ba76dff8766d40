"""What is selected on the desk: one object that the map, the table and the inspector share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.entities import EntityId


class Selection(QObject):
    """The selected actors and ties, in the order in which they were chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[EntityId, ...] = ()

    @property
    def ids(self) -> tuple[EntityId, ...]:
        """Give what is selected, the latest last."""
        return self._ids

    @property
    def latest(self) -> EntityId | None:
        """Give what was selected last, or None."""
        return self._ids[-1] if self._ids else None

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, ids: Iterable[EntityId]) -> None:
        """Select these and nothing else."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit()

    def add(self, ids: Iterable[EntityId]) -> None:
        """Select these as well."""
        self.set((*self._ids, *ids))

    def toggle(self, id: EntityId) -> None:
        """Select it if it was not, let it go if it was."""
        self.set([one for one in self._ids if one != id] if id in self._ids else [*self._ids, id])

    def keep(self, known: Iterable[EntityId]) -> None:
        """Let go of what is no longer there."""
        there = set(known)
        self.set(one for one in self._ids if one in there)

    def clear(self) -> None:
        """Select nothing."""
        self.set(())
