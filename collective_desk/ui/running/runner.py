"""Runs a session: its step, its clock, its pen; a power cut costs a second at most."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from collective_desk.commands.sessions import close_session, start_session
from collective_desk.domain.entities import EntityId, Session
from collective_desk.domain.errors import DeskError
from collective_desk.domain.step_clock import StepClock
from collective_desk.domain.steps import Step, steps_of
from collective_desk.domain.vocabularies import may_show
from collective_desk.store.desk import Desk
from collective_desk.store.glimpses import glimpse, keep_glimpse
from collective_desk.store.records import Commit
from collective_desk.ui.pens import Pens
from collective_desk.ui.widgets.timers import once

from .step import Running, RunningStep

NAME = "session"
"""Under which the desk file remembers the clock, outside its journal."""
DRAFT_MS = 300
"""Rest after which a half-typed note is remembered."""
TICK_MS = 200
"""How often the clock is looked at, so that a second never shows late."""


class Runner(QObject):
    """At most one session runs; all that is drawn meanwhile is stamped with its step."""

    changed = Signal()
    """Another session, step or pause, or nothing runs any more."""
    ticked = Signal()
    failed = Signal(object)
    """The clock could not be kept: a DeskError."""

    def __init__(
        self, desk: Desk, pens: Pens, running: Running, parent: QObject | None = None, *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._desk, self._pens, self._running, self._now = desk, pens, running, now
        self._clock: StepClock | None = None
        self._session: Session | None = None
        self._since = 0.0
        self._failing = False
        self._soon = once(self, DRAFT_MS, self._keep_now)
        self._beat = QTimer(self)
        self._beat.setInterval(TICK_MS)
        self._beat.timeout.connect(self.look)

    @property
    def clock(self) -> StepClock | None:
        """The clock of the session that runs."""
        return self._clock

    @property
    def session(self) -> Session | None:
        """The session that runs."""
        return self._session

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps."""
        return steps_of(self._session) if self._session else ()

    @property
    def step(self) -> Step | None:
        """The step that runs."""
        steps = self.steps
        return steps[self._clock.step] if self._clock and self._clock.step < len(steps) else None

    def interrupted(self) -> tuple[Session, StepClock] | None:
        """Give the session that was not closed when the program went, and its clock."""
        if self._clock is not None:
            return None
        kept = glimpse(self._desk.read, NAME)
        clock = StepClock.of(kept) if kept else None
        session = self._desk.read.get(Session, clock.session) if clock else None
        if clock is None or session is None or not session.alive or session.state == "closed":
            return None
        return session, clock

    def start(self, session: EntityId) -> None:
        """Begin a session; another that ran, or was cut off, is closed with its time."""
        if self._clock is not None and self._clock.session != session:
            self.close_session()
        found = self.interrupted()
        if found is not None and found[0].id != session:
            self._desk.do(close_session, found[0].id, spent=found[1].spent)
        known = self._desk.read.get(Session, session)
        self._desk.do(start_session, session)
        clock = found[1] if found and found[0].id == session else (
            StepClock.opened_again(session, known.spent if known else ()))
        self._begin(replace(clock, paused=False))

    def resume(self) -> None:
        """Go on where the program went."""
        found = self.interrupted()
        if found is not None:
            self._begin(replace(found[1], paused=False))

    def forget(self) -> None:
        """Leave what was interrupted: the session stays as it was written."""
        self._keep(None)
        self.changed.emit()

    def close_session(self) -> None:
        """End the session that runs, and write down what its steps took."""
        if self._clock is None:
            return
        self.look()
        clock = self._clock
        self._desk.do(close_session, clock.session, spent=clock.spent)
        self._end()
        self._keep(None)
        self.changed.emit()

    def go_to(self, step: int) -> None:
        """Go to a step, forward or back; its pen comes with it."""
        if self._clock is not None and 0 <= step < len(self.steps):
            self.look()
            self._set(self._clock.at(step))
            self._take_pen()

    def next_step(self) -> None:
        """Go on to the next step."""
        if self._clock is not None:
            self.go_to(self._clock.step + 1)

    def previous_step(self) -> None:
        """Go back a step."""
        if self._clock is not None:
            self.go_to(self._clock.step - 1)

    def again(self) -> None:
        """Begin the step that runs from its start."""
        if self._clock is not None:
            self._set(self._clock.again())

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self._clock is not None:
            self.look()
            self._set(replace(self._clock, paused=not self._clock.paused))

    def longer(self, minutes: int = 5) -> None:
        """Give the step more minutes."""
        if self._clock is not None:
            self._set(self._clock.longer(minutes))

    def show_on_wall(self, shown: bool) -> None:
        """Let the wall show prompt and clock, or not."""
        if self._clock is not None:
            self._set(replace(self._clock, on_wall=shown))

    def keep_draft(self, text: str) -> None:
        """Remember the note that is half typed."""
        if self._clock is not None and self._clock.draft != text:
            self._clock = replace(self._clock, draft=text)
            self._soon.start()

    def follow(self, session: EntityId, order: Sequence[int | None]) -> None:
        """Follow the steps of a session into another order, before the desk is told."""
        clock = self._clock
        if clock is None or clock.session != session:
            return
        here = order.index(clock.step) if clock.step in order else min(clock.step, len(order) - 1)
        self._clock = clock.moved(order, max(here, 0))

    def refresh(self, commit: Commit) -> None:
        """Follow changes of the session that runs."""
        if self._clock is None or self._clock.session not in commit.touched.get(
            Session.kind_name, ()
        ):
            return
        known = self._desk.read.get(Session, self._clock.session)
        if known is None or not known.alive or known.state == "closed":
            self._end()
            self._keep(None)
            self.changed.emit()
            return
        self._session = known
        last = max(len(known.steps) - 1, 0)
        self._set(self._clock if self._clock.step <= last else replace(self._clock, step=last))

    def look(self) -> None:
        """Let the clock catch up with the time."""
        if self._clock is None:
            return
        passed = int(self._now() - self._since)
        if passed <= 0:
            return
        self._since += passed
        moved = self._clock.ticked(passed)
        if moved is not self._clock:
            self._clock = moved
            self._keep(moved)
            self._tell()
            self.ticked.emit()

    def close(self) -> None:
        """Keep the clock for the next time; the session is not over."""
        self.look()
        self._keep_now()
        self._end()

    def _begin(self, clock: StepClock) -> None:
        self._session = self._desk.read.get(Session, clock.session)
        self._since = self._now()
        self._clock = clock
        self._set(clock)
        self._take_pen()
        self._beat.start()

    def _set(self, clock: StepClock) -> None:
        self._clock = clock
        self._desk.within = (clock.session, clock.step)
        self._keep(clock)
        self._tell()
        self.changed.emit()

    def _end(self) -> None:
        self._beat.stop()
        self._soon.stop()
        self._clock = self._session = None
        self._desk.within = None
        self._running.show(None)

    def _keep_now(self) -> None:
        if self._clock is not None:
            self._keep(self._clock)

    def _take_pen(self) -> None:
        step = self.step
        if step is not None and step.pen:
            self._pens.take(step.pen)

    def _keep(self, clock: StepClock | None) -> None:
        """Write the clock to the disk, outside the journal."""
        try:
            keep_glimpse(self._desk.read, NAME, clock.kept() if clock else None)
            self._failing = False
        except DeskError as error:
            if not self._failing:
                self._failing = True
                self.failed.emit(error)

    def _may_be_on_wall(self, session: Session) -> bool:
        return may_show(session.sensitivity, self._desk.read.desk().wall_level)

    def _tell(self) -> None:
        clock, session, step = self._clock, self._session, self.step
        if clock is None or session is None:
            return
        asked, minutes = (step.title or step.prompt, step.minutes) if step else ("", 0)
        self._running.show(RunningStep(
            session.id, session.title, clock.step + 1, len(session.steps), asked,
            clock.left(minutes), clock.paused, clock.on_wall and self._may_be_on_wall(session)))
