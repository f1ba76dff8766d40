"""Putting a promise right: its words, who gave it, until when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.commitments import delete_commitments, set_commitment
from collective_desk.commands.typed_days import day_to_come, shown_day
from collective_desk.domain.entities import Commitment
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.note_links import NoteLinks
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled
from collective_desk.ui.workspace import Workspace

from .saying import said_owner


class PromiseEditor(QWidget):
    """Fields that keep themselves; Esc leaves them."""

    left = Signal()

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace = workspace
        self._links = NoteLinks(workspace.desk.read, names)
        self._promise: Commitment | None = None
        theme, words = workspace.theme, workspace.words
        self.text = ProseField()
        self.owner, self.due = TextField(inline=False), TextField(inline=False)
        self.due.setPlaceholderText(words("session.hint.date"))
        self.text.written.connect(self._on_text)
        self.owner.written.connect(self._on_owner)
        self.due.written.connect(self._on_due)
        self.delete = Button(theme, words("action.edit.delete"), icon="trash-2", small=True)
        self.delete.clicked.connect(self._on_delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.conflicts = Conflicts(workspace)
        column.addWidget(self.conflicts)
        for name, field in (
            ("session.words", self.text), ("session.who_promises", self.owner),
            ("session.until_when", self.due),
        ):
            column.addWidget(Labelled(theme, words(name), field))
        column.addWidget(self.delete)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab comes to, in order."""
        return self.text, self.owner, self.due, self.delete

    def show_promise(self, promise: Commitment) -> None:
        """Show a promise; the same one again re-reads what changed."""
        if self._promise is not None and self._promise.id != promise.id:
            self.keep()
        self._promise = promise
        self.conflicts.show_of(Commitment.kind_name, promise.id)
        self.text.set_kept(promise.text)
        self.owner.set_kept(said_owner(self._workspace.desk.read, promise))
        self.due.set_kept(shown_day(self._workspace.words, promise.due))

    def keep(self) -> None:
        """Keep what is being written."""
        for field in (self.text, self.owner, self.due):
            field.keep()

    def begin(self, name: str = "text") -> None:
        """Take the keyboard: in the words, in who promises, or in the day."""
        {"text": self.text, "owner": self.owner, "due": self.due}[name].setFocus(
            Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _set(self, **fields: object) -> None:
        if self._promise is not None:
            self._workspace.do(set_commitment, self._promise.id, **fields)

    def _on_text(self, text: str) -> None:
        if text.strip():
            self._set(text=text)
        elif self._promise is not None:
            self.text.set_kept(self._promise.text)

    def _on_owner(self, name: str) -> None:
        ids = self._links.who(name) if name.strip() else ()
        self._set(owner=ids[0] if len(ids) == 1 else None, owner_name=name)

    def _on_due(self, said: str) -> None:
        words = self._workspace.words
        try:
            self._set(due=day_to_come(words, said))
        except DeskError as error:
            self._workspace.refuse(error)
            if self._promise is not None:
                self.due.set_kept(shown_day(words, self._promise.due))

    def _on_delete(self) -> None:
        promise, self._promise = self._promise, None
        if promise is not None:
            self._workspace.do(delete_commitments, (promise.id,))
            say_undoable(self._workspace, self._workspace.words("session.promise_gone"))
            self.left.emit()
