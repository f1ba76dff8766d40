"""What was answered under a lens that measures: a row for each actor (or tie), most first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.figures import plain
from collective_desk.domain.vocabularies import SCALES, realm_of
from collective_desk.host.words import Words
from collective_desk.store.queries.assessments import Spread, spreads
from collective_desk.store.reader import Reader

BETWEEN: Final = " – "
"""Stands between the ends of a tie."""
MEASURES: Final = ("influence", "stake", "stance", "trust")
"""Lenses whose classes are steps of one scale."""
MOST_RATERS: Final = 2
"""Up to so many who were asked each has a dot of its own."""
_SELF: Final = Qt.ItemDataRole.DisplayRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One actor or tie and what was said of it."""

    id: EntityId
    name: str
    seen: Spread
    realm: str | None = None
    kind: str | None = None
    tie: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """All rows of a measure, its scale, who was asked, of how many nothing was said."""

    rows: tuple[MeasureRow, ...] = ()
    low: float = 0.0
    high: float = 1.0
    raters: tuple[str, ...] = ()
    """Who was asked, whoever answered most first."""
    unsaid: int = 0
    apart: tuple[MeasureRow, ...] = ()
    """The two that are seen most differently."""


def measured(reader: Reader, lens: str, content: MapContent) -> Measured:
    """Read what was said in a measure of who stands on a map."""
    told = spreads(reader, lens)
    actors = content.actors
    ids = content.ties.ids if lens == "trust" else actors.ids
    absent = set() if lens == "trust" else set(compress(actors.ids, actors.empty_chair))
    make = _tie if lens == "trust" else _actor
    rows = [make(content, row, told[id]) for row, id in enumerate(ids) if id in told]
    rows.sort(key=lambda row: (-row.seen.median, row.name.casefold()))
    low, high = SCALES[lens]
    top = max((row.seen.highest for row in rows), default=1.0)
    asked = Counter(rater for row in rows for rater in row.seen.by)
    apart = sorted(rows, key=lambda row: row.seen.lowest - row.seen.highest)
    return Measured(
        tuple(rows), float(low), float(max(top, 4.0) if high is None else high),
        tuple(rater for rater, _ in asked.most_common()), len(set(ids) - set(told) - absent),
        tuple(row for row in apart[:2] if row.seen.highest > row.seen.lowest))


def _actor(content: MapContent, row: int, seen: Spread) -> MeasureRow:
    actors = content.actors
    realm = realm_of(actors.realms[row], actors.kinds[row])
    return MeasureRow(actors.ids[row], actors.labels[row], seen, realm, actors.kinds[row])


def _tie(content: MapContent, row: int, seen: Spread) -> MeasureRow:
    ties, labels = content.ties, content.actors.labels
    name = f"{labels[ties.source[row]]}{BETWEEN}{labels[ties.target[row]]}"
    return MeasureRow(ties.ids[row], name, seen, tie=True)


@dataclass(slots=True)
class _Kept:
    told: Measured = field(default_factory=Measured)
    at: dict[EntityId, int] = field(default_factory=dict)


class MeasureModel(QAbstractListModel):
    """The rows for a list view; read aloud as a sentence each."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._kept = words, _Kept()

    @property
    def told(self) -> Measured:
        """What is shown."""
        return self._kept.told

    def show(self, told: Measured) -> None:
        """Show these; where everyone keeps their place only what changed is painted again."""
        before = self._kept.told
        if [row.id for row in before.rows] == [row.id for row in told.rows]:
            scaled = (before.low, before.high, before.raters) != (told.low, told.high, told.raters)
            self._kept.told = told
            for at, (old, new) in enumerate(zip(before.rows, told.rows, strict=True)):
                if scaled or old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._kept = _Kept(told, {row.id: at for at, row in enumerate(told.rows)})
        self.endResetModel()

    def place_of(self, id: EntityId) -> int | None:
        """Give the row of an actor or tie."""
        return self._kept.at.get(id)

    def row(self, at: int) -> MeasureRow:
        """Give one row."""
        return self._kept.told.rows[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._kept.told.rows)

    def data(self, index: Index, role: int = _SELF) -> str | None:
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            seen = row.seen
            return self._words(
                "lenspanel.row", name=row.name, value=plain(seen.median), count=seen.raters,
                low=plain(seen.lowest), high=plain(seen.highest))
        return None
