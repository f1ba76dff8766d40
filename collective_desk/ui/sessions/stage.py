"""What is asked now: the step's prompt, its clock, and what moves it on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.domain.step_clock import StepClock, clock_face
from collective_desk.domain.steps import Step
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.text import Text

from .parts import Switch, TimeBar


class Stage(QWidget):
    """The head of the run page."""

    next_wanted = Signal()
    close_wanted = Signal()
    pause_wanted = Signal()
    longer_wanted = Signal()
    task_wanted = Signal()
    on_wall_wanted = Signal(bool)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._is_last = False
        self._build()

    @property
    def clock_text(self) -> str:
        """What the clock shows."""
        return self._clock.text()

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self._title.text()

    def show_step(self, step: Step, clock: StepClock, count: int) -> None:
        """Show a step."""
        words = self._words
        where = words("session.step_of", number=clock.step + 1, count=count)
        self._where.setText(
            words("session.on_the_wall", where=where) if clock.on_wall else where)
        self._title.setText(step.title or words("session.untitled_step"))
        self._say.setText(step.prompt)
        self._say.setVisible(bool(step.prompt))
        self._is_last = clock.step + 1 >= count
        self.next.setText(words("session.finish" if self._is_last else "session.next"))
        self.pause.setText(words("session.go_on" if clock.paused else "session.pause"))
        self.pause.set_icon_name("play" if clock.paused else "pause")
        self.task.setVisible(bool(step.task))
        if step.task:
            self.task.setText(words(f"session.task.{step.task}.do"))
            self.task.updateGeometry()
        for button in (self.next, self.pause):
            button.updateGeometry()
        self.on_wall.setChecked(clock.on_wall)
        self.show_time(step, clock)

    def set_narrow(self, narrow: bool) -> None:
        """Say the same in less room."""
        self._title.set_role("title" if narrow else "display")
        self._say.set_role("body" if narrow else "lead")
        self._clock.set_role("display" if narrow else "clock")
        self._wall_words.setVisible(not narrow)
        for button in (self.next, self.pause, self.task):
            button.set_short(narrow)

    def show_time(self, step: Step, clock: StepClock) -> None:
        """Show how much is left."""
        left, planned = clock.left(step.minutes), clock.planned(step.minutes)
        over = left < 0
        self._clock.setText(clock_face(left))
        self._clock.set_tone("warn" if over else "ink_soft" if clock.paused else "ink")
        id = "session.paused" if clock.paused else "session.over" if over else "session.left_of"
        self._left.setText(self._words(id, count=planned))
        share = clock.here / (60 * planned) if planned > 0 else 1.0
        self._bar.set_share(share, "warn" if over else "accent")

    def _build(self) -> None:
        theme = self._theme
        self._bar = TimeBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        above = QVBoxLayout()
        above.setSpacing(theme.px(4))
        above.addLayout(self._head())
        above.addWidget(self._say)
        column.addLayout(above)
        column.addWidget(self._bar)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        """Make the head: what is asked, and the clock beside it."""
        theme = self._theme
        self._where = Text(theme, role="small", tone="ink_soft")
        self._title = Text(theme, role="display", strong=True, lines=3)
        self._say = Text(theme, role="lead", tone="ink_soft", lines=5)
        self._clock = Text(theme, role="clock", strong=True)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._left = Text(theme, role="small", tone="ink_soft")
        self._left.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        asked = QVBoxLayout()
        asked.setSpacing(theme.px(4))
        for widget in (self._where, self._title):
            asked.addWidget(widget)
        asked.addStretch(1)
        timed = QVBoxLayout()
        timed.setSpacing(0)
        timed.addWidget(self._clock)
        timed.addWidget(self._left)
        timed.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(theme.px(24))
        head.addLayout(asked, 1)
        head.addLayout(timed)
        return head

    def _foot(self) -> QHBoxLayout:
        """Make the foot: what moves the step on, in a second row at need, and the wall's switch."""
        theme, words = self._theme, self._words
        self.next = Button(theme, words("session.next"), look="primary", keys="N")
        self.pause = Button(theme, words("session.pause"), icon="pause", keys="P")
        self.longer = Button(theme, words("session.longer"))
        self.task = Button(theme, icon="target")
        self.task.hide()
        self.on_wall = Switch(theme, words("session.wall_switch"))
        self.next.clicked.connect(self._on_next)
        self.pause.clicked.connect(self.pause_wanted)
        self.longer.clicked.connect(self.longer_wanted)
        self.task.clicked.connect(self.task_wanted)
        self.on_wall.clicked.connect(self.on_wall_wanted)
        row, moves = QHBoxLayout(), Flow(gap=theme.px(8))
        row.setSpacing(theme.px(8))
        for button in (self.next, self.pause, self.longer, self.task):
            moves.addWidget(button)
        row.addLayout(moves, 1)
        self._wall_words = Text(theme, words("session.wall_switch"), tone="ink_soft")
        row.addWidget(self._wall_words)
        row.addWidget(self.on_wall)
        return row

    def _on_next(self) -> None:
        (self.close_wanted if self._is_last else self.next_wanted).emit()
