"""What the welcome page says of a desk is kept true while it is open: a power cut asks nobody."""

from __future__ import annotations

from PySide6.QtCore import QObject

from collective_desk.domain.entities import Actor, Desk
from collective_desk.store.records import Commit
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.window.desk_files import as_recent
from collective_desk.ui.workspace import Workspace

AFTER_MS = 5_000
"""Not every name that is typed is worth writing the settings anew."""


class Remembering(QObject):
    """Notes title and number of actors some seconds after they changed."""

    def __init__(self, workspace: Workspace, view: QObject) -> None:
        super().__init__(view)
        self._workspace = workspace
        self._clock = once(self, AFTER_MS, self._remember)
        workspace.bridge.committed.connect(self._on_committed)

    def _on_committed(self, commit: Commit) -> None:
        changed = commit.touched.keys() & {Actor.kind_name, Desk.kind_name}
        if changed and not self._clock.isActive():
            self._clock.start()

    def _remember(self) -> None:
        self._workspace.preferences.remember(as_recent(self._workspace.desk))
