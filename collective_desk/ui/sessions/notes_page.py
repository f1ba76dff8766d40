"""All notes: found by any word, and sorted where they belong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collective_desk.commands.note_words import note_language
from collective_desk.domain.entities import Commitment, EntityId, Session
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

from .entry_list import PAD, DatedDelegate, EntryList
from .entry_model import EntryModel
from .note_editor import NoteEditor
from .progress import SIDE, scrolled
from .promise_editor import PromiseEditor
from .promises import Promises

TYPING_MS = 120


class NotesPage(QWidget):
    """Search and list in the middle, the note in hand at the end."""

    def __init__(self, workspace: Workspace, index: SuggestIndex, signs: Signs) -> None:
        super().__init__()
        self._workspace = workspace
        self._records = RecordIndex(workspace.desk.read)
        self._session: EntityId | None = None
        self._stale = True
        theme, words, read = workspace.theme, workspace.words, workspace.desk.read
        self.search = QLineEdit()
        self.list = EntryList(
            EntryModel(read, self._spoken),
            DatedDelegate(theme, words, note_language(words), read, signs), words("session.notes"))
        self.editor = NoteEditor(workspace, index, signs)
        self.promise = PromiseEditor(workspace, index)
        self.promises = Promises(workspace)
        self._soon = once(self, TYPING_MS, self._find)
        self._build()
        self.search.textEdited.connect(self._soon.start)
        self.search.returnPressed.connect(self._on_entered)
        self.list.current_changed.connect(self._show_chosen)
        self.list.opened.connect(self.editor.focus_words)
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
        self.list.entries.refresh(commit)
        if commit.touched.keys() & {"actor", "tie"}:
            self.list.scheduleDelayedItemsLayout()
        if self.search.text().strip():
            self._find()
        self._show_count()
        self._show_chosen()

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

    def show_entry(self, id: EntityId) -> None:
        """Show one note or promise among all of them."""
        self.search.clear()
        self.only.setChecked(False)
        self._list()
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

    def _show_chosen(self) -> None:
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
