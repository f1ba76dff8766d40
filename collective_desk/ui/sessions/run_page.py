"""The run page: steps at the start, what is asked and said in the middle, promises at the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.note_words import note_language
from collective_desk.commands.notes import write_note
from collective_desk.domain.entities import Attendance, Commitment, Session
from collective_desk.domain.note_line import NoteLine
from collective_desk.store.queries.notes import Entry
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.records import Commit
from collective_desk.ui.code_words import code_words
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Line, Surface, Text
from collective_desk.ui.workspace import Workspace

from .entry_list import EntryList
from .entry_look import PAD, EntryDelegate
from .entry_model import EntryModel
from .note_bar import NoteBar
from .note_letters import NoteLetters
from .photos import PhotoStrip
from .progress import NARROW, NARROW_SIDE, SIDE, Progress, scrolled
from .promises import Promises
from .promises_before import PromisesBefore
from .room import Room
from .stage import Stage
from .taking_off import take_off

LOW = 540
"""Height of the page under which the prompt has the room of the small print."""


class RunPage(QWidget):
    """A session as it is run, or as it was."""

    def __init__(self, workspace: Workspace, index: SuggestIndex, signs: Signs) -> None:
        super().__init__()
        self._workspace, self._signs = workspace, signs
        self._sessions, self._runner = workspace.sessions, workspace.sessions.runner
        self._session: Session | None = None
        self._low = False
        theme, words = workspace.theme, workspace.words
        language = note_language(words)
        read = workspace.desk.read
        self.progress = Progress(workspace, signs)
        self.stage = Stage(theme, words)
        self.bar = NoteBar(theme, words, language, read, index, signs)
        self.list = EntryList(
            EntryModel(read, self._spoken), EntryDelegate(theme, words, language, read, signs),
            words("session.notes"))
        self.photos = PhotoStrip(workspace)
        self.promises = Promises(workspace, index.names)
        self.before = PromisesBefore(workspace, index.names)
        self.before.hide()
        self.room = Room(workspace, index.names)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def show_session(self, session: Session | None) -> None:
        """Show a session."""
        changed = (session.id if session else None) != (self._session.id if self._session else None)
        self._session = session
        if session is None:
            return
        self.setAccessibleName(session.title)
        if changed:
            self.list.entries.show_session(session.id)
            self.promises.show_session(session.id)
        if self._runs() and self._runner.clock is not None and not self.bar.text:
            self.bar.set_text(self._runner.clock.draft)
        # What was promised before is asked for while people meet; a session that is over is past.
        self.before.show_session(session.id if session.state != "closed" else None)
        self.room.show_session(session)
        self._show_head()
        self._show_counts()

    def begin(self) -> None:
        """Take the keyboard: the note line while it runs, what was said where it is over."""
        if self._runs():
            self.bar.begin()
        elif self._session is not None and self._session.state == "closed":
            self.list.begin()
        else:
            self.progress.begin.setFocus()

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed."""
        if self._session is None:
            return
        self.list.entries.refresh(commit)
        if commit.touched.keys() & {"actor", "tie"}:
            self.list.scheduleDelayedItemsLayout()
        if commit.touched.keys() & {Commitment.kind_name, "actor"}:
            self.promises.refresh()
            self.before.refresh()
        if commit.touched.keys() & {Attendance.kind_name, "actor"}:
            self.room.refresh()
        self._show_counts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._workspace.theme
        narrow = event.size().width() < theme.px(NARROW)
        self.progress.setFixedWidth(theme.px(NARROW_SIDE if narrow else SIDE))
        self._end.setFixedWidth(theme.px(NARROW_SIDE if narrow else SIDE))
        self.stage.set_narrow(narrow)
        self._low = event.size().height() < theme.px(LOW)
        self._legend.setVisible(not self._low and not self._hint.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._runs() and not event.modifiers():
            if event.key() == Qt.Key.Key_N:
                self.stage.next.click()
                return
            if event.key() == Qt.Key.Key_P:
                self._runner.pause()
                return
        super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._workspace.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.progress)
        row.addWidget(self._middle(), 1)
        row.addWidget(self._end_side())
        self.setAutoFillBackground(False)
        theme.changed.connect(self._show_head)

    def _middle(self) -> QWidget:
        theme, words = self._workspace.theme, self._workspace.words
        middle = Surface(theme, "paper")
        head = QHBoxLayout()
        head.addWidget(Text(
            theme, words("session.notes"), "caption", tone="ink_soft", strong=True), 1)
        self._count = Text(theme, role="small", tone="ink_soft")
        head.addWidget(self._count)
        self._hint = Text(theme, role="small", tone="warn")
        self._hint.hide()
        self._legend = NoteLetters(theme, words)
        self._nothing = Text(
            theme, words("session.no_notes"), tone="ink_soft", lines=3)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        above = QVBoxLayout()
        above.setContentsMargins(theme.px(PAD), 0, theme.px(PAD), 0)
        above.setSpacing(theme.px(8))
        above.addWidget(self.stage)
        above.addSpacing(theme.px(12))
        above.addLayout(head)
        for widget in (
            self.bar, self.photos, self._hint, self._legend, Line(theme), self._nothing,
        ):
            above.addWidget(widget)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.px(24 - PAD), theme.px(20), theme.px(24 - PAD), 0)
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addWidget(self.list, 1000)
        # Where nothing is written yet the line stands under its head all the same.
        column.addStretch(1)
        return middle

    def _end_side(self) -> QWidget:
        theme = self._workspace.theme
        side = self._end = Surface(theme, lines="start")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(20))
        for part in (self.promises, self.before):
            column.addWidget(part)
        column.addWidget(Line(theme))
        column.addWidget(self.room)
        column.addStretch(1)
        scrolled(side, inner)
        return side

    def _connect(self) -> None:
        runner, stage = self._runner, self.stage
        runner.changed.connect(self._show_head)
        runner.ticked.connect(self._show_time)
        stage.next_wanted.connect(runner.next_step)
        stage.close_wanted.connect(self._on_close_wanted)
        stage.pause_wanted.connect(runner.pause)
        stage.longer_wanted.connect(runner.longer)
        stage.task_wanted.connect(self._workspace.shell.serve_step)
        stage.on_wall_wanted.connect(runner.show_on_wall)
        self.progress.steps.step_chosen.connect(self._on_step_chosen)
        self.progress.begin.clicked.connect(self._on_begin)
        self.bar.written.connect(self._on_written)
        self.bar.drafted.connect(runner.keep_draft)
        self.bar.hinted.connect(self._on_hinted)
        self.bar.left.connect(self.setFocus)
        self.bar.list_wanted.connect(self.list.begin)
        self.bar.cleared.connect(self._on_cleared)
        self.list.left.connect(self.bar.begin)
        self.list.dropped.connect(partial(take_off, self._workspace))
        self.bar.field.pictured.connect(self.photos.takes)
        self.photos.changed.connect(self._on_photos_changed)

    def _runs(self) -> bool:
        running = self._runner.session
        return running is not None and self._session is not None and (
            running.id == self._session.id)

    def _show_head(self) -> None:
        session = self._session
        if session is None:
            return
        runs, clock = self._runs(), self._runner.clock
        self.progress.show_session(session, clock if runs else None)
        steps = self._runner.steps
        self.stage.setVisible(runs and bool(steps))
        if runs and clock is not None and clock.step < len(steps):
            self.stage.show_step(steps[clock.step], clock, len(steps))

    def _show_time(self) -> None:
        clock, step = self._runner.clock, self._runner.step
        if clock is not None and step is not None and self._runs():
            self.stage.show_time(step, clock)
            self.progress.show_time(clock)

    def _show_counts(self) -> None:
        count = self.list.entries.count
        self._count.setText(self._workspace.words("session.count", count=count) if count else "")
        self._nothing.setVisible(not count)
        if not count and self.list.hasFocus():
            self.bar.begin()
        self.list.setVisible(bool(count))

    def _on_begin(self) -> None:
        if self._session is not None:
            self._sessions.start(self._session)

    def _on_step_chosen(self, step: int) -> None:
        if self._runs():
            self._runner.go_to(step)

    def _on_close_wanted(self) -> None:
        self._sessions.show("close")

    def _on_written(self, line: NoteLine) -> None:
        if self._session is not None:
            photos = self.photos.photos
            if not line.text and not photos:
                return
            self._workspace.do(write_note, line, session=self._session.id, photos=photos)
            self.photos.clear()
            self.list.scrollToTop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.photos.takes(event.mimeData()):
            event.acceptProposedAction()

    def _on_cleared(self, text: str) -> None:
        """Offer the line again that a slip of the hand took away."""
        words = self._workspace.words
        self._workspace.shell.say(
            words("session.line_cleared"), words("session.bring_back"),
            partial(self._bring_back, text))

    def _bring_back(self, text: str) -> None:
        self.bar.begin(text)
        self._runner.keep_draft(text)

    def _on_photos_changed(self) -> None:
        self.bar.may_be_empty = bool(self.photos.photos)

    def _on_hinted(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._legend.setVisible(not words and not self._low)

    def _spoken(self, entry: Entry) -> str:
        kind = code_words(self._workspace.words, "note_kind", entry.kind)
        return f"{kind}. {entry.text}"
