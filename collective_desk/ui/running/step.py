"""What runs in the room now: a session, its step and its clock, for all who show it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.entities import EntityId


@dataclass(frozen=True, slots=True)
class RunningStep:
    """The step that runs: `left` in seconds, negative when its minutes are over."""

    session: EntityId
    title: str
    number: int
    """From 1."""
    count: int
    prompt: str
    left: int
    paused: bool = False
    on_wall: bool = True


class Running(QObject):
    """Holds the running step; told by who runs the session, shown by status bar and wall."""

    changed = Signal()
    """Another step, prompt or pause, or nothing runs any more."""
    ticked = Signal()
    """The clock went on by a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step: RunningStep | None = None

    @property
    def step(self) -> RunningStep | None:
        """The step that runs; none between sessions."""
        return self._step

    def show(self, step: RunningStep | None) -> None:
        """Tell what runs now."""
        before, self._step = self._step, step
        if step is None or before is None or _still(before) != _still(step):
            self.changed.emit()
        elif before.left != step.left:
            self.ticked.emit()


def _still(step: RunningStep) -> tuple[object, ...]:
    """Give what does not change by the second."""
    return (step.session, step.title, step.number, step.count, step.prompt, step.paused,
            step.on_wall)
