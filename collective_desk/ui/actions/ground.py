"""What lies on the map beside actors and ties: areas, words, a photo behind to trace."""

from __future__ import annotations

from collective_desk.commands.regions import set_backdrop, surround
from collective_desk.domain.entities import Backdrop, EntityId, Region
from collective_desk.ui.workspace import Workspace

from .action import Action, selected_actors


def draw_area(workspace: Workspace) -> None:
    """Draw an area around who is selected; else wait for it to be drawn."""
    here = [id for id in selected_actors(workspace) if id in workspace.canvas.picture.row]
    if not here:
        workspace.canvas.draw_area("area")
        workspace.shell.say(workspace.words("area.draw"))
        return
    area = workspace.do(surround, workspace.map, here, workspace.words("area.unnamed"))
    if area is not None:
        workspace.selection.set([area])
        workspace.canvas.edit_name(area)


def write_here(workspace: Workspace) -> None:
    """Write words on the map."""
    workspace.canvas.draw_area("text")
    workspace.shell.say(workspace.words("area.write"))


def lay_photo(workspace: Workspace) -> None:
    """Choose a photo of a paper map to lay behind."""
    workspace.shell.maps.lay_photo()


def toggle_lock(workspace: Workspace) -> None:
    """Keep the photos behind where they are, or let them be moved again."""
    lock = not photos_locked(workspace)
    for photo in workspace.canvas.picture.content.behind:
        if photo.locked != lock:
            workspace.do(set_backdrop, photo.id, locked=lock)
    if lock:
        chosen = workspace.selection.ids
        behind = {photo.id for photo in workspace.canvas.picture.content.behind}
        workspace.selection.set(id for id in chosen if id not in behind)


def photos_locked(workspace: Workspace) -> bool:
    """Whether every photo behind stays where it is."""
    behind = workspace.canvas.picture.content.behind
    return bool(behind) and all(photo.locked for photo in behind)


def has_photos(workspace: Workspace) -> bool:
    """Whether a photo lies behind the map."""
    return bool(workspace.canvas.picture.content.behind)


def selected_ground(
    workspace: Workspace, kind: type[Region | Backdrop]
) -> tuple[EntityId, ...]:
    """Give the areas (with words), or the photos, of the selection."""
    content = workspace.canvas.picture.content
    lying = {piece.id for piece in (content.regions if kind is Region else content.behind)}
    return tuple(id for id in workspace.selection.ids if id in lying)


ACTIONS = (
    Action("map.area", draw_area, icon="square-dashed", keys=("Ctrl+G",), begins_group=True),
    Action("map.text", write_here, icon="type", keys=("Ctrl+Shift+T",)),
    Action("map.photo", lay_photo, icon="image"),
    Action(
        "map.photo_lock", toggle_lock, icon="lock", when=has_photos, ticked=photos_locked),
)
