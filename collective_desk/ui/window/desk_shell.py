"""What the window does for actions: it shows and opens; it never changes the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from collective_desk.domain.entities import Actor, EntityId, Map, Point, Region
from collective_desk.ui.actions import NOUNS, menus
from collective_desk.ui.actions.action import selected_actors, selected_ties
from collective_desk.ui.actions.palette import Palette
from collective_desk.ui.actions.register import Register
from collective_desk.ui.actions.sheet import Sheet
from collective_desk.ui.canvas.accessible import announce
from collective_desk.ui.panels.same_panel import SamePanel
from collective_desk.ui.wall.set_up import WallSetUp
from collective_desk.ui.wall.wall import Wall
from collective_desk.ui.workspace import Host, Workspace

from .beholder import Beholder
from .finder import Finder
from .following import Following
from .frame.frame import Frame
from .maps.arranging import begin_arrange
from .maps.desk_maps import DeskMaps
from .maps.map_place import MapPlace
from .places import place
from .presenting import Presenting
from .speakers import Speakers
from .step_tasks import StepTasks

if TYPE_CHECKING:
    from collective_desk.ui.replay.replay import Replay


class DeskShell:
    """Made before the workspace, as that holds it; `use` completes it."""

    def __init__(self, host: Host, frame: Frame, window: QWidget) -> None:
        self.host, self._frame, self._window = host, frame, window
        self.asking: SamePanel
        """The questions about who is who; set before `use`."""

    def use(
        self, workspace: Workspace, register: Register, place: MapPlace, beholder: Beholder
    ) -> None:
        """Serve this desk from now on."""
        self._workspace, self._register, self._map = workspace, register, place
        self._past = beholder.past
        self._replay: Replay | None = None
        theme, words, window = workspace.theme, workspace.words, self._window
        self.presenting = Presenting(workspace, beholder, place.canvas, window)
        self.palette = Palette(theme, words, register, window, self.presenting)
        self.finder = Finder(workspace, self.go_to, window)
        self.sheet = Sheet(theme, words, window)
        self.maps = DeskMaps(workspace, place, window)
        self.speakers = Speakers(workspace, window)
        workspace.informants.choice_wanted.connect(self.speakers.open)
        self.following = Following(
            workspace, self._frame, partial(register.refresh, NOUNS["view"]))
        self._tasks = StepTasks(workspace, self._frame, place)
        self.wall = Wall(workspace, place.canvas, window, register.serve_wall)
        self.wall_set_up = WallSetUp(workspace, self.wall, window)
        self.wall.opened.connect(self._on_wall_opened)

    def close(self) -> None:
        """Take what floats off the window, and what asks of this desk."""
        self.wall.take_down()
        self.wall.deleteLater()
        self.presenting.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        for floating in (
            self.palette, self.finder, self.sheet, self.speakers, self.asking, self.wall_set_up,
            *self.maps.floating):
            floating.hide()
            floating.deleteLater()

    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None:
        """Say a sentence at the foot of the window, and aloud."""
        self.host.say(text, answer, then, warn=warn)
        announce(self._map.canvas, text)

    def go_to(self, id: EntityId) -> None:
        """Select something and bring it into view; a map is shown, an area on its map."""
        self.show_place("map")
        workspace, read = self._workspace, self._workspace.desk.read
        if read.get(Map, id) is not None:
            self.maps.show(id)
            return
        area = read.get(Region, id)
        if area is not None:
            self.maps.show(area.map)
        workspace.selection.set([id])
        self._map.canvas.show_actor(id)
        actor = read.get(Actor, id)
        if actor is not None and id not in workspace.canvas.picture.row:
            self.say(
                workspace.words("absent.is", name=actor.name), workspace.words("absent.place"),
                partial(self.maps.place, id))
        self._map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, id: str, part: str = "") -> QWidget:
        """Go to a place, or a part of it, and give its page; one not there yet is made now."""
        if not self._frame.has_place(id):
            page = place(id).make(self._workspace)
            self._frame.add_place(id, page, getattr(page, "tools", ()))
        self._frame.show_place(id)
        if part:
            self._frame.page(id).show_part(part)  # type: ignore[attr-defined]
        if id == "map":
            self._map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._frame.page(id)

    def show_table(self, shown: bool) -> None:
        """Show the table, or hide it."""
        self.show_place("map")
        self._map.show_table(shown)
        (self._map.table.view if shown else self._map.canvas).setFocus(
            Qt.FocusReason.OtherFocusReason)

    def table_shown(self) -> bool:
        """Whether the table is there."""
        return not self._map.table.isHidden()

    def show_inspector(self, shown: bool) -> None:
        """Let the inspector come with a selection, or not."""
        self._map.show_inspector(shown)

    def inspect(self) -> None:
        """Give the keyboard to what is known of the selected."""
        self._map.inspect()

    def inspector_shown(self) -> bool:
        """Whether the inspector comes with a selection."""
        return self._map.wants_inspector

    def serve_step(self) -> None:
        """Go where the running step is done, or back from there."""
        self._tasks.serve()

    def show_replay(self, shown: bool) -> None:
        """Play how the map grew, or go back to now."""
        replay, self._replay = self._replay, None
        if replay is not None:
            replay.stop()
            self._map.show_foot(None)
            self._map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if not shown:
            return
        self.show_place("map")
        if not self._past.growth(self._workspace.map).steps:
            self.say(self._workspace.words("replay.nothing"))
            return
        from collective_desk.ui.replay.replay import Replay

        self._replay = Replay(self._workspace, self._past, self._map.canvas)
        self._map.show_foot(self._replay.bar)
        self._replay.bar.left.connect(partial(self.show_replay, False))
        self._replay.start()

    def focus_quick_add(self, text: str = "") -> None:
        """Go to the line that draws."""
        self.show_place("map")
        self._map.bar.begin(text)

    def begin_line(self, at: Point | None, tied_to: str) -> None:
        """Begin an actor at a point of the map."""
        self._map.bar.begin(near=at, tied_to=tied_to)

    def open_find(self) -> None:
        """Find by name."""
        self.finder.open()

    def open_palette(self) -> None:
        """Do anything by typing its name."""
        self.palette.open()

    def open_keys(self) -> None:
        """Show every key."""
        self.sheet.open(with_help=False)

    def open_help(self) -> None:
        """Show what everything does."""
        self.sheet.open(with_help=True)

    def open_menu(self) -> None:
        """Open the main menu under its button."""
        button = self._frame.menu
        menu = menus.main_menu(self._register, self._workspace.words, button)
        left = 0 if button.isRightToLeft() else button.width() - menu.sizeHint().width()
        self._popup(menu, button.mapToGlobal(QPoint(left, button.height() + 4)))

    def show_menu(
        self, ids: tuple[EntityId, ...], where: QPoint, at: Point | None = None
    ) -> None:
        """Open the menu of what is selected; what is added next goes to that point of the map."""
        self._map.bar.aim(at)
        offered: tuple[str, ...] = menus.ON_NOTHING
        if ids and selected_actors(self._workspace):
            offered = menus.ON_ACTOR
        elif ids and selected_ties(self._workspace):
            offered = menus.ON_TIE
        elif ids:
            offered = menus.ON_GROUND
        self._register.refresh()
        self._popup(menus.context_menu(self._register, offered, self._map.canvas), where)

    def show_selection_menu(self, where: QPoint | None = None) -> None:
        """Open the menu of the selection at a point of the screen, else beside the inspector."""
        beside = self._map.inspector.mapToGlobal(QPoint(0, 52))
        self.show_menu(self._workspace.selection.ids, where or beside)

    def set_up_wall(self) -> None:
        """Ask for the width of the picture and the distance of the last row."""
        self.wall_set_up.open()

    def edit_question(self) -> None:
        """Write the question for the room."""
        self._frame.top.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._frame.top.question.selectAll()

    def edit_title(self) -> None:
        """Give the desk another title."""
        from collective_desk.ui.dialogs.title import TitleDialog

        TitleDialog(self._workspace, self._window).open()

    def begin_import(self, pasted: str = "") -> None:
        """Choose files, or take a pasted table, and show what it would bring."""
        from collective_desk.ui.dialogs.importing import begin_import, read_tables

        if pasted:
            read_tables(self._workspace, self._window, pasted)
        else:
            begin_import(self._workspace, self._window)

    def begin_export(self) -> None:
        """Choose for whom a file is, and where it goes."""
        from collective_desk.ui.dialogs.exporting import begin_export

        begin_export(self._workspace, self._window, self._frame.menu)

    def begin_arrange(self, *, only: tuple[EntityId, ...] = ()) -> None:
        """Find good places for everyone, or for some."""
        begin_arrange(self._workspace, self._map.canvas, only)

    def _on_wall_opened(self) -> None:
        """Ask once, in passing, where the question can be seen."""
        asked = self._workspace.preferences.settings.wall.asked
        if not asked and not self.wall.covers_desk:
            self.wall_set_up.open(take_keyboard=False)

    def _popup(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
