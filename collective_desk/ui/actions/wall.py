"""The wall: what the room sees, and when."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action


def toggle_wall(workspace: Workspace) -> None:
    """Show the map to the room, or take the wall down."""
    workspace.shell.wall.toggle()


def wall_open(workspace: Workspace) -> bool:
    """Whether there is a wall."""
    return workspace.shell.wall.is_open


def toggle_frozen(workspace: Workspace) -> None:
    """Leave the wall as it is while preparing, or let it follow."""
    workspace.shell.wall.toggle_frozen()


def wall_frozen(workspace: Workspace) -> bool:
    """Whether the wall stays as it is."""
    return workspace.shell.wall.is_frozen


def toggle_blank(workspace: Workspace) -> None:
    """Show plain paper, or what was there."""
    workspace.shell.wall.toggle_blank()


def wall_blank(workspace: Workspace) -> bool:
    """Whether the wall is plain paper."""
    return workspace.shell.wall.is_blank


def toggle_spotlight(workspace: Workspace) -> None:
    """Put what is selected into the light, or nothing in particular."""
    workspace.shell.wall.toggle_spotlight()


def has_spotlight(workspace: Workspace) -> bool:
    """Whether what is selected stands in the light."""
    return workspace.shell.wall.has_spotlight


def toggle_whole(workspace: Workspace) -> None:
    """Show everyone on the wall, or what the desk looks at."""
    workspace.shell.wall.toggle_whole()


def shows_whole(workspace: Workspace) -> bool:
    """Whether everyone is on the wall, wherever the desk looks."""
    return workspace.shell.wall.shows_whole


def set_up(workspace: Workspace) -> None:
    """Say how wide the picture is and how far the last row, and choose the screen."""
    workspace.shell.set_up_wall()


ACTIONS = (
    Action("wall.open", toggle_wall, icon="projector", keys=("F5",), ticked=wall_open),
    Action(
        "wall.freeze", toggle_frozen, icon="pause", keys=("Ctrl+F5",), when=wall_open,
        ticked=wall_frozen),
    Action(
        "wall.blank", toggle_blank, icon="square", keys=("B",), when=wall_open,
        ticked=wall_blank, where="canvas"),
    Action(
        "wall.spotlight", toggle_spotlight, icon="lightbulb", keys=("Shift+F5",), when=wall_open,
        ticked=has_spotlight, begins_group=True),
    Action("wall.whole", toggle_whole, icon="scan", when=wall_open, ticked=shows_whole),
    Action("wall.set_up", set_up, icon="ruler", begins_group=True),
)
