"""Which map is shown, near the question; there only when the desk has several."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.domain.entities import Map
from collective_desk.store.records import Commit
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.workspace import Workspace

from .maps_chooser import map_name

LONGEST = 24
"""Letters of a title that are shown: the question needs the room."""


class MapsButton(Button):
    """Says the title of the map; a press opens the list of all."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, icon="map", look="quiet", arrow=True)
        self._workspace = workspace
        # The top bar shows and hides what it is given: inside, the button decides for itself.
        self.holder = QWidget()
        row = QHBoxLayout(self.holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self)
        workspace.look.map_changed.connect(self._tell)
        workspace.bridge.committed.connect(self._on_committed)
        self._tell()

    def _on_committed(self, commit: Commit) -> None:
        if Map.kind_name in commit.touched:
            self._tell()

    def _tell(self) -> None:
        read, words = self._workspace.desk.read, self._workspace.words
        known = read.get(Map, self._workspace.map)
        name = map_name(self._workspace, known) if known else ""
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        self.setText(short)
        self.setToolTip(words("maps.tip", name=name))
        self.setAccessibleName(words("maps.tip", name=name))
        self.updateGeometry()
        self.setVisible(read.count(Map) > 1)
