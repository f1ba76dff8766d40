"""Actors and ties as a table with the map's selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from collective_desk.domain.entities import Actor, Assessment, EntityId, Tie, TieKind
from collective_desk.store.queries.same import Same, same
from collective_desk.store.records import Commit
from collective_desk.ui.models.readings import ActorRows, TieRows
from collective_desk.ui.models.rows_model import RowsModel
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace

from .row_delegate import RowDelegate

ACTOR_HEADS = ("name", "kind", "realm", "presence", "ties", "discs")
TIE_HEADS = ("from", "tie_kind", "to", "direction", "trust", "label")
RELOAD_ABOVE = 500
WIDTHS = {"actor": (260, 180, 140, 120, 70, 70), "tie": (220, 160, 220, 120, 70, 160)}


class TablePanel(Surface):
    """Two tables, one filter; reads only while it is shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, lines="top", parent=parent)
        self._workspace = workspace
        self._stale, self._syncing = True, False
        self._known = Same()
        reader, words = workspace.desk.read, workspace.words
        self.actors = RowsModel(
            [words(f"table.{head}") for head in ACTOR_HEADS], ActorRows(reader, words))
        self.ties = RowsModel(
            [words(f"table.{head}") for head in TIE_HEADS], TieRows(reader, words, workspace.pens))
        self._signs = Signs(workspace.theme, words)
        self._build()
        workspace.bridge.committed.connect(self._on_committed)
        workspace.selection.changed.connect(self._show_selection)
        workspace.theme.changed.connect(self._repaint)

    @property
    def view(self) -> QTableView:
        """The table that is shown."""
        view = self._stack.currentWidget()
        assert isinstance(view, QTableView)
        return view

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
        self._stack.addWidget(self._view(self.actors, "actor"))
        self._stack.addWidget(self._view(self.ties, "tie"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._tabs[0].setChecked(True)

    def _view(self, model: RowsModel, name: str) -> QTableView:
        view, theme = QTableView(), self._workspace.theme
        view.setModel(model)
        view.setAccessibleName(self._workspace.words(f"table.{name}s_name"))
        view.setItemDelegate(RowDelegate(theme, self._signs, view, ties=name == "tie"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(theme.length("control", "row"))
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS[name]):
            view.setColumnWidth(column, theme.px(width))
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.selectionModel().selectionChanged.connect(self._on_view_selected)
        view.doubleClicked.connect(self._on_double_clicked)
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

    def _on_double_clicked(self) -> None:
        latest = self._workspace.selection.latest
        if latest is not None:
            self._workspace.canvas.show_actor(latest)

    def _show_selection(self) -> None:
        """Mark what is selected, and bring the latest into view."""
        if self._syncing or self._stale or not hasattr(self, "_stack"):
            return
        self._syncing = True
        for number, model in enumerate((self.actors, self.ties)):
            view = self._stack.widget(number)
            assert isinstance(view, QTableView)
            self._mark(view, model, self._workspace.selection.ids)
        self._syncing = False

    def _mark(self, view: QTableView, model: RowsModel, ids: tuple[EntityId, ...]) -> None:
        marked = QItemSelection()
        rows = [row for id in ids if (row := model.row_of(id)) is not None]
        for row in rows:
            marked.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(marked, flags.ClearAndSelect)
        if rows:
            view.selectionModel().setCurrentIndex(model.index(rows[-1], 0), flags.NoUpdate)
            view.scrollTo(model.index(rows[-1], 0))

    def _repaint(self) -> None:
        self.view.viewport().update()
