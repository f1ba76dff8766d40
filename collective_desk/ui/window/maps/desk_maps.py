"""What the window does for the maps of the desk: it shows, names and starts them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collective_desk.commands.placements import place_all
from collective_desk.domain.entities import EntityId, Point
from collective_desk.ui.widgets.floating import Floating
from collective_desk.ui.workspace import Workspace

from .map_place import MapPlace
from .maps_chooser import AbsentChooser, MapNamer, MapsChooser, new_map, show_map


class DeskMaps:
    """The lists of maps and of who is not on this one."""

    def __init__(self, workspace: Workspace, place: MapPlace, window: QWidget) -> None:
        self._workspace, self._map, self._window = workspace, place, window
        self._maps = MapsChooser(workspace, window)
        self._namer = MapNamer(workspace, window)
        self._absent = AbsentChooser(workspace, lambda: self.middle, window)
        self.floating: tuple[Floating, ...] = (self._maps, self._namer, self._absent)

    @property
    def middle(self) -> Point:
        """The point of the map in the middle of the view."""
        canvas = self._map.canvas
        return canvas.camera.to_map(canvas.width() / 2, canvas.height() / 2)

    def choose(self) -> None:
        """Choose another map."""
        self._workspace.shell.show_place("map")
        self._maps.open()

    def show(self, id: EntityId) -> None:
        """Show another map."""
        show_map(self._workspace, id)

    def start(self) -> None:
        """Start a map, and ask for its name."""
        self._workspace.shell.show_place("map")
        new_map(self._workspace)
        self.name()

    def name(self) -> None:
        """Write the name of the map that is shown."""
        self._namer.open()

    def choose_absent(self) -> None:
        """Choose from who is not on this map."""
        self._workspace.shell.show_place("map")
        self._absent.open()

    def place(self, actor: EntityId) -> None:
        """Put an actor on this map, near what is looked at."""
        self._workspace.do(place_all, self._workspace.map, [actor], near=self.middle)
        self._map.canvas.show_actor(actor)

    def lay_photo(self) -> None:
        """Choose a photo to lay behind the map."""
        from .laying import begin_photo

        begin_photo(self._workspace, self._window, self.middle)
