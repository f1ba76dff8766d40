"""The pen in hand: the kind of tie that is drawn when none is named."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.contents import Pen
from collective_desk.domain.entities import EntityId, TieKind
from collective_desk.store.queries.maps import pens
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit


class Pens(QObject):
    """The desk's pens in their order, and which one is in hand."""

    changed = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._pens: list[Pen] = pens(reader)
        self._at = 0

    @property
    def all(self) -> list[Pen]:
        """Every pen, in the order in which they are asked."""
        return self._pens

    @property
    def current(self) -> Pen | None:
        """The pen in hand; none on a desk without kinds of ties."""
        return self._pens[self._at] if self._pens else None

    @property
    def id(self) -> EntityId | None:
        """The id of the pen in hand."""
        return self.current.id if self.current else None

    def named(self, id: EntityId) -> Pen | None:
        """Give the pen of an id."""
        return next((pen for pen in self._pens if pen.id == id), None)

    def turn(self, step: int) -> None:
        """Take the next pen, or the one before."""
        if self._pens:
            self._at = (self._at + step) % len(self._pens)
            self.changed.emit()

    def take(self, id: EntityId) -> None:
        """Take this pen in hand."""
        for row, pen in enumerate(self._pens):
            if pen.id == id and row != self._at:
                self._at = row
                self.changed.emit()

    def refresh(self, commit: Commit) -> None:
        """Read the pens again if a commit changed one."""
        if TieKind.kind_name not in commit.touched:
            return
        held = self.id
        self._pens = pens(self._reader)
        ids = [pen.id for pen in self._pens]
        self._at = ids.index(held) if held in ids else 0
        self.changed.emit()
