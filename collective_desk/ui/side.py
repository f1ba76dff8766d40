"""Which panel a person opened beside the map, in the inspector's place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Side(QObject):
    """Names the open panel: "heights", "pens", or none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._panel = ""

    @property
    def panel(self) -> str:
        """The open panel; empty where there is none."""
        return self._panel

    def toggle(self, panel: str) -> None:
        """Open a panel, or put it away if it is the open one."""
        self._panel = "" if panel == self._panel else panel
        self.changed.emit()

    def close(self) -> None:
        """Put the open panel away."""
        if self._panel:
            self.toggle(self._panel)
