"""The Map: canvas with its overlays, the line at its foot, the table, the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from collective_desk.picture.style import Style
from collective_desk.ui.actions.register import Register
from collective_desk.ui.canvas.overlays import Overlays
from collective_desk.ui.panels.inspector import Inspector
from collective_desk.ui.panels.lens_panel import LensPanel
from collective_desk.ui.panels.table_panel import TablePanel
from collective_desk.ui.quick_add.bar import QuickAddBar
from collective_desk.ui.quick_add.pen_view import PenView
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.workspace import Workspace

from .look_tools import look_tools
from .map_canvas import MapCanvas

FLOATS_UNDER = 1280
"""Width of the window under which the inspector lies over the canvas instead of beside it."""
BOTH_FROM = 1600
"""Width of the window from which inspector and lens panel stand side by side."""
NARROW = 1000
"""Width under which the pen says only its name."""


class MapPlace(QWidget):
    """Lays out the map; what is done in it is done elsewhere."""

    def __init__(
        self, workspace: Workspace, register: Register, canvas: MapCanvas, bar: QuickAddBar,
        overlays: Overlays,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self.canvas, self.bar, self._overlays = canvas, bar, overlays
        self.table = TablePanel(workspace)
        self.inspector = Inspector(workspace, register)
        self.lens_panel = LensPanel(workspace)
        self.tools = look_tools(workspace, register)
        """Shown in the top bar with the map."""
        self._wants_inspector = True
        self._instead: QWidget | None = None
        # The map is the same picture whichever way the window reads.
        canvas.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._build()
        workspace.selection.changed.connect(self._place_inspector)
        workspace.look.changed.connect(self._place_inspector)
        workspace.theme.changed.connect(self._take_look)
        workspace.pens.changed.connect(self._take_pen)
        self._take_pen()
        self.table.hide()

    def show_table(self, shown: bool) -> None:
        """Show the table under the map, or hide it."""
        self.table.setVisible(shown)
        if shown:
            self._split.setSizes([self.height() * 5 // 10, self.height() * 5 // 10])
            self.table.wake()

    def show_inspector(self, shown: bool) -> None:
        """Let the inspector come with a selection, or not."""
        self._wants_inspector = shown
        self._place_inspector()

    def show_foot(self, widget: QWidget | None) -> None:
        """Show something else where the line is; nothing brings the line back."""
        if self._instead is not None:
            self._foot_row.removeWidget(self._instead)
            self._instead.hide()
            self._instead.deleteLater()
        self._instead = widget
        for usual in (self.bar, self._pen_view):
            usual.setVisible(widget is None)
        if widget is not None:
            self._foot_row.addWidget(widget, 1)

    @property
    def wants_inspector(self) -> bool:
        """Whether the inspector comes with a selection."""
        return self._wants_inspector

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_inspector()

    def _build(self) -> None:
        theme, workspace = self._workspace.theme, self._workspace
        foot = Surface(theme, lines="top")
        foot.setFixedHeight(theme.length("layout", "quick_add"))
        self._foot = foot
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(15), 1, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.bar, 1)
        self._pen_view = PenView(theme, workspace.words, workspace.pens)
        row.addWidget(self._pen_view)
        self._foot_row = row
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.table)
        self._split.setStretchFactor(0, 1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._split, 1)
        middle.addWidget(foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(middle, 1)
        # Not in the layout: it lies over the canvas in a narrow window, beside it in a wide one.
        for panel in (self.inspector, self.lens_panel):
            panel.setParent(self)
            panel.hide()

    def _floats(self) -> bool:
        return self.window().width() < FLOATS_UNDER

    def _place_inspector(self) -> None:
        """Beside the canvas where there is room, over it where there is not."""
        floats = self._floats()
        high = self.height() - (self._foot.height() if floats else 0)
        inspects = self._wants_inspector and len(self._workspace.selection) > 0
        measures = self._workspace.look.measures and self.lens_panel.wanted
        if inspects and measures and self.window().width() < BOTH_FROM:
            # Who walks through the answers stays with them.
            inspects = self.lens_panel.view.hasFocus() is False
            measures = not inspects
        whole = self.canvas.shows_all()
        opens = measures != (not self.lens_panel.isHidden())
        edge = 0
        for panel, shown in ((self.inspector, inspects), (self.lens_panel, measures)):
            left = edge if self.isRightToLeft() else self.width() - edge - panel.width()
            panel.setGeometry(left, 0, panel.width(), high)
            panel.setVisible(shown)
            if shown:
                panel.raise_()
                edge += panel.width()
        beside = 0 if floats else edge
        mirrored = self.isRightToLeft()
        self._row.setContentsMargins(beside if mirrored else 0, 0, 0 if mirrored else beside, 0)
        if opens and self.canvas.isVisible():
            self._row.activate()
            if whole:
                self.canvas.fit()

    def _take_look(self) -> None:
        self.canvas.set_style(Style.load(self._workspace.theme.name))
        self.canvas.motion.reduced = self._workspace.theme.reduced_motion

    def _take_pen(self) -> None:
        self.canvas.pen = self._workspace.pens.id
