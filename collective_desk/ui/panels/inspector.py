"""The inspector: the panel of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from collective_desk.domain.entities import Actor, Backdrop, Region, Tie
from collective_desk.store.records import Commit
from collective_desk.ui.actions.register import Register
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.workspace import Workspace

from .actor.panel import ActorPanel
from .ground_panel import GroundPanel
from .many_panel import ManyPanel
from .tie.panel import TiePanel


class Inspector(Surface):
    """Shows one actor, one tie, or how many things are selected."""

    menu_wanted = Signal()

    def __init__(
        self, workspace: Workspace, register: Register, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace.theme, lines="start", parent=parent)
        self._workspace = workspace
        signs = Signs(workspace.theme, workspace.words)
        self.actor = ActorPanel(workspace, signs)
        self.tie = TiePanel(workspace, signs)
        self.many = ManyPanel(workspace, signs, register)
        self.actor.menu_wanted.connect(self.menu_wanted)
        self._stack = QStackedWidget()
        self.ground = GroundPanel(workspace, register)
        for panel in (self.actor, self.tie, self.many, self.ground):
            self._stack.addWidget(self._scrolled(panel))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._stack)
        self.be_wide()
        workspace.selection.changed.connect(self._on_selection_changed)
        workspace.bridge.committed.connect(self._on_committed)
        workspace.theme.changed.connect(self.show_selection)

    def be_wide(self, width: int = 0) -> None:
        """Be as wide as another panel whose place this one takes, or as wide as usual."""
        self.setFixedWidth(max(width, self._workspace.theme.length("layout", "inspector")))

    def show_selection(self) -> None:
        """Show what is selected now."""
        ids, read = self._workspace.selection.ids, self._workspace.desk.read
        if not ids:
            return
        only = ids[0] if len(ids) == 1 else ""
        if only and (actor := read.get(Actor, only)) is not None and actor.alive:
            self.actor.show_actor(only)
            self._stack.setCurrentIndex(0)
        elif only and (tie := read.get(Tie, only)) is not None and tie.alive:
            self.tie.show_tie(only)
            self._stack.setCurrentIndex(1)
        elif only and (area := read.get(Region, only)) is not None and area.alive:
            self.ground.show_region(area)
            self._stack.setCurrentIndex(3)
        elif only and (photo := read.get(Backdrop, only)) is not None and photo.alive:
            self.ground.show_photo(photo)
            self._stack.setCurrentIndex(3)
        else:
            self.many.show_selection()
            self._stack.setCurrentIndex(2)

    def begin(self) -> None:
        """Take the keyboard: at the words of a tie, else at the first thing there is to say."""
        if self._stack.currentIndex() == 1:
            self.tie.label_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif (page := self._stack.currentWidget()) is not None:
            page.setFocus()
            page.focusNextPrevChild(True)

    def _on_selection_changed(self) -> None:
        self.actor.keep()
        self.tie.keep()
        self.ground.keep()
        self.show_selection()

    def _on_committed(self, _commit: Commit) -> None:
        if self._workspace.selection.ids:
            self.show_selection()

    def _scrolled(self, panel: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        column = QVBoxLayout(holder)
        side = self._workspace.theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.addWidget(panel)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        return area
