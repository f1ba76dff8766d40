"""Several maps over the same actors: choosing, starting, copying, naming, ordering them."""

from __future__ import annotations

from collective_desk.commands.maps import copy_map, delete_map, move_map
from collective_desk.commands.placements import take_off_map
from collective_desk.domain.entities import Actor, EntityId, Map
from collective_desk.store.queries.maps import maps
from collective_desk.ui.workspace import Workspace

from . import edit
from .action import Action, selected_actors


def choose(workspace: Workspace) -> None:
    """Show another map."""
    workspace.shell.maps.choose()


def start(workspace: Workspace) -> None:
    """Start a map over the same actors."""
    workspace.shell.maps.start()


def copy(workspace: Workspace) -> None:
    """Start a map as a copy of this one."""
    known = workspace.desk.read.get(Map, workspace.map)
    name = known.title if known and known.title else workspace.words("map.unnamed")
    made = workspace.do(
        copy_map, workspace.map, workspace.words("maps.copy_of", name=name))
    if made is not None:
        workspace.shell.maps.show(made)


def rename(workspace: Workspace) -> None:
    """Write the name of this map."""
    workspace.shell.maps.name()


def delete(workspace: Workspace) -> None:
    """Take this map off the desk; its actors stay."""
    order = [map.id for map in maps(workspace.desk.read)]
    at = order.index(workspace.map)
    workspace.do(delete_map, workspace.map)
    workspace.shell.maps.show(order[at - 1] if at else order[1])
    words = workspace.words
    workspace.shell.say(words("maps.deleted"), words("undo.short"), lambda: edit.undo(workspace))


def earlier(workspace: Workspace) -> None:
    """Let this map stand before the one before it."""
    workspace.do(move_map, workspace.map, by=-1)


def later(workspace: Workspace) -> None:
    """Let this map stand behind the one after it."""
    workspace.do(move_map, workspace.map, by=1)


def place_absent(workspace: Workspace) -> None:
    """Choose from the actors that are not on this map."""
    workspace.shell.maps.choose_absent()


def take_off(workspace: Workspace) -> None:
    """Take the selected actors off this map; they stay on the desk."""
    gone = _chosen_here(workspace)
    known = workspace.desk.read.get(Actor, gone[0])
    workspace.do(take_off_map, workspace.map, gone)
    words = workspace.words
    said = words("maps.taken_off", count=len(gone), name=known.name if known else "")
    workspace.shell.say(said, words("undo.short"), lambda: edit.undo(workspace))


def has_chosen_here(workspace: Workspace) -> bool:
    """Whether somebody who stands on this map is selected."""
    return bool(_chosen_here(workspace))


def _chosen_here(workspace: Workspace) -> tuple[EntityId, ...]:
    here = workspace.canvas.picture.row
    return tuple(id for id in selected_actors(workspace) if id in here)


def has_several_maps(workspace: Workspace) -> bool:
    """Whether there is more than one map."""
    return workspace.desk.read.count(Map) > 1


ACTIONS = (
    Action("map.choose", choose, icon="map", keys=("Ctrl+M",), begins_group=True),
    Action("map.new", start, icon="plus"),
    Action("map.copy", copy, icon="copy-plus"),
    Action("map.rename", rename, icon="pencil"),
    Action("map.earlier", earlier, icon="arrow-up", when=has_several_maps),
    Action("map.later", later, icon="arrow-down", when=has_several_maps),
    Action("map.delete", delete, icon="trash-2", when=has_several_maps),
    Action("map.absent", place_absent, icon="user-plus", keys=("Ctrl+Shift+N",)),
    Action(
        "map.take_off", take_off, icon="user-minus", keys=("Shift+Del",), when=has_chosen_here,
        where="canvas"),
)
