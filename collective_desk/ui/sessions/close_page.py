"""The close page: what was decided and promised is read back, and what comes next is agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.sessions import close_session, set_session
from collective_desk.commands.typed_days import day_to_come, shown_day
from collective_desk.domain.entities import Session
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.notes import entries
from collective_desk.store.records import Commit
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled, emptied
from collective_desk.ui.widgets.text import Line, Surface, Text
from collective_desk.ui.workspace import Workspace

from .progress import SIDE, scrolled
from .promises import Promises

READ_BACK = (
    ("decision", "session.decided"), ("agreement", "session.agreed"), ("question", "session.open"),
)


class ClosePage(QWidget):
    """Read aloud from the top down; then the handout is printed."""

    handout_wanted = Signal()

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace, self._sessions = workspace, workspace.sessions
        self._session: Session | None = None
        self.promises = Promises(workspace, names)
        self._build()

    def show_session(self, session: Session | None) -> None:
        """Show how a session ends."""
        if self._session is not None and session is not None and self._session.id != session.id:
            self.keep()
        self._session = session
        if session is None:
            return
        words = self._workspace.words
        self._title.setText(words("session.read_back", title=session.title))
        self.conflicts.show_of(Session.kind_name, session.id)
        self.who_leads.set_kept(session.who_leads)
        self.next_date.set_kept(shown_day(words, session.next_date))
        self.next_place.set_kept(session.next_place)
        self.next_bring.set_kept(session.next_bring)
        closed = session.state == "closed"
        self.done.setText(words("session.is_closed" if closed else "session.close"))
        self.done.setEnabled(not closed)
        self.done.updateGeometry()
        self.plan_next.setVisible(closed)
        self.promises.show_session(session.id)
        self._show_said(session)

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed."""
        if self._session is not None and commit.touched.keys() & {"note", "commitment", "actor"}:
            self._show_said(self._session)
            self.promises.refresh()

    def keep(self) -> None:
        """Keep what is being written."""
        for field in (self.who_leads, self.next_date, self.next_place, self.next_bring):
            field.keep()

    def _show_said(self, session: Session) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        said = list(reversed(entries(self._workspace.desk.read, session.id)))
        emptied(self._said)
        shown = False
        for kind, head in READ_BACK:
            rows = [one for one in said if one.kind == kind]
            if not rows:
                continue
            shown = True
            self._said.addWidget(Line(theme))
            self._said.addWidget(
                Text(theme, words(head), "caption", tone="ink_soft", strong=True))
            for number, one in enumerate(rows, start=1):
                row = QHBoxLayout()
                row.setSpacing(theme.px(12))
                count = Text(theme, str(number), "lead", strong=True)
                count.setFixedWidth(theme.px(20))
                row.addWidget(count)
                row.addWidget(Text(theme, one.text, "lead", lines=0), 1)
                self._said.addLayout(row)
        if not shown:
            self._said.addWidget(
                Text(theme, words("session.nothing_decided"), tone="ink_soft", lines=3))

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        self._title = Text(theme, role="heading", strong=True, lines=2)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(8))
        page, inner = Surface(theme, "paper"), QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(16))
        column.addWidget(self._title)
        column.addWidget(Text(
            theme, words("session.read_aloud"), tone="ink_soft", lines=2))
        column.addLayout(self._said)
        column.addWidget(Line(theme))
        column.addWidget(self.promises)
        column.addStretch(1)
        scrolled(page, inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._end_side())

    def _end_side(self) -> QWidget:
        theme, words = self._workspace.theme, self._workspace.words
        side, inner = Surface(theme, lines="start"), QWidget()
        side.setFixedWidth(theme.px(SIDE))
        self.who_leads = ProseField()
        self.next_date, self.next_place, self.next_bring = (
            TextField(inline=False) for _ in range(3))
        self.next_date.setPlaceholderText(words("session.hint.date"))
        self.who_leads.written.connect(self._on_who_leads)
        self.next_date.written.connect(self._on_next_date)
        self.next_place.written.connect(self._on_next_place)
        self.next_bring.written.connect(self._on_next_bring)
        self.handout = Button(theme, words("session.handout"), icon="printer")
        self.handout.clicked.connect(self.handout_wanted)
        self.done = Button(theme, words("session.close"), icon="check", look="primary")
        self.done.clicked.connect(self._on_done)
        self.plan_next = Button(theme, words("session.plan_next"), icon="presentation")
        self.plan_next.clicked.connect(self._sessions.begin_new)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(12))
        self.conflicts = Conflicts(self._workspace)
        column.addWidget(self.conflicts)
        for name, field in (
            ("session.who_leads", self.who_leads), ("session.next_date", self.next_date),
            ("session.next_place", self.next_place), ("session.next_bring", self.next_bring),
        ):
            column.addWidget(Labelled(theme, words(name), field))
        column.addSpacing(theme.px(8))
        column.addWidget(self.handout)
        column.addWidget(self.done)
        column.addWidget(self.plan_next)
        column.addStretch(1)
        scrolled(side, inner)
        return side

    def _set(self, **fields: object) -> None:
        if self._session is not None:
            self._workspace.do(set_session, self._session.id, **fields)

    def _on_who_leads(self, text: str) -> None:
        self._set(who_leads=text)

    def _on_next_place(self, text: str) -> None:
        self._set(next_place=text)

    def _on_next_bring(self, text: str) -> None:
        self._set(next_bring=text)

    def _on_next_date(self, said: str) -> None:
        words = self._workspace.words
        try:
            self._set(next_date=day_to_come(words, said))
        except DeskError as error:
            self._workspace.refuse(error)

    def _on_done(self) -> None:
        self.keep()
        runner, session = self._sessions.runner, self._session
        if session is None:
            return
        if runner.session is not None and runner.session.id == session.id:
            runner.close_session()
        else:
            self._workspace.do(close_session, session.id)
        words = self._workspace.words
        self.handout.setFocus(Qt.FocusReason.OtherFocusReason)
        self._workspace.shell.say(
            words("session.closed", title=session.title), words("session.handout"),
            self.handout_wanted.emit)
