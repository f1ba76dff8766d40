"""Two things above each other that keep their shares of the room, also when it changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

WHOLE = 10_000
Shares = tuple[float, float]


class Split(QSplitter):
    """Remembers shares, not sizes; only the hand on the handle changes them."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._shares: Shares = (0.5, 0.5)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    @property
    def shares(self) -> Shares:
        """How the room is shared."""
        return self._shares

    def share(self, shares: Shares) -> None:
        """Share the room in this way."""
        self._shares = shares
        self.setSizes([round(share * WHOLE) for share in shares])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share(self._shares)

    def _on_moved(self, _at: int, _handle: int) -> None:
        upper, lower = self.sizes()
        whole = max(upper + lower, 1)
        self._shares = upper / whole, lower / whole
