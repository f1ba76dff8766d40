"""The steps of a session as they are planned: title, minutes, pen or task, words to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from collective_desk.domain.steps import LONGEST_STEP, TASKS, Step, minutes_of
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.number import inset
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.tab_order import tab_as_laid_out
from collective_desk.ui.widgets.text import Line, Text
from collective_desk.ui.workspace import Workspace

Order = tuple[int | None, ...]
NEW_MINUTES = 10
ROOMY, NARROW = 520, 400
"""Width of a step from which all of its head stands in one row; from which two are enough."""


class StepForm(QWidget):
    """One step; the arrows go from title to title, with Alt they move the step."""

    written = Signal(object)
    moved = Signal(int)
    left = Signal(int)
    """The step before (-1) or after (1) is wanted."""
    removed = Signal()

    def __init__(self, workspace: Workspace, number: int, step: Step) -> None:
        super().__init__()
        self._workspace, self.step = workspace, step
        theme, words = workspace.theme, workspace.words
        self.title = TextField()
        self.title.setFont(theme.font("body", strong=True))
        self.title.setAccessibleName(words("session.step_title", number=number))
        self.title.setPlaceholderText(words("session.untitled_step"))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, LONGEST_STEP)
        self.minutes.setAccessibleName(words("session.step_minutes", number=number))
        self.minutes.setFixedWidth(theme.px(76))
        inset(self.minutes, theme)
        self.prompt = ProseField()
        self.prompt.setProperty("inline", True)
        self.prompt.setPlaceholderText(words("session.step_say"))
        self.prompt.setAccessibleName(words("session.step_say"))
        self.pen = Button(theme, look="quiet", small=True, arrow=True)
        self.pen.clicked.connect(self._on_pen)
        self.title.written.connect(self._on_title)
        self.minutes.editingFinished.connect(self._on_minutes)
        self.prompt.written.connect(self._on_prompt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(0)
        column.addLayout(self._build_head(number))
        said = QHBoxLayout()
        said.setContentsMargins(theme.px(26), 0, 0, 0)
        said.addWidget(self.prompt)
        column.addLayout(said)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show what the desk says."""
        self.step = step
        self.title.set_kept(step.title)
        self.prompt.set_kept(step.prompt)
        self.minutes.setValue(step.minutes)
        self._name_pen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the title would have no room, pen and minutes stand under it, at need in two rows.
        for row, roomy in ((self._head, ROOMY), (self._rest, NARROW)):
            beside = event.size().width() >= self._workspace.theme.px(roomy)
            row.setDirection(
                QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _build_head(self, number: int) -> QBoxLayout:
        """Make the row of title, pen and minutes, with what moves the step and takes it out."""
        theme, words = self._workspace.theme, self._workspace.words
        named, what, rest = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head, self._rest = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._head.addLayout(named, 1)
        self._head.addLayout(self._rest)
        self._rest.addLayout(what)
        self._rest.addLayout(rest)
        for row in (self._head, self._rest, named, what, rest):
            row.setSpacing(theme.px(6))
        count = Text(theme, str(number), "small", tone="ink_soft")
        count.setFixedWidth(theme.px(20))
        named.addWidget(count)
        named.addWidget(self.title, 1)
        what.addSpacing(theme.px(18))
        what.addWidget(self.pen)
        what.addStretch(1)
        rest.addWidget(self.minutes)
        rest.addWidget(Text(theme, words("session.min"), "small", tone="ink_soft"))
        for icon, name, then in (
            ("chevron-up", "session.step_up", partial(self._move, -1)),
            ("chevron-down", "session.step_down", partial(self._move, 1)),
            ("x", "session.step_remove", self._remove),
        ):
            button = Button(theme, icon=icon, look="quiet", small=True)
            button.setAccessibleName(words(name))
            button.setToolTip(words(name))
            button.clicked.connect(then)
            rest.addWidget(button)
        rest.addStretch(1)
        return self._head

    def _name_pen(self) -> None:
        """Say on the button what the step draws with or asks for."""
        step = self.step
        pen = self._workspace.pens.named(step.pen) if step.pen else None
        words = self._workspace.words
        named = [words("session.pen_of", name=pen.name)] if pen else []
        named += [words(f"session.task.{step.task}.name")] if step.task else []
        self.pen.setText(words("replay.list").join(named) or words("session.no_pen"))
        self.pen.setAccessibleName(words("session.step_does", what=self.pen.text()))
        self.pen.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in steps:
            self.moved.emit(steps[key])
        elif self.title.hasFocus() and key in steps:
            self.left.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Keep what is being written."""
        self.title.keep()
        self.prompt.keep()

    def _on_title(self, title: str) -> None:
        self._tell(replace(self.step, title=title))

    def _on_prompt(self, prompt: str) -> None:
        self._tell(replace(self.step, prompt=prompt))

    def _on_minutes(self) -> None:
        if self.minutes.value() != self.step.minutes:
            self._tell(replace(self.step, minutes=self.minutes.value()))

    def _on_pen(self) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (("pen", pen.id), words("session.pen_of", name=pen.name), None)
            for pen in self._workspace.pens.all
        ]
        choices += [
            (("task", task), words(f"session.task.{task}.name"), None) for task in TASKS]
        chosen = [("pen", self.step.pen), ("task", self.step.task)]
        open_choices(
            self.pen, choices, [one for one in chosen if one[1]], self._take,
            nothing=words("session.no_pen"))

    def _take(self, chosen: object) -> None:
        """Let the step draw with a pen, or ask for towers or goals, or neither."""
        what, id = chosen if isinstance(chosen, tuple) else ("", "")
        self._tell(replace(
            self.step, pen=id if what == "pen" else "", task=id if what == "task" else ""))
        self._name_pen()

    def _tell(self, step: Step) -> None:
        self.step = step
        self.written.emit(step)

    def _move(self, by: int, _checked: bool = False) -> None:
        self.moved.emit(by)

    def _remove(self, _checked: bool = False) -> None:
        self.removed.emit()


class StepEditor(QWidget):
    """All steps of a session, to be changed, added, removed and put in another order."""

    changed = Signal(object, object)
    """The steps, and for each the place where it stood before."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._forms: list[StepForm] = []
        theme, words = workspace.theme, workspace.words
        self._total = Text(theme, role="small", tone="ink_soft")
        head = QHBoxLayout()
        head.addWidget(Text(
            theme, words("session.steps"), "caption", tone="ink_soft", strong=True), 1)
        head.addWidget(self._total)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.add = Button(theme, words("session.add_step"), icon="plus", look="quiet")
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)

    @property
    def forms(self) -> list[StepForm]:
        """The rows."""
        return self._forms

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they stand."""
        return tuple(form.step for form in self._forms)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps of a session."""
        self._total.setText(
            self._workspace.words("session.minutes_in_all", count=minutes_of(steps)))
        if len(steps) == len(self._forms):
            for form, step in zip(self._forms, steps, strict=True):
                if form.step != step:
                    form.show_step(step)
            return
        emptied(self._rows)
        self._forms = []
        for number, step in enumerate(steps):
            form = StepForm(self._workspace, number + 1, step)
            form.written.connect(partial(self._on_written, number))
            form.moved.connect(partial(self._on_moved, number))
            form.left.connect(partial(self._on_left, number))
            form.removed.connect(partial(self._on_removed, number))
            self._forms.append(form)
            self._rows.addWidget(Line(self._workspace.theme))
            self._rows.addWidget(form)
        tab_as_laid_out(self)

    def keep(self) -> None:
        """Keep what is being written."""
        for form in self._forms:
            form.keep()

    def _on_written(self, _number: int, _step: Step) -> None:
        self._tell(self.steps, tuple(range(len(self._forms))))

    def _on_moved(self, number: int, by: int) -> None:
        other = number + by
        if not 0 <= other < len(self._forms):
            return
        order = list(range(len(self._forms)))
        order[number], order[other] = order[other], order[number]
        steps = self.steps
        self._tell(tuple(steps[at] for at in order), tuple(order))
        self._forms[other].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self, number: int, by: int) -> None:
        if 0 <= number + by < len(self._forms):
            self._forms[number + by].title.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_removed(self, number: int) -> None:
        order = tuple(at for at in range(len(self._forms)) if at != number)
        steps = self.steps
        self._tell(tuple(steps[at] for at in order), order)

    def _on_add(self) -> None:
        order: Order = (*range(len(self._forms)), None)
        self._tell((*self.steps, Step("", minutes=NEW_MINUTES)), order)
        if self._forms:
            self._forms[-1].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, steps: tuple[Step, ...], order: Order) -> None:
        self.changed.emit(steps, order)
