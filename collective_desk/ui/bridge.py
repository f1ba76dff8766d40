"""From the desk's plain announcement to one Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collective_desk.store.desk import Desk


class Bridge(QObject):
    """Says `committed` with what each commit touched; views read those ids again."""

    committed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._stop = desk.observe(self.committed.emit)

    def close(self) -> None:
        """Hear no more."""
        self._stop()
