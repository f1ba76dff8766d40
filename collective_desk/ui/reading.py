"""What a page knows of the desk: read at once where that is quick, beside the window elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from collective_desk.domain.entities import Actor
from collective_desk.store.reader import Reader

from .jobs import Job, Progress
from .workspace import Workspace

MANY = 2_000
"""Actors from which nobody waits for a page to be read."""
T = TypeVar("T")


class Reading(Generic[T]):
    """Reads for one page, and gives it what was read last."""

    def __init__(
        self, workspace: Workspace, read: Callable[[Reader], T], take: Callable[[T], None]
    ) -> None:
        self._workspace, self._read, self._take = workspace, read, take
        self._then: list[Callable[[], None]] = []
        self._job: Job | None = None
        self._again = False

    @property
    def runs(self) -> bool:
        """Whether it reads now, and what it gave last may be of before."""
        return self._job is not None

    def begin(self, then: Callable[[], None] | None = None) -> None:
        """Read what the desk says now, then do what was waiting for it."""
        if then is not None:
            self._then.append(then)
        desk = self._workspace.desk
        if self._job is not None:
            self._again = True
        elif desk.path is None or desk.read.count(Actor) < MANY:
            self._arrive(self._read(desk.read))
        else:
            self._begin_beside(desk.path)

    def _begin_beside(self, path: Path) -> None:
        def work(_progress: Progress) -> T:
            with Reader.open(path) as reader:
                return self._read(reader)

        self._again = False
        self._job = job = self._workspace.jobs.run("work.page", work, self._on_read)
        job.ended.connect(partial(self._on_ended, job))

    def _on_read(self, found: T) -> None:
        self._job = None
        if self._again:
            # What was read is of before the last change: it is shown, but nothing waits for it.
            self._take(found)
            self.begin()
        else:
            self._arrive(found)

    def _arrive(self, found: T) -> None:
        self._take(found)
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _on_ended(self, job: Job) -> None:
        if self._job is job:  # it came to nothing
            self._job = None
