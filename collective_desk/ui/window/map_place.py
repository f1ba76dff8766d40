"""The Map: canvas with its overlays, the line at its foot, the table, the inspector."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from collective_desk.picture.style import Style
from collective_desk.ui.actions.register import Register
from collective_desk.ui.canvas.overlays import Overlays
from collective_desk.ui.panels.heights import Heights
from collective_desk.ui.panels.inspector import Inspector
from collective_desk.ui.panels.pens_panel import PensPanel
from collective_desk.ui.panels.side_panel import SidePanel
from collective_desk.ui.panels.table_panel import TablePanel
from collective_desk.ui.quick_add.bar import QuickAddBar
from collective_desk.ui.quick_add.pen_view import PenView
from collective_desk.ui.quick_add.speaker_view import SpeakerView
from collective_desk.ui.workspace import Workspace

from .foot import Foot
from .look_tools import look_tools
from .map_canvas import MapCanvas

FLOATS_UNDER = 1280
"""Width of the window under which the inspector lies over the canvas instead of beside it."""
NARROW = 1000
"""Width under which the pen says only its name."""
PANELS: dict[str, Callable[[Workspace], SidePanel]] = {"heights": Heights, "pens": PensPanel}
"""What a person can open in the inspector's place."""


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
        self._panels: dict[str, SidePanel] = {}
        self._side: SidePanel | None = None
        self.tools = look_tools(workspace, register)
        """Shown in the top bar with the map."""
        self._wants_inspector = True
        # The map is the same picture whichever way the window reads.
        canvas.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._build()
        workspace.selection.changed.connect(self._place_inspector)
        workspace.theme.changed.connect(self._take_look)
        workspace.pens.changed.connect(self._take_pen)
        canvas.picture_changed.connect(self._show_speaker)
        workspace.side.changed.connect(self._on_side_changed)
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
        self._foot.show_instead(widget)

    @property
    def pen_width(self) -> int:
        """How much room the pen takes beside the line."""
        return self._foot.beside.sizeHint().width()

    @property
    def wants_inspector(self) -> bool:
        """Whether the inspector comes with a selection."""
        return self._wants_inspector

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_inspector()

    def _build(self) -> None:
        theme, workspace = self._workspace.theme, self._workspace
        self.speaker = SpeakerView(theme, workspace.words, workspace.informants)
        self.speaker.wanted.connect(workspace.informants.choice_wanted)
        self._show_speaker()
        self.pen_view = PenView(theme, workspace.words, workspace.pens)
        self.pen_view.change_wanted.connect(partial(workspace.side.toggle, "pens"))
        self._foot = Foot(theme, self.bar, self.pen_view, self.speaker)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.table)
        self._split.setStretchFactor(0, 1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._split, 1)
        middle.addWidget(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(middle, 1)
        # Not in the layout: it lies over the canvas in a narrow window, beside it in a wide one.
        self.inspector.setParent(self)
        self.inspector.hide()

    def _floats(self) -> bool:
        return self.window().width() < FLOATS_UNDER

    def _place_inspector(self) -> None:
        """Beside the canvas where there is room, over it where there is not."""
        side = self._side or self.inspector
        chosen = self._wants_inspector and len(self._workspace.selection) > 0
        shown = self._side is not None or chosen
        floats, wide = self._floats(), side.width()
        beside = wide if shown and not floats else 0
        mirrored = self.isRightToLeft()
        self._row.setContentsMargins(beside if mirrored else 0, 0, 0 if mirrored else beside, 0)
        high = self.height() - (self._foot.height() if floats else 0)
        side.setGeometry(0 if mirrored else self.width() - wide, 0, wide, high)
        self.inspector.setVisible(shown and side is self.inspector)
        if shown:
            side.raise_()

    def _on_side_changed(self) -> None:
        """Open the panel that is wanted, made at its first time, or give the map the keyboard."""
        id, before = self._workspace.side.panel, self._side
        if id and id not in self._panels:
            self._panels[id] = PANELS[id](self._workspace)
            self._panels[id].setParent(self)
            self._panels[id].left.connect(self._workspace.side.close)
        self._side = self._panels.get(id)
        if before is not None:
            before.keep()
            before.hide()
        self._place_inspector()
        if self._side is None:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._side.show()
            self._side.begin()

    def _show_speaker(self) -> None:
        self.speaker.show_with_discs(self._workspace.look.looking.lens == "influence")

    def _take_look(self) -> None:
        self.canvas.set_style(Style.load(self._workspace.theme.name))
        self.canvas.motion.reduced = self._workspace.theme.reduced_motion

    def _take_pen(self) -> None:
        self.canvas.pen = self._workspace.pens.id
