"""Choosing another map, starting or naming one, and who is not on this one yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from collective_desk.commands.maps import add_map, rename_map
from collective_desk.commands.placements import place_all
from collective_desk.domain.entities import Map, Point
from collective_desk.domain.folding import fold
from collective_desk.store.queries.actors import actors_on, not_on
from collective_desk.store.queries.maps import maps
from collective_desk.ui.code_words import code_words
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace


def map_name(workspace: Workspace, map: Map) -> str:
    """Give the title of a map, or what stands for one that has none."""
    return map.title or map.question or workspace.words("map.unnamed")


class MapsChooser(Chooser):
    """The maps of the desk; a name that none has starts a new one."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        words = workspace.words
        super().__init__(workspace.theme, words("maps.placeholder"), words("find.nothing"), parent)
        self._workspace = workspace

    def rows_for(self, typed: str) -> list[Row]:
        """Give the maps whose names hold the letters, then the offer to start one."""
        workspace, wanted = self._workspace, fold(typed)
        words, read = workspace.words, workspace.desk.read
        rows = []
        known = set()
        for map in maps(read):
            name = map_name(workspace, map)
            known.add(fold(name))
            if wanted in fold(name):
                count = words("status.actors", count=len(actors_on(read, map.id)))
                here = map.id == workspace.map
                note = words("maps.here") if here else count
                rows.append(Row(map.id, name, note=note, icon="check" if here else "map"))
        name = typed.strip()
        if not name or wanted not in known:
            said = words("maps.new_named", name=name) if name else words("action.map.new")
            rows.append(Row("", said, icon="plus", begins_group=True, facts={"title": name}))
        return rows

    def take(self, row: Row) -> None:
        """Show the map, or start one."""
        if row.value:
            show_map(self._workspace, row.value)
        else:
            new_map(self._workspace, row.facts["title"])


class MapNamer(Chooser):
    """The name of the map that is shown, to be written over."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        words = workspace.words
        super().__init__(workspace.theme, words("maps.name"), words("find.nothing"), parent)
        self._workspace = workspace

    def open(self) -> None:
        """Show the name as it is, ready to be replaced."""
        super().open()
        known = self._workspace.desk.read.get(Map, self._workspace.map)
        self.field.setText(known.title if known else "")
        self.field.selectAll()

    def rows_for(self, typed: str) -> list[Row]:
        """Offer the name that is written."""
        name = typed.strip()
        said = self._workspace.words("maps.call_it", name=name)
        return [Row(name, said, icon="pencil")] if name else []

    def take(self, row: Row) -> None:
        """Give the map this name."""
        self._workspace.do(rename_map, self._workspace.map, row.value)


class AbsentChooser(Chooser):
    """Actors of the desk that are not on this map; Enter puts one there, and the list stays."""

    def __init__(
        self, workspace: Workspace, middle: Callable[[], Point], parent: QWidget
    ) -> None:
        words = workspace.words
        super().__init__(
            workspace.theme, words("absent.placeholder"), words("absent.nobody"), parent)
        self._workspace, self._middle = workspace, middle
        self._signs = Signs(workspace.theme, words)

    def rows_for(self, typed: str) -> list[Row]:
        """Give who is not here, by name."""
        workspace, wanted = self._workspace, fold(typed)
        found = [actor for actor in not_on(workspace.desk.read, workspace.map)
                 if wanted in fold(actor.name)]
        return [
            Row(actor.id, actor.name, note=code_words(workspace.words, "actor_kind", actor.kind),
                picture=self._signs.actor(actor))
            for actor in found
        ]

    def take(self, row: Row) -> None:
        """Put the actor near the middle of the view, and offer the next."""
        workspace = self._workspace
        workspace.do(place_all, workspace.map, [row.value], near=self._middle())
        workspace.selection.set([row.value])
        workspace.canvas.show_actor(row.value)
        if not_on(workspace.desk.read, workspace.map):
            self.open()


def show_map(workspace: Workspace, id: str) -> None:
    """Show another map of the desk."""
    found = workspace.desk.read.get(Map, id)
    if found is None or not found.alive:
        return
    workspace.selection.clear()
    workspace.look.show_map(found)
    absent = len(not_on(workspace.desk.read, id))
    if absent and not actors_on(workspace.desk.read, id):
        words, shell = workspace.words, workspace.shell
        shell.say(words("absent.offer", count=absent), words("absent.choose"),
                  shell.maps.choose_absent)


def new_map(workspace: Workspace, title: str = "") -> None:
    """Start a map and show it."""
    number = len(maps(workspace.desk.read)) + 1
    made = workspace.do(add_map, title or workspace.words("maps.numbered", number=number))
    if made is not None:
        show_map(workspace, made)
