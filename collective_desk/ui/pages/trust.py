"""Trust: what happened and how trust moved, on one line of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from collective_desk.commands.leadership import take_posture
from collective_desk.domain.entities import Collective, EntityId
from collective_desk.domain.trust import TrustRecord
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.showing.trust_rows import FEWEST, trust_scene
from collective_desk.showing.trust_words import Finding, findings, stance_name, summary
from collective_desk.store.records import Commit
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.reading import Reading
from collective_desk.ui.timeline.filters import Filters
from collective_desk.ui.timeline.known import Known, known_of
from collective_desk.ui.timeline.side import Side
from collective_desk.ui.timeline.strip import MilestoneStrip
from collective_desk.ui.timeline.view import TimelineView
from collective_desk.ui.timeline.walk import Focus
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

SHOWN = frozenset({
    "milestone", "assessment", "tie", "actor", "posture", "leadership_turn", "commitment", "note",
    "collective", "attachment", "session", "attendance",
})
"""Kinds of things that the page shows."""


TIGHT = 800
"""Width of the timeline under which the buttons above it are icons."""


class TrustPage(Surface):
    """Lays out the timeline, its strip and its side; reads anew when what it shows changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "paper")
        self._workspace = workspace
        self._filters = Filters(workspace, self)
        self._known = Known(TrustRecord(today=1), [], [], [])
        self._reading = Reading(workspace, known_of, self._take)
        self._stale, self._most = True, FEWEST
        self._soon, self._soon_fit = once(self, 0, self.read), once(self, 0, self._fit)
        self.view = TimelineView(workspace.theme, Signs(workspace.theme, workspace.words))
        self.strip, self.side = MilestoneStrip(workspace), Side(workspace)
        self._build()
        self._connect()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """What stands in the top bar while the page is shown."""
        return self._filters.buttons

    @property
    def summary(self) -> str:
        """The sentence above the timeline."""
        return self._summary.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            # Until it is known that there is nothing, nothing is said of it.
            self._stack.setCurrentIndex(1)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.read()
        else:
            self._give_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The letters stand on the buttons, so they work wherever on the page the keyboard is.
        buttons = {
            Qt.Key.Key_M: self._first if self._known.is_empty else self._add_button,
            Qt.Key.Key_W: self._words_button, Qt.Key.Key_P: self._posture_button}
        button = buttons.get(Qt.Key(event.key()))
        if button is not None and button.isVisible() and not event.modifiers():
            button.click()
        else:
            super().keyPressEvent(event)

    def _take_room(self) -> None:
        """Let the buttons say less where the timeline is narrow."""
        side = 0 if self.side.isHidden() else self.side.width()
        tight = self.width() - side < self._workspace.theme.px(TIGHT)
        for button in (self._posture_button, self._words_button, self._add_button):
            button.set_short(tight, bare=tight and button is not self._add_button)

    def read(self, then: Callable[[], None] | None = None) -> None:
        """Read the record and show it, then do what was waiting for it."""
        self._stale = False
        self._reading.begin(then)

    def _take(self, known: Known) -> None:
        self._known, empty = known, known.is_empty
        self._filters.used = {event.kind for event in known.record.events}
        self._show()
        self._fit()
        self._summary.setText(
            "" if empty else summary(known.record, known.tracks, self._workspace.words))
        held = self.window().focusWidget() is self.view
        self._stack.setCurrentIndex(0 if empty else 1)
        if held:
            self._give_keyboard()
        for button in (self._words_button, self._add_button):
            button.setVisible(not empty)
        self._posture_button.setVisible(self._collective() is not None)
        if self.side.milestone is not None:
            self.side.show_milestone(self.side.milestone)
        elif not self.side.isHidden():
            self.side.show_findings(self._findings())

    def _show(self) -> None:
        look = replace(self._filters.look, most=self._most)
        self.view.show_scene(trust_scene(
            self._known.record, self._workspace.words, look, self._known.tracks))

    def _fit(self) -> None:
        """Show as many of the most moved ties as there is room for."""
        most = max(self.view.rows_that_fit(), FEWEST)
        if most != self._most:
            self._most = most
            self._show()

    def begin_milestone(self) -> None:
        """Open the strip that writes a milestone down."""
        self.strip.begin(self._known.record.today)

    def show_milestone(self, milestone: EntityId) -> None:
        """Bring a milestone into view and say what is known of it."""
        if self._stale or self._reading.runs:
            self.read(partial(self._choose, milestone))
        else:
            self._choose(milestone)

    def _choose(self, milestone: EntityId) -> None:
        self.view.choose(Focus("milestone", milestone))
        self.side.show_milestone(milestone)

    def show_words(self) -> None:
        """Say beside the timeline what it shows, or stop saying it."""
        if self.side.isHidden() or self.side.milestone is not None:
            self.side.show_findings(self._findings())
        else:
            self.side.close_side()

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(8))
        head.setSpacing(theme.px(16))
        head.addStrut(theme.length("control", "height"))  # an empty page has no buttons here
        self._summary = Text(theme, tone="ink_soft", lines=0)
        self._words_button = Button(
            theme, words("timeline.in_words"), icon="list", look="quiet", keys="W")
        self._posture_button = Button(
            theme, words("timeline.posture"), icon="flag", look="quiet", keys="P")
        self._add_button = Button(theme, words("milestone.one"), icon="plus", keys="M")
        title = Text(theme, words("timeline.title"), "lead", strong=True)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        head.addWidget(title)
        head.addWidget(self._summary, 1)
        head.addWidget(self._posture_button)
        head.addWidget(self._words_button)
        head.addWidget(self._add_button)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(middle, 1)
        row.addLayout(column, 1)
        row.addWidget(self.side)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.view.setAccessibleName(words("timeline.title"))

    def _empty(self) -> QWidget:
        theme, words = self._workspace.theme, self._workspace.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(theme.px(12))
        for said, role, tone in (
                ("timeline.empty", "heading", "ink"), ("timeline.empty_why", "lead", "ink_soft")):
            text = Text(theme, words(said), role, tone=tone, strong=tone == "ink", lines=0)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setFixedSize(theme.px(520), text.heightForWidth(theme.px(520)) + 4)
            column.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        self._first = Button(
            theme, words("timeline.empty_add"), icon="plus", look="primary", keys="M")
        self._first.clicked.connect(self.begin_milestone)
        column.addSpacing(theme.px(8))
        column.addWidget(self._first, 0, Qt.AlignmentFlag.AlignHCenter)
        return holder

    def _connect(self) -> None:
        self._workspace.bridge.committed.connect(self._on_committed)
        self._filters.look_chosen.connect(self._show)
        self._filters.months_chosen.connect(self.view.show_months)
        self._add_button.clicked.connect(self.begin_milestone)
        self._words_button.clicked.connect(self.show_words)
        self._posture_button.clicked.connect(self._choose_posture)
        self.view.opened.connect(self._on_opened)
        self.view.followed.connect(self._workspace.shell.following.go)
        self.view.resized.connect(self._soon_fit.start)
        self.view.resized.connect(self._take_room)
        self.view.left.connect(self.side.close_side)
        self.strip.written.connect(self._on_written)
        self.strip.closed.connect(self._give_keyboard)
        self.side.closed.connect(self._give_keyboard)
        self.side.followed.connect(self._workspace.shell.following.go)

    def _findings(self) -> list[Finding]:
        known = self._known
        return findings(
            known.record, known.tracks, self._workspace.words, promises=known.promises,
            heard=known.heard)

    def _on_committed(self, commit: Commit) -> None:
        if not SHOWN & commit.touched.keys():
            return
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_written(self, milestone: EntityId) -> None:
        self.read(partial(self._show_written, milestone))
        say_undoable(self._workspace, self._workspace.words("milestone.written"))

    def _show_written(self, milestone: EntityId) -> None:
        self.view.choose(Focus("milestone", milestone))
        self._give_keyboard()

    def _on_opened(self, kind: str, id: str) -> None:
        if kind == "milestone":
            self.side.show_milestone(id)
        elif kind == "tie" and self.side.milestone is not None:
            self.side.close_side()

    def _collective(self) -> EntityId | None:
        """Give the collective whose posture is shown, or the one that there is."""
        known = [one.id for one in self._workspace.desk.read.all(Collective)]
        shown = self.view.scene.collective
        return shown if shown in known else next(iter(known), None)

    def _choose_posture(self) -> None:
        words = self._workspace.words
        if self._collective() is not None:
            choices: list[Choice] = [
                (code, stance_name(code, words), None) for code in VOCABULARIES["posture"]]
            now = [one.stance for one in self.view.scene.stances[-1:]]
            open_choices(self._posture_button, choices, now, self._take_posture)

    def _take_posture(self, stance: object) -> None:
        collective, workspace = self._collective(), self._workspace
        if collective is None or workspace.do(take_posture, collective, str(stance)) is None:
            return
        words = workspace.words
        say_undoable(
            workspace, words("timeline.posture_now", stance=stance_name(str(stance), words)))
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        where = self._first if self._known.is_empty else self.view
        where.setFocus(Qt.FocusReason.OtherFocusReason)
