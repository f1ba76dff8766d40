"""Heights read back: every tower in a list, the highest first, and why it is that high."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from collective_desk.commands.assessments import give_reason, stack_discs, unstack_discs
from collective_desk.domain.entities import Actor, Assessment, EntityId
from collective_desk.picture.towers import spoken
from collective_desk.store.queries.assessments import last_words, latest_of, spreads
from collective_desk.store.records import Commit
from collective_desk.ui.forms.fields import ProseField
from collective_desk.ui.models.heights import HeightsModel, height_rows
from collective_desk.ui.widgets.parts import Labelled
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .height_delegate import HeightDelegate
from .side_panel import SidePanel

MOST_REASONS = 6
_STEPS = {"+": 1, "=": 1, "-": -1}


class HeightList(QListView):
    """Enter goes on to the reason; plus and minus stack discs as on the map."""

    stacked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated.emit(self.currentIndex())
        elif event.text() in _STEPS:
            self.stacked.emit(_STEPS[event.text()])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Heights(SidePanel):
    """The list shares the map's selection; the reason is of the group that speaks now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, workspace.words("heights.title"))
        theme, words = workspace.theme, workspace.words
        self.model = HeightsModel()
        self._asked = Text(theme, role="small", tone="ink_soft", lines=2)
        self._nobody = Text(theme, words("heights.nobody"), tone="ink_soft", lines=0)
        self.list = HeightList()
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words("heights.title"))
        self._delegate = HeightDelegate(theme, Signs(theme, words), self.list)
        self.list.setItemDelegate(self._delegate)
        self._said = Text(theme, role="small", tone="ink_soft", lines=MOST_REASONS)
        self.reason = ProseField()
        self._why = Labelled(theme, words("heights.why"), self.reason)
        self._sum = Text(theme, role="small", lines=2)
        self.body.addWidget(self._asked)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list, 1)
        self._below: tuple[QWidget, ...] = (self._sum, self._said, self._why)
        for widget in self._below:
            self.body.addWidget(widget)
        self._of: EntityId = ""
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._on_activated)
        self.list.stacked.connect(self._on_stacked)
        self.reason.written.connect(self._on_reason_written)
        workspace.bridge.committed.connect(self._on_committed)
        workspace.informants.changed.connect(self.refresh)
        workspace.selection.changed.connect(self._on_selection_changed)
        self.refresh()

    def begin(self) -> None:
        """Take the keyboard; begin with the highest tower, or with who is selected."""
        if not self.model.rows:
            super().begin()
            return
        self._on_selection_changed()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep the reason that is being written."""
        self.reason.keep()

    def refresh(self) -> None:
        """Read the heights again."""
        workspace, words = self.workspace, self.workspace.words
        said = spreads(workspace.desk.read, "influence")
        rows = height_rows(workspace.canvas.picture.content, said)
        asked = {rater for row in rows for rater in row.spread.by}
        self._delegate.speaker = workspace.informants.current
        self._delegate.tallest = max((row.spread.highest for row in rows), default=1.0)
        self.model.show_rows(rows)
        self._asked.setText(
            words("heights.asked", who=", ".join(sorted(asked))) if asked else "")
        self._nobody.setVisible(not rows)
        self.list.setVisible(bool(rows))
        at = self.model.row_of(self._of)
        if at is not None and self.list.currentIndex().row() != at:
            self.list.setCurrentIndex(self.model.index(at))
        self.list.viewport().update()
        self._show_reason()

    def _show_reason(self) -> None:
        workspace, words = self.workspace, self.workspace.words
        at = self.model.row_of(self._of)
        for widget in self._below:
            widget.setVisible(at is not None)
        if at is None:
            return
        speaker, seen = workspace.informants.current, self.model.rows[at].spread
        own = latest_of(workspace.desk.read, self._of, "influence", speaker)
        self.reason.set_kept(own.text if own else "")
        self.reason.setPlaceholderText(words("heights.why_of", who=speaker))
        self._sum.setText(words(
            "heights.spread", count=seen.raters, median=spoken(seen.median),
            low=spoken(seen.lowest), high=spoken(seen.highest)))
        told = [
            words("heights.reason", who=row.rater, value=spoken(row.value or 0.0), why=row.text)
            for row in last_words(workspace.desk.read, self._of, "influence")
            if row.text and row.rater != speaker
        ]
        self._said.setText("\n".join(told))
        self._said.setVisible(bool(told))

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid():
            return
        self.reason.keep()
        self._of = self.model.rows[now.row()].id
        self.workspace.selection.set([self._of])
        self.workspace.canvas.show_actor(self._of)
        self._show_reason()

    def _on_activated(self, _index: QModelIndex) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stacked(self, by: int) -> None:
        if self._of:
            self.workspace.do(
                stack_discs if by > 0 else unstack_discs, [self._of],
                rater=self.workspace.informants.current)

    def _on_selection_changed(self) -> None:
        at = self.model.row_of(self.workspace.selection.latest or "")
        if at is not None and at != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(at))

    def _on_committed(self, commit: Commit) -> None:
        if self.isVisible() and commit.touched.keys() & {
            Assessment.kind_name, Actor.kind_name, "placement",
        }:
            self.refresh()

    def _on_reason_written(self, text: str) -> None:
        if self._of:
            self.workspace.do(
                give_reason, self._of, "influence", text,
                rater=self.workspace.informants.current)
