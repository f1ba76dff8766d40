"""Movement that shows where something went; none of it when movement is reduced."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEasingCurve, QObject, QTimer

FIT_MS, NEW_ACTOR_MS, ARRANGE_MS = 240, 180, 400
_FRAME_MS = 12


class Motion(QObject):
    """One movement at a time: a share from 0 to 1, eased, told at every frame."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced = False
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self._ease = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._step: Callable[[float], None] | None = None
        self._start = 0.0
        self._length = 1.0

    @property
    def running(self) -> bool:
        """Whether something is moving."""
        return self._step is not None

    def run(self, length: float, step: Callable[[float], None]) -> None:
        """Begin a movement of so many milliseconds; one under way is finished first."""
        self.finish()
        if self.reduced or length <= 0:
            step(1.0)
            return
        self._step, self._start, self._length = step, perf_counter(), length / 1e3
        step(0.0)
        self._timer.start()

    def finish(self) -> None:
        """Bring what moves to its end at once."""
        step, self._step = self._step, None
        self._timer.stop()
        if step:
            step(1.0)

    def _tick(self) -> None:
        share = (perf_counter() - self._start) / self._length
        if share >= 1.0:
            self.finish()
        elif self._step:
            self._step(self._ease.valueForProgress(share))
