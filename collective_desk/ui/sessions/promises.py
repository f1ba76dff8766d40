"""What was promised, with a tick for what is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from collective_desk.commands.commitments import settle_commitment
from collective_desk.domain.entities import Commitment, EntityId
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.notes import OPEN, commitments
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.text import Line, Text
from collective_desk.ui.workspace import Workspace

from .saying import said_due, said_owner

MOST = 60


class PromiseRow(QWidget):
    """One promise: who, by when, and how it stands."""

    settled = Signal(str, str)

    def __init__(self, workspace: Workspace, promise: Commitment) -> None:
        super().__init__()
        self._workspace, self.promise = workspace, promise
        theme, words = workspace.theme, workspace.words
        kept = promise.status == "kept"
        self.tick = QCheckBox()
        self.tick.setChecked(kept)
        self.tick.setAccessibleName(words("session.keeps", text=promise.text))
        self.tick.clicked.connect(self._on_ticked)
        open_ = promise.status in OPEN
        text = Text(theme, promise.text, tone="ink" if open_ else "ink_soft", lines=3)
        due, tone = said_due(words, promise)
        owner = said_owner(workspace.desk.read, promise)
        under = QHBoxLayout()
        under.setSpacing(theme.px(4))
        if owner:
            under.addWidget(Text(theme, owner, "small", tone="ink_soft"))
            under.addWidget(Text(theme, "·", "small", tone="ink_soft"))
        when = Text(theme, due, "small", tone=tone, strong=tone == "warn")
        when.setMinimumWidth(when.sizeHint().width())
        under.addWidget(when)
        under.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(theme.px(1))
        said.addWidget(text)
        said.addLayout(under)
        more = Button(theme, icon="ellipsis", look="quiet", small=True)
        more.setAccessibleName(words("session.how_it_stands", text=promise.text))
        more.clicked.connect(partial(self._on_more, more))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(more, alignment=Qt.AlignmentFlag.AlignTop)

    def _on_ticked(self, kept: bool) -> None:
        self.settled.emit(self.promise.id, "kept" if kept else "open")

    def _on_more(self, button: QWidget, _checked: bool = False) -> None:
        menu = QMenu(button)
        for status in VOCABULARIES["commitment_status"]:
            action = menu.addAction(self._workspace.words(f"commitment_status.{status}"))
            action.setCheckable(True)
            action.setChecked(status == self.promise.status)
            action.triggered.connect(partial(self._on_status, status))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _on_status(self, status: str, _checked: bool = False) -> None:
        self.settled.emit(self.promise.id, status)


class Promises(QWidget):
    """The promises of a session, what is open first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._session: EntityId | None = None
        theme = workspace.theme
        self._note = Text(theme, role="small", tone="ink_soft")
        head = QHBoxLayout()
        head.addWidget(Text(
            theme, workspace.words("session.promises"), "caption", tone="ink_soft", strong=True), 1)
        head.addWidget(self._note)
        self.conflicts = Conflicts(workspace)
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

    def show_session(self, session: EntityId | None) -> None:
        """Show what was promised in a session; None shows all promises of the desk."""
        self._session = session
        self.refresh()

    def refresh(self) -> None:
        """Read the promises again."""
        theme, words = self._workspace.theme, self._workspace.words
        held = self.window().focusWidget()
        holder = held.parentWidget() if isinstance(held, QCheckBox) else None
        back = holder.promise.id if isinstance(holder, PromiseRow) else ""
        known = commitments(self._workspace.desk.read, self._session)
        self.conflicts.show_among((Commitment.kind_name, one.id) for one in known)
        emptied(self._rows)
        for number, promise in enumerate(known[:MOST]):
            row = PromiseRow(self._workspace, promise)
            row.settled.connect(self._on_settled)
            if number:
                self._rows.addWidget(Line(theme))
            self._rows.addWidget(row)
            if promise.id == back:
                row.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        if not known:
            self._rows.addWidget(
                Text(theme, words("session.no_promises"), "small", tone="ink_soft", lines=3))
        open_ = sum(one.status in OPEN for one in known)
        kept = sum(one.status == "kept" for one in known)
        self._note.setText(
            words("session.open_and_kept", open=open_, kept=kept) if known else "")

    def _on_settled(self, promise: EntityId, status: str) -> None:
        self._workspace.do(settle_commitment, promise, status)
