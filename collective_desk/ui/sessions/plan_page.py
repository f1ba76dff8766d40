"""The plan page: which sessions there are, and what one of them is to be."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collective_desk.commands.method_cards import card_steps
from collective_desk.commands.sessions import plan_next, plan_session, set_session, set_steps
from collective_desk.domain.entities import MethodCard, Session
from collective_desk.domain.rules import is_nameless
from collective_desk.domain.steps import Step, steps_of
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.sessions import agreed_next, sessions
from collective_desk.ui.actions.session import delete
from collective_desk.ui.running.state import asks_first
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Line, Surface, Text
from collective_desk.ui.workspace import Workspace

from .card_gallery import CardGallery
from .card_view import CardView
from .parts import say_start
from .progress import NARROW, NARROW_SIDE, SIDE, scrolled
from .session_form import SessionForm
from .session_list import SessionList
from .step_editor import Order, StepEditor

CAUTIONS = 4


class PlanPage(QWidget):
    """Sessions at the start, the plan in the middle, the method at the end."""

    checklist_wanted = Signal()

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace, self._sessions = workspace, workspace.sessions
        self._session: Session | None = None
        self._picking = False
        self.list = SessionList(workspace)
        self.gallery = CardGallery(workspace)
        self.form = SessionForm(workspace, names)
        self.steps = StepEditor(workspace)
        self._build()
        self.list.chosen.connect(self._on_chosen)
        self.list.new_wanted.connect(self.pick)
        self.gallery.picked.connect(self._on_picked)
        self.form.wrong.connect(self._on_wrong)
        self.steps.changed.connect(self._on_steps)

    def show_session(self, session: Session | None) -> None:
        """Show the plan of a session, or the cards where there is none."""
        self._session = session
        picking = self._picking or session is None
        shown = None if picking or session is None else session.id
        self.list.show_sessions(sessions(self._workspace.desk.read), shown)
        if picking:
            self.gallery.refresh()
        self._stack.setCurrentIndex(0 if picking else 1)
        self._end.setVisible(not picking)
        if session is not None and not picking:
            self.form.show_session(session)
            self.steps.show_steps(steps_of(session))
            self._show_card(session)

    def pick(self) -> None:
        """Choose a card for another session."""
        self._picking = True
        self.show_session(self._session)
        self.gallery.begin()

    def begin(self) -> None:
        """Take the keyboard."""
        if self._stack.currentIndex() == 0:
            self.gallery.begin()
        elif self._session is not None and self._session.state == "closed":
            # Enter must not open again what is over: whoever comes back looks on, or plans.
            self.list.begin()
        else:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask whether there is a reason not to map today."""
        self.may_map.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Keep what is being written."""
        if self._session is not None:
            self.form.keep()
            self.steps.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._workspace.theme
        wide = theme.px(NARROW_SIDE if event.size().width() < theme.px(NARROW) else SIDE)
        self.list.setFixedWidth(wide)
        self._end.setFixedWidth(wide)
        self.checklist.set_short(False)
        room = wide - theme.px(20 + 16 + 8)
        self.checklist.set_short(True, bare=self.checklist.sizeHint().width() > room)

    def _build(self) -> None:
        theme = self._workspace.theme
        self._stack = QStackedWidget()
        for part in ((self.gallery,), (self.form, self.steps)):
            page, inner = QWidget(), QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(24))
            column.setSpacing(theme.px(16))
            for widget in part:
                column.addWidget(widget)
            column.addStretch(1)
            scrolled(page, inner)
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        row.addWidget(self._end_side())

    def _end_side(self) -> QWidget:
        theme, words = self._workspace.theme, self._workspace.words
        self._end = Surface(theme, lines="start")
        self._end.setFixedWidth(theme.px(SIDE))
        self.start = Button(theme, words("session.start"), icon="play", look="primary")
        self.start.clicked.connect(self._on_start)
        self.checklist = Button(theme, words("session.checklist"), icon="printer")
        self.checklist.clicked.connect(self.checklist_wanted)
        self.card = CardView(self._workspace)
        self.delete = Button(
            theme, words("session.delete"), icon="trash-2", look="quiet", small=True)
        self.delete.clicked.connect(self._on_delete)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(6))
        for button in (self.start, self.checklist):
            column.addWidget(button)
        column.addSpacing(theme.px(8))
        column.addWidget(self._cautions())
        column.addWidget(Line(theme))
        column.addWidget(self.card)
        column.addSpacing(theme.px(8))
        column.addWidget(self.delete, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        scrolled(self._end, inner)
        return self._end

    def _cautions(self) -> QWidget:
        """The four reasons not to map today, asked once."""
        theme, words = self._workspace.theme, self._workspace.words
        self._caution = QWidget()
        column = QVBoxLayout(self._caution)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(Text(theme, words("session.cautions"), strong=True, lines=3))
        for number in range(1, CAUTIONS + 1):
            column.addWidget(Text(
                theme, "– " + words(f"session.caution.{number}"), "small", lines=4))
        self.may_map = Button(theme, words("session.none_of_these"), icon="check")
        self.may_map.clicked.connect(self._on_may_map)
        column.addWidget(self.may_map)
        return self._caution

    def _show_card(self, session: Session) -> None:
        self.card.show_session(session)
        self._caution.setVisible(asks_first(session))
        say_start(self.start, self._workspace.words, session.state)

    def _on_chosen(self, id: str) -> None:
        self.keep()
        self._picking = False
        self._sessions.show("plan", id)

    def _on_picked(self, card: MethodCard | None) -> None:
        workspace = self._workspace
        title = card.name if card else workspace.words("session.untitled")
        steps = card_steps(card, workspace.desk.read) if card else (Step("", minutes=10),)
        person = workspace.desk.person
        fields: dict[str, Any] = {
            "steps": steps, "card": card.id if card else "",
            "method": card.method if card else None, "materials": card.materials if card else "",
            "language": workspace.words.language,
            "facilitators": [] if is_nameless(person) else [person]}
        before = agreed_next(workspace.desk.read)
        made = workspace.do(plan_next, before.id, title, **fields) if before else (
            workspace.do(plan_session, title, **fields))
        if made is not None:
            self._picking = False
            self._sessions.show("plan", made)
            self.form.title.setFocus()
            self.form.title.selectAll()

    def _on_steps(self, steps: tuple[Step, ...], order: Order) -> None:
        if self._session is not None:
            self._sessions.runner.follow(self._session.id, order)
            self._workspace.do(set_steps, self._session.id, steps)

    def _on_start(self) -> None:
        self.keep()
        session = self._sessions.chosen
        if session is not None:
            self._sessions.start(session)

    def _on_may_map(self) -> None:
        """None of the reasons holds: the session begins."""
        if self._session is not None:
            self._workspace.do(set_session, self._session.id, cautions_read=True)
            self._on_start()

    def _on_delete(self, _checked: bool = False) -> None:
        self.keep()
        if self._session is not None:
            delete(self._workspace)
            (self.gallery if self._stack.currentIndex() == 0 else self.list).begin()

    def _on_wrong(self, words: str) -> None:
        self._workspace.shell.say(words, warn=True)
