"""Who speaks: choose the group that is asked now, or name a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collective_desk.domain.folding import fold
from collective_desk.domain.rules import clean_name
from collective_desk.ui.actions.matching import best_matches
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.workspace import Workspace


class Speakers(Chooser):
    """The groups that were asked so far; a name that is not there yet begins another."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        words = workspace.words
        super().__init__(
            workspace.theme, words("speakers.placeholder"), words("speakers.nothing"), parent)
        self._workspace = workspace

    def rows_for(self, typed: str) -> list[Row]:
        """Give the groups whose names fit, and last the new one."""
        words, informants = self._workspace.words, self._workspace.informants
        known = informants.all
        rows = [
            Row(name, name, icon="users",
                note=words("speakers.now") if name == informants.current else "")
            for name in best_matches(typed, [(name, name) for name in known])
        ]
        name = clean_name(typed)
        if name and fold(name) not in {fold(one) for one in known}:
            rows.append(Row(name, words("speakers.new", name=name), icon="plus"))
        return rows

    def take(self, row: Row) -> None:
        """Let this group speak."""
        self._workspace.informants.take(row.value)
