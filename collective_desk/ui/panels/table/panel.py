"""Actors and ties as a table with the map's selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from collective_desk.commands.clipboard import shareable
from collective_desk.domain.entities import Actor, Assessment, EntityId, Tie, TieKind
from collective_desk.store.queries.same import Same, same
from collective_desk.store.records import Commit
from collective_desk.ui.actions.edit import put_on_clipboard
from collective_desk.ui.models.readings import ActorRows, TieRows
from collective_desk.ui.models.rows_model import RowsModel
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace

from .cells import ActorCells, Cells, TieCells
from .view import RowsView

ACTOR_HEADS = ("name", "kind", "realm", "presence", "ties", "discs")
TIE_HEADS = ("from", "tie_kind", "to", "direction", "trust", "label")
COPIED_ACTOR = {
    "name": "name", "kind": "kind", "realm": "realm", "presence": "presence",
    "discs": "influence"}
COPIED_TIE = {
    "from": "source", "tie_kind": "kind", "to": "target", "direction": "direction",
    "label": "label"}
"""Columns that are copied, and what they say."""
RELOAD_ABOVE = 500
WIDTHS = {"actor": (260, 180, 140, 120, 70, 70), "tie": (220, 160, 220, 120, 70, 160)}


class TablePanel(Surface):
    """Two tables, one filter; reads only while it is shown."""

    menu_wanted = Signal(QPoint)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, lines="top", parent=parent)
        self._workspace = workspace
        self._stale, self._syncing = True, False
        self._known = Same()
        reader, words = workspace.desk.read, workspace.words
        self.actors = RowsModel(
            [words(f"table.{head}") for head in ACTOR_HEADS], ActorRows(reader, words),
            [ACTOR_HEADS.index(head) for head in ActorCells.written])
        self.ties = RowsModel(
            [words(f"table.{head}") for head in TIE_HEADS], TieRows(reader, words, workspace.pens),
            [TIE_HEADS.index(head) for head in TieCells.written])
        self._signs = Signs(workspace.theme, words)
        self._build()
        workspace.bridge.committed.connect(self._on_committed)
        workspace.selection.changed.connect(self._show_selection)
        workspace.theme.changed.connect(self._repaint)

    @property
    def view(self) -> RowsView:
        """The table that is shown."""
        view = self._stack.currentWidget()
        assert isinstance(view, RowsView)
        return view

    @property
    def views(self) -> tuple[RowsView, RowsView]:
        """The table of actors and that of ties."""
        return self._views

    @property
    def filter_field(self) -> QLineEdit:
        """The field that narrows the rows."""
        return self._filter

    def wake(self) -> None:
        """Read what changed while nobody looked."""
        if self._stale:
            self._stale = False
            self._known = same(self._workspace.desk.read)
            self.actors.reload()
            self.ties.reload()
            self._count()
            self._show_selection()

    def show_ties(self, ties: bool) -> None:
        """Show the ties, or the actors."""
        self._stack.setCurrentIndex(int(ties))
        self._tabs[int(ties)].setChecked(True)
        self._count()
        self._show_selection()

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        group = QButtonGroup(self)
        self._tabs = []
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        bar.setSpacing(theme.px(4))
        for number, name in enumerate(("table.actors", "table.ties_tab")):
            tab = Button(theme, words(name), look="quiet")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._on_tab, bool(number)))
            group.addButton(tab)
            self._tabs.append(tab)
            bar.addWidget(tab)
        self._counted = Text(theme, role="small", tone="ink_soft")
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(words("table.filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(theme.px(240))
        self._filter.textChanged.connect(self._on_filter_changed)
        bar.addSpacing(theme.px(12))
        bar.addWidget(self._counted, 1)
        bar.addWidget(self._filter)
        self._stack = QStackedWidget()
        self._views = (
            self._view(
                self.actors, ActorCells(self._workspace, self._signs), ACTOR_HEADS,
                WIDTHS["actor"]),
            self._view(self.ties, TieCells(self._workspace), TIE_HEADS, WIDTHS["tie"]))
        for view in self._views:
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._tabs[0].setChecked(True)

    def _view(
        self, model: RowsModel, cells: Cells, heads: tuple[str, ...], widths: tuple[int, ...]
    ) -> RowsView:
        view = RowsView(self._workspace, model, cells, self._signs, heads, widths)
        view.selectionModel().selectionChanged.connect(self._on_view_selected)
        view.copy_wanted.connect(self._on_copy_wanted)
        view.menu_wanted.connect(self.menu_wanted)
        model.modelReset.connect(self._show_selection)
        return view

    def _on_tab(self, ties: bool, _checked: bool = False) -> None:
        self.show_ties(ties)

    def _on_filter_changed(self, typed: str) -> None:
        self.actors.filter(typed)
        self.ties.filter(typed)
        self._count()

    def _count(self) -> None:
        model = self.view.model()
        assert isinstance(model, RowsModel)
        shown, total = model.rowCount(), model.total
        words = self._workspace.words
        self._counted.setText(
            words("table.some", count=shown, total=total) if shown != total else "")

    def _on_committed(self, commit: Commit) -> None:
        if self._stale or not self.isVisible() or len(commit.ids) > RELOAD_ABOVE:
            self._stale = True
            if self.isVisible():
                self.wake()
            return
        touched = commit.touched
        if touched.get(Actor.kind_name) and same(self._workspace.desk.read) != self._known:
            # Actors became one, or two again: their ties are listed elsewhere.
            self._stale = True
            self.wake()
            return
        if TieKind.kind_name in touched:
            self.ties.reload()
        ties = set(touched.get(Tie.kind_name, frozenset()))
        actors = set(touched.get(Actor.kind_name, frozenset()))
        for id in touched.get(Assessment.kind_name, frozenset()):
            said = self._workspace.desk.read.get(Assessment, id)
            if said is not None:
                (actors if self.actors.row_of(said.subject) is not None else ties).add(said.subject)
        for id in tuple(ties):
            tie = self._workspace.desk.read.get(Tie, id)
            actors |= {tie.source, tie.target} if tie else set()
        if touched.get(Actor.kind_name):
            read = self._workspace.desk.read
            for actor in touched[Actor.kind_name]:
                ties |= {id for (id,) in read.rows(Tie, "id", source=actor)}
                ties |= {id for (id,) in read.rows(Tie, "id", target=actor)}
        self.actors.refresh(actors)
        self.ties.refresh(ties)
        self._count()

    def _on_view_selected(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        if self._syncing:
            return
        model = self.view.model()
        assert isinstance(model, RowsModel)
        rows = [index.row() for index in self.view.selectionModel().selectedRows()]
        self._syncing = True
        self._workspace.selection.set(model.id_at(row) for row in rows)
        self._syncing = False
        latest = self._workspace.selection.latest
        if latest is not None and len(rows) < model.rowCount():
            self._workspace.canvas.show_actor(latest)

    def _on_copy_wanted(self) -> None:
        """Copy the rows: a table for a spreadsheet, and the actors for another desk."""
        from collective_desk.exchange.pasted import as_table

        view, chosen = self.view, self.view.ids
        model, ties = view.model(), view is self._views[1]
        assert isinstance(model, RowsModel)
        open_ = shareable(self._workspace.desk.read, chosen)
        fields = COPIED_TIE if ties else COPIED_ACTOR
        heads = TIE_HEADS if ties else ACTOR_HEADS
        rows = [
            [str(model.index(row, heads.index(head)).data()) for head in fields]
            for id in open_ if (row := model.row_of(id)) is not None
        ]
        text = as_table("ties" if ties else "actors", tuple(fields.values()), rows)
        put_on_clipboard(self._workspace, open_, text, left=len(chosen) - len(open_))

    def _show_selection(self) -> None:
        """Mark what is selected, and bring the latest into view."""
        if self._syncing or self._stale or not hasattr(self, "_views"):
            return
        self._syncing = True
        for view, model in zip(self._views, (self.actors, self.ties), strict=True):
            self._mark(view, model, self._workspace.selection.ids)
        self._syncing = False

    def _mark(self, view: RowsView, model: RowsModel, ids: tuple[EntityId, ...]) -> None:
        marked = QItemSelection()
        rows = [row for id in ids if (row := model.row_of(id)) is not None]
        for row in rows:
            marked.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(marked, flags.ClearAndSelect)
        if rows:
            # Who works down a column stays in it.
            current = model.index(rows[-1], max(view.currentIndex().column(), 0))
            view.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            view.scrollTo(current)

    def _repaint(self) -> None:
        self.view.viewport().update()
