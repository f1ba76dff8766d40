"""The Map: canvas with its overlays, the line at its foot, the table, the inspector."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.picture.style import Style
from collective_desk.ui.actions.register import Register
from collective_desk.ui.canvas.overlays import Overlays
from collective_desk.ui.panels.heights import Heights
from collective_desk.ui.panels.inspector import Inspector
from collective_desk.ui.panels.lens_panel import LensPanel
from collective_desk.ui.panels.pens_panel import PensPanel
from collective_desk.ui.panels.side_panel import SidePanel
from collective_desk.ui.panels.table.panel import TablePanel
from collective_desk.ui.quick_add.bar import QuickAddBar
from collective_desk.ui.quick_add.pen_view import PenView
from collective_desk.ui.quick_add.speaker_view import SpeakerView
from collective_desk.ui.widgets.split import Split
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.window.frame.foot import Foot
from collective_desk.ui.window.frame.geometry import Panes
from collective_desk.ui.workspace import Workspace

from .look_tools import look_tools
from .map_canvas import MapCanvas

FLOATS_UNDER = 1280
"""Width of the window under which the inspector lies over the canvas instead of beside it."""
BOTH_FROM = 1600
"""Width of the window from which inspector and lens panel stand side by side."""
NARROW = 1000
"""Width under which the pen says only its name."""
LEAST_MAP = 560
"""Width that answers beside the map have to leave it."""
IN_TABLE = ("edit.delete", "edit.paste", "map.take_off")
"""Actions of the map whose keys hold in the table too."""
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
        self.lens_panel = LensPanel(workspace)
        self._panels: dict[str, SidePanel] = {}
        self._side: SidePanel | None = None
        self.tools = look_tools(workspace, register)
        """Shown in the top bar with the map."""
        self._wants_inspector = True
        self._refit = once(self, 0, self._fit_again)
        # The map is the same picture whichever way the window reads.
        canvas.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._build()
        workspace.selection.changed.connect(self._on_chosen)
        canvas.gesture_ended.connect(self._on_chosen)
        workspace.look.changed.connect(self._place_inspector)
        workspace.theme.changed.connect(self._take_look)
        workspace.pens.changed.connect(self._take_pen)
        canvas.picture_changed.connect(self._show_speaker)
        workspace.side.changed.connect(self._on_side_changed)
        self._take_pen()
        for view in self.table.views:
            view.addActions([register[id] for id in IN_TABLE])
        self.table.hide()

    def show_table(self, shown: bool) -> None:
        """Show the table under the map, or hide it."""
        if shown == self.table.isVisibleTo(self):
            return
        self.table.setVisible(shown)
        if shown:
            self._split.share(self._split.shares)
            self.table.wake()

    def panes(self) -> Panes:
        """Say how the room is shared between map, table and inspector."""
        return Panes(
            self._split.shares, self.table.isVisibleTo(self), self._wants_inspector)

    def take_panes(self, panes: Panes) -> None:
        """Share the room as it was shared before."""
        self._split.share(panes.shares)
        self.show_inspector(panes.inspector)
        self.show_table(panes.table)

    def show_inspector(self, shown: bool) -> None:
        """Let the inspector come with a selection, or not."""
        self._wants_inspector = shown
        self._place_inspector()

    def inspect(self) -> None:
        """Give the keyboard to what is known of the selected; Esc brings it back to the map."""
        self._workspace.side.close()
        self.show_inspector(True)
        self.inspector.begin()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the map when Esc ended nothing in a field or table."""
        if event.key() == Qt.Key.Key_Escape and not self.canvas.hasFocus():
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme, workspace = self._workspace.theme, self._workspace
        self.speaker = SpeakerView(theme, workspace.words, workspace.informants)
        self.speaker.wanted.connect(workspace.informants.choice_wanted)
        self._show_speaker()
        self.pen_view = PenView(theme, workspace.words, workspace.pens)
        self.pen_view.change_wanted.connect(partial(workspace.side.toggle, "pens"))
        self._foot = Foot(theme, self.bar, self.pen_view, self.speaker)
        self._split = Split()
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.table)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._split, 1)
        middle.addWidget(self._foot)
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

    def _on_chosen(self) -> None:
        """Open what is known of who is chosen, but never under a hand that is at work."""
        if self.canvas.hand.busy:
            return  # the end of the gesture asks again
        before = self.canvas.width() - sum(self.canvas.panels)
        self._place_inspector()
        self._row.activate()
        latest = self._workspace.selection.latest
        if latest and self.canvas.width() - sum(self.canvas.panels) < before:
            self.canvas.show_actor(latest)

    def _place_inspector(self) -> None:
        """Beside the canvas where there is room, over it where there is not."""
        side = self._side or self.inspector
        chosen = self._wants_inspector and len(self._workspace.selection) > 0
        shown = self._side is not None or chosen
        measures = self._workspace.look.measures and self.lens_panel.wanted
        measures = measures and self.width() - self.lens_panel.width() >= LEAST_MAP
        alone = self.window().width() < BOTH_FROM
        # Where one stands for the other they are equally wide: the map stays where it is.
        self.inspector.be_wide(self.lens_panel.width() if measures and alone else 0)
        if shown and measures and alone:
            # Who walks through the answers stays with them.
            shown = self._side is not None or not self.lens_panel.view.hasFocus()
            measures = not shown
        whole = self.canvas.shows_all()
        opens = measures != (not self.lens_panel.isHidden())
        edge = self._stand(side, shown, 0)
        if side is not self.inspector:
            self.inspector.hide()
        # Answers never lie over the map that they are about.
        over = edge if self._floats() else 0
        beside = self._stand(self.lens_panel, measures, edge - over)
        self._make_room(beside, over, fit_again=opens and whole)

    def _make_room(self, beside: int, over: int, *, fit_again: bool) -> None:
        """Leave the canvas so much less room at its end, of which so much is merely covered."""
        mirrored = self.isRightToLeft()
        margins = self._row.contentsMargins()
        before = margins.left() + margins.right()
        self._row.setContentsMargins(beside if mirrored else 0, 0, 0 if mirrored else beside, 0)
        self.canvas.panels = (over, 0) if mirrored else (0, over)
        if fit_again and beside != before and self.canvas.isVisible():
            self._row.activate()
            self._refit.start()  # when the legend stands where it will

    def _fit_again(self) -> None:
        if self.canvas.motion.running:
            self.canvas.motion.finish()
        self.canvas.fit()

    def _stand(self, panel: QWidget, shown: bool, edge: int) -> int:
        """Put a panel at the edge that is left; gives where the next one would stand."""
        over = self._floats() and panel is not self.lens_panel
        high = self.height() - (self._foot.height() if over else 0)
        left = edge if self.isRightToLeft() else self.width() - edge - panel.width()
        panel.setGeometry(left, 0, panel.width(), high)
        panel.setVisible(shown)
        if shown:
            panel.raise_()
        return edge + panel.width() if shown else edge

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
        theme = self._workspace.theme
        self.canvas.set_style(Style.load(theme.name).enlarged(theme.scale))
        self.canvas.motion.reduced = self._workspace.theme.reduced_motion

    def _take_pen(self) -> None:
        self.canvas.pen = self._workspace.pens.id
