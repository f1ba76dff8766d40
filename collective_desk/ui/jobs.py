"""Long work beside the window: shown after 600 ms, stopped when the person says so."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from collective_desk.domain.errors import Cancelled, DeskError

SHOWN_AFTER_MS = 600
Progress = Callable[[float, str], None]
Work = Callable[[Progress], Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why work came to nothing: an id of the words, and its facts."""

    id: str
    facts: dict[str, object]


class Job(QObject):
    """One piece of work in a thread of its own; ends with done, failed or stopped."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, title: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.share = 0.0
        self.stage = ""
        self._work = work
        self._wants_stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=title, daemon=True)
        self.progressed.connect(self._on_progressed)

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; it does so where it next says how far it is."""
        self._wants_stop.set()

    def wait(self, seconds: float = 10.0) -> None:
        """Wait until it has ended."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Cancelled:
            self._tell(self.stopped)
        except DeskError as error:
            self._tell(self.failed, Failure(error.id, error.facts))
        except Exception as error:
            logging.getLogger(__name__).exception("work failed")
            self._tell(self.failed, Failure("job.failed", {"reason": str(error)}))
        else:
            self._tell(self.done, result)
        finally:
            self._tell(self.ended)

    def _progress(self, share: float, stage: str = "") -> None:
        if self._wants_stop.is_set() or not self._tell(self.progressed, share, stage):
            raise Cancelled

    def _tell(self, signal: SignalInstance, *facts: object) -> bool:
        """Tell the window; say whether it is still there: it does not wait for ever."""
        try:
            signal.emit(*facts)
        except RuntimeError:
            return False
        return True

    def _on_progressed(self, share: float, stage: str) -> None:
        self.share, self.stage = share, stage


class Jobs(QObject):
    """The work that runs; `shown` tells of the one that takes long, None when all is quiet."""

    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._closed = False
        self._clock = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._clock.timeout.connect(self._show)

    @property
    def running(self) -> list[Job]:
        """The work under way, the latest last."""
        return list(self._running)

    def run(self, title: str, work: Work, done: Callable[[Any], None]) -> Job:
        """Do work beside the window; `title` is an id of the words. `done` gets its result.

        Once all is closed nothing begins any more.
        """
        job = Job(title, work, self)
        if self._closed:
            return job
        job.done.connect(partial(self._on_done, done))
        job.failed.connect(self._on_failed)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(partial(self._on_ended, job))
        self._running.append(job)
        if not self._clock.isActive():
            self._clock.start()
        job.start()
        return job

    def stop_latest(self) -> None:
        """Stop the work that is shown."""
        if self._running:
            self._running[-1].stop()

    def close(self) -> None:
        """Stop everything, and wait until it has ended; what comes of it concerns nobody now."""
        self._closed = True
        for job in self._running:
            job.stop()
        for job in self._running:
            job.wait()
            if job.running:
                job.setParent(None)  # it speaks on, to nobody, and goes when it falls silent

    def _show(self) -> None:
        if self._running:
            self.shown.emit(self._running[-1])

    def _on_done(self, done: Callable[[Any], None], result: Any) -> None:
        if not self._closed:
            done(result)

    def _on_failed(self, failure: Failure) -> None:
        if not self._closed:
            self.failed.emit(failure)

    def _on_progressed(self, _share: float, _stage: str) -> None:
        if self._running and not self._clock.isActive():
            self.shown.emit(self._running[-1])

    def _on_ended(self, job: Job) -> None:
        job.wait()  # its last word is heard before it is spoken to the end
        self._running.remove(job)
        if not self._running and not self._closed:
            self._clock.stop()
            self.shown.emit(None)
