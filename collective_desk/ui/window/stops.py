"""Saved views and frames: kept under a name, gone to by a few letters, ordered, renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId, Frame, SavedView
from collective_desk.ui.actions.matching import best_matches
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.workspace import Workspace

Stop = TypeVar("Stop", Frame, SavedView)
_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Hand(Generic[Stop]):
    """What can be done with one kind of stop."""

    words: tuple[str, str, str]
    """Ids of its words: what to type, that nothing is kept, the offer to keep."""
    icon: str
    all: Callable[[], list[Stop]]
    keep: Callable[[str], object]
    """Keeps what is looked at now, under a title."""
    go: Callable[[Stop], None]
    rename: Callable[..., None]
    move: Callable[..., None]
    delete: Callable[..., None]


class StopChooser(Chooser, Generic[Stop]):
    """Typing a new name keeps what is looked at; Ctrl+Up moves, F2 renames, Del takes away."""

    def __init__(self, workspace: Workspace, hand: Hand[Stop], parent: QWidget) -> None:
        words = workspace.words
        super().__init__(workspace.theme, words(hand.words[0]), words(hand.words[1]), parent)
        self._workspace = workspace
        self._hand: Hand[Stop] = hand
        self._renamed: EntityId | None = None

    def open(self) -> None:
        """Show what is kept."""
        self._renamed = None
        super().open()

    def rows_for(self, typed: str) -> list[Row]:
        """Give what is kept, and the offer to keep what is looked at."""
        words, hand, name = self._workspace.words, self._hand, typed.strip()
        if self._renamed is not None:
            return [Row(name, words("stops.rename", name=name), icon="pencil")] if name else []
        kept = hand.all()
        rows = [
            Row(stop, stop.title, icon=hand.icon, note=self._numbered(kept, stop))
            for stop in best_matches(typed, [(stop, stop.title) for stop in kept])
        ]
        if name and name not in {stop.title for stop in kept}:
            said = words(hand.words[2], name=name)
            rows.append(Row(name, said, icon="plus", begins_group=bool(rows)))
        return rows

    def take(self, row: Row) -> None:
        """Go there, keep it, or give it its new name."""
        if self._renamed is not None:
            self._workspace.do(self._hand.rename, self._renamed, row.value)
        elif isinstance(row.value, str):
            self._hand.keep(row.value)
        else:
            self._hand.go(row.value)

    def _answers(self, event: QKeyEvent) -> bool:
        row = self.rows.current
        stop = row.value if row is not None and not isinstance(row.value, str) else None
        key, moves = event.key(), bool(event.modifiers() & _CTRL)
        if stop is None or self._renamed is not None:
            return super()._answers(event)
        if moves and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = 1 if key == Qt.Key.Key_Down else -1
            self._workspace.do(self._hand.move, stop.id, by)
            self._again(stop.id)
        elif key == Qt.Key.Key_Delete and not self.field.text():
            self._workspace.do(self._hand.delete, stop.id)
            self._again(None)
        elif key == Qt.Key.Key_F2:
            self._renamed = stop.id
            self.field.setText(stop.title)
            self.field.selectAll()
        else:
            return super()._answers(event)
        return True

    def _again(self, chosen: EntityId | None) -> None:
        """Show the rows anew, the same one current."""
        self._on_text_changed(self.field.text())
        ids = [getattr(row.value, "id", None) for row in self.rows.rows]
        if chosen in ids:
            self.rows.step(ids.index(chosen))

    def _numbered(self, kept: list[Stop], stop: Stop) -> str:
        return self._workspace.words(
            "stops.number", number=kept.index(stop) + 1, count=len(kept))
