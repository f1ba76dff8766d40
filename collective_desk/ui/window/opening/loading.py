"""Everything that follows the first keys: loaded beside the line, which stays alive meanwhile."""

from __future__ import annotations

import sys
import threading
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PLAIN = (
    "numpy", "collective_desk.store.desk", "collective_desk.store.queries.suggest",
    "collective_desk.picture.compose", "collective_desk.commands.quick_add",
)
"""What knows nothing of Qt: loaded in a thread of its own."""
SHOWN = (
    "collective_desk.ui.workspace", "collective_desk.ui.quick_add.bar",
    "collective_desk.ui.canvas.view", "collective_desk.ui.actions.register",
    "collective_desk.ui.panels.inspector", "collective_desk.ui.panels.table.panel",
    "collective_desk.ui.window.desk_files", "collective_desk.ui.window.desk_view",
)
"""What is made of Qt: loaded piece by piece, so that no keystroke waits for all of it."""


class Loading(QObject):
    """Loads the program once a process; says `ready` when a desk can be shown."""

    ready = Signal()
    _plain_loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = threading.Thread(target=self._load_plain, name="loading", daemon=True)
        self._rest = list(SHOWN)
        self._begun = self._done = all(name in sys.modules for name in (*PLAIN, *self._rest))
        self._plain_loaded.connect(self._load_next, Qt.ConnectionType.QueuedConnection)

    @property
    def done(self) -> bool:
        """Whether everything is there; for the second window of a process it is at once."""
        return self._done

    def begin(self) -> None:
        """Start to load, once."""
        if not self._begun:
            self._begun = True
            self._thread.start()

    def close(self) -> None:
        """Let the library that is being loaded come to its end."""
        self._rest = []
        if self._thread.is_alive():
            self._thread.join()

    def _load_plain(self) -> None:
        try:
            for name in PLAIN:
                import_module(name)
        finally:  # what cannot be loaded fails again beside the window, where failures are told
            self._plain_loaded.emit()

    def _load_next(self) -> None:
        if not self._rest:
            return
        import_module(self._rest.pop(0))
        if self._rest:
            QTimer.singleShot(0, self._load_next)
        else:
            self._done = True
            self.ready.emit()
