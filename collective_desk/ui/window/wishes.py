"""What the canvas and the line ask for, each made one command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint

from collective_desk.commands.actors import rename_actor
from collective_desk.commands.placements import move_placements, place_all
from collective_desk.commands.quick_add import Added, quick_add
from collective_desk.commands.regions import Box, add_region, move_ground, rename_region
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import Actor, EntityId, Point
from collective_desk.domain.errors import DeskError
from collective_desk.ui.actions import edit
from collective_desk.ui.workspace import Workspace, sentence

ShowMenu = Callable[[tuple[EntityId, ...], QPoint, Point | None], None]
BeginLine = Callable[[Point | None, str], None]
Moved = Callable[[Mapping[EntityId, tuple[float, float]]], None]


class Wishes:
    """Made before the workspace, as the canvas is part of it; `use` completes it."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self._menu: ShowMenu | None = None
        self._line: BeginLine | None = None
        self._meanings: Moved | None = None

    def use(
        self, workspace: Workspace, menu: ShowMenu, line: BeginLine, meanings: Moved
    ) -> None:
        """Answer wishes from now on."""
        self._workspace, self._menu, self._line = workspace, menu, line
        self._meanings = meanings

    def move_placements(self, places: dict[EntityId, tuple[float, float]]) -> None:
        """Put actors at these map points; in an arrangement, ask what that means."""
        if self._open.look.looking.arrangement != "free" and self._meanings is not None:
            self._meanings(places)
            return
        self._open.do(move_placements, self._open.map, places)

    def add_tie(self, source: EntityId, target: EntityId) -> None:
        """Tie two actors with the pen in hand."""
        pen = self._open.pens.id
        if pen is not None:
            self._open.do(add_tie, source, target, pen)

    def new_actor_at(self, x: float, y: float, tied_to: EntityId | None = None) -> None:
        """Begin an actor at a map point, tied to another if one is given."""
        actor = self.actor(tied_to) if tied_to else None
        # A point of an arrangement is no free place: there an actor goes near its ties.
        free = self._open.look.looking.arrangement == "free"
        if self._line is not None:
            self._line((x, y) if free else None, actor.name if actor else "")

    def rename(self, actor: EntityId, name: str) -> None:
        """Give an actor, or an area, another name."""
        lying = any(area.id == actor for area in self._open.canvas.picture.content.regions)
        self._open.do(rename_region if lying else rename_actor, actor, name)

    def move_ground(self, boxes: dict[EntityId, Box]) -> None:
        """Let areas, words and photos lie in these boxes."""
        self._open.do(move_ground, boxes)

    def draw_area(self, box: Box, form: str) -> None:
        """Draw an area, or words, and ask for its name."""
        workspace = self._open
        name = workspace.words("area.unnamed" if form == "area" else "area.words")
        area = workspace.do(add_region, workspace.map, name, box=box, form=form)
        if area is not None:
            workspace.selection.set([area])
            workspace.canvas.edit_name(area)

    def place_actors(self, ids: list[EntityId], at: tuple[float, float]) -> None:
        """Put actors of the desk on the map: one at the point, several around it."""
        actors = [id for id in ids if self.actor(id) is not None]
        if len(actors) == 1:
            self._open.do(move_placements, self._open.map, {actors[0]: at})
        elif actors:
            self._open.do(place_all, self._open.map, actors, near=at)
        self._open.selection.set(actors)

    def inspect(self) -> None:
        """Give the keyboard to what is known of the selected."""
        self._open.shell.inspect()

    def lay_files(self, paths: list[str], at: tuple[float, float]) -> None:
        """Lay photos from files behind the map."""
        from .maps.laying import lay_file

        for path in paths:
            lay_file(self._open, Path(path), at)

    def delete(self, ids: tuple[EntityId, ...]) -> None:
        """Delete actors and ties."""
        self._open.selection.set(ids)
        edit.delete(self._open)

    def show_menu(
        self, ids: tuple[EntityId, ...], where: QPoint, at: tuple[float, float],
    ) -> None:
        """Open the menu of what is selected."""
        if self._menu is not None:
            free = self._open.look.looking.arrangement == "free"
            self._menu(ids, where, at if free else None)

    def draw(
        self, text: str, *, near: Point | None, choices: Mapping[str, EntityId | None]
    ) -> Added | str:
        """Draw a line; give what it brought, or why it cannot be drawn."""
        workspace = self._open
        try:
            return workspace.desk.do(
                quick_add, text, on=workspace.map, pen=workspace.pens.id, near=near,
                choices=choices, names=workspace.names.names,
                rater=workspace.informants.current,
                towers=not workspace.canvas.picture.content.towers)
        except DeskError as error:
            return sentence(workspace.words, error.id, error.facts)

    def actor(self, id: EntityId) -> Actor | None:
        """Read one actor."""
        return self._open.desk.read.get(Actor, id)

    def back_to_map(self) -> None:
        """Give the keyboard to the map."""
        self._open.canvas.setFocus()

    @property
    def _open(self) -> Workspace:
        assert self._workspace is not None, "asked before the desk was shown"
        return self._workspace
