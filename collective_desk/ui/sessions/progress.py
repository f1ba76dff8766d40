"""The side of the steps: which session, how far it is, when it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collective_desk.domain.entities import Session
from collective_desk.domain.step_clock import StepClock
from collective_desk.domain.steps import Step, minutes_of, steps_of
from collective_desk.host.said_days import said_day
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Line, Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .parts import TimeBar, say_start
from .saying import side_by_side
from .steps_list import StepLook, StepsList

SIDE = 316
NARROW, NARROW_SIDE = 1150, 232
"""Width of a page under which all say the same in less room, and of its sides then."""


class Progress(Surface):
    """Shows the steps of a session, and how it keeps its time."""

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        super().__init__(workspace.theme, "paper", lines="end")
        self._workspace = workspace
        self._planned: tuple[Step, ...] = ()
        self._soon = once(self, 0, self._reveal)
        self.steps = StepsList(workspace.theme, signs)
        self.begin = Button(
            workspace.theme, workspace.words("session.start"), icon="play", look="primary")
        self._build()

    def show_session(self, session: Session, clock: StepClock | None) -> None:
        """Show a session; one that does not run has no clock."""
        words, runs = self._workspace.words, clock is not None
        known = clock or StepClock(session.id, 0, session.spent, paused=True)
        self._planned = steps_of(session)
        self._name.setText(session.title)
        method = words(f"method.{session.method}") if session.method else ""
        self._under.setText(side_by_side(
            method, session.place, said_day(words, session.date)))
        self.steps.show_steps([
            self._look(number, step, known, runs=runs)
            for number, step in enumerate(self._planned)])
        self._soon.start()
        self.begin.setVisible(not runs)
        say_start(self.begin, words, session.state)
        self._show_spent(known)
        self._ends.setText("")
        self._pace.setText("")
        if clock is not None:
            self.show_time(clock)

    def show_time(self, clock: StepClock) -> None:
        """Show when it ends, and whether it is late."""
        words, planned = self._workspace.words, self._planned
        self._show_spent(clock)
        if clock.step >= len(planned):
            return
        to_come = 60 * minutes_of(planned[clock.step + 1:])
        to_come += max(clock.left(planned[clock.step].minutes), 0)
        end = datetime.now().astimezone() + timedelta(seconds=to_come)
        self._ends.setText(words("session.ends_about", time=end.strftime("%H:%M")))
        late = round((clock.total + to_come) / 60) - minutes_of(planned)
        self._pace.setText(words("session.behind", count=late) if late > 0 else "")

    def _reveal(self) -> None:
        if (row := self.steps.now) is not None:
            self._area.ensureWidgetVisible(row, 0, self._workspace.theme.px(60))

    def _show_spent(self, clock: StepClock) -> None:
        planned = minutes_of(self._planned) + sum(clock.more)
        self._spent.setText(self._workspace.words(
            "session.spent_of", spent=round(clock.total / 60), count=planned))
        self._whole.set_share(clock.total / (60 * planned) if planned else 0.0)

    def _look(self, number: int, step: Step, clock: StepClock, *, runs: bool) -> StepLook:
        words = self._workspace.words
        spent = clock.spent[number] if number < len(clock.spent) else 0
        state = "next"
        if runs and number == clock.step:
            state = "now"
        elif spent and (number < clock.step or not runs):
            state = "done"
        minutes = max(round(spent / 60), 1) if state == "done" else step.minutes
        pen = self._workspace.pens.named(step.pen) if step.pen else None
        title = step.title or words("session.untitled_step")
        said = words("session.minutes", count=minutes)
        return StepLook(
            number + 1, title, said, state, pen,
            words("session.pen_of", name=pen.name) if pen else "",
            words(f"session.step_{state}", number=number + 1, title=title, minutes=said))

    def _build(self) -> None:
        theme = self._workspace.theme
        self.setFixedWidth(theme.px(SIDE))
        self._name = Text(theme, role="lead", strong=True, lines=2)
        self._under = Text(theme, role="small", tone="ink_soft", lines=2)
        self._spent = Text(theme, role="small", lines=2)
        self._ends = Text(theme, role="small", tone="ink_soft", lines=2)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._whole = TimeBar(theme, "ink")
        self._pace = Text(theme, role="small", tone="ink_soft", lines=2)
        named = QVBoxLayout()
        named.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(8))
        named.setSpacing(theme.px(2))
        named.addWidget(self._name)
        named.addWidget(self._under)
        times = QHBoxLayout()
        times.addWidget(self._spent, 1)
        times.addWidget(self._ends)
        foot = QVBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(Line(theme))
        foot.addLayout(times)
        for widget in (self._whole, self._pace):
            foot.addWidget(widget)
        foot.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignLeading)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(16))
        column.addLayout(named)
        column.addWidget(self.steps)
        column.addStretch(1)
        self._area = scrolled(self, inner)
        # However many steps there are, one sees how the day goes.
        foot.setContentsMargins(theme.px(22), 0, theme.px(22), theme.px(16))
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.addLayout(foot)


def scrolled(side: QWidget, inner: QWidget) -> QScrollArea:
    """Let a part of a page scroll where the window is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    column = QVBoxLayout(side)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(area)
    return area
