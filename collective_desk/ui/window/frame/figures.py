"""The figures of the status bar: saved when, how many, how near, what runs and what waits."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from collective_desk.domain.entities import Actor, Tie
from collective_desk.domain.step_clock import clock_face
from collective_desk.store.queries.counts import counts
from collective_desk.store.records import Commit
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.jobs import Job
from collective_desk.ui.likenesses import Likenesses
from collective_desk.ui.wall.saying import said_of_wall
from collective_desk.ui.wall.wall import Wall
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .status_bar import StatusBar

_COUNTING_MS = 200
"""What was counted waits until what was drawn is seen, exactly."""


class Figures(QObject):
    """Keeps the status bar true while a desk is open."""

    def __init__(
        self, workspace: Workspace, status: StatusBar, canvas: Canvas, wall: Wall,
        likenesses: Likenesses, parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._status = workspace, workspace.words, status
        self._canvas, self._wall, self._likenesses = canvas, wall, likenesses
        self._counting = once(self, _COUNTING_MS, self._show_counts)
        workspace.bridge.committed.connect(self._on_committed)
        workspace.running.changed.connect(self._show_running)
        workspace.running.ticked.connect(self._show_running)
        workspace.jobs.shown.connect(self._show_work)
        canvas.camera_changed.connect(self._show_zoom)
        likenesses.changed.connect(self._show_asks)
        wall.changed.connect(self._show_wall)
        self._show_counts()
        self._show_zoom()

    def close(self) -> None:
        """Count no more, and leave nothing of this desk in the bar."""
        self._counting.stop()
        self._status.set_asks("")
        self._status.set_running("")

    def _on_committed(self, commit: Commit) -> None:
        now = datetime.now().astimezone().strftime("%H:%M")
        self._status.set_saved(self._words("status.saved", time=now))
        if commit.touched.keys() & {Actor.kind_name, Tie.kind_name}:
            self._counting.start()
        if commit.action != "quick_add" or commit.origin != "do":
            self._status.set_said("")

    def _show_counts(self) -> None:
        words, found = self._words, counts(self._workspace.desk.read)
        if not found.actors + found.empty_chairs:
            self._status.set_counts(words("status.no_actors"))
            return
        said = [words("status.actors", count=found.actors), words("status.ties", count=found.ties)]
        if found.empty_chairs:
            said.append(words("status.chairs", count=found.empty_chairs))
        self._status.set_counts(", ".join(said))

    def _show_asks(self) -> None:
        waiting = len(self._likenesses.open)
        self._status.set_asks(self._words("status.same", count=waiting) if waiting else "")

    def _show_zoom(self) -> None:
        share = round(self._canvas.camera.zoom * 100)
        self._status.set_zoom(self._words("status.zoom", share=share))

    def _show_wall(self) -> None:
        self._status.set_wall(said_of_wall(self._wall, self._words))

    def _show_running(self) -> None:
        step = self._workspace.running.step
        self._status.set_running(self._words(
            "session.running", title=step.title, number=step.number, count=step.count,
            time=clock_face(step.left)) if step else "")

    def _show_work(self, job: Job | None) -> None:
        work = self._status.work
        if job is None:
            work.hide()
        else:
            words = self._words
            work.show_progress(job.share, words(job.stage if job.stage in words else job.title))
