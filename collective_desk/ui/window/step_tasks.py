"""What a running step asks of the desk besides drawing: towers, or what each wants."""

from __future__ import annotations

from PySide6.QtCore import QObject

from collective_desk.ui.workspace import Workspace

from .frame.frame import Frame


class StepTasks(QObject):
    """Serves a step when it begins; the session runs on meanwhile, wherever one looks."""

    def __init__(self, workspace: Workspace, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._frame = workspace, frame
        self._runner = workspace.sessions.runner
        self._at: tuple[str, int] | None = None
        self._lens: str | None = None
        """What the map was looked at through before the towers."""
        self._back = "map"
        self._runner.changed.connect(self._on_changed)

    def serve(self) -> None:
        """Go where the step is done; where one is there already, go back."""
        if self._task == "goals" and self._frame.place == "collectives":
            self._workspace.shell.show_place(self._back)
        elif self._task == "goals":
            self._back = self._frame.place
            self._workspace.shell.show_place("collectives", "goals")
        elif self._task == "towers":
            self._workspace.shell.show_place("map")
            self._workspace.informants.choice_wanted.emit()

    @property
    def _task(self) -> str:
        step = self._runner.step
        return step.task if step is not None else ""

    def _on_changed(self) -> None:
        clock = self._runner.clock
        at = (clock.session, clock.step) if clock is not None else None
        if at == self._at:
            return
        self._at = at
        self._look()
        if self._task == "towers" and self._frame.place == "map":
            self._workspace.informants.choice_wanted.emit()
        elif self._task and self._frame.place != "sessions":
            # The run page has a button for it.
            words = self._workspace.words
            self._workspace.shell.say(
                words(f"session.task.{self._task}"), words(f"session.task.{self._task}.do"),
                self.serve)

    def _look(self) -> None:
        """See heights while towers are stacked, and as before when they are done."""
        look = self._workspace.look
        if self._task == "towers":
            if self._lens is None:
                self._lens = look.looking.lens
            look.set(lens="influence")
        elif self._lens is not None:
            if look.looking.lens == "influence":
                look.set(lens=self._lens)
            self._lens = None
