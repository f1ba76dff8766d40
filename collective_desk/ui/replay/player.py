"""Steps that pass by themselves, or one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

WHOLE_MS = 24_000
"""About how long a whole history takes, whatever its length."""
SHORTEST_MS, LONGEST_MS = 60, 900
"""Between two pictures."""


class Player(QObject):
    """Stands at a step from 0 to `count`, and goes on while it plays."""

    moved = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, count: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = count
        self.step = count
        self._clock = QTimer(self)
        self._clock.setInterval(max(SHORTEST_MS, min(LONGEST_MS, WHOLE_MS // max(count, 1))))
        self._clock.timeout.connect(self._on_timeout)
        self._stride = max(1, round(count * SHORTEST_MS / WHOLE_MS))

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._clock.isActive()

    def go(self, step: int) -> None:
        """Stand at a step."""
        step = min(max(step, 0), self.count)
        if step != self.step:
            self.step = step
            self.moved.emit(step)

    def toggle(self) -> None:
        """Play, from the beginning where the end is reached; or stand still."""
        if self.playing:
            self.pause()
            return
        if self.step >= self.count:
            self.go(0)
        self._clock.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self._clock.stop()
            self.playing_changed.emit(False)

    def _on_timeout(self) -> None:
        self.go(self.step + self._stride)
        if self.step >= self.count:
            self.pause()
