"""From the first line to the bar: what was typed early is drawn in its order."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Qt

from .bar import QuickAddBar
from .first_line import Typed


class Carrying(QObject):
    """Draws the ended lines as they stand, and leaves the open one open.

    A line that the desk asks about, or refuses, stays; those after it wait until it is done.
    """

    def __init__(self, bar: QuickAddBar, typed: Typed) -> None:
        super().__init__(bar)
        self._bar, self._lines = bar, deque(typed.lines)
        self._left: Typed | None = typed
        # Queued: the bar tells first what the line brought.
        bar.emptied.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        bar.begin()
        self._go_on()

    def _go_on(self) -> None:
        bar, left = self._bar, self._left
        if left is None:
            return
        while self._lines and not bar.text:
            line = self._lines.popleft()
            bar.write(line.text)
            bar.draw(as_new=line.as_new)
        if bar.text:
            return
        self._left = None
        if left.text:
            bar.write(left.text, cursor=left.cursor)
        self.deleteLater()
