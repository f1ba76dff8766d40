"""The lens panel: a measure of everyone as a dot plot, beside the map that shows it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from collective_desk.store.records import Commit
from collective_desk.ui.models.measures import (
    MEASURES,
    MOST_RATERS,
    Measured,
    MeasureModel,
    measured,
)
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .dot_row import DotRow, Plot, paint_dot


class LensPanel(Surface):
    """Sorts everyone by what was said; choosing a row chooses the actor on the map."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, lines="start", parent=parent)
        self._workspace = workspace
        theme, words = workspace.theme, workspace.words
        self.model = MeasureModel(words, self)
        self._head = Text(theme, role="lead", strong=True, lines=2)
        self._note = Text(theme, role="small", tone="ink_soft", lines=2)
        self._axis = _Axis(theme, self.model)
        self._foot = Text(theme, role="small", tone="ink_soft", lines=4)
        self.view = QListView()
        self._follows = False
        self._build()
        self._soon = once(self, 0, self.read)
        workspace.look.changed.connect(self._soon.start)
        workspace.bridge.committed.connect(self._on_committed)
        workspace.selection.changed.connect(self._show_selection)
        workspace.theme.changed.connect(self.view.viewport().update)

    @property
    def wanted(self) -> bool:
        """Whether the lens in force measures something."""
        return self._workspace.look.looking.lens in MEASURES

    def read(self) -> None:
        """Read the measure of the lens again."""
        if not self.wanted:
            return
        workspace, lens = self._workspace, self._workspace.look.looking.lens
        words = workspace.words
        told = measured(workspace.desk.read, lens, workspace.canvas.picture.content)
        self._follows = True
        self.model.show(told)
        self._follows = False
        self._head.setText(words(f"lenspanel.{lens}"))
        asked = words("lens.asked", count=len(told.raters)) if told.raters else ""
        self._note.setText(asked)
        self._axis.update()
        self._foot.setText(self._said_below(told))
        self.view.setAccessibleName(words(f"lenspanel.{lens}"))
        self._show_selection()

    def _build(self) -> None:
        theme = self._workspace.theme
        self.setFixedWidth(theme.length("layout", "lens_panel"))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), 0)
        head.addWidget(self._head, 1)
        head.addWidget(self._note)
        self.view.setModel(self.model)
        self.view.setItemDelegate(
            DotRow(theme, Signs(theme, self._workspace.words), self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(self._on_activated)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        foot.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self._axis)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _said_below(self, told: Measured) -> str:
        """Say who is seen most differently, and of how many nothing was said."""
        words, said = self._workspace.words, []
        if not told.rows:
            return words("lenspanel.nothing")
        if told.apart:
            seen = [
                words("lenspanel.seen", name=row.name, high=f"{row.seen.highest:g}",
                      low=f"{row.seen.lowest:g}")
                for row in told.apart
            ]
            said.append(words("lenspanel.apart", names=", ".join(seen)))
        if told.unsaid:
            said.append(words("lenspanel.unsaid", count=told.unsaid))
        return " ".join(said)

    def _on_committed(self, commit: Commit) -> None:
        if self.wanted and commit.touched:
            self._soon.start()

    def _show_selection(self) -> None:
        latest = self._workspace.selection.latest
        at = self.model.place_of(latest) if latest and self.wanted else None
        chosen = self.view.selectionModel()
        self._follows = True
        if at is None:
            chosen.clear()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            chosen.setCurrentIndex(self.model.index(at), flag)
            self.view.scrollTo(self.model.index(at))
        self._follows = False

    def _on_current_changed(self) -> None:
        """Choose on the map who was chosen here; who follows the map asks nothing of it."""
        index = self.view.currentIndex()
        if index.isValid() and not self._follows:
            self._workspace.selection.set([self.model.row(index.row()).id])

    def _on_activated(self) -> None:
        """Go to the chosen on the map."""
        row = self.model.row(self.view.currentIndex().row())
        if not row.tie:
            self._workspace.canvas.show_actor(row.id)


class _Axis(QWidget):
    """Who the dots stand for, and the figures of the scale over the plot."""

    def __init__(self, theme: Theme, model: MeasureModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.setFixedHeight(theme.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, told, painter = self._theme, self._model.told, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # -2, not 2-
        inner = self.rect().adjusted(theme.px(16), 0, -theme.px(16), 0)
        mirrored = self.isRightToLeft()
        plot = Plot(theme, told, inner, mirrored=mirrored)
        if told.rows:
            painter.setPen(theme.colour("ink_soft"))
            for tick in plot.ticks():
                box = QRectF(plot.at(tick) - 20, theme.px(26), 40, theme.px(18))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{tick:g}")
        self._paint_who(painter, told, mirrored=mirrored)

    def _paint_who(self, painter: QPainter, told: Measured, *, mirrored: bool) -> None:
        """Name the dots where there are no more than can be told apart."""
        theme, metrics = self._theme, QFontMetricsF(self._theme.font("small"))
        if not 1 < len(told.raters) <= MOST_RATERS:
            return
        side = theme.px(16)
        x, y = float(side), float(theme.px(14))
        room = (self.width() - 2 * side) / len(told.raters) - theme.px(20)
        for number, rater in enumerate(told.raters):
            said = metrics.elidedText(rater, Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(said)
            dot = self.width() - x - 4 if mirrored else x + 4
            paint_dot(painter, theme, dot, y, number)
            left = self.width() - x - theme.px(14) - wide if mirrored else x + theme.px(14)
            painter.setPen(theme.colour("ink"))
            painter.drawText(QPointF(left, y + metrics.capHeight() / 2), said)
            x += theme.px(14) + wide + theme.px(18)
