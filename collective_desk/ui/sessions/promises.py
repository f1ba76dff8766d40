"""What was promised: a tick for what is kept, and everything put right where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from collective_desk.commands.commitments import settle_commitment
from collective_desk.domain.entities import Commitment, EntityId
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.notes import OPEN, commitments
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Link, emptied
from collective_desk.ui.widgets.tab_order import tab_through
from collective_desk.ui.widgets.text import Line, Text
from collective_desk.ui.workspace import Workspace

from .promise_editor import PromiseEditor
from .saying import said_due, said_owner

MOST = 60


class PromiseRow(QWidget):
    """One promise: who, by when, and how it stands; what is missing asks to be said."""

    settled = Signal(str, str)
    wrong = Signal(str, str)
    """The promise, and which of its fields should be put right."""

    def __init__(self, workspace: Workspace, promise: Commitment) -> None:
        super().__init__()
        self._workspace, self.promise = workspace, promise
        theme, words = workspace.theme, workspace.words
        self.tick = QCheckBox()
        self.tick.setChecked(promise.status == "kept")
        self.tick.setAccessibleName(words("session.keeps", text=promise.text))
        self.tick.clicked.connect(self._on_ticked)
        tone = "ink" if promise.status in OPEN else "ink_soft"
        self.more = Button(theme, icon="ellipsis", look="quiet", small=True)
        self.more.setAccessibleName(words("session.how_it_stands", text=promise.text))
        self.more.clicked.connect(self._on_more)
        said = QVBoxLayout()
        said.setSpacing(theme.px(1))
        said.addWidget(Text(theme, promise.text, tone=tone, lines=5))
        said.addWidget(self._under())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignTop)
        self.stops = (self.tick, self.who, self.when, self.more)

    def _under(self) -> QWidget:
        """Say who and by when; both lead to where they are written."""
        theme, words, promise = self._workspace.theme, self._workspace.words, self.promise
        owner = said_owner(self._workspace.desk.read, promise)
        due, tone = said_due(words, promise)
        missing = promise.status in OPEN and not promise.due
        self.who = Link(
            theme, owner or words("session.nobody_yet"), role="small",
            tone="ink_soft" if owner else "accent")
        self.when = Link(theme, due, tone="accent" if missing else tone, role="small")
        self.when.setMinimumWidth(self.when.sizeHint().width())
        for link, field, label in (
            (self.who, "owner", "session.who_promises"), (self.when, "due", "session.until_when"),
        ):
            link.setAccessibleName(
                words("session.put_right_field", field=words(label), said=link.text()))
            link.clicked.connect(partial(self._on_wrong, field))
        under = QWidget()
        flow = Flow(under, theme.px(4))
        for part in (self.who, Text(theme, "·", "small", tone="ink_soft"), self.when):
            flow.addWidget(part)
        return under

    def _on_wrong(self, field: str, _checked: bool = False) -> None:
        self.wrong.emit(self.promise.id, field)

    def _on_ticked(self, kept: bool) -> None:
        self.settled.emit(self.promise.id, "kept" if kept else "open")

    def _on_more(self, _checked: bool = False) -> None:
        menu, words = QMenu(self.more), self._workspace.words
        menu.addAction(words("session.put_right")).triggered.connect(
            partial(self._on_wrong, "text"))
        menu.addSeparator()
        for status in VOCABULARIES["commitment_status"]:
            action = menu.addAction(words(f"commitment_status.{status}"))
            action.setCheckable(True)
            action.setChecked(status == self.promise.status)
            action.triggered.connect(partial(self._on_status, status))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _on_status(self, status: str, _checked: bool = False) -> None:
        self.settled.emit(self.promise.id, status)


class Promises(QWidget):
    """The promises of a session, what is open first; one of them can be put right in its place."""

    TITLE, COUNTED = "session.promises", True

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace = workspace
        self._session: EntityId | None = None
        self._in_hand: EntityId = ""
        """The promise that is put right."""
        theme = workspace.theme
        self._note = Text(theme, role="small", tone="ink_soft", lines=2)
        head = QHBoxLayout()
        title = Text(
            theme, workspace.words(self.TITLE), "caption", tone="ink_soft", strong=True)
        title.setMinimumWidth(title.sizeHint().width())
        head.addWidget(title, 1)
        head.addWidget(self._note)
        self.conflicts = Conflicts(workspace)
        self.editor = PromiseEditor(workspace, names)
        self.editor.left.connect(self._on_left)
        self.editor.setParent(self)
        self.editor.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.conflicts)
        column.addLayout(self._rows)

    @property
    def said(self) -> str:
        """How many are open and kept, in words."""
        return self._note.text()

    @property
    def rows(self) -> list[PromiseRow]:
        """The rows, top to bottom."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [one for item in items if item is not None
                and isinstance(one := item.widget(), PromiseRow)]

    def show_session(self, session: EntityId | None) -> None:
        """Show what was promised in a session; None shows all promises of the desk."""
        if session != self._session:
            self._put_away()
        self._session = session
        self.refresh()

    def keep(self) -> None:
        """Keep what is being written."""
        self.editor.keep()

    def put_right(self, promise: EntityId, field: str = "text") -> None:
        """Open the fields of a promise under it."""
        self.editor.keep()
        self._in_hand = promise
        self.refresh()
        self.editor.begin(field)

    def go_to(self, promise: EntityId) -> None:
        """Put the keyboard into the row of a promise, if it stands here."""
        for row in self.rows:
            if row.promise.id == promise:
                row.tick.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read the promises again."""
        known = self._known()
        self.conflicts.show_among(
            (Commitment.kind_name, one.id) for one in known if one.id != self._in_hand)
        held = self._held()
        # The fields stay as they are: somebody may be writing in them.
        self._rows.removeWidget(self.editor)
        emptied(self._rows)
        self._lay_out(known[:MOST])
        for row in self.rows:
            if held is not None and row.promise.id == held[0]:
                row.stops[held[1]].setFocus(Qt.FocusReason.OtherFocusReason)
        open_ = sum(one.status in OPEN for one in known)
        kept = sum(one.status == "kept" for one in known)
        self._note.setText(self._workspace.words(
            "session.open_and_kept", open=open_, kept=kept) if known and self.COUNTED else "")

    def _known(self) -> list[Commitment]:
        return commitments(self._workspace.desk.read, self._session)

    def _lay_out(self, known: list[Commitment]) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        stops: list[QWidget] = []
        shown = False
        for number, promise in enumerate(known):
            row = PromiseRow(self._workspace, promise)
            row.settled.connect(self._on_settled)
            row.wrong.connect(self.put_right)
            if number:
                self._rows.addWidget(Line(theme))
            self._rows.addWidget(row)
            stops += row.stops
            if promise.id == self._in_hand:
                shown = True
                self.editor.show_promise(promise)
                self._rows.addWidget(self.editor)
                stops += self.editor.stops
        self.editor.setVisible(shown)
        if not known:
            self._rows.addWidget(
                Text(theme, words("session.no_promises"), "small", tone="ink_soft", lines=3))
        tab_through(self, stops)

    def _held(self) -> tuple[EntityId, int] | None:
        """Tell in which row, and where in it, the keyboard is."""
        held = self.window().focusWidget()
        for row in self.rows:
            if held in row.stops:
                return row.promise.id, row.stops.index(held)
        return None

    def _put_away(self) -> None:
        self.editor.keep()
        self._in_hand = ""

    def _on_left(self) -> None:
        """Go back to the row that was put right, or to the next where it is gone."""
        promise = self._in_hand
        self._put_away()
        self.refresh()
        rows = self.rows
        back = next((row for row in rows if row.promise.id == promise), rows[0] if rows else None)
        if back is not None:
            back.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_settled(self, promise: EntityId, status: str) -> None:
        self._workspace.do(settle_commitment, promise, status)
