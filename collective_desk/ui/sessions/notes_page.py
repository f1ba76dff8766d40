"""All notes: found by any word, and sorted where they belong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collective_desk.commands.note_words import note_language
from collective_desk.domain.entities import Commitment, EntityId, Note, Session
from collective_desk.store.queries.notes import Entry, entry
from collective_desk.store.queries.record_index import Index, RecordIndex, make_index
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit
from collective_desk.ui.code_words import code_words
from collective_desk.ui.jobs import Progress
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .entry_list import EntryList
from .entry_look import PAD, DatedDelegate
from .entry_model import EntryModel
from .note_editor import NoteEditor
from .progress import SIDE, scrolled
from .promise_editor import PromiseEditor
from .promises import Promises
from .taking_off import take_off

TYPING_MS = 120


class NotesPage(QWidget):
    """Search and list in the middle, the note in hand at the end."""

    def __init__(self, workspace: Workspace, index: SuggestIndex, signs: Signs) -> None:
        super().__init__()
        self._workspace = workspace
        self._records = RecordIndex(workspace.desk.read)
        self._session: EntityId | None = None
        self._stale = True
        self._settling = False
        """Whether the list takes in a commit: what is in hand may come back under another id."""
        self._back: Callable[[], None] | None = None
        """Where Esc leads, while an entry that was opened elsewhere is put right."""
        theme, words, read = workspace.theme, workspace.words, workspace.desk.read
        self.search = QLineEdit()
        self.list = EntryList(
            EntryModel(read, self._spoken),
            DatedDelegate(theme, words, note_language(words), read, signs), words("session.notes"))
        self.editor = NoteEditor(workspace, index, signs)
        self.promise = PromiseEditor(workspace, index.names)
        self.promises = Promises(workspace, index.names)
        self._soon = once(self, TYPING_MS, self._find)
        self._build()
        self.search.textEdited.connect(self._soon.start)
        self.search.returnPressed.connect(self._on_entered)
        self.list.current_changed.connect(self._show_chosen)
        self.list.opened.connect(self.write)
        self.list.dropped.connect(partial(take_off, workspace))
        self.list.left.connect(self._on_list_left)
        self.promise.left.connect(self._leave)
        self.editor.made.connect(self.list.choose)

    def show_session(self, session: Session | None) -> None:
        """Know which session is looked at; all notes are listed unless only its are wanted."""
        self._session = session.id if session else None
        self.only.setText(self._workspace.words(
            "session.only_here", title=session.title if session else ""))
        self.only.updateGeometry()
        self.warm()
        if self._stale or self.only.isChecked():
            self._stale = False
            self._list()
        self._show_chosen()

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed."""
        self._records.refresh(commit)
        if self._stale:
            return
        before = {one.id for one in self.list.chosen()}
        self._settling = True
        self.list.entries.refresh(commit)
        if commit.touched.keys() & {"actor", "tie"}:
            self.list.scheduleDelayedItemsLayout()
        if self.search.text().strip():
            self._find()
        self._follow(before, commit)
        self._settling = False
        self._show_count()
        self._show_chosen()

    def _follow(self, before: set[EntityId], commit: Commit) -> None:
        """Keep hold of a note whose words were put right: another note took its place."""
        read = self._workspace.desk.read
        if before and not before & {one.id for one in self.list.chosen()}:
            for id in commit.touched.get(Note.kind_name, ()):
                note = read.get(Note, id)
                if note is not None and note.alive and before & set(note.corrects):
                    self.list.choose(id)
                    return

    def warm(self) -> None:
        """Make the index beside the window, so that the first search is as quick as the rest."""
        path = self._workspace.desk.path
        if path is None or not self._records.begin():
            return

        def work(_progress: Progress) -> Index:
            with Reader.open(path) as reader:
                return make_index(reader)

        self._workspace.jobs.run("work.index", work, self._records.adopt)

    def begin_search(self) -> None:
        """Take the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def write(self) -> None:
        """Go to the words of what is in hand."""
        if self.editor.isVisible():
            self.editor.focus_words()
        elif self.promise.isVisible():
            self.promise.begin()

    def put_right(self, id: EntityId, back: Callable[[], None]) -> None:
        """Go to the words of one note or promise; Esc leads back to where one came from."""
        self.show_entry(id)
        self.write()
        self._back = back

    def show_entry(self, id: EntityId) -> None:
        """Show one note or promise among all of them."""
        self._back = None
        self.search.clear()
        self.only.setChecked(False)
        self._list()
        if self.list.entries.row_of(id) is None:
            # What a decision promised stands among the promises only.
            self.list.clearSelection()
            self._show_chosen()
            self.promises.go_to(id)
            return
        self.list.choose(id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        middle = Surface(theme, "paper")
        self.search.setPlaceholderText(words("session.search"))
        self.search.setAccessibleName(words("session.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_cleared)
        self.only = Chip(theme, "")
        self.only.setCheckable(True)
        self.only.clicked.connect(self._list)
        self._count = Text(theme, role="small", tone="ink_soft")
        self._nothing = Text(theme, tone="ink_soft", lines=3)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(PAD), 0, theme.px(PAD), 0)
        head.setSpacing(theme.px(12))
        head.addWidget(self.search, 1)
        head.addWidget(self.only)
        head.addWidget(self._count)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.px(24 - PAD), theme.px(20), theme.px(24 - PAD), 0)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        end = Surface(theme, lines="start")
        end.setFixedWidth(theme.px(SIDE))
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        side.addWidget(self.editor)
        side.addWidget(self.promise)
        side.addWidget(self.promises)
        side.addStretch(1)
        scrolled(end, inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(end)

    def _list(self) -> None:
        self.list.entries.show_session(self._session if self.only.isChecked() else None)
        self._find()

    def _find(self) -> None:
        typed = self.search.text().strip()
        found = [hit.id for hit in self._records.find(typed)] if typed else None
        self.list.entries.show_found(found)
        self._show_count()

    def _show_count(self) -> None:
        words, count = self._workspace.words, self.list.entries.count
        self._count.setText(words("session.count", count=count))
        searching = bool(self.search.text().strip())
        self._nothing.setText(words("session.not_found" if searching else "session.no_notes_yet"))
        self._nothing.setVisible(not count)
        self.list.setVisible(bool(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._back = None

    def _leave(self) -> None:
        """Go back to where the entry was opened, else to the list."""
        (self._back or self.list.begin)()

    def _on_list_left(self) -> None:
        (self._back or self.begin_search)()

    def _show_chosen(self) -> None:
        if self._settling:
            return
        chosen = [
            fresh for one in self.list.chosen()
            if (fresh := entry(self._workspace.desk.read, one.id)) is not None]
        notes = [one for one in chosen if not one.promised]
        self.editor.setVisible(bool(notes))
        self.editor.show_notes(notes)
        only = chosen[0].id if len(chosen) == 1 and not notes else ""
        promise = self._workspace.desk.read.get(Commitment, only) if only else None
        self.promise.setVisible(promise is not None)
        if promise is not None:
            self.promise.show_promise(promise)
        self.promises.setVisible(not notes and promise is None)
        if not notes and promise is None:
            self.promises.show_session(None)

    def _on_entered(self) -> None:
        # Found now; found again later would let go of what is chosen.
        self._soon.stop()
        self._find()
        if self.list.entries.rowCount():
            self.list.setCurrentIndex(self.list.entries.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cleared(self, text: str) -> None:
        if not text:
            self._find()

    def _spoken(self, entry: Entry) -> str:
        kind = code_words(self._workspace.words, "note_kind", entry.kind)
        return f"{kind}. {entry.text}"
